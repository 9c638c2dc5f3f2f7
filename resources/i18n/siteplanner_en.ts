<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>FindingsPanel</name>
    <message numerus="yes">
        <source>%n rule(s) are switched off in this plan.</source>
        <translation>
            <numerusform>%n rule are switched off in this plan.</numerusform>
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
            <numerusform>%n plant give no such figure and are not in the sum</numerusform>
            <numerusform>%n plants give no such figure and are not in the sum</numerusform>
        </translation>
    </message>
</context>
</TS>
