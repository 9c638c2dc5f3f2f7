<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About siteplanner</source>
        <translation>关于 siteplanner</translation>
    </message>
    <message>
        <source>Places battery-material plants on real parcels, checks the layout against national standards, sums it per zone and hands it over.</source>
        <translation>在真实地块上布置电池材料项目，按国家标准校验布局，分片区汇总，并输出成果。</translation>
    </message>
    <message>
        <source>Screening check for comparing schemes; it does not replace statutory review. Every limit names its source and how far it was verified.</source>
        <translation>仅供方案比选，不替代法定审查。每项限值均注明来源与核实程度。</translation>
    </message>
    <message>
        <source>MIT licence</source>
        <translation>MIT 许可证</translation>
    </message>
</context>
<context>
    <name>CataloguePanel</name>
    <message>
        <source>Find a plant type</source>
        <translation>查找项目类型</translation>
    </message>
    <message>
        <source>Plant types</source>
        <translation>项目类型</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>产能</translation>
    </message>
    <message>
        <source>Place on the map</source>
        <translation>布置到图上</translation>
    </message>
    <message>
        <source>Supporting buildings</source>
        <translation>配套建筑</translation>
    </message>
    <message>
        <source>From {low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message>
        <source>{width} × {depth} m</source>
        <translation>{width} × {depth} m</translation>
    </message>
    <message>
        <source>class {letter}</source>
        <translation>{letter}类</translation>
    </message>
    <message>
        <source>Planning defaults with their sources: see the catalogue. Judgement where no source is known.</source>
        <translation>均为规划缺省值，来源见类型库；无来源者为经验判断。</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open a plan</source>
        <translation>打开规划</translation>
    </message>
    <message>
        <source>Plan files (*.gpkg);;All files (*)</source>
        <translation>规划文件 (*.gpkg);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the plan as</source>
        <translation>规划另存为</translation>
    </message>
    <message>
        <source>Plan files (*.gpkg)</source>
        <translation>规划文件 (*.gpkg)</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未能保存</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>保存到别处…</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>有未保存的修改</translation>
    </message>
    <message>
        <source>Save the changes to “{name}” before leaving it?</source>
        <translation>离开前是否保存对“{name}”的修改？</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Save the map sheet as</source>
        <translation>图纸另存为</translation>
    </message>
    <message>
        <source>Map sheets (*.pdf *.svg *.png)</source>
        <translation>图纸 (*.pdf *.svg *.png)</translation>
    </message>
    <message>
        <source>This could not be done</source>
        <translation>未能完成</translation>
    </message>
    <message>
        <source>Scenario {number}</source>
        <translation>方案{number}</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>新建方案</translation>
    </message>
    <message>
        <source>Name of the scenario:</source>
        <translation>方案名称：</translation>
    </message>
    <message>
        <source>Rename scenario</source>
        <translation>重命名方案</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未校验</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>尚未校验</translation>
    </message>
    <message>
        <source>Open a plan, or press F8 to check the layout.</source>
        <translation>请打开规划，或按 F8 校验布局。</translation>
    </message>
    <message>
        <source>No plants</source>
        <translation>尚无项目</translation>
    </message>
    <message>
        <source>Drag a type from the list onto the map.</source>
        <translation>从类型列表拖一个到图上。</translation>
    </message>
    <message>
        <source>No errors</source>
        <translation>没有错误</translation>
    </message>
    <message>
        <source>Checked {rules} rules on {plants} plants: no errors, no warnings. A screening check; it does not replace statutory review.</source>
        <translation>已按 {rules} 条规则校验 {plants} 个项目：没有错误，没有警告。仅供方案比选，不替代法定审查。</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n 个错误</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n 个警告</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waived</source>
        <translation>
            <numerusform>%n 个已豁免</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plant(s) not fully checked</source>
        <translation>
            <numerusform>%n 个项目未完全校验</numerusform>
        </translation>
    </message>
    <message>
        <source>{clause} ({confidence})</source>
        <translation>{clause}（{confidence}）</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>打开时的状态</translation>
    </message>
    <message>
        <source>{step}  (saved)</source>
        <translation>{step}（已保存）</translation>
    </message>
</context>
<context>
    <name>IllustrativeMark</name>
    <message>
        <source>Illustrative map, not surveyed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Findings</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>注记</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>No recent plans</source>
        <translation>没有最近打开的规划</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>类型库</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>分区汇总</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
</context>
<context>
    <name>NorthArrow</name>
    <message>
        <source>N</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceTool</name>
    <message>
        <source>Click to place; R turns by 90°, Shift+R by 15°; Ctrl mutes snapping; Esc ends</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanCanvas</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ΔE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ΔN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counter-clockwise</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PropertiesPanel</name>
    <message>
        <source>Nothing selected</source>
        <translation>未选中项目</translation>
    </message>
    <message>
        <source>Click a plant on the map to see and edit what it is. Shift adds to the selection.</source>
        <translation>点击图上的项目即可查看和编辑。按住 Shift 可加选。</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message numerus="yes">
        <source>%n plant(s)</source>
        <translation>
            <numerusform>%n 个项目</numerusform>
        </translation>
    </message>
    <message>
        <source>(several values)</source>
        <translation>（多个值）</translation>
    </message>
    <message>
        <source>{area} m² · {mu} mu</source>
        <translation>{area} m² · {mu} 亩</translation>
    </message>
</context>
<context>
    <name>ScaleBar</name>
    <message>
        <source>Scale bar, {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length_km:g} km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length_m:g} m</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScenarioBar</name>
    <message>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Duplicate scenario</source>
        <translation>复制方案</translation>
    </message>
    <message>
        <source>In service by</source>
        <translation>投产截至</translation>
    </message>
    <message>
        <source>Plants that enter service later are faded on the map. Checks look at all plants.</source>
        <translation>更晚投产的项目在图上淡显；校验仍针对全部项目。</translation>
    </message>
    <message>
        <source>all years</source>
        <translation>全部年份</translation>
    </message>
</context>
<context>
    <name>SelectTool</name>
    <message>
        <source>Drag to move, round handle to turn, arrow keys to nudge, M or R to type; Delete removes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a plant to select it; drag a rectangle to select several</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>查找操作</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Start with a map</source>
        <translation>从一张图开始</translation>
    </message>
    <message>
        <source>Open a plan, make one from parcel maps, or look around in the sample. Map files can be dropped here.</source>
        <translation>打开规划，用地块图新建，或先看看示例。也可以把地图文件拖到这里。</translation>
    </message>
    <message>
        <source>New from map files…</source>
        <translation>由地图文件新建…</translation>
    </message>
    <message>
        <source>Open a plan…</source>
        <translation>打开规划…</translation>
    </message>
    <message>
        <source>Open the sample plan</source>
        <translation>打开示例规划</translation>
    </message>
    <message>
        <source>Recent plans</source>
        <translation>最近打开的规划</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>X(north), Y(east)</source>
        <translation>X(北), Y(东)</translation>
    </message>
    <message>
        <source>Type X(north),Y(east) or longitude,latitude and press Enter to go there.</source>
        <translation>输入 X(北),Y(东) 或 经度,纬度，按回车即可定位。</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐标</translation>
    </message>
    <message>
        <source>Map scale. Type 1:2000 and press Enter.</source>
        <translation>比例尺。输入 1:2000 后按回车。</translation>
    </message>
    <message>
        <source>Map scale</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>捕捉</translation>
    </message>
    <message>
        <source>Snap to corners, middles and edges  S. Hold Ctrl to mute.</source>
        <translation>捕捉角点、中点和边  S。按住 Ctrl 暂停捕捉。</translation>
    </message>
    <message>
        <source>Show the findings</source>
        <translation>显示问题列表</translation>
    </message>
    <message>
        <source>X(north) {north:.3f}   Y(east) {east:.3f}</source>
        <translation>X(北) {north:.3f}   Y(东) {east:.3f}</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>正在校验…</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未校验</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n 个错误</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n 个警告</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not fully checked</source>
        <translation>
            <numerusform>%n 个未完全校验</numerusform>
        </translation>
    </message>
    <message>
        <source>no errors</source>
        <translation>没有错误</translation>
    </message>
    <message>
        <source>This is no pair of coordinates. Type for example 4174254.332, 470015.675</source>
        <translation>这不是一对坐标。请输入如 4174254.332, 470015.675</translation>
    </message>
    <message>
        <source>This is no scale. Type for example 1:2000</source>
        <translation>这不是比例尺。请输入如 1:2000</translation>
    </message>
</context>
<context>
    <name>TypedBar</name>
    <message>
        <source>Enter does it, Esc leaves it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Progress</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>Open a plan first.</source>
        <translation>请先打开规划。</translation>
    </message>
    <message>
        <source>Select a plant first.</source>
        <translation>请先选中项目。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>Everything is saved.</source>
        <translation>已全部保存。</translation>
    </message>
    <message>
        <source>The last scenario cannot be removed.</source>
        <translation>最后一个方案不能删除。</translation>
    </message>
    <message>
        <source>There are no findings to step through.</source>
        <translation>没有可逐个查看的问题。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>布置(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>校验(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Scenario</source>
        <translation>方案(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>New from map files…</source>
        <translation>由地图文件新建…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open the sample plan</source>
        <translation>打开示例规划</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Import a map layer…</source>
        <translation>导入底图图层…</translation>
    </message>
    <message>
        <source>Import plants…</source>
        <translation>导入项目…</translation>
    </message>
    <message>
        <source>Import reports</source>
        <translation>导入报告</translation>
    </message>
    <message>
        <source>Export GeoJSON…</source>
        <translation>导出 GeoJSON…</translation>
    </message>
    <message>
        <source>Map sheet…</source>
        <translation>输出图纸…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>原地复制</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Select all plants</source>
        <translation>全选项目</translation>
    </message>
    <message>
        <source>Zoom to all</source>
        <translation>全图</translation>
    </message>
    <message>
        <source>Zoom to selection</source>
        <translation>缩放到所选</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Previous view</source>
        <translation>上一视图</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>下一视图</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>捕捉</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>恢复默认布局</translation>
    </message>
    <message>
        <source>Follow the system&apos;s theme</source>
        <translation>跟随系统外观</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色外观</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色外观</translation>
    </message>
    <message>
        <source>Select and move</source>
        <translation>选择和移动</translation>
    </message>
    <message>
        <source>Place a plant</source>
        <translation>布置项目</translation>
    </message>
    <message>
        <source>Move by…</source>
        <translation>按距离移动…</translation>
    </message>
    <message>
        <source>Rotate by…</source>
        <translation>按角度旋转…</translation>
    </message>
    <message>
        <source>Check the layout</source>
        <translation>校验布局</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>下一个问题</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>上一个问题</translation>
    </message>
    <message>
        <source>New scenario…</source>
        <translation>新建方案…</translation>
    </message>
    <message>
        <source>Duplicate scenario…</source>
        <translation>复制方案…</translation>
    </message>
    <message>
        <source>Rename scenario…</source>
        <translation>重命名方案…</translation>
    </message>
    <message>
        <source>Remove scenario</source>
        <translation>删除方案</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About siteplanner</source>
        <translation>关于 siteplanner</translation>
    </message>
</context>
<context>
    <name>canvas</name>
    <message>
        <source>Drawing the map</source>
        <translation>正在绘图</translation>
    </message>
    <message>
        <source>ΔE {de_m:+.2f} m   ΔN {dn_m:+.2f} m   distance {distance_m:.2f} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turned {angle_deg:+.1f}° counter-clockwise</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>catalogue</name>
    <message>
        <source>There is no plant type “{type_id}”. Known types like it: {nearest}.</source>
        <translation>没有项目类型“{type_id}”。相近的已知类型：{nearest}。</translation>
    </message>
    <message>
        <source>the folder holds no plant types.</source>
        <translation>文件夹中没有项目类型。</translation>
    </message>
    <message>
        <source>the default must lie from the minimum to the maximum, all above 0.</source>
        <translation>默认产能须在最小值与最大值之间，且均大于 0。</translation>
    </message>
    <message>
        <source>the width runs along the long side: it must be above 0 and not below the depth.</source>
        <translation>宽度沿长边方向，须大于 0 且不小于进深。</translation>
    </message>
    <message>
        <source>two blocks touch or overlap.</source>
        <translation>两个单体相接或重叠。</translation>
    </message>
    <message>
        <source>true or false was expected.</source>
        <translation>应为 true 或 false。</translation>
    </message>
    <message>
        <source>a list of land-use codes of two, four or six digits was expected.</source>
        <translation>应为由两位、四位或六位用地代码组成的列表。</translation>
    </message>
    <message>
        <source>it must not be below 0.</source>
        <translation>不得小于 0。</translation>
    </message>
    <message>
        <source>the exponent must be 1: area is in proportion to capacity.</source>
        <translation>指数须为 1：面积与产能成正比。</translation>
    </message>
    <message>
        <source>an exponent lies above 0 and not above 1.5.</source>
        <translation>指数须大于 0 且不大于 1.5。</translation>
    </message>
    <message>
        <source>a type has a product, a capacity and a scaling, or none of the three.</source>
        <translation>产品、产能、缩放规则三者须同时给出，或均不给出。</translation>
    </message>
    <message>
        <source>The plant catalogue cannot be used: {file}, “{key}”: {fault} Correct the file or install again.</source>
        <translation>项目类型库无法使用：{file}，“{key}”：{fault}请改正该文件或重新安装。</translation>
    </message>
    <message>
        <source>The plant catalogue cannot be used: {file}: {fault} Correct the file or install again.</source>
        <translation>项目类型库无法使用：{file}：{fault}请改正该文件或重新安装。</translation>
    </message>
    <message>
        <source>this is not TOML ({reason}).</source>
        <translation>不是有效的 TOML（{reason}）。</translation>
    </message>
    <message>
        <source>it cannot be read ({reason}).</source>
        <translation>无法读取（{reason}）。</translation>
    </message>
    <message>
        <source>it is missing.</source>
        <translation>缺少此项。</translation>
    </message>
    <message>
        <source>this key is not known here.</source>
        <translation>此处不认识该键。</translation>
    </message>
    <message>
        <source>a text was expected.</source>
        <translation>应为文本。</translation>
    </message>
    <message>
        <source>a number was expected.</source>
        <translation>应为数值。</translation>
    </message>
    <message>
        <source>a table was expected.</source>
        <translation>应为一张表。</translation>
    </message>
    <message>
        <source>a list of tables was expected.</source>
        <translation>应为若干表组成的列表。</translation>
    </message>
    <message>
        <source>a date was expected.</source>
        <translation>应为日期。</translation>
    </message>
    <message>
        <source>“{value}” is not one of {choices}.</source>
        <translation>“{value}”不在可选值 {choices} 之中。</translation>
    </message>
    <message>
        <source>it is listed twice.</source>
        <translation>重复列出。</translation>
    </message>
    <message>
        <source>use small letters, digits and underscores.</source>
        <translation>请使用小写字母、数字和下划线。</translation>
    </message>
    <message>
        <source>the unit is “{unit}”, it must be “{expected}”.</source>
        <translation>单位为“{unit}”，应为“{expected}”。</translation>
    </message>
    <message>
        <source>The plant type “{type_id}” comes in one size and has no capacity to scale by. Leave the capacity out.</source>
        <translation>项目类型“{type_id}”只有一种规模，没有可据以缩放的产能。请不要填写产能。</translation>
    </message>
    <message>
        <source>A plant of type “{type_id}” cannot have a capacity of {capacity:,.12g} {unit}. Choose from {minimum:,.12g} to {maximum:,.12g} {unit}.</source>
        <translation>类型“{type_id}”的项目产能不能为 {capacity:,.12g} {unit}。请在 {minimum:,.12g} 至 {maximum:,.12g} {unit} 之间选取。</translation>
    </message>
    <message>
        <source>A plant of type “{type_id}” cannot be placed at {east_m}, {north_m} turned by {angle_deg}°: use numbers.</source>
        <translation>类型“{type_id}”的项目无法放置在 {east_m}, {north_m}（旋转 {angle_deg}°）：请使用数值。</translation>
    </message>
    <message>
        <source>a colour is written #RRGGBB.</source>
        <translation>颜色须写成 #RRGGBB。</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>Opened {name}: {plants} plants on {parcels} parcels</source>
        <translation>已打开 {name}：{parcels} 个地块，{plants} 个项目</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消，未写入任何内容。</translation>
    </message>
</context>
<context>
    <name>confidence</name>
    <message>
        <source>verified</source>
        <translation>已核实</translation>
    </message>
    <message>
        <source>secondary source</source>
        <translation>二手资料</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>未核实</translation>
    </message>
    <message>
        <source>judgement</source>
        <translation>经验判断</translation>
    </message>
</context>
<context>
    <name>coordinates</name>
    <message>
        <source>a projected system in metres for the place</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>desk</name>
    <message>
        <source>Undone: {label}</source>
        <translation>已撤销：{label}</translation>
    </message>
    <message>
        <source>Redone: {label}</source>
        <translation>已重做：{label}</translation>
    </message>
</context>
<context>
    <name>edits</name>
    <message>
        <source>Add {plants}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add scenario {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add scenario {name} as a copy of {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waive the finding {finding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy {plants}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {plants} by {de_m:.3f} m east, {dn_m:.3f} m north</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place {plants}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place {plants}, {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {plants}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove scenario {scenario}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the waiver for {finding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the plan to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename scenario {scenario} to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the layer {layer} ({count} rows)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reshape {plant}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate {plants} by {angle_deg:g}° counter-clockwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} plants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show scenario {scenario}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {column} of {plants}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {count} attributes of {plants}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the capacity of {plant} to {capacity:,.12g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set attributes in the layer {layer}: {ids}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the plan&apos;s {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {key} of the rule {rule} to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the rule pack decide {key} of the rule {rule}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check by the rule pack {pack}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {count} targets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>enumeration</name>
    <message>
        <source>{first}, {rest}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>“{crs}” is not a coordinate system this program knows. Give an EPSG code, for example EPSG:4547.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{crs} is in degrees: a plan needs a system in metres. Give one that fits, for example --crs {fitting}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{crs} does not count metres east and north: a plan cannot be measured in it. Give one that fits, for example --crs {fitting}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{crs} is Web Mercator, in which areas are wrong: a plan cannot be measured in it. Give one that fits, for example --crs {fitting}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{crs} distorts areas by {share:.1%} at these parcels: a plan cannot be measured in it. Give one that fits, for example --crs {fitting}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{crs} does not fit: {outside} of {rows} parcels lie outside its area of use (row {row} is at {lon:.4f}° E, {lat:.4f}° N). Give one that fits, for example --crs {fitting}, or correct the parcels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scenario needs a short name of its own, such as step-2027.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a scenario “{scenario}”. Give another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A waiver needs a reason and the name of the person. Give both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column} identifies the row and cannot be set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No value is given to set. Give at least one column and its value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change log holds an edit of the unknown kind “{kind}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {value} is not a number. Give a finite number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plant “{plant}”: a footprint must be a polygon, and this is a {shape}. Draw an area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plant “{plant}”: the footprint has a corner without a position. Draw it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That would put plants outside any map. Give a smaller distance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{scenario}” is the only scenario, and a plan needs one. Add another before removing it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No waiver stands for the finding “{finding}” in scenario “{scenario}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is blank. Give a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rows for {layer} are in {theirs}, the plan is in {ours}. Bring them into the plan&apos;s system first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rows for {layer} have no coordinate system. Give them the plan&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: the number “{id}” is given twice. Give every row a number of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plant is named. Name at least one plant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plant has no number. Give every plant a number of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a plant “{plant}” in scenario “{scenario}”. Give another number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number “{plant}” is given to two plants. Give every plant a number of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plant “{plant}” has no type or no capacity, so nothing says how it grows. Set its figures one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The footprint of “{plant}” is not the one of its type any more. Draw the new one and set its figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: there is no row “{id}”. Choose one that is on the base map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row is named. Name at least one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A target has no year. Give the year it is for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are two targets for {year} and the product “{product}”. Keep one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{given}” does not say which column goes where. Write COLUMN=SOURCE or ROLE.COLUMN=SOURCE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{role}” in “{given}” is not a layer of the plan. Known layers: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer {role} has no column “{column}”. Known columns: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map for {role} has no column “{column}”. It has: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no scenario “{scenario}” in this plan. It has: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no plant “{plant}” in scenario “{scenario}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column}: “{value}” is not a value of kind {kind}. Correct the value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column}: “{value}” is not allowed. Use one of: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column}: {value} is below the smallest allowed value, {minimum:g} {unit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column}: {value} is above the largest allowed value, {maximum:g} {unit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} has no column “{column}”. Known columns: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no layer “{layer}”. Known layers: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a zip archive, or it is damaged. Get the file anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds “{entry}”, a name that leads out of the archive. Unpack it by hand if you trust it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} would unpack to more than {limit_gb:.0f} GB. Unpack it by hand and give the map file itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds {entries} entries, more than {limit}. Unpack it by hand and give the map file itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: “{entry}” would unpack to more than {ratio} times its size. Unpack it by hand if you trust it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is locked with a password. Unpack it and give the map file itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” was not saved: there is no folder “{folder}”. Make it or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” was not saved: it is a folder. Give a file name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” was not saved: writing in “{folder}” is not allowed, or another program holds the file. Close it there or save to another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” was not saved: “{folder}” is on a read-only disk. Save to another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” was not saved: the disk of “{folder}” is full. Free some space or save to another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” was not saved: the name is too long. Give a shorter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” was not saved: the disk or share of “{folder}” does not answer. Connect it again or save elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” was not saved: {reason}. Save to another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” was not saved: its table “{table}”, added by another program, cannot be carried over ({reason}). Save under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file “{path}”. Check the name and the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” is a folder. Choose a file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” cannot be read: {reason}. Ask for the right to read it or copy it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” is not a GeoPackage. Choose a plan file (*.gpkg).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” is damaged or cut short ({reason}). Use another copy, for example the one last saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” is being written by another program. Wait for it or close it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”: layer “{layer}”, row fid {fid} has an outline that cannot be read. Draw it anew or remove the row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”: layer “{layer}”, column “{column}”, row fid {fid}: “{value}” is not a value of kind {kind}. Correct it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”: layer “{layer}” has no known coordinate system. Set it there, in a map program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {path}. Check the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a map this program reads. Give a GeoPackage, Shapefile, GeoJSON, FlatGeobuf or FileGDB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder, not a map file. Give one of the map files in it (of folders only *.gdb is read).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no map. An archive must hold a Shapefile, GeoPackage, GeoJSON, FlatGeobuf or FileGDB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Check that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” was saved by a newer version of the program (format {found}, this one knows {known}). Update the program to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”: the table “plan” says no usable format_version (“{found}”). Use another copy of the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” was not saved: reading it back gave {found} of {written} rows of “{layer}”. Save to another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” was not saved: what was written cannot be read back. Save to another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” is no name for a plan file. Give a name ending in .gpkg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” is a map, not a plan. Make a plan of it with New from map files (siteplanner new).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”: the plan&apos;s layer “{layer}” is missing. Use another copy of the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”: layer “{layer}” lacks the column “{column}”. Add it in a map program or use another copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”: layer “{layer}” has no geometry. Use another copy of the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”: layer “{layer}”, row fid {fid} has no {column}. Fill it in, in a map program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”: layer “{layer}” has {column} “{value}” twice (again in row fid {fid}). Give one another number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”: layer “{layer}”, row fid {fid} is a {found}, not a {wanted}. Draw it anew or remove the row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”: the plan is in “{crs}”, which is not projected in metres. Make a plan of its layers with New from map files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”: layer “{layer}” is in “{found}”, the parcels are in “{wanted}”. Bring it into theirs, in a map program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”: plants stand in scenario “{scenario}”, which the table “scenarios” does not have. Add it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}”: the table “scenarios” is empty. Add a row with scenario_id “base”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged or no map: {reason}. Get the file anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no layer with shapes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no layer “{layer}”. It has: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has several layers that could be the {role}: {known}. Name one: {path}:LAYER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no layer with shapes that could be the {role}. It has: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer “{layer}” of {path} is a table without shapes. Name another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer “{layer}” of {path} is empty: it has no rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged: only {read} of the {stated} rows of “{layer}” can be read. Get the file anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its content is not what its name says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} does not say its coordinate system. Likeliest for its coordinates: {likeliest}. Name it: --crs-of {role}=EPSG:n.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} says it is in {crs}, which its coordinates do not fit (x {x:.6g}, y {y:.6g}). Likeliest: {likeliest}. Name it: --crs-of {role}=EPSG:n.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the {rows} rows of {source} can be used as {role}. Row {row}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plan needs parcels. Give a map of them: --parcels FILE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{role}” is not a layer of the base map. Known layers: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the maps has a column “{source}” to become “{column}”. They have: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the layers {roles} has a column “{column}”. Known: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan has no file yet. Say where to save it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” was not saved: another program has changed the file since it was opened. Save under another name, or overwrite it on purpose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every plant of {source} is in scenario “{scenario}” already. Give --update to overwrite them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>Not fully checked</source>
        <translation>未完全校验</translation>
    </message>
    <message>
        <source>{measured} of {required} {unit}, {short} short</source>
        <translation>实测 {measured}，要求 {required} {unit}，差 {short}</translation>
    </message>
    <message>
        <source>{measured} {unit}, {required} {unit} allowed</source>
        <translation>实测 {measured} {unit}，允许 {required} {unit}</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>{source}: “{value}” cannot be kept as {column}; left blank.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id “{id}” is in use already; this row is “{new}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has no id; it is “{new}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id holds characters that cannot be shown; they were left out: “{new}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} was read as an area in {unit}, by comparing with the measured areas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} fits the measured areas in none of m², ha and mu; it was kept but not taken as the registered area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has no shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shape is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shape is of a kind that cannot be read, or damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A coordinate is not a number or infinite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A {found} where a {wanted} is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shape covers no area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shape is invalid ({problem}) and nothing with an area is left of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invalid shape ({problem}) repaired; its area changed by {change_m2:+.2f} m².</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A ring was not closed; it was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines or points mixed with the areas were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set of points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set of lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixed collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says its text is in {stated}, but it can only be read as {encoding}; {encoding} was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index file (.shx) is missing; the rows were found without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table (.dbf) is missing; the shapes have no attributes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is shorter than it says of itself ({size} of {stated} bytes): rows at its end are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some text is not valid {encoding}; the characters that cannot be read are shown as �.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none known; perhaps x and y are exchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says {stated}; the coordinates were taken as {crs}, as told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shift from {source} to {target} is not known: positions may be off by tens of metres. Have the map transformed with local control points before you rely on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer lies {km:.0f} km from the parcels: check its coordinate system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heights (Z) of the shape were dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures (M) of the shape were dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arcs of the shape were replaced by short straight pieces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same shape as in row {other}: the area counts twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} rows, row {row} the first: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bringing in {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a plant “{plant}” already; give --update to overwrite it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was filled from the type. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>installation</name>
    <message>
        <source>{name} {version}</source>
        <translation>{name} {version}</translation>
    </message>
    <message>
        <source>{name} is not installed</source>
        <translation>未安装 {name}</translation>
    </message>
    <message>
        <source>System libraries for Qt: all there</source>
        <translation>Qt 所需系统库：齐全</translation>
    </message>
    <message>
        <source>The window needs system libraries that are missing here ({libraries}): {command}</source>
        <translation>打开窗口所需的系统库缺失（{libraries}），安装命令：{command}</translation>
    </message>
    <message>
        <source>Fonts for Chinese: {fonts}</source>
        <translation>中文字体：{fonts}</translation>
    </message>
    <message>
        <source>No font for Chinese was found; on Debian or Ubuntu: apt-get install -y fonts-noto-cjk</source>
        <translation>未找到中文字体；Debian 或 Ubuntu 可执行：apt-get install -y fonts-noto-cjk</translation>
    </message>
    <message>
        <source>GDAL {version}: {drivers}</source>
        <translation>GDAL {version}：{drivers}</translation>
    </message>
    <message>
        <source>GDAL lacks formats the program uses ({drivers}); reinstall pyogrio from its wheel</source>
        <translation>GDAL 缺少本程序使用的格式（{drivers}），请用 wheel 包重新安装 pyogrio</translation>
    </message>
    <message>
        <source>The installation is complete.</source>
        <translation>安装完整。</translation>
    </message>
    <message>
        <source>Qt needs system libraries that are missing here ({libraries}); this installs them: {command}</source>
        <translation>Qt 所需的系统库缺失（{libraries}），请执行以下命令安装：{command}</translation>
    </message>
</context>
<context>
    <name>properties</name>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>建筑</translation>
    </message>
    <message>
        <source>Power and supplies</source>
        <translation>用电与公用</translation>
    </message>
    <message>
        <source>Economy</source>
        <translation>经济</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>The footprint of {plant} is not sound, so “{rule}” was not checked; repair the footprint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from the centreline of {constraint} ({kind}); {required_m:g} m are required, of which {half_m:g} m are half its width.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from the edge of {constraint} ({kind}); {required_m:g} m are required.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from {constraint} ({kind}); {required_m:g} m are required of a plant of class {hazard}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{area_m2:.2f} m² of {plant} lie on {constraint} ({kind}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plant} lies on {constraint} ({kind}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{finding} {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its grade is not known, so the widest strip of the kind was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from {constraint} ({kind}) and was not fully checked: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its grade is not known; only the widest strip of the kind was tested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no rule says how far plants must stay from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its tower height, which counts for class A and B, is not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the plant&apos;s hazard class is not given, and class A or B needs more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is drawn without an area, so its extent is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>high-rise, class {hazard}, grade {grade:d}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class {hazard}, grade {grade:d}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class {hazard}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>civil building, grade {grade:d}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>civil building</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>civil building: {rank}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outdoor transformers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tank area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open flame or sparks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} ({first_building}) is {gap_m:.2f} m from {second} ({second_building}); the table asks for {required_m:g} m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} ({first_building}) is {gap_m:.2f} m from {second} ({second_building}); the table lacks this pair, but at least {required_m:g} m are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} ({first_building}) is {gap_m:.2f} m from {second} ({second_building}); {required_m:g} m are asked between class A or B and open flame or sparks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} ({first_building}) is {gap_m:.2f} m from {second} ({second_building}); {required_m:g} m are asked between class A or B and a crowded place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class A: GB 51283 / GB 50160 may ask for more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fire resistance grade of {constraint} is not given; grade {grade:d} was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rank of {constraint} is not given; by its height, high-rise class 1 was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fire separation of {plant} was not checked: enter {missing}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fire separation of {plant} ({building}) was not fully checked: the table of GB 50016 does not hold such a building. Only the least that is asked of any was tested.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} and {second} are {gap_m:.2f} m apart: the table of GB 50016 has no distance between two outdoor transformer yards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from {constraint}, whose height and rank are not given: enough for a low building, not for a high-rise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two parts of {plant} ({building}) are {gap_m:.2f} m apart; as separate buildings {required_m:g} m are asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fire separation table cannot be used: {file}: {fault} Correct the file or install again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be read ({reason}).</source>
        <translation>无法读取（{reason}）。</translation>
    </message>
    <message>
        <source>block “{block}”, row “{row}”: {columns} positive numbers were expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{kind}” is not a kind of building that the table defines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{a}” to “{b}” stands twice, with different distances.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>block “{block}”: “{confidence}” is no level of confidence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plant} stands on {count} parcels ({parcels}); they must be merged first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plant} stands on {count} parcels ({parcels}) of different owners ({values}); they cannot be merged as is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plant} stands on {count} parcels ({parcels}) of different zones ({values}); they cannot be merged as is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands on one parcel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plant that covers two or more parcels needs them merged into one first. Parcels of different owners or zones cannot simply be merged: that is an error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outline of parcel {area} is not valid; {plant} was judged against a repaired copy of it. Repair the parcel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outline of zone {area} is not valid; {plant} was judged against a repaired copy of it. Repair the zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The geometry of constraint {constraint} is missing or not valid; plants near it were not fully checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corridors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plants keep out of the strips along power lines, roads, railways, rivers and pipelines, by their grade; class A and B keep further away from power lines, class A from railways and roads. Farmland, ecological and water protection areas and heritage sites must not be built on at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fire separation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buildings keep the distances of table 3.4.1 of GB 50016, by hazard class, fire resistance grade and height; class A also keeps away from crowded places and from open flame or sparks (class B: a warning). Homes and public buildings on the base map count as civil buildings. Reductions by fire walls are not applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plant} has no footprint; draw one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The footprint of {plant} has a coordinate that is not a number; draw it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outline of {plant} crosses or touches itself ({reason}); redraw it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The footprint of {plant} measures {area_m2:.2f} m²; at least {required_m2:g} m² are required.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Footprint is sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A footprint must not be empty, must not cross itself and must be large enough for a building. No other rule can judge one that fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plant} covers {area_m2:.2f} m² of parcel {parcel}, land use {code}: not industrial land.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plant} needs industrial land of class {needed} and covers {area_m2:.2f} m² of parcel {parcel}, class {given}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcel {parcel} is industrial land without a class (code {code}); {plant} covers {area_m2:.2f} m² of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcel {parcel} has no land-use code, so {plant} on it was not checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Land-use code {code} of parcel {parcel} reads differently in the two code systems, so {plant} on it was not checked; enter the code system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Land-use code {code} of parcel {parcel} is not known, so {plant} on it was not checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plant} has no known type, so its class could not be compared with parcel {parcel}, class {given}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Land use admits the plant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plant stands on industrial land (1001) or on a use that its type names, and the land&apos;s class is not below the plant&apos;s. Third-survey codes are read into the 2023 guide first; a code that cannot be read is not checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{area_m2:.2f} m² of {plant} lie outside all parcels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands on parcels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole footprint must lie on parcels of the base map. Gaps narrower than 2 cm between two parcels are taken as a fault of the map and count as land.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} and {second} share {area_m2:.2f} m².</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plants do not overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No two footprints may share ground; touching is allowed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan changes the rule “{rule}”, which does not exist. Known rules: {known}. Remove that change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan changes “{key}” of the rule {rule}, which has no such key. Known keys: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan sets “{key}” of the rule {rule} to “{value}”; {expected} was expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of 0 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error or warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule pack {file}, {where}: {fault}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no rule pack “{pack}”. Known packs: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not a TOML file ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no rule of that name. Known rules: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no key of that name. Known keys: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is missing.</source>
        <translation>缺少此项。</translation>
    </message>
    <message>
        <source>a text was expected.</source>
        <translation>应为文本。</translation>
    </message>
    <message>
        <source>true or false was expected.</source>
        <translation>应为 true 或 false。</translation>
    </message>
    <message>
        <source>a table was expected.</source>
        <translation>应为一张表。</translation>
    </message>
    <message>
        <source>a number of 0 or more was expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the unit is “{unit}”, “{expected}” was expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be one of: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a day as YYYY-MM-DD was expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from the boundary of its land; {required_m:g} m are required.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plant} lies partly outside all parcels, so its distance from the boundary of its land was not measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setback from the boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plant keeps a distance from the boundary of the parcels it stands on, taken together, holes included. A plant that lies partly outside the parcels is reported for that alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plant} makes {product}; zone {zone} admits {admitted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plant} lies in no zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plant} names no product, so it could not be compared with what zone {zone} admits; enter its product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product fits the zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plant belongs to the zone that holds most of its footprint. Where that zone lists products, the plant&apos;s product must be among them; a plant in no zone gets a warning.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>schema</name>
    <message>
        <source>Parcels</source>
        <translation>地块</translation>
    </message>
    <message>
        <source>Parcel number</source>
        <translation>地块编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Land use</source>
        <translation>用地性质</translation>
    </message>
    <message>
        <source>Code system</source>
        <translation>代码体系</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>权利人</translation>
    </message>
    <message>
        <source>Registered area</source>
        <translation>登记面积</translation>
    </message>
    <message>
        <source>Height limit</source>
        <translation>限高</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>Zone number</source>
        <translation>片区编号</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>功能定位</translation>
    </message>
    <message>
        <source>Products admitted</source>
        <translation>准入产品</translation>
    </message>
    <message>
        <source>Power quota</source>
        <translation>用电指标</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>控制要素</translation>
    </message>
    <message>
        <source>Constraint number</source>
        <translation>要素编号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Half width</source>
        <translation>半宽</translation>
    </message>
    <message>
        <source>Tower height</source>
        <translation>杆塔高度</translation>
    </message>
    <message>
        <source>Fire resistance grade</source>
        <translation>耐火等级</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Civil building rank</source>
        <translation>民用建筑类别</translation>
    </message>
    <message>
        <source>Substations</source>
        <translation>变电站</translation>
    </message>
    <message>
        <source>Substation number</source>
        <translation>变电站编号</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>电压等级</translation>
    </message>
    <message>
        <source>Transformer capacity</source>
        <translation>变电容量</translation>
    </message>
    <message>
        <source>Transformers</source>
        <translation>主变台数</translation>
    </message>
    <message>
        <source>In service from</source>
        <translation>投产日期</translation>
    </message>
    <message>
        <source>Plants</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Plant number</source>
        <translation>项目编号</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>建设项目</translation>
    </message>
    <message>
        <source>Developer</source>
        <translation>建设单位</translation>
    </message>
    <message>
        <source>Plant type</source>
        <translation>项目类型</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>产能</translation>
    </message>
    <message>
        <source>Capacity unit</source>
        <translation>产能单位</translation>
    </message>
    <message>
        <source>Building use</source>
        <translation>建筑用途</translation>
    </message>
    <message>
        <source>Transformer oil</source>
        <translation>变压器油量</translation>
    </message>
    <message>
        <source>Open flame or sparks</source>
        <translation>明火或散发火花</translation>
    </message>
    <message>
        <source>Fire hazard class</source>
        <translation>火灾危险性类别</translation>
    </message>
    <message>
        <source>Storeys</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Storey height</source>
        <translation>层高</translation>
    </message>
    <message>
        <source>Floor area</source>
        <translation>建筑面积</translation>
    </message>
    <message>
        <source>Connected load</source>
        <translation>装机负荷</translation>
    </message>
    <message>
        <source>Demand factor</source>
        <translation>需要系数</translation>
    </message>
    <message>
        <source>Power factor</source>
        <translation>功率因数</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>年用电量</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>年用水量</translation>
    </message>
    <message>
        <source>Steam</source>
        <translation>年用汽量</translation>
    </message>
    <message>
        <source>Fixed-asset investment</source>
        <translation>固定资产投资</translation>
    </message>
    <message>
        <source>Output value</source>
        <translation>年产值</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>年税收</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>就业人数</translation>
    </message>
    <message>
        <source>Sector code</source>
        <translation>行业代码</translation>
    </message>
    <message>
        <source>Substation</source>
        <translation>接入变电站</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Areas on the sites</source>
        <translation>场内用地</translation>
    </message>
    <message>
        <source>Area number</source>
        <translation>用地编号</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Plant</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Annotation number</source>
        <translation>标注编号</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>样式</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Rule overrides</source>
        <translation>规则调整</translation>
    </message>
    <message>
        <source>Rule pack</source>
        <translation>规则包</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Waivers</source>
        <translation>豁免</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Subjects as waived</source>
        <translation>豁免时的对象状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Pan the map</source>
        <translation>平移地图</translation>
    </message>
    <message>
        <source>Add to the selection</source>
        <translation>加选</translation>
    </message>
    <message>
        <source>Take from the selection</source>
        <translation>减选</translation>
    </message>
    <message>
        <source>Turn the plant in hand by 90°</source>
        <translation>手中项目旋转 90°</translation>
    </message>
    <message>
        <source>Turn the plant in hand by 15°</source>
        <translation>手中项目旋转 15°</translation>
    </message>
    <message>
        <source>Move the selection by 1 m</source>
        <translation>所选移动 1 m</translation>
    </message>
    <message>
        <source>Move the selection by 10 m</source>
        <translation>所选移动 10 m</translation>
    </message>
    <message>
        <source>Move the selection by 0.1 m</source>
        <translation>所选移动 0.1 m</translation>
    </message>
    <message>
        <source>No snapping while held</source>
        <translation>按住时不捕捉</translation>
    </message>
    <message>
        <source>Cancel what is under way</source>
        <translation>取消进行中的操作</translation>
    </message>
</context>
<context>
    <name>start</name>
    <message>
        <source>There is no display to open the window on; these commands need none: siteplanner check, totals, export, render (see siteplanner --help).</source>
        <translation>没有可用的显示器，无法打开窗口；以下命令无需显示器：siteplanner check、totals、export、render（见 siteplanner --help）。</translation>
    </message>
    <message>
        <source>There is no file {path}; give the path of a plan (.gpkg).</source>
        <translation>文件 {path} 不存在，请给出规划文件（.gpkg）的路径。</translation>
    </message>
    <message>
        <source>The window opens one plan at a time; give one path.</source>
        <translation>窗口一次只能打开一个规划文件，请只给出一个路径。</translation>
    </message>
</context>
<context>
    <name>vocabulary</name>
    <message>
        <source>Land and sea use guide 2023</source>
        <translation>用地用海分类（2023）</translation>
    </message>
    <message>
        <source>Third land survey</source>
        <translation>第三次国土调查</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可供</translation>
    </message>
    <message>
        <source>Occupied</source>
        <translation>已占用</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>预留</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>Railway</source>
        <translation>铁路</translation>
    </message>
    <message>
        <source>Power line</source>
        <translation>电力线路</translation>
    </message>
    <message>
        <source>River</source>
        <translation>河道</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>Homes</source>
        <translation>居民点</translation>
    </message>
    <message>
        <source>Public building</source>
        <translation>公共建筑</translation>
    </message>
    <message>
        <source>Civil building</source>
        <translation>民用建筑</translation>
    </message>
    <message>
        <source>Crowded place</source>
        <translation>人员密集场所</translation>
    </message>
    <message>
        <source>Open flame or sparks</source>
        <translation>明火或散发火花地点</translation>
    </message>
    <message>
        <source>Heritage site</source>
        <translation>文物保护单位</translation>
    </message>
    <message>
        <source>Permanent basic farmland</source>
        <translation>永久基本农田</translation>
    </message>
    <message>
        <source>Ecological red line</source>
        <translation>生态保护红线</translation>
    </message>
    <message>
        <source>Water source protection area</source>
        <translation>水源保护区</translation>
    </message>
    <message>
        <source>Urban development boundary</source>
        <translation>城镇开发边界</translation>
    </message>
    <message>
        <source>Mined-out area</source>
        <translation>采空区</translation>
    </message>
    <message>
        <source>Geological hazard</source>
        <translation>地质灾害</translation>
    </message>
    <message>
        <source>Steep slope</source>
        <translation>陡坡</translation>
    </message>
    <message>
        <source>Other constraint</source>
        <translation>其他控制要素</translation>
    </message>
    <message>
        <source>10 kV</source>
        <translation>10 kV</translation>
    </message>
    <message>
        <source>35 kV</source>
        <translation>35 kV</translation>
    </message>
    <message>
        <source>66 kV</source>
        <translation>66 kV</translation>
    </message>
    <message>
        <source>110 kV</source>
        <translation>110 kV</translation>
    </message>
    <message>
        <source>220 kV</source>
        <translation>220 kV</translation>
    </message>
    <message>
        <source>330 kV</source>
        <translation>330 kV</translation>
    </message>
    <message>
        <source>500 kV</source>
        <translation>500 kV</translation>
    </message>
    <message>
        <source>Expressway</source>
        <translation>高速公路</translation>
    </message>
    <message>
        <source>National road</source>
        <translation>国道</translation>
    </message>
    <message>
        <source>Provincial road</source>
        <translation>省道</translation>
    </message>
    <message>
        <source>County road</source>
        <translation>县道</translation>
    </message>
    <message>
        <source>Township road</source>
        <translation>乡道</translation>
    </message>
    <message>
        <source>Village road</source>
        <translation>村道</translation>
    </message>
    <message>
        <source>Urban road</source>
        <translation>城市道路</translation>
    </message>
    <message>
        <source>Works road</source>
        <translation>厂区道路</translation>
    </message>
    <message>
        <source>High-speed railway</source>
        <translation>高速铁路</translation>
    </message>
    <message>
        <source>Conventional railway</source>
        <translation>普速铁路</translation>
    </message>
    <message>
        <source>High-speed railway, city</source>
        <translation>高速铁路（城市市区）</translation>
    </message>
    <message>
        <source>High-speed railway, suburb</source>
        <translation>高速铁路（城市郊区）</translation>
    </message>
    <message>
        <source>High-speed railway, village</source>
        <translation>高速铁路（村镇居民区）</translation>
    </message>
    <message>
        <source>High-speed railway, elsewhere</source>
        <translation>高速铁路（其他地区）</translation>
    </message>
    <message>
        <source>Conventional railway, city</source>
        <translation>普速铁路（城市市区）</translation>
    </message>
    <message>
        <source>Conventional railway, suburb</source>
        <translation>普速铁路（城市郊区）</translation>
    </message>
    <message>
        <source>Conventional railway, village</source>
        <translation>普速铁路（村镇居民区）</translation>
    </message>
    <message>
        <source>Conventional railway, elsewhere</source>
        <translation>普速铁路（其他地区）</translation>
    </message>
    <message>
        <source>Oil or gas pipeline</source>
        <translation>油气管道</translation>
    </message>
    <message>
        <source>Single or multi-storey</source>
        <translation>单、多层</translation>
    </message>
    <message>
        <source>High-rise, class 1</source>
        <translation>一类高层</translation>
    </message>
    <message>
        <source>High-rise, class 2</source>
        <translation>二类高层</translation>
    </message>
    <message>
        <source>t/a</source>
        <translation>t/a</translation>
    </message>
    <message>
        <source>m²/a</source>
        <translation>m²/a</translation>
    </message>
    <message>
        <source>pieces/a</source>
        <translation>件/a</translation>
    </message>
    <message>
        <source>Factory</source>
        <translation>厂房</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Offices or welfare</source>
        <translation>办公及生活服务</translation>
    </message>
    <message>
        <source>Outdoor transformers</source>
        <translation>室外变配电站</translation>
    </message>
    <message>
        <source>Tank area</source>
        <translation>储罐区</translation>
    </message>
    <message>
        <source>A (jia)</source>
        <translation>甲类</translation>
    </message>
    <message>
        <source>B (yi)</source>
        <translation>乙类</translation>
    </message>
    <message>
        <source>C (bing)</source>
        <translation>丙类</translation>
    </message>
    <message>
        <source>D (ding)</source>
        <translation>丁类</translation>
    </message>
    <message>
        <source>E (wu)</source>
        <translation>戊类</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>规划</translation>
    </message>
    <message>
        <source>Existing</source>
        <translation>已建</translation>
    </message>
    <message>
        <source>Under construction</source>
        <translation>在建</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿地</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>行政办公</translation>
    </message>
    <message>
        <source>Storage yard</source>
        <translation>堆场</translation>
    </message>
    <message>
        <source>Parking</source>
        <translation>停车</translation>
    </message>
</context>
</TS>
