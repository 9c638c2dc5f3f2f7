<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AssignSubstationsDialog</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%n selected:</source>
        <translation>
            <numerusform>%n selected:</numerusform>
            <numerusform>%n selected:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set in %n row(s)</source>
        <translation>
            <numerusform>Set in %n row</numerusform>
            <numerusform>Set in %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingCounts</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waived</source>
        <translation>
            <numerusform>%n waived</numerusform>
            <numerusform>%n waived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plant(s) not fully checked</source>
        <translation>
            <numerusform>%n plant not fully checked</numerusform>
            <numerusform>%n plants not fully checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) of the map not made</source>
        <translation>
            <numerusform>%n check of the map not made</numerusform>
            <numerusform>%n checks of the map not made</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message numerus="yes">
        <source>%n rule(s) are switched off in this plan.</source>
        <translation>
            <numerusform>%n rule is switched off in this plan.</numerusform>
            <numerusform>%n rules are switched off in this plan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plant(s) that are in service by then were checked; those that come later were not.</source>
        <translation>
            <numerusform>%n plant that is in service by then were checked; those that come later were not.</numerusform>
            <numerusform>%n plants that are in service by then were checked; those that come later were not.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) mended since the plan was opened.</source>
        <translation>
            <numerusform>%n finding mended since the plan was opened.</numerusform>
            <numerusform>%n findings mended since the plan was opened.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FixBar</name>
    <message numerus="yes">
        <source>Fix all %n of this kind</source>
        <translation>
            <numerusform>Fix all %n of this kind</numerusform>
            <numerusform>Fix all %n of this kind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fix(es), each checked. Enter applies, Esc leaves.</source>
        <translation>
            <numerusform>%n fix, checked. Enter applies, Esc leaves.</numerusform>
            <numerusform>%n fixes, each checked. Enter applies, Esc leaves.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mends %n more</source>
        <translation>
            <numerusform>mends %n more</numerusform>
            <numerusform>mends %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new warning(s)</source>
        <translation>
            <numerusform>%n new warning</numerusform>
            <numerusform>%n new warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) fixed: {label}</source>
        <translation>
            <numerusform>%n finding fixed: {label}</numerusform>
            <numerusform>%n findings fixed: {label}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) fixed</source>
        <translation>
            <numerusform>%n finding fixed</numerusform>
            <numerusform>%n findings fixed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left, no fix was found</source>
        <translation>
            <numerusform>%n left, no fix was found</numerusform>
            <numerusform>%n left, no fix was found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PropertiesPanel</name>
    <message numerus="yes">
        <source>%n plant(s)</source>
        <translation>
            <numerusform>%n plant</numerusform>
            <numerusform>%n plants</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RefusedCellsDialog</name>
    <message numerus="yes">
        <source>%n value(s) do not fit.</source>
        <translation>
            <numerusform>%n value do not fit.</numerusform>
            <numerusform>%n values do not fit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste the other %n value(s)</source>
        <translation>
            <numerusform>Paste the other %n value</numerusform>
            <numerusform>Paste the other %n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RepairChoices</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScoreBars</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TablePanel</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetsPanel</name>
    <message numerus="yes">
        <source>%n plant(s) give no such figure and are not in the sum</source>
        <translation>
            <numerusform>%n plant gives no such figure and is not in the sum</numerusform>
            <numerusform>%n plants give no such figure and are not in the sum</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TotalsModel</name>
    <message numerus="yes">
        <source>%n plant(s) give no figure: the sum is too small</source>
        <translation>
            <numerusform>%n plant gives no figure: the sum is too small</numerusform>
            <numerusform>%n plants give no figure: the sum is too small</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TotalsStrip</name>
    <message numerus="yes">
        <source>%n blank</source>
        <translation>
            <numerusform>%n blank</numerusform>
            <numerusform>%n blank</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filled</source>
        <translation>
            <numerusform>%n filled</numerusform>
            <numerusform>%n filled</numerusform>
        </translation>
    </message>
</context>
</TS>
