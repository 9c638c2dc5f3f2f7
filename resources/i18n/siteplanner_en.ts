<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
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
</TS>
