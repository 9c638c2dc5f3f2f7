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
    <name>AffectedPlants</name>
    <message>
        <source>Plant</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Findings gained</source>
        <translation>新增问题</translation>
    </message>
    <message>
        <source>Findings lost</source>
        <translation>消除问题</translation>
    </message>
    <message>
        <source>Plants affected</source>
        <translation>受影响的项目</translation>
    </message>
    <message>
        <source>the base map</source>
        <translation>底图</translation>
    </message>
    <message>
        <source>{plant} in {scenario}</source>
        <translation>{plant}（方案 {scenario}）</translation>
    </message>
    <message>
        <source>gained: {finding}</source>
        <translation>新增：{finding}</translation>
    </message>
    <message>
        <source>lost: {finding}</source>
        <translation>消除：{finding}</translation>
    </message>
</context>
<context>
    <name>ArrayGridTool</name>
    <message>
        <source>Nothing is selected that could be repeated: Esc, then select it</source>
        <translation>没有可阵列的选中要素：按 Esc，先选择</translation>
    </message>
    <message>
        <source>Move to where the grid is to reach and click; N and B type columns and rows, G and H the gaps</source>
        <translation>移到阵列所及之处单击；N、B 输入列数和行数，G、H 输入净距</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>m</source>
        <translation>m</translation>
    </message>
    <message>
        <source>Repeat in a grid</source>
        <translation>矩形阵列</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>列净距</translation>
    </message>
    <message>
        <source>row gap</source>
        <translation>行净距</translation>
    </message>
    <message>
        <source>{columns} × {rows}, gaps {gap_m:.2f} m and {row_gap_m:.2f} m</source>
        <translation>{columns} × {rows}，净距 {gap_m:.2f} m、{row_gap_m:.2f} m</translation>
    </message>
</context>
<context>
    <name>ArrayLineTool</name>
    <message>
        <source>Nothing is selected that could be repeated: Esc, then select it</source>
        <translation>没有可阵列的选中要素：按 Esc，先选择</translation>
    </message>
    <message>
        <source>Click where the line begins, say at a corner of what is selected</source>
        <translation>单击直线起点，例如所选要素的一个角点</translation>
    </message>
    <message>
        <source>Click where the same corner of the last one stands; N types the number, G the distance</source>
        <translation>单击最后一个副本上同一角点的位置；N 输入总数，G 输入间距</translation>
    </message>
    <message>
        <source>Repeat along a line</source>
        <translation>沿线阵列</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>总数</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>apart</source>
        <translation>间距</translation>
    </message>
    <message>
        <source>m</source>
        <translation>m</translation>
    </message>
    <message>
        <source>even</source>
        <translation>均分</translation>
    </message>
    <message>
        <source>{count} in all, {spacing_m:.2f} m apart</source>
        <translation>共 {count} 个，间距 {spacing_m:.2f} m</translation>
    </message>
</context>
<context>
    <name>ArrowTool</name>
    <message>
        <source>Click what the arrow shall point at</source>
        <translation>单击引线所指之处</translation>
    </message>
    <message>
        <source>Click where its words shall stand, then type them; Enter without words leaves the arrow alone</source>
        <translation>单击文字位置并输入；不输入文字直接按 Enter 则只保留引线</translation>
    </message>
</context>
<context>
    <name>AskedFile</name>
    <message>
        <source>There is already a file “{name}” there. Replace it?</source>
        <translation>该处已有文件“{name}”。要替换它吗？</translation>
    </message>
</context>
<context>
    <name>AssignSubstationsDialog</name>
    <message>
        <source>Select the plants on the map that are connected by hand.</source>
        <translation>请先在图上选中要手动接入的项目。</translation>
    </message>
    <message>
        <source>There is no substation on the map. Draw or import one first.</source>
        <translation>底图上没有变电站。请先绘制或导入。</translation>
    </message>
    <message>
        <source>{plant}: {reason}.</source>
        <translation>{plant}：{reason}。</translation>
    </message>
    <message>
        <source>… and {count:,d} more.</source>
        <translation>……另有 {count:,d} 家。</translation>
    </message>
    <message>
        <source>Beyond what is borne in N-1: {substations}.</source>
        <translation>超过 N-1 承载能力：{substations}。</translation>
    </message>
    <message>
        <source>Within N-1 as far as loads are known. Connected plants whose load is not: {count:,d}.</source>
        <translation>就已知负荷而言满足 N-1。已接入但负荷不详的项目：{count:,d} 个。</translation>
    </message>
    <message>
        <source>Every substation stays within N-1.</source>
        <translation>各变电站均满足 N-1。</translation>
    </message>
    <message>
        <source>Assign plants to substations</source>
        <translation>项目接入变电站</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Balanced: within N-1, short feeders</source>
        <translation>均衡：满足 N-1，馈线短</translation>
    </message>
    <message>
        <source>Nearest, whatever it carries</source>
        <translation>就近：不论其负荷</translation>
    </message>
    <message>
        <source>By hand: the selected plants</source>
        <translation>手动：所选项目</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>straight</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>along roads</source>
        <translation>沿道路</translation>
    </message>
    <message>
        <source>all that draw power</source>
        <translation>全部用电项目</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>所选 %n 家</numerusform>
        </translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Substation</source>
        <translation>变电站</translation>
    </message>
    <message>
        <source>Feeders</source>
        <translation>馈线</translation>
    </message>
    <message>
        <source>Plants</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Plants that change their substation</source>
        <translation>变更接入变电站的项目</translation>
    </message>
    <message>
        <source>Load of substations before and after</source>
        <translation>调整前后变电站负荷</translation>
    </message>
</context>
<context>
    <name>AttributeModel</name>
    <message>
        <source>{column}, measured on the plane; it follows the shape and cannot be set.</source>
        <translation>{column}，按平面坐标量算；随图形变化，不能直接修改。</translation>
    </message>
    <message>
        <source>{column}: a column of the map that was read in</source>
        <translation>{column}：导入底图自带的字段</translation>
    </message>
</context>
<context>
    <name>AxonometricCommands</name>
    <message>
        <source>Picture saved as {name}.</source>
        <translation>图片已保存为 {name}。</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>图片已复制到剪贴板。</translation>
    </message>
    <message>
        <source>{plan} from the air.png</source>
        <translation>{plan} 轴测图.png</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>图片 (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>Save the picture as</source>
        <translation>图片另存为</translation>
    </message>
</context>
<context>
    <name>AxonometricView</name>
    <message>
        <source>{height:g} m high</source>
        <translation>高 {height:g} m</translation>
    </message>
    <message>
        <source>height not known</source>
        <translation>高度未知</translation>
    </message>
</context>
<context>
    <name>AxonometricWindow</name>
    <message>
        <source>Axonometric view</source>
        <translation>轴测图</translation>
    </message>
</context>
<context>
    <name>Backdrop</name>
    <message>
        <source>See through the parcels</source>
        <translation>透过地块显示</translation>
    </message>
    <message>
        <source>Needs an answer</source>
        <translation>需要确认</translation>
    </message>
    <message>
        <source>File is gone</source>
        <translation>文件丢失</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>未显示</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Damaged in parts</source>
        <translation>部分损坏</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
</context>
<context>
    <name>BackdropForm</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置偏移</translation>
    </message>
    <message>
        <source>Rows of tiles</source>
        <translation>瓦片行序</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Find the file…</source>
        <translation>查找文件…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Zoom to it</source>
        <translation>缩放到该影像</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>True: WGS 84, CGCS2000, Tianditu, surveyed</source>
        <translation>无偏移：WGS 84、CGCS2000、天地图、实测</translation>
    </message>
    <message>
        <source>GCJ-02: Amap, Tencent – is shifted back</source>
        <translation>GCJ-02：高德、腾讯——自动纠偏</translation>
    </message>
    <message>
        <source>BD-09: Baidu – is shifted back</source>
        <translation>BD-09：百度——自动纠偏</translation>
    </message>
    <message>
        <source>Choose: shifted maps lie 300 to 700 m off</source>
        <translation>请选择：偏移地图会错开 300 至 700 m</translation>
    </message>
    <message>
        <source>Only longitude and latitude and Web Mercator can be shifted.</source>
        <translation>只有经纬度和 Web 墨卡托坐标才可能有偏移。</translation>
    </message>
    <message>
        <source>Shifted back by the publicly known formula, which its owner has never published: good for about a metre. Check it against a surveyed corner.</source>
        <translation>按公开流传的公式纠偏（官方从未公布），精度约一米。请用实测点核对。</translation>
    </message>
    <message>
        <source>As the tiles say</source>
        <translation>按瓦片自身说明</translation>
    </message>
    <message>
        <source>From the north (XYZ)</source>
        <translation>自北向南（XYZ）</translation>
    </message>
    <message>
        <source>From the south (TMS)</source>
        <translation>自南向北（TMS）</translation>
    </message>
    <message>
        <source>It lies outside the base map: is the coordinate system right?</source>
        <translation>影像在底图范围之外：坐标系选对了吗？</translation>
    </message>
    <message>
        <source>Find {name}</source>
        <translation>查找 {name}</translation>
    </message>
</context>
<context>
    <name>BackdropsDialog</name>
    <message>
        <source>Backdrops</source>
        <translation>背景影像</translation>
    </message>
    <message>
        <source>No picture lies under the map yet. Add a GeoTIFF, a picture with its world file, an MBTiles file or a folder of tiles, or drop one here. Nothing is fetched from the internet.</source>
        <translation>地图下还没有背景影像。可添加 GeoTIFF、带坐标文件的图片、MBTiles 文件或瓦片文件夹，也可直接拖到这里。程序不会从网上下载任何内容。</translation>
    </message>
    <message>
        <source>Add picture…</source>
        <translation>添加图片…</translation>
    </message>
    <message>
        <source>Add MBTiles…</source>
        <translation>添加 MBTiles…</translation>
    </message>
    <message>
        <source>Add tile folder…</source>
        <translation>添加瓦片文件夹…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Backdrop</source>
        <translation>背景影像</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation>添加图片</translation>
    </message>
    <message>
        <source>Pictures (*.tif *.tiff *.png *.jpg *.jpeg *.bmp *.webp);;All files (*)</source>
        <translation>图片 (*.tif *.tiff *.png *.jpg *.jpeg *.bmp *.webp);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Add tiles</source>
        <translation>添加瓦片</translation>
    </message>
    <message>
        <source>MBTiles (*.mbtiles);;All files (*)</source>
        <translation>MBTiles (*.mbtiles);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Add a folder of tiles (zoom/column/row.png)</source>
        <translation>添加瓦片文件夹（级别/列/行.png）</translation>
    </message>
</context>
<context>
    <name>BehindNotice</name>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>BookmarksPanel</name>
    <message>
        <source>Name this view, Enter keeps it</source>
        <translation>为当前视图命名，回车保存</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>Keep the view under this name</source>
        <translation>以此名称保存当前视图</translation>
    </message>
    <message>
        <source>Keep the view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Enter goes there, F2 renames, Delete removes, Alt+Up and Alt+Down move a row.</source>
        <translation>回车前往，F2 重命名，Delete 删除，Alt+↑、Alt+↓ 调整顺序。</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Column</source>
        <translation>字段</translation>
    </message>
    <message numerus="yes">
        <source>%n selected:</source>
        <translation>
            <numerusform>已选 %n 行：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set in %n row(s)</source>
        <translation>
            <numerusform>写入 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>CameraBar</name>
    <message>
        <source>&amp;Azimuth</source>
        <translation>方位角(&amp;A)</translation>
    </message>
    <message>
        <source>The direction looked in, clockwise from grid north (← →)</source>
        <translation>视线方位角，自坐标北顺时针（← →）</translation>
    </message>
    <message>
        <source>&amp;Tilt</source>
        <translation>倾角(&amp;T)</translation>
    </message>
    <message>
        <source>Raised from straight down: 0° is the map (↑ ↓)</source>
        <translation>自垂直向下抬起的角度：0° 为平面图（↑ ↓）</translation>
    </message>
    <message>
        <source>&amp;Heights</source>
        <translation>高度(&amp;H)</translation>
    </message>
    <message>
        <source>How many times heights are exaggerated; 1: not at all</source>
        <translation>高度夸大倍数；1 为不夸大</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>光照(&amp;L)</translation>
    </message>
    <message>
        <source>Where the light comes from</source>
        <translation>光照方向</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>× </source>
        <translation>× </translation>
    </message>
    <message>
        <source>Sun of drawings (north-west, 45°)</source>
        <translation>制图光源（西北，45°）</translation>
    </message>
    <message>
        <source>Sun of a day and hour</source>
        <translation>某日某时的太阳</translation>
    </message>
    <message>
        <source>Day and hour, Beijing time</source>
        <translation>日期和时刻（北京时间）</translation>
    </message>
    <message>
        <source>Sha&amp;dows</source>
        <translation>阴影(&amp;D)</translation>
    </message>
    <message>
        <source>Shadows on the ground; those on other buildings are not drawn</source>
        <translation>地面阴影；不绘制落在其他建筑上的阴影</translation>
    </message>
    <message>
        <source>Turn slowly</source>
        <translation>缓慢旋转</translation>
    </message>
    <message>
        <source>Show the whole site (Home)</source>
        <translation>显示全部场地（Home）</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
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
    <name>ChangeLogDialog</name>
    <message>
        <source>Change log</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>Find: a plant, a person, a scenario, a day…</source>
        <translation>查找：项目、人员、方案、日期…</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>在记录中查找</translation>
    </message>
    <message>
        <source>Open its state as a scenario…</source>
        <translation>把当时的状态打开为方案…</translation>
    </message>
    <message>
        <source>Nothing was changed in this plan yet.</source>
        <translation>这个规划还没有修改过。</translation>
    </message>
    <message>
        <source>No change has these words.</source>
        <translation>没有包含这些字的修改。</translation>
    </message>
    <message>
        <source>Finding how it was then…</source>
        <translation>正在还原当时的状态…</translation>
    </message>
</context>
<context>
    <name>ChangePicture</name>
    <message>
        <source>Map of the changes</source>
        <translation>变更示意图</translation>
    </message>
    <message>
        <source>in the plan</source>
        <translation>规划现有</translation>
    </message>
    <message>
        <source>in the newer map</source>
        <translation>新图</translation>
    </message>
    <message>
        <source>land given up</source>
        <translation>减少的用地</translation>
    </message>
    <message>
        <source>land taken</source>
        <translation>增加的用地</translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>Coordinate system of what is pasted</source>
        <translation>粘贴内容的坐标系</translation>
    </message>
    <message>
        <source>Which one is it?</source>
        <translation>请选择其坐标系：</translation>
    </message>
    <message>
        <source>Footprints pasted: {count}.</source>
        <translation>已粘贴 {count} 个占地轮廓。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>ColumnLayout</name>
    <message>
        <source>Hide “{column}”</source>
        <translation>隐藏“{column}”</translation>
    </message>
    <message>
        <source>All columns, fitting widths</source>
        <translation>显示全部字段并适应列宽</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>A command, a plant, a parcel or X, Y</source>
        <translation>命令、项目、地块或 X, Y 坐标</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>查到的命令</translation>
    </message>
    <message>
        <source>Nothing is called that. Try other words, in English or Chinese.</source>
        <translation>没有这样的命令。请换个词试试，中英文均可。</translation>
    </message>
</context>
<context>
    <name>CompareWindow</name>
    <message>
        <source>Maps</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Compare scenarios</source>
        <translation>方案比选</translation>
    </message>
    <message>
        <source>Compare &amp;again</source>
        <translation>重新比选(&amp;A)</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>尚无可比选的方案</translation>
    </message>
    <message>
        <source>Open a plan with two scenarios: duplicate one, change it, and compare.</source>
        <translation>请打开有两个方案的规划：复制一个方案，修改后再比选。</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>方案比选</translation>
    </message>
    <message>
        <source>Only what is in &amp;service by {moment}</source>
        <translation>仅截至 {moment} 投产(&amp;S)</translation>
    </message>
    <message>
        <source>Stopped: what is shown may be old.</source>
        <translation>已停止：所示内容可能已过时。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比选…</translation>
    </message>
    <message>
        <source>Computed before the last change; it is being computed again.</source>
        <translation>此结果早于最近一次修改，正在重新计算。</translation>
    </message>
    <message>
        <source>As the plan stands now. For comparing schemes; it does not replace statutory review.</source>
        <translation>按规划现状计算。仅供方案比选，不替代法定审查。</translation>
    </message>
    <message>
        <source>Whole scenarios are compared, whatever moment the map shows.</source>
        <translation>按整个方案比选，与地图所示时点无关。</translation>
    </message>
    <message>
        <source>Phases and targets are of the whole course.</source>
        <translation>分期与目标按全过程计算。</translation>
    </message>
</context>
<context>
    <name>ControlPointsForm</name>
    <message>
        <source>Four parameters: shift, turn, scale</source>
        <translation>四参数：平移、旋转、尺度</translation>
    </message>
    <message>
        <source>Six parameters: each axis by itself</source>
        <translation>六参数：两轴各自变换</translation>
    </message>
    <message>
        <source>Order told by the figures</source>
        <translation>按数值判断顺序</translation>
    </message>
    <message>
        <source>X north, Y east</source>
        <translation>X 北、Y 东</translation>
    </message>
    <message>
        <source>East, north</source>
        <translation>先东后北</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Read a file…</source>
        <translation>读取文件…</translation>
    </message>
    <message>
        <source>Remove the row</source>
        <translation>删除此行</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>点名</translation>
    </message>
    <message>
        <source>Old X north (m)</source>
        <translation>旧 X 北（m）</translation>
    </message>
    <message>
        <source>Old Y east (m)</source>
        <translation>旧 Y 东（m）</translation>
    </message>
    <message>
        <source>New X north (m)</source>
        <translation>新 X 北（m）</translation>
    </message>
    <message>
        <source>New Y east (m)</source>
        <translation>新 Y 东（m）</translation>
    </message>
    <message>
        <source>Residual (cm)</source>
        <translation>残差（cm）</translation>
    </message>
    <message>
        <source>Left out (cm)</source>
        <translation>剔除检验（cm）</translation>
    </message>
    <message>
        <source>How far the fit of the other points misses this one.</source>
        <translation>用其余各点拟合时，此点相差多少。</translation>
    </message>
    <message>
        <source>Control points</source>
        <translation>控制点</translation>
    </message>
    <message>
        <source>Order of the ordinates that are pasted</source>
        <translation>粘贴数据的坐标顺序</translation>
    </message>
    <message>
        <source>Kind of fit</source>
        <translation>拟合方式</translation>
    </message>
    <message>
        <source>Control points (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>控制点 (*.csv *.txt *.tsv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Type or paste at least {count} points: name, old X, old Y, new X, new Y.</source>
        <translation>请输入或粘贴至少 {count} 个点：点名、旧 X、旧 Y、新 X、新 Y。</translation>
    </message>
    <message>
        <source>Scale {ppm} ppm, turn {turn}″.</source>
        <translation>尺度 {ppm} ppm，旋转 {turn}″。</translation>
    </message>
    <message>
        <source>Residuals {rms} cm (rms), the largest {worst} cm at “{name}”; red above {limit} cm.</source>
        <translation>残差中误差 {rms} cm，最大 {worst} cm（“{name}”）；超过 {limit} cm 标红。</translation>
    </message>
    <message>
        <source>The map will be in {target}.</source>
        <translation>转换后为 {target}。</translation>
    </message>
</context>
<context>
    <name>CrsChoice</name>
    <message>
        <source>Not stated: choose, or type an EPSG code</source>
        <translation>文件未注明：请选择，或输入 EPSG 代码</translation>
    </message>
    <message>
        <source>{where}, {county}</source>
        <translation>{where}，{county}</translation>
    </message>
</context>
<context>
    <name>CursorNote</name>
    <message>
        <source>Nothing found here</source>
        <translation>此处未发现问题</translation>
    </message>
</context>
<context>
    <name>DatumShiftDialog</name>
    <message>
        <source>Shift between datums</source>
        <translation>基准转换</translation>
    </message>
    <message>
        <source>Seven parameters</source>
        <translation>七参数</translation>
    </message>
    <message>
        <source>Control points</source>
        <translation>控制点</translation>
    </message>
    <message>
        <source>Use the shift</source>
        <translation>采用转换</translation>
    </message>
    <message>
        <source>As the coordinate system of {file} states it (TOWGS84), to WGS 84, from which CGCS2000 differs by decimetres at most. Who made the file knows whether it is meant for this place.</source>
        <translation>取自 {file} 的坐标系定义（TOWGS84），转换到 WGS 84，与 CGCS2000 相差至多几分米。是否适用于本地，请向文件提供者核实。</translation>
    </message>
    <message>
        <source>a plane of its own</source>
        <translation>独立坐标系</translation>
    </message>
    <message>
        <source>From {source}
to {target}</source>
        <translation>从 {source}
到 {target}</translation>
    </message>
    <message>
        <source>Tell a shift first.</source>
        <translation>请先给出转换参数。</translation>
    </message>
</context>
<context>
    <name>DifferencePicture</name>
    <message>
        <source>Map of what differs</source>
        <translation>差异图</translation>
    </message>
</context>
<context>
    <name>DifferencesList</name>
    <message>
        <source>Plant</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Plants that differ</source>
        <translation>有差异的项目</translation>
    </message>
</context>
<context>
    <name>DimensionTool</name>
    <message>
        <source>Click where the dimension begins; on a corner or side it follows</source>
        <translation>单击标注起点；落在角点或边上时标注会随动</translation>
    </message>
    <message>
        <source>Click where the dimension ends</source>
        <translation>单击标注终点</translation>
    </message>
    <message>
        <source>Click where the dimension line shall stand</source>
        <translation>单击尺寸线的位置</translation>
    </message>
</context>
<context>
    <name>DocumentCommands</name>
    <message>
        <source>Slides as PowerPoint</source>
        <translation>幻灯片存为 PowerPoint</translation>
    </message>
    <message>
        <source>PowerPoint (*.pptx)</source>
        <translation>PowerPoint (*.pptx)</translation>
    </message>
    <message>
        <source>PowerPoint (*.pptx *.potx)</source>
        <translation>PowerPoint (*.pptx *.potx)</translation>
    </message>
    <message>
        <source>Template of the slides</source>
        <translation>幻灯片模板</translation>
    </message>
    <message>
        <source>Slides look like {name}. Use the look of the program again?</source>
        <translation>幻灯片现采用 {name} 的样式。要改回程序自带样式吗？</translation>
    </message>
    <message>
        <source>Word, everything (*.docx)</source>
        <translation>Word，全部内容 (*.docx)</translation>
    </message>
    <message>
        <source>Word, a few pages (*.docx)</source>
        <translation>Word，简本 (*.docx)</translation>
    </message>
    <message>
        <source>PDF, everything (*.pdf)</source>
        <translation>PDF，全部内容 (*.pdf)</translation>
    </message>
    <message>
        <source>PDF, a few pages (*.pdf)</source>
        <translation>PDF，简本 (*.pdf)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
</context>
<context>
    <name>DraftingBar</name>
    <message>
        <source>azimuth</source>
        <translation>方位角</translation>
    </message>
    <message>
        <source>angle ↺</source>
        <translation>数学角↺</translation>
    </message>
    <message>
        <source>Azimuth, clockwise from grid north</source>
        <translation>方位角：自坐标北顺时针</translation>
    </message>
    <message>
        <source>Angle, counter-clockwise from east</source>
        <translation>数学角：自正东逆时针</translation>
    </message>
    <message>
        <source>{name}. Click, or press A in the field, for the other.</source>
        <translation>{name}。点击此处或在输入框内按 A 切换。</translation>
    </message>
    <message>
        <source>Distance from the last point in metres (D)</source>
        <translation>距上一点的距离，米（D）</translation>
    </message>
    <message>
        <source>Direction from the last point in degrees (A)</source>
        <translation>自上一点的方向，度（A）</translation>
    </message>
    <message>
        <source>X (N)</source>
        <translation>X 北</translation>
    </message>
    <message>
        <source>X, the northing in metres (X)</source>
        <translation>X 坐标（北），米（X）</translation>
    </message>
    <message>
        <source>Y (E)</source>
        <translation>Y 东</translation>
    </message>
    <message>
        <source>Y, the easting in metres (Y)</source>
        <translation>Y 坐标（东），米（Y）</translation>
    </message>
    <message>
        <source>{name}. Click to lock it as it is.</source>
        <translation>{name}。点击锁定当前值。</translation>
    </message>
    <message>
        <source>X, Y   @ΔX, ΔY</source>
        <translation>X, Y   @ΔX, ΔY</translation>
    </message>
    <message>
        <source>Coordinates X (north), Y (east)</source>
        <translation>坐标 X（北）、Y（东）</translation>
    </message>
    <message>
        <source>A point X (north), Y (east) or longitude, latitude; @ΔX, ΔY from the last point; 25&lt;90 a distance in a direction; 25 a distance</source>
        <translation>点坐标 X（北）, Y（东），或经度, 纬度；@ΔX, ΔY 为相对上一点的增量；25&lt;90 为距离&lt;方向；25 为距离</translation>
    </message>
</context>
<context>
    <name>DrawBar</name>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>绘制对象</translation>
    </message>
    <message>
        <source>Plant type</source>
        <translation>项目类型</translation>
    </message>
    <message>
        <source>Kind of constraint</source>
        <translation>控制要素种类</translation>
    </message>
    <message>
        <source>Use of the area</source>
        <translation>范围用途</translation>
    </message>
    <message>
        <source>Capacity of a drawn plant</source>
        <translation>所绘项目的产能</translation>
    </message>
</context>
<context>
    <name>DrawTool</name>
    <message>
        <source>Click where it stands, or type its coordinates; Esc ends</source>
        <translation>单击其位置，或键入坐标；Esc 结束</translation>
    </message>
    <message>
        <source>Click the first corner, or type its coordinates; Esc ends</source>
        <translation>单击第一个角点，或键入坐标；Esc 结束</translation>
    </message>
    <message>
        <source>Click on; Enter or right-click finishes, Backspace takes the last point away</source>
        <translation>继续单击；回车或右键完成，退格去掉上一点</translation>
    </message>
    <message>
        <source>Click on, or type D and A; Enter or the first corner closes, Backspace goes back</source>
        <translation>继续单击，或键入 D、A；回车或点首点闭合，退格返回一点</translation>
    </message>
    <message>
        <source>These corners enclose no area.</source>
        <translation>这些角点不围成面积。</translation>
    </message>
    <message>
        <source>The outline crosses or touches itself. Set the corner elsewhere.</source>
        <translation>轮廓线自相交或自相接，请另设角点。</translation>
    </message>
    <message>
        <source>{area} m²</source>
        <translation>{area} m²</translation>
    </message>
    <message>
        <source>Select the one thing that is to have a hole first.</source>
        <translation>请先选中要挖洞的那一个图形。</translation>
    </message>
</context>
<context>
    <name>DuplicateScenarioDialog</name>
    <message>
        <source>Duplicate scenario</source>
        <translation>复制方案</translation>
    </message>
    <message>
        <source>Name of the scenario</source>
        <translation>方案名称</translation>
    </message>
    <message>
        <source>Name of the scenario:</source>
        <translation>方案名称：</translation>
    </message>
    <message>
        <source>As a &amp;child of “{scenario}”</source>
        <translation>作为“{scenario}”的子方案(&amp;C)</translation>
    </message>
    <message>
        <source>As an &amp;independent copy</source>
        <translation>作为独立副本(&amp;I)</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>It holds what it changes. What is changed in “{scenario}” later can be taken over, plant by plant; you are asked and shown.</source>
        <translation>只记录自己的修改。“{scenario}”以后的修改可逐个项目承接，承接前会列出并询问。</translation>
    </message>
    <message>
        <source>It has nothing to do with “{scenario}” from now on.</source>
        <translation>此后与“{scenario}”不再有任何关系。</translation>
    </message>
    <message>
        <source>Areas on the sites, notes, waivers and factors are copied once and go their own way.</source>
        <translation>厂区用地分区、注记、豁免和系数只在此时复制一次，此后各自独立。</translation>
    </message>
</context>
<context>
    <name>EdgeKindMenu</name>
    <message>
        <source>Beyond this edge of %1</source>
        <translation>%1 此边外侧</translation>
    </message>
    <message>
        <source>As the map shows</source>
        <translation>按底图判定</translation>
    </message>
</context>
<context>
    <name>EncodingChoice</name>
    <message>
        <source>GB18030 (GBK, GB2312)</source>
        <translation>GB18030（GBK、GB2312）</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>Big5 (traditional Chinese)</source>
        <translation>Big5（繁体中文）</translation>
    </message>
    <message>
        <source>UTF-16</source>
        <translation>UTF-16</translation>
    </message>
    <message>
        <source>Western European (1252)</source>
        <translation>西欧（1252）</translation>
    </message>
    <message>
        <source>Choose another where names below do not read right.</source>
        <translation>下面的名称若显示为乱码，请改选其他编码。</translation>
    </message>
    <message>
        <source>As found ({encoding})</source>
        <translation>自动识别（{encoding}）</translation>
    </message>
</context>
<context>
    <name>EndTrialDialog</name>
    <message>
        <source>End the trial</source>
        <translation>结束试推</translation>
    </message>
    <message>
        <source>No number changes.</source>
        <translation>没有数字变化。</translation>
    </message>
    <message>
        <source>&amp;Discard: back to where it began</source>
        <translation>放弃，回到开始时的状态(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep as a scenario:</source>
        <translation>保留为方案(&amp;K)：</translation>
    </message>
    <message>
        <source>Name of the scenario</source>
        <translation>方案名称</translation>
    </message>
    <message>
        <source>Something was changed that all scenarios share (base map, rules, targets). Keeping keeps that too; discarding undoes it.</source>
        <translation>改动了各方案共用的内容（底图、规则、目标）。保留时一并保留，放弃时一并撤销。</translation>
    </message>
    <message>
        <source>&amp;Log what was decided</source>
        <translation>记录会议决定(&amp;L)</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Go on trying</source>
        <translation>继续试推</translation>
    </message>
    <message>
        <source>One step was tried out.</source>
        <translation>试推了 1 步。</translation>
    </message>
    <message>
        <source>{steps} steps were tried out.</source>
        <translation>试推了 {steps} 步。</translation>
    </message>
    <message>
        <source>Errors are not counted yet.</source>
        <translation>错误尚未统计。</translation>
    </message>
    <message>
        <source>Errors {change} (now {now})</source>
        <translation>错误 {change} 个（现有 {now} 个）</translation>
    </message>
    <message>
        <source>Give the scenario a name.</source>
        <translation>请填写方案名称。</translation>
    </message>
    <message>
        <source>Write down what was decided, and who decided it.</source>
        <translation>请写明决定内容和决定人。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>The layout is being checked…</source>
        <translation>正在校验布局…</translation>
    </message>
    <message>
        <source>The scenario has no plants: the file will be empty.</source>
        <translation>该方案中没有项目，导出的文件将是空的。</translation>
    </message>
    <message>
        <source>The layout has no errors.</source>
        <translation>布局没有错误。</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Name the file to write.</source>
        <translation>请填写要写入的文件名。</translation>
    </message>
    <message>
        <source>{name}: {proof}.</source>
        <translation>{name}：{proof}。</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>已停止，未写入任何内容。</translation>
    </message>
</context>
<context>
    <name>FactorsDialog</name>
    <message>
        <source>Factors of the figures</source>
        <translation>指标参数</translation>
    </message>
    <message>
        <source>the whole plan</source>
        <translation>整个规划</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>Why, and on what ground</source>
        <translation>为什么这样取值，依据是什么</translation>
    </message>
    <message>
        <source>Back to what is shipped</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>Holds for</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>from {least} to {most}</source>
        <translation>取值 {least}～{most}</translation>
    </message>
    <message>
        <source>Write a number, like {example}.</source>
        <translation>请输入数字，例如 {example}。</translation>
    </message>
</context>
<context>
    <name>FaultDialog</name>
    <message>
        <source>A fault of the program</source>
        <translation>程序出错</translation>
    </message>
    <message>
        <source>The program made a mistake. Your plan is as it was before the last step.</source>
        <translation>程序出了错。您的规划仍是上一步之前的样子。</translation>
    </message>
    <message>
        <source>You can go on working. If figures or the map look wrong, save the plan under another name and start the program anew. The report below helps to find the mistake; look through it before you send it.</source>
        <translation>可以继续工作。若数字或地图看来不对，请将规划另存，并重新启动程序。下面的报告有助于查找错误，发送前请先过目。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Kept as {path}</source>
        <translation>已存为 {path}</translation>
    </message>
    <message>
        <source>It is in no file.</source>
        <translation>未能写入文件。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Save the plan as…</source>
        <translation>规划另存为…</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>打开所在文件夹</translation>
    </message>
</context>
<context>
    <name>FaultKeeper</name>
    <message>
        <source>This could not be done</source>
        <translation>未能完成</translation>
    </message>
</context>
<context>
    <name>FieldMappingTable</name>
    <message>
        <source>Columns</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Column of the plan</source>
        <translation>规划字段</translation>
    </message>
    <message>
        <source>From column</source>
        <translation>取自字段</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>取值示例</translation>
    </message>
    <message>
        <source>– numbered –</source>
        <translation>– 自动编号 –</translation>
    </message>
    <message>
        <source>– blank –</source>
        <translation>– 留空 –</translation>
    </message>
    <message>
        <source>all: {value}</source>
        <translation>全部：{value}</translation>
    </message>
    <message>
        <source>(all blank)</source>
        <translation>（全部为空）</translation>
    </message>
    <message>
        <source>the same for every row</source>
        <translation>全部行相同</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>自动生成</translation>
    </message>
</context>
<context>
    <name>FigureCommands</name>
    <message>
        <source>Figures saved as {name}.</source>
        <translation>指标表已保存为 {name}。</translation>
    </message>
    <message>
        <source>Chart saved as {name}.</source>
        <translation>图表已保存为 {name}。</translation>
    </message>
    <message>
        <source>{plan} figures.xlsx</source>
        <translation>{plan} 指标表.xlsx</translation>
    </message>
    <message>
        <source>Save the figures as</source>
        <translation>指标表另存为</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Picture (*.png);;PDF (*.pdf);;SVG (*.svg)</source>
        <translation>图片 (*.png);;PDF (*.pdf);;SVG (*.svg)</translation>
    </message>
    <message>
        <source>Save the chart as</source>
        <translation>图表另存为</translation>
    </message>
</context>
<context>
    <name>FiguresModel</name>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>({scenario} − {first}) ÷ {first}, %</source>
        <translation>({scenario} − {first}) ÷ {first}，%</translation>
    </message>
    <message>
        <source>{scenario} − {first}</source>
        <translation>{scenario} − {first}</translation>
    </message>
    <message>
        <source>More of it counts as better.</source>
        <translation>多者为优。</translation>
    </message>
    <message>
        <source>Less of it counts as better.</source>
        <translation>少者为优。</translation>
    </message>
    <message>
        <source>Within the limits in force counts as good; there none is better.</source>
        <translation>在现行限值之内为宜，限值内不分优劣。</translation>
    </message>
    <message>
        <source>Neither more nor less of it counts as better.</source>
        <translation>多少无所谓优劣。</translation>
    </message>
</context>
<context>
    <name>FiguresPanel</name>
    <message>
        <source>Free combination</source>
        <translation>自由组合汇总</translation>
    </message>
    <message>
        <source>Copied the chart as a picture.</source>
        <translation>已将图表复制为图片。</translation>
    </message>
    <message>
        <source>Copied: {table}, with units.</source>
        <translation>已复制：{table}（含单位）。</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>属性表</translation>
    </message>
    <message>
        <source>Copy the table with units, for Excel</source>
        <translation>复制整张表（含单位），可粘贴到 Excel</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>Show as a chart</source>
        <translation>以图表显示</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Planar areas</source>
        <translation>平面面积</translation>
    </message>
    <message>
        <source>Ellipsoidal areas</source>
        <translation>椭球面积</translation>
    </message>
    <message>
        <source>No figures yet</source>
        <translation>暂无指标</translation>
    </message>
    <message>
        <source>Open a plan; every figure of it is found here.</source>
        <translation>打开规划后，全部指标在此查看。</translation>
    </message>
    <message>
        <source>working the figures out…</source>
        <translation>正在计算指标…</translation>
    </message>
</context>
<context>
    <name>FiguresTab</name>
    <message>
        <source>Copied: the compared figures, with units.</source>
        <translation>已复制：比选指标（含单位）。</translation>
    </message>
    <message>
        <source>Comparison saved as {name}.</source>
        <translation>比选已保存为 {name}。</translation>
    </message>
    <message>
        <source>&amp;Only differences</source>
        <translation>只看差异(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the table with units, for Excel</source>
        <translation>复制表格（含单位），可粘贴到 Excel</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Save the table as a workbook or as CSV</source>
        <translation>将表格保存为工作簿或 CSV</translation>
    </message>
    <message>
        <source>Compared figures</source>
        <translation>比选指标</translation>
    </message>
    <message>
        <source>▲ better, ▼ worse, ＝ alike beside {first}, by a judgement; ~ some plants do not state it.</source>
        <translation>与 {first} 相比：▲ 较优，▼ 较劣，＝ 相当（属判断）；~ 部分厂房未填。</translation>
    </message>
    <message>
        <source>{scenario}, in service by {moment}</source>
        <translation>{scenario}（截至 {moment} 投产）</translation>
    </message>
    <message>
        <source>{plan} comparison.xlsx</source>
        <translation>{plan} 方案比选.xlsx</translation>
    </message>
    <message>
        <source>Save the comparison as</source>
        <translation>保存方案比选</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx);;CSV (*.csv)</source>
        <translation>工作簿 (*.xlsx);;CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>Open a plan</source>
        <translation>打开规划</translation>
    </message>
    <message>
        <source>Plan files (*.gpkg);;All files (*)</source>
        <translation>规划文件 (*.gpkg);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Bring {names} into “{plan}”, or start a new plan?</source>
        <translation>把 {names} 导入“{plan}”，还是新建方案？</translation>
    </message>
    <message>
        <source>Map files</source>
        <translation>地图文件</translation>
    </message>
    <message>
        <source>Into this plan…</source>
        <translation>导入本方案…</translation>
    </message>
    <message>
        <source>New plan…</source>
        <translation>新建方案…</translation>
    </message>
    <message>
        <source>Open elsewhere</source>
        <translation>文件已在别处打开</translation>
    </message>
    <message>
        <source>Open to read</source>
        <translation>打开查看</translation>
    </message>
    <message>
        <source>Open a copy</source>
        <translation>打开副本</translation>
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
        <source>Merge…</source>
        <translation>合并…</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Save there anew</source>
        <translation>在原处重新保存</translation>
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
        <source>Update parcels from a newer map</source>
        <translation>按新图更新地块</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>This could not be done</source>
        <translation>未能完成</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filter, or words to search for</source>
        <translation>筛选条件，或要查找的文字</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Conditions like land use = 1001 and area &gt; 50 mu; joined by and, or, not; = != &lt; &lt;= &gt; &gt;= in ( ), contains, starts with, is blank. Plain words are looked for in every text.</source>
        <translation>条件如：用地性质 = 1001 且 面积 &gt; 50亩；用“且、或、非”连接；可用 = != &lt; &lt;= &gt; &gt;=、属于（…）、包含、开头为、为空。直接输入文字则在所有文本字段中查找。</translation>
    </message>
    <message>
        <source>Recent filters, columns</source>
        <translation>最近的筛选、字段列表</translation>
    </message>
    <message>
        <source>Select these rows on the map</source>
        <translation>在图上选中这些行</translation>
    </message>
    <message>
        <source>Not a whole filter yet: the rows are as before. Enter says what is missing.</source>
        <translation>筛选条件尚不完整，表格行仍为之前的结果；按 Enter 查看缺少什么。</translation>
    </message>
</context>
<context>
    <name>FindingCommands</name>
    <message>
        <source>{plan} findings.pdf</source>
        <translation>{plan} 校验报告.pdf</translation>
    </message>
    <message>
        <source>Report (*.pdf);;Workbook (*.xlsx);;GeoJSON (*.geojson)</source>
        <translation>报告 (*.pdf);;工作簿 (*.xlsx);;GeoJSON (*.geojson)</translation>
    </message>
    <message>
        <source>Save the findings as</source>
        <translation>问题另存为</translation>
    </message>
</context>
<context>
    <name>FindingCounts</name>
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
    <message numerus="yes">
        <source>%n check(s) of the map not made</source>
        <translation>
            <numerusform>%n 项底图相关校验未进行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingDetail</name>
    <message>
        <source>Waive…</source>
        <translation>豁免…</translation>
    </message>
    <message>
        <source>Withdraw the waiver</source>
        <translation>撤销豁免</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>规则说明</translation>
    </message>
    <message>
        <source>The waiver of {author} ({date}) has lapsed, for what it is about has changed: {reason}</source>
        <translation>{author}（{date}）的豁免已失效，所涉对象有改动。原理由：{reason}</translation>
    </message>
    <message>
        <source>Waived by {author} on {date}: {reason}</source>
        <translation>{author} 于 {date} 豁免：{reason}</translation>
    </message>
    <message>
        <source>Measured {measured} {unit}, required {required} {unit}, short by {short} {unit}</source>
        <translation>实测 {measured} {unit}，应不小于 {required} {unit}，差 {short} {unit}</translation>
    </message>
    <message>
        <source>Measured {measured} {unit}, allowed {required} {unit}, over by {short} {unit}</source>
        <translation>实测 {measured} {unit}，允许 {required} {unit}，超出 {short} {unit}</translation>
    </message>
    <message>
        <source>The figure: {confidence}</source>
        <translation>限值来源：{confidence}</translation>
    </message>
    <message>
        <source>{clause} ({confidence})</source>
        <translation>{clause}（{confidence}）</translation>
    </message>
    <message>
        <source>In brief: {text}</source>
        <translation>要点：{text}</translation>
    </message>
</context>
<context>
    <name>FindingsBar</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find among the findings</source>
        <translation>在问题中查找</translation>
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
        <source>Waived</source>
        <translation>已豁免</translation>
    </message>
    <message>
        <source>New since opened</source>
        <translation>打开后新增</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>By rule</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>By plant</source>
        <translation>按项目</translation>
    </message>
    <message>
        <source>By zone</source>
        <translation>按片区</translation>
    </message>
    <message>
        <source>By severity</source>
        <translation>按严重程度</translation>
    </message>
    <message>
        <source>By when they came</source>
        <translation>按出现时间</translation>
    </message>
    <message>
        <source>Group the findings</source>
        <translation>问题分组</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Export the findings…</source>
        <translation>导出问题…</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未校验</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在校验…</translation>
    </message>
    <message>
        <source>The findings appear here.</source>
        <translation>校验出的问题将列在这里。</translation>
    </message>
    <message>
        <source>Press F8 to check the layout.</source>
        <translation>按 F8 校验布局。</translation>
    </message>
    <message>
        <source>Open a plan; its layout is checked at once.</source>
        <translation>打开一个规划，布局会立即校验。</translation>
    </message>
    <message>
        <source>No errors in service by {when}</source>
        <translation>{when}末前投产部分无错误</translation>
    </message>
    <message numerus="yes">
        <source>%n plant(s) that are in service by then were checked; those that come later were not.</source>
        <translation>
            <numerusform>已检查届时投产的 %n 个项目；以后投产的未检查。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) mended since the plan was opened.</source>
        <translation>
            <numerusform>打开后已消除 %n 个问题。</numerusform>
        </translation>
    </message>
    <message>
        <source>By {when}: {counts}</source>
        <translation>截至{when}：{counts}</translation>
    </message>
    <message>
        <source>checking again…</source>
        <translation>正在重新校验…</translation>
    </message>
    <message>
        <source>out of date, press F8</source>
        <translation>已过时，请按 F8</translation>
    </message>
    <message>
        <source>{counts} ({state})</source>
        <translation>{counts}（{state}）</translation>
    </message>
    <message>
        <source>{counts}. {more}</source>
        <translation>{counts}。{more}</translation>
    </message>
    <message>
        <source>Listing…</source>
        <translation>正在列出…</translation>
    </message>
    <message>
        <source>The first {listed} are listed: group, filter or find to see the others.</source>
        <translation>仅列出前 {listed} 个：请分组、筛选或查找以查看其余问题。</translation>
    </message>
    <message>
        <source>No finding of this kind.</source>
        <translation>没有此类问题。</translation>
    </message>
    <message>
        <source>No plants</source>
        <translation>尚无项目</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Drag a type from the list onto the map.</source>
        <translation>从类型列表拖一个到图上。</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) are switched off in this plan.</source>
        <translation>
            <numerusform>本规划停用了 %n 条规则。</numerusform>
        </translation>
    </message>
    <message>
        <source>No errors</source>
        <translation>没有错误</translation>
    </message>
    <message>
        <source>Checked {rules} rules on {plants} plants: no errors, no warnings. A screening check; it does not replace statutory review.</source>
        <translation>已按 {rules} 条规则校验 {plants} 个项目：没有错误，没有警告。仅供方案比选，不替代法定审查。</translation>
    </message>
</context>
<context>
    <name>FindingsTab</name>
    <message>
        <source>Finding</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>About</source>
        <translation>涉及</translation>
    </message>
    <message>
        <source>Measured / required</source>
        <translation>实测 / 要求</translation>
    </message>
    <message>
        <source>Findings gained, lost and changed</source>
        <translation>新增、消除和变化的问题</translation>
    </message>
    <message>
        <source>{scenario}: {counts}</source>
        <translation>{scenario}：{counts}</translation>
    </message>
    <message>
        <source>Only in {scenario}, not in {other}: {count}</source>
        <translation>仅见于 {scenario}（{other} 没有）：{count} 个</translation>
    </message>
    <message>
        <source>In {other} and in {scenario}, but not alike: {count}</source>
        <translation>{other} 与 {scenario} 均有但不一致：{count} 个</translation>
    </message>
    <message>
        <source>{count} more: see the findings of {scenario}.</source>
        <translation>另有 {count} 个：见 {scenario} 的问题列表。</translation>
    </message>
    <message>
        <source>The map shows {shown}; this finding is of {scenario}.</source>
        <translation>地图显示的是 {shown}，此问题属于 {scenario}。</translation>
    </message>
    <message>
        <source>Show {scenario} on the map</source>
        <translation>在地图上显示 {scenario}</translation>
    </message>
</context>
<context>
    <name>FixBar</name>
    <message>
        <source>Fixes</source>
        <translation>修改方案</translation>
    </message>
    <message numerus="yes">
        <source>Fix all %n of this kind</source>
        <translation>
            <numerusform>解决全部 %n 个同类问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for fixes…</source>
        <translation>正在寻找修改方案…</translation>
    </message>
    <message>
        <source>No fix: nothing that was tried mends it without a new error.</source>
        <translation>没有修改方案：试过的办法都会带来新的错误。</translation>
    </message>
    <message numerus="yes">
        <source>%n fix(es), each checked. Enter applies, Esc leaves.</source>
        <translation>
            <numerusform>%n 个修改方案，均已检查。回车应用，Esc 返回。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mends %n more</source>
        <translation>
            <numerusform>另解决 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new warning(s)</source>
        <translation>
            <numerusform>新增 %n 个警告</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) fixed: {label}</source>
        <translation>
            <numerusform>已解决 %n 个问题：{label}</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) fixed</source>
        <translation>
            <numerusform>已解决 %n 个问题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left, no fix was found</source>
        <translation>
            <numerusform>%n 个未找到修改方案</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>GridLabels</name>
    <message>
        <source>Y(east) {ordinate}</source>
        <translation>Y(东) {ordinate}</translation>
    </message>
    <message>
        <source>X(north) {ordinate}</source>
        <translation>X(北) {ordinate}</translation>
    </message>
</context>
<context>
    <name>GuessMap</name>
    <message>
        <source>Where the map would lie in each system</source>
        <translation>各坐标系下图的位置</translation>
    </message>
    <message>
        <source>No system fits these coordinates.</source>
        <translation>没有坐标系与这些坐标相符。</translation>
    </message>
    <message>
        <source>{place} (box)</source>
        <translation>{place}（外包范围）</translation>
    </message>
    <message>
        <source>parcels of the plan</source>
        <translation>规划中的地块</translation>
    </message>
</context>
<context>
    <name>HandoverDialog</name>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Compare with the last pack</source>
        <translation>与上一次成果包比较</translation>
    </message>
    <message>
        <source>Another pack…</source>
        <translation>另选成果包…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>In service by</source>
        <translation>投产不晚于</translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation>放入文件夹</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>移交人</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>all plants; or 2025, 2025Q4, 2025-06-30</source>
        <translation>全部项目；或 2025、2025Q4、2025-06-30</translation>
    </message>
    <message>
        <source>Why it goes out all the same, in a few words. It stands in the report.</source>
        <translation>简要写明仍予移交的理由，将载入报告。</translation>
    </message>
    <message>
        <source>The layout is being checked…</source>
        <translation>正在校验布局…</translation>
    </message>
    <message>
        <source>The scenario has no plants.</source>
        <translation>该方案没有项目。</translation>
    </message>
    <message>
        <source>The layout has no errors.</source>
        <translation>布局没有错误。</translation>
    </message>
    <message>
        <source>There is no earlier pack of this scenario in the folder.</source>
        <translation>文件夹中没有该方案以前的成果包。</translation>
    </message>
    <message>
        <source>Open a plan first.</source>
        <translation>请先打开规划。</translation>
    </message>
    <message>
        <source>What goes out is not checked yet.</source>
        <translation>移交内容尚未校验。</translation>
    </message>
    <message>
        <source>The last pack cannot be compared with. Choose another one, or go on without.</source>
        <translation>无法与上一次成果包比较。请另选一个，或不作比较。</translation>
    </message>
    <message>
        <source>Write down why it goes out all the same.</source>
        <translation>请写明仍予移交的理由。</translation>
    </message>
    <message>
        <source>Put the pack into</source>
        <translation>成果包放入</translation>
    </message>
    <message>
        <source>Compare with the pack in</source>
        <translation>与此处的成果包比较</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>已停止，未写入任何内容。</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>As opened</source>
        <translation>打开时的状态</translation>
    </message>
    <message>
        <source>This is what the file holds.</source>
        <translation>文件中保存的就是这一步。</translation>
    </message>
    <message>
        <source>Undone: click to do it again.</source>
        <translation>已撤销：单击可重做。</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Go to this step</source>
        <translation>回到这一步</translation>
    </message>
    <message>
        <source>Open as a scenario…</source>
        <translation>打开为方案…</translation>
    </message>
</context>
<context>
    <name>IllustrativeMark</name>
    <message>
        <source>Illustrative map, not surveyed</source>
        <translation>示意图，非实测</translation>
    </message>
</context>
<context>
    <name>ImportLayerDialog</name>
    <message>
        <source>Update existing plants</source>
        <translation>更新已有项目</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import a layer</source>
        <translation>导入图层</translation>
    </message>
    <message>
        <source>Import plants</source>
        <translation>导入项目</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a .gdb folder…</source>
        <translation>选择 .gdb 文件夹…</translation>
    </message>
    <message>
        <source>Compare and update</source>
        <translation>比对并更新</translation>
    </message>
    <message>
        <source>Map files</source>
        <translation>地图文件</translation>
    </message>
    <message>
        <source>Choose map files, or drop them here</source>
        <translation>选择地图文件，或拖放到此处</translation>
    </message>
    <message>
        <source>Choose a FileGDB (a folder *.gdb)</source>
        <translation>选择 FileGDB（*.gdb 文件夹）</translation>
    </message>
    <message>
        <source>For one newer map of the plan&apos;s parcels.</source>
        <translation>用于方案地块的一幅较新的图。</translation>
    </message>
    <message>
        <source>Say first that {file} belongs where it lies.</source>
        <translation>请先确认 {file} 的位置无误。</translation>
    </message>
    <message>
        <source>The files are being looked into.</source>
        <translation>正在查看文件。</translation>
    </message>
    <message>
        <source>Choose a map file first.</source>
        <translation>请先选择地图文件。</translation>
    </message>
    <message>
        <source>{count} files</source>
        <translation>{count} 个文件</translation>
    </message>
    <message>
        <source>Replace the layer</source>
        <translation>替换图层</translation>
    </message>
    <message>
        <source>Add to the layer</source>
        <translation>追加到图层</translation>
    </message>
    <message>
        <source>{layer}: the {count} rows that are there now go; undo brings them back.</source>
        <translation>{layer}：现有 {count} 行将被替换，可撤销恢复。</translation>
    </message>
    <message>
        <source>{layer}: the {count} rows that are there now stay.</source>
        <translation>{layer}：现有 {count} 行保留。</translation>
    </message>
    <message>
        <source>What is new, gone, split, merged or moved is shown before it is taken over.</source>
        <translation>采用之前先显示新增、消失、分割、合并和移动的地块。</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比对…</translation>
    </message>
    <message>
        <source>Into scenario “{scenario}”; a plant with a number in use takes the map&apos;s shape and figures.</source>
        <translation>导入方案“{scenario}”；编号相同的项目以地图的图形和指标更新。</translation>
    </message>
    <message>
        <source>Into scenario “{scenario}”; a row with a number in use is refused.</source>
        <translation>导入方案“{scenario}”；编号已被占用的行不予导入。</translation>
    </message>
</context>
<context>
    <name>ImportReportDialog</name>
    <message>
        <source>Import reports</source>
        <translation>导入报告</translation>
    </message>
    <message>
        <source>Imported maps</source>
        <translation>已导入的地图</translation>
    </message>
    <message>
        <source>Rows that needed a word</source>
        <translation>需要说明的行</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Nothing was imported</source>
        <translation>没有导入记录</translation>
    </message>
    <message>
        <source>The maps brought into this plan are reported here, row by row.</source>
        <translation>导入本规划的地图在此逐行报告。</translation>
    </message>
    <message>
        <source>A sound file</source>
        <translation>文件完好</translation>
    </message>
    <message>
        <source>All {count} rows came in as they are.</source>
        <translation>全部 {count} 行原样导入。</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>全部行</translation>
    </message>
    <message>
        <source>Rows that needed a word: {count}. A click shows the place.</source>
        <translation>需要说明的行：{count}。单击即可在图上定位。</translation>
    </message>
</context>
<context>
    <name>IssuesModel</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>LastTime</name>
    <message>
        <source>{what}: as last time for a map with these columns ({day}).</source>
        <translation>{what}沿用上次同样字段的图（{day}）的选择。</translation>
    </message>
    <message>
        <source>Use what is proposed</source>
        <translation>改用推荐</translation>
    </message>
    <message>
        <source>As proposed. A map with these columns was brought in on {day}.</source>
        <translation>按推荐。{day} 导入过同样字段的图。</translation>
    </message>
    <message>
        <source>As last time</source>
        <translation>沿用上次</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>text encoding</source>
        <translation>文字编码</translation>
    </message>
    <message>
        <source>coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>shapes</source>
        <translation>图形处理</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between words</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>LayerBar</name>
    <message>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
    <message>
        <source>Labels of {layer}</source>
        <translation>{layer}：显示名称</translation>
    </message>
    <message>
        <source>{layer}: locked against changes on the map</source>
        <translation>{layer}：锁定，图上不可修改</translation>
    </message>
    <message>
        <source>Opacity of {layer}</source>
        <translation>{layer}：不透明度</translation>
    </message>
    <message>
        <source>Select a layer</source>
        <translation>请先选择图层</translation>
    </message>
</context>
<context>
    <name>LayerDelegate</name>
    <message>
        <source>Labels on or off</source>
        <translation>显示或隐藏名称</translation>
    </message>
    <message>
        <source>Locked: click to allow changes on the map</source>
        <translation>已锁定：点击后可在图上修改</translation>
    </message>
    <message>
        <source>Unlocked: click to keep it from changes on the map</source>
        <translation>未锁定：点击后图上不可修改</translation>
    </message>
</context>
<context>
    <name>LayerMenu</name>
    <message>
        <source>Move up</source>
        <translation>上移一层</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移一层</translation>
    </message>
    <message>
        <source>Zoom to layer</source>
        <translation>缩放至图层</translation>
    </message>
    <message>
        <source>Open table</source>
        <translation>打开属性表</translation>
    </message>
    <message>
        <source>Show only this layer</source>
        <translation>只显示此图层</translation>
    </message>
    <message>
        <source>Colour plants by</source>
        <translation>项目着色依据</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Year in service</source>
        <translation>投产年份</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Colour parcels by</source>
        <translation>地块着色方式</translation>
    </message>
    <message>
        <source>Land use</source>
        <translation>用地性质</translation>
    </message>
    <message>
        <source>Power that could still connect</source>
        <translation>尚可接入的电力</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
</context>
<context>
    <name>LayerRoles</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Used as</source>
        <translation>用作</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>{layer}: used as</source>
        <translation>{layer}：用作</translation>
    </message>
    <message>
        <source>– not used –</source>
        <translation>– 不使用 –</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>has no shapes</source>
        <translation>没有图形</translation>
    </message>
    <message>
        <source>fits no role</source>
        <translation>不适合任何用途</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Findings</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Protection strips</source>
        <translation>保护范围</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>without labels</source>
        <translation>不显示名称</translation>
    </message>
    <message>
        <source>Filter layers</source>
        <translation>筛选图层</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
</context>
<context>
    <name>LegendStrip</name>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
</context>
<context>
    <name>ListField</name>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
</context>
<context>
    <name>LiveEnvelopes</name>
    <message>
        <source>{area} m²</source>
        <translation>{area} m²</translation>
    </message>
    <message>
        <source>{measured} m of {required} m</source>
        <translation>{measured} m / 要求 {required} m</translation>
    </message>
    <message>
        <source>{area} m² outside {land}</source>
        <translation>{land}之外 {area} m²</translation>
    </message>
    <message>
        <source>{area} m² shared with {neighbour}</source>
        <translation>与{neighbour}重叠 {area} m²</translation>
    </message>
    <message>
        <source>{measured} m to {neighbour}, {required} m required</source>
        <translation>距{neighbour} {measured} m，要求 {required} m</translation>
    </message>
    <message>
        <source>the edge of its land</source>
        <translation>用地边界</translation>
    </message>
    <message>
        <source>parcel {id}</source>
        <translation>地块 {id}</translation>
    </message>
    <message>
        <source>zone {id}</source>
        <translation>片区 {id}</translation>
    </message>
    <message>
        <source>the edge of: {layer}</source>
        <translation>{layer}边缘</translation>
    </message>
    <message>
        <source>the land</source>
        <translation>地块</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
</context>
<context>
    <name>LookCommands</name>
    <message>
        <source>Theme {number}</source>
        <translation>主题 {number}</translation>
    </message>
    <message>
        <source>Save theme</source>
        <translation>保存主题</translation>
    </message>
    <message>
        <source>Name of the theme:</source>
        <translation>主题名称：</translation>
    </message>
    <message>
        <source>Rename theme</source>
        <translation>主题更名</translation>
    </message>
</context>
<context>
    <name>LostWorkCommands</name>
    <message>
        <source>A journal of earlier work is damaged at its very beginning, so that nothing of it can be restored:
{path}

Kept, it can be given to whoever helps you. You are not asked about it again.</source>
        <translation>一份此前工作的日志开头已损坏，其中内容无法恢复：
{path}

保留后可交给技术支持人员查看，今后不再询问。</translation>
    </message>
    <message>
        <source>Damaged journal</source>
        <translation>日志已损坏</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>丢弃</translation>
    </message>
</context>
<context>
    <name>LostWorkDialog</name>
    <message>
        <source>Unsaved work was found</source>
        <translation>发现未保存的工作</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>未保存的工作</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>丢弃…</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Find the file…</source>
        <translation>查找文件…</translation>
    </message>
    <message>
        <source>The program ended before this work was saved. Every change was kept as it was made.</source>
        <translation>程序在保存之前中断。每一处修改在作出时都已记下。</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（无名称）</translation>
    </message>
    <message>
        <source>Looking at the changes…</source>
        <translation>正在查看修改…</translation>
    </message>
    <message>
        <source>This cannot be restored now</source>
        <translation>现在无法恢复</translation>
    </message>
    <message>
        <source>The changes were undone again: the plan is as it was, only its change log is longer.</source>
        <translation>这些修改已全部撤销：规划与原来相同，仅修改日志增加了记录。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Discard unsaved work</source>
        <translation>丢弃未保存的工作</translation>
    </message>
    <message>
        <source>Throw away {changes} changes of “{name}”? They are in no file and cannot be had back.</source>
        <translation>丢弃“{name}”的 {changes} 处修改？它们不在任何文件中，丢弃后无法找回。</translation>
    </message>
    <message>
        <source>Find the plan</source>
        <translation>查找规划文件</translation>
    </message>
    <message>
        <source>Plan files (*.gpkg)</source>
        <translation>规划文件 (*.gpkg)</translation>
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
        <source> (to read only)</source>
        <translation>（只读）</translation>
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
        <source>Map tools</source>
        <translation>绘图工具</translation>
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
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>幻灯片</translation>
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
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>属性表</translation>
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
    <name>MapDetails</name>
    <message>
        <source>Columns</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Layers ({count})</source>
        <translation>图层（{count}）</translation>
    </message>
    <message>
        <source>Shapes ({count})</source>
        <translation>图形（{count}）</translation>
    </message>
</context>
<context>
    <name>MapForm</name>
    <message>
        <source>Used as</source>
        <translation>用作</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Choose the system that puts the map where it belongs, the likeliest first.</source>
        <translation>请选择使地图落在正确位置的坐标系，最可能的排在最前。</translation>
    </message>
    <message>
        <source>{name} ({rows} rows)</source>
        <translation>{name}（{rows} 行）</translation>
    </message>
    <message>
        <source>Text encoding</source>
        <translation>文字编码</translation>
    </message>
    <message>
        <source>No known system puts these figures on a place that can be meant. Name the system, or place the map by control points.</source>
        <translation>没有已知坐标系能把这些坐标放到合理的位置。请指定坐标系，或按控制点定位。</translation>
    </message>
    <message>
        <source>The map is being drawn…</source>
        <translation>正在绘制…</translation>
    </message>
    <message>
        <source>Choose a layer</source>
        <translation>选择图层</translation>
    </message>
    <message>
        <source>A plane of its own, placed by control points</source>
        <translation>独立平面，按控制点定位</translation>
    </message>
    <message>
        <source>Shifted as you told. The middle of the map lies at {place}.</source>
        <translation>已按给定参数转换。图的中心位于 {place}。</translation>
    </message>
    <message>
        <source>As last time. The middle of the map lies at {place}: check it.</source>
        <translation>沿用上次。图的中心位于 {place}，请核对。</translation>
    </message>
    <message>
        <source>As you chose. The middle of the map lies at {place}.</source>
        <translation>按您的选择。地图中心位于 {place}。</translation>
    </message>
    <message>
        <source>As the file says. The middle of the map lies at {place}.</source>
        <translation>按文件所注。地图中心位于 {place}。</translation>
    </message>
    <message>
        <source>Text: {encoding} · {sample}</source>
        <translation>文字：{encoding} · {sample}</translation>
    </message>
    <message>
        <source>Text: {encoding}</source>
        <translation>文字：{encoding}</translation>
    </message>
    <message>
        <source>Check that names read right.</source>
        <translation>请核对名称是否显示正确。</translation>
    </message>
</context>
<context>
    <name>MapPane</name>
    <message>
        <source>Where does the map belong? The likeliest first; a click chooses.</source>
        <translation>这幅图应在哪里？最可能的排在最前，单击选择。</translation>
    </message>
    <message>
        <source>Show the whole map (Home, or a double click)</source>
        <translation>显示全图（Home 键或双击）</translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <translation>显示全图</translation>
    </message>
    <message>
        <source>Where the map would lie</source>
        <translation>地图将落在的位置</translation>
    </message>
    <message>
        <source>the plan, {km} km away</source>
        <translation>方案，相距 {km} km</translation>
    </message>
    <message>
        <source>{count} remarked</source>
        <translation>有说明 {count}</translation>
    </message>
    <message>
        <source>the plan&apos;s parcels</source>
        <translation>方案中的地块</translation>
    </message>
    <message>
        <source>{count} sound</source>
        <translation>完好 {count}</translation>
    </message>
    <message>
        <source>{count} left out</source>
        <translation>不导入 {count}</translation>
    </message>
</context>
<context>
    <name>MapPictureView</name>
    <message>
        <source>Picture of the map</source>
        <translation>图形预览</translation>
    </message>
    <message>
        <source>Arrows move it, + and - zoom, Home shows the whole map.</source>
        <translation>方向键移动，+ 和 - 缩放，Home 键显示全图。</translation>
    </message>
</context>
<context>
    <name>MapRows</name>
    <message>
        <source>Rows of the map</source>
        <translation>图中的行</translation>
    </message>
</context>
<context>
    <name>MapTable</name>
    <message>
        <source>Maps</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Used as</source>
        <translation>用作</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>What it needs</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Looking into the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>Ready. Rows that are left out: {count}, see Shapes.</source>
        <translation>就绪。不导入 {count} 行，见“图形”。</translation>
    </message>
    <message>
        <source>Ready. {warnings}</source>
        <translation>就绪。{warnings}</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
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
    <name>MapsTab</name>
    <message>
        <source>Side by side</source>
        <translation>并列</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>卷帘</translation>
    </message>
    <message>
        <source>Before and after (B)</source>
        <translation>前后切换（B）</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异图</translation>
    </message>
    <message>
        <source>Beside:</source>
        <translation>对照：</translation>
    </message>
    <message>
        <source>Scenario beside the first</source>
        <translation>与第一个方案对照的方案</translation>
    </message>
    <message>
        <source>Which differences</source>
        <translation>哪些差异</translation>
    </message>
    <message>
        <source>After: {scenario}</source>
        <translation>之后：{scenario}</translation>
    </message>
    <message>
        <source>Before: {scenario}</source>
        <translation>之前：{scenario}</translation>
    </message>
    <message>
        <source>{count} plants of “{after}” differ from “{before}”</source>
        <translation>“{after}”有 {count} 个项目与“{before}”不同</translation>
    </message>
    <message>
        <source>All differences</source>
        <translation>全部差异</translation>
    </message>
</context>
<context>
    <name>MeasureAngleTool</name>
    <message>
        <source>Ctrl+C copies, a click begins anew, Esc one step back</source>
        <translation>Ctrl+C 复制，单击重新量测，Esc 退回一步</translation>
    </message>
    <message>
        <source>Click a point on the first side</source>
        <translation>单击第一条边上的一点</translation>
    </message>
    <message>
        <source>Click the corner of the angle</source>
        <translation>单击角的顶点</translation>
    </message>
    <message>
        <source>Click a point on the second side</source>
        <translation>单击第二条边上的一点</translation>
    </message>
</context>
<context>
    <name>MeasureAreaTool</name>
    <message>
        <source>Ctrl+C copies, a click begins anew, Esc one step back</source>
        <translation>Ctrl+C 复制，单击重新量测，Esc 退回一步</translation>
    </message>
    <message>
        <source>Click the corners; Enter or a right click ends; Backspace takes a corner back</source>
        <translation>逐个单击角点；Enter 或右键结束；Backspace 退回一点</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>The outline crosses itself or lies on one line.</source>
        <translation>轮廓自相交或各点共线。</translation>
    </message>
</context>
<context>
    <name>MeasureCard</name>
    <message>
        <source>Copy what was measured  Ctrl+C</source>
        <translation>复制量测结果  Ctrl+C</translation>
    </message>
    <message>
        <source>Copy what was measured</source>
        <translation>复制量测结果</translation>
    </message>
    <message>
        <source>Keep as dimension</source>
        <translation>保留为尺寸标注</translation>
    </message>
    <message>
        <source>Keep it on the plan as a dimension that follows  K</source>
        <translation>作为随动的尺寸标注保留在规划中  K</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>MeasureDistanceTool</name>
    <message>
        <source>Ctrl+C copies, K keeps it as a dimension, a click begins anew, Esc one step back</source>
        <translation>Ctrl+C 复制，K 保留为尺寸标注，单击重新量测，Esc 退回一步</translation>
    </message>
    <message>
        <source>Click from point to point; Enter or a right click ends; Backspace takes a point back</source>
        <translation>逐点单击；Enter 或右键结束；Backspace 退回一点</translation>
    </message>
</context>
<context>
    <name>MeasureTool</name>
    <message>
        <source>Copied: {figure}</source>
        <translation>已复制：{figure}</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>{count} become one of {area} m²</source>
        <translation>{count} 个合为一个，{area} m²</translation>
    </message>
    <message>
        <source>Number that stays</source>
        <translation>保留的编号</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空白</translation>
    </message>
</context>
<context>
    <name>MergeVersionsDialog</name>
    <message>
        <source>Merge with the file</source>
        <translation>与文件合并</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>All mine</source>
        <translation>全部取我方</translation>
    </message>
    <message>
        <source>All theirs</source>
        <translation>全部取对方</translation>
    </message>
    <message>
        <source>{path} was saved by somebody else since you opened it. Your changes are put into it; what they did stays.</source>
        <translation>您打开 {path} 之后，他人保存过该文件。您的修改将并入其中，对方所做的修改保留。</translation>
    </message>
    <message>
        <source>They: {changes}</source>
        <translation>对方：{changes}</translation>
    </message>
    <message>
        <source>You: {changes}</source>
        <translation>我方：{changes}</translation>
    </message>
    <message>
        <source>Changed by both; decide whom to follow: {count}</source>
        <translation>双方都改动、需要决定的：{count} 处</translation>
    </message>
    <message>
        <source>Nothing was changed by both: all of it merges by itself.</source>
        <translation>没有双方都改动之处，可全部自动合并。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我方</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Changed by both</source>
        <translation>双方都改动</translation>
    </message>
    <message>
        <source>What they changed</source>
        <translation>对方的修改</translation>
    </message>
    <message>
        <source>What you changed</source>
        <translation>我的修改</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>图上显示</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>MirrorTool</name>
    <message>
        <source>Nothing is selected that could be mirrored: Esc, then select it</source>
        <translation>没有可镜像的选中要素：按 Esc，先选择</translation>
    </message>
    <message>
        <source>Click the first point of the line to mirror across, or type it; K keeps the original</source>
        <translation>单击或输入镜像线的第一点；K 保留原件</translation>
    </message>
    <message>
        <source>Click the second point of the line; Shift keeps to steps of 15°</source>
        <translation>单击镜像线的第二点；按住 Shift 限 15° 的倍数</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Keep the original</source>
        <translation>保留原件</translation>
    </message>
</context>
<context>
    <name>MomentNotice</name>
    <message>
        <source>Let all count</source>
        <translation>计入全部</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>Findings of what is in service by {when} only. The whole plan: {whole}.</source>
        <translation>仅为{when}末前投产部分的问题。全部规划：{whole}。</translation>
    </message>
</context>
<context>
    <name>MomentSlider</name>
    <message>
        <source>In service by</source>
        <translation>投产截至</translation>
    </message>
    <message>
        <source>What enters service later is faded on the map; tables and findings are of what is in service by then.</source>
        <translation>以后投产的在图上变淡；表格和问题只计届时已投产的内容。</translation>
    </message>
    <message>
        <source>A year, a quarter or a day: 2025, 2025Q4, 2025-06-30. Blank: all.</source>
        <translation>年、季度或日期：2025、2025Q4、2025-06-30。留空：全部。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>NewFromMapsDialog</name>
    <message>
        <source>New plan from map files</source>
        <translation>由地图文件新建规划</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Add a .gdb folder…</source>
        <translation>添加 .gdb 文件夹…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Create plan</source>
        <translation>新建规划</translation>
    </message>
    <message>
        <source>Parcels are needed; zones, constraints and substations are welcome. Files can be dropped here.</source>
        <translation>地块必不可少，片区、控制要素和变电站可选。可将文件拖放到此处。</translation>
    </message>
    <message>
        <source>Name of the plan</source>
        <translation>规划名称</translation>
    </message>
    <message>
        <source>Coordinate system of the plan</source>
        <translation>规划坐标系</translation>
    </message>
    <message>
        <source>Add map files</source>
        <translation>添加地图文件</translation>
    </message>
    <message>
        <source>Add a FileGDB (a folder *.gdb)</source>
        <translation>添加 FileGDB（*.gdb 文件夹）</translation>
    </message>
    <message>
        <source>Add a map of parcels first.</source>
        <translation>请先添加地块图。</translation>
    </message>
    <message>
        <source>Say first that {file} belongs where it lies.</source>
        <translation>请先确认 {file} 的位置无误。</translation>
    </message>
    <message>
        <source>The files are being looked into.</source>
        <translation>正在读取文件。</translation>
    </message>
    <message>
        <source>Follows from the map of parcels.</source>
        <translation>随地块图确定。</translation>
    </message>
    <message>
        <source>As you chose.</source>
        <translation>按您的选择。</translation>
    </message>
    <message>
        <source>Leave without a plan? What was chosen for {count} maps is not kept; the files stay as they are.</source>
        <translation>不建规划就离开？对 {count} 份地图所作的选择不会保留，文件本身不变。</translation>
    </message>
</context>
<context>
    <name>NorthArrow</name>
    <message>
        <source>Grid north is up.</source>
        <translation>上方为坐标北。</translation>
    </message>
    <message>
        <source>Grid north is up. True north lies {angle:.2f}° west of it here.</source>
        <translation>上方为坐标北。此处真北在坐标北以西 {angle:.2f}°。</translation>
    </message>
    <message>
        <source>Grid north is up. True north lies {angle:.2f}° east of it here.</source>
        <translation>上方为坐标北。此处真北在坐标北以东 {angle:.2f}°。</translation>
    </message>
    <message>
        <source>true N {angle:.1f}° W</source>
        <translation>真北 偏西 {angle:.1f}°</translation>
    </message>
    <message>
        <source>true N {angle:.1f}° E</source>
        <translation>真北 偏东 {angle:.1f}°</translation>
    </message>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Words of the note</source>
        <translation>注记文字</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>In all scenarios</source>
        <translation>用于所有方案</translation>
    </message>
    <message>
        <source>Enter keeps it, Shift+Enter begins a line</source>
        <translation>Enter 保留，Shift+Enter 换行</translation>
    </message>
</context>
<context>
    <name>NoteTool</name>
    <message>
        <source>Click where the note shall stand, then type it</source>
        <translation>单击注记位置，然后输入文字</translation>
    </message>
</context>
<context>
    <name>NumberCards</name>
    <message>
        <source>* some plants state no figure</source>
        <translation>* 部分项目未填写该数字</translation>
    </message>
    <message>
        <source>numbers without room here: {count}</source>
        <translation>另有 {count} 项指标此处放不下</translation>
    </message>
</context>
<context>
    <name>OffsetTool</name>
    <message>
        <source>Nothing is selected that could be placed: Esc, then select it</source>
        <translation>没有可移动的选中要素：按 Esc，先选择</translation>
    </message>
    <message>
        <source>Click the edge to keep the distance from; D types the distance, P makes the sides parallel</source>
        <translation>单击作为基准的边线；D 输入距离，P 使边与之平行</translation>
    </message>
    <message>
        <source>Distance from an edge</source>
        <translation>距边线定距</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>m</source>
        <translation>m</translation>
    </message>
    <message>
        <source>Parallel to it</source>
        <translation>与之平行</translation>
    </message>
    <message>
        <source>{distance_m:.3f} m from the edge</source>
        <translation>距边线 {distance_m:.3f} m</translation>
    </message>
</context>
<context>
    <name>ParallelTool</name>
    <message>
        <source>Nothing is selected that could be turned: Esc, then select it</source>
        <translation>没有可旋转的选中要素：按 Esc，先选择</translation>
    </message>
    <message>
        <source>Click the edge of the selection that is to be parallel to another</source>
        <translation>单击所选要素上要调整方向的边</translation>
    </message>
    <message>
        <source>Click the edge to be parallel to; P makes it perpendicular, Esc picks the first edge again</source>
        <translation>单击要与之平行的边线；P 改为垂直，Esc 重选第一条边</translation>
    </message>
    <message>
        <source>Make parallel</source>
        <translation>使之平行</translation>
    </message>
    <message>
        <source>Perpendicular instead</source>
        <translation>改为垂直</translation>
    </message>
</context>
<context>
    <name>ParcelUpdateDialog</name>
    <message>
        <source>Update parcels</source>
        <translation>更新地块</translation>
    </message>
    <message>
        <source>Update parcels from {source}</source>
        <translation>按 {source} 更新地块</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Take all</source>
        <translation>全部采用</translation>
    </message>
    <message>
        <source>Take none</source>
        <translation>全部不采用</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Tick at least one change.</source>
        <translation>请至少勾选一项变更。</translation>
    </message>
    <message>
        <source>Working out what that does to the layout…</source>
        <translation>正在计算对布局的影响…</translation>
    </message>
    <message>
        <source>The map has the same parcels as the plan.</source>
        <translation>新图的地块与规划一致。</translation>
    </message>
    <message>
        <source>Plants affected: {plants}. Findings gained: {gained}, lost: {lost}.</source>
        <translation>受影响的项目 {plants} 个。新增问题 {gained} 项，消除 {lost} 项。</translation>
    </message>
</context>
<context>
    <name>PastStateDialog</name>
    <message>
        <source>Open as a scenario</source>
        <translation>打开为方案</translation>
    </message>
    <message>
        <source>Scenario of that time</source>
        <translation>当时的方案</translation>
    </message>
    <message>
        <source>Name of the new scenario</source>
        <translation>新方案的名称</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>The plants, site areas and notes of that time become a scenario of their own. Nothing else of the plan changes, and one step of undo takes it back.</source>
        <translation>当时的项目、场地分区和注记成为一个独立的方案。规划的其他内容不变，一步撤销即可取消。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{count} plants. From then to now: {changes}</source>
        <translation>{count} 个项目。从当时到现在：{changes}</translation>
    </message>
    <message>
        <source>{count} plants, the same as now.</source>
        <translation>{count} 个项目，与现在相同。</translation>
    </message>
    <message>
        <source>Not taken from that time, and as they are today: {parts}</source>
        <translation>不取当时、保持今天的：{parts}</translation>
    </message>
    <message>
        <source>Give the new scenario a name.</source>
        <translation>请给新方案起个名称。</translation>
    </message>
</context>
<context>
    <name>PasteCoordinates</name>
    <message>
        <source>The layer “{layer}” is locked.</source>
        <translation>图层“{layer}”已锁定。</translation>
    </message>
</context>
<context>
    <name>PasteCoordinatesDialog</name>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste coordinates</source>
        <translation>粘贴坐标</translation>
    </message>
    <message>
        <source>Choose the kind</source>
        <translation>请选择类别</translation>
    </message>
    <message>
        <source>Paste &amp;as</source>
        <translation>粘贴为(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>类别(&amp;K)</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Paste as</source>
        <translation>粘贴为</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>That of the plan, as the text says.</source>
        <translation>与规划相同（文本已注明）。</translation>
    </message>
    <message>
        <source>What was read</source>
        <translation>读到的内容</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Area (m²)</source>
        <translation>面积（m²）</translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>拐点数</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部分数</translation>
    </message>
    <message>
        <source>Holes</source>
        <translation>内环数</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation>另有 {count} 项。</translation>
    </message>
    <message>
        <source>Choose the kind of what is pasted: the check needs to know what keeps plants away.</source>
        <translation>请选择所粘贴要素的类别：检查需要知道是什么限制了项目布置。</translation>
    </message>
</context>
<context>
    <name>PivotBar</name>
    <message>
        <source>Capacity by product</source>
        <translation>分产品产能</translation>
    </message>
    <message>
        <source>By</source>
        <translation>行</translation>
    </message>
    <message>
        <source>across</source>
        <translation>列</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Sum by, level {number}</source>
        <translation>汇总依据，第 {number} 级</translation>
    </message>
    <message>
        <source>Columns by</source>
        <translation>列依据</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>all figures</source>
        <translation>全部指标</translation>
    </message>
</context>
<context>
    <name>PlaceTool</name>
    <message>
        <source>Click to place; R turns, N aligns to an edge, B takes another corner; D, A, X, Y to type</source>
        <translation>单击布置；R 旋转，N 对齐边线，B 换参考角点；D、A、X、Y 键入数值</translation>
    </message>
    <message>
        <source>Corner {number} of {corners} follows the pointer; click to place, B takes another, R turns, N aligns</source>
        <translation>指针处为第 {number} 个角点（共 {corners} 个）；单击布置，B 换角点，R 旋转，N 对齐边线</translation>
    </message>
    <message>
        <source>There is no edge near the pointer to align to.</source>
        <translation>光标附近没有可对齐的边线。</translation>
    </message>
    <message>
        <source>At this angle it fits nowhere in view</source>
        <translation>按此角度，视图内无处可放</translation>
    </message>
</context>
<context>
    <name>PlacementChoices</name>
    <message>
        <source>x and y are exchanged in the file</source>
        <translation>文件中 x 与 y 互换</translation>
    </message>
    <message>
        <source>It belongs there</source>
        <translation>位置无误</translation>
    </message>
    <message>
        <source>Offset of a web map</source>
        <translation>网络地图偏移</translation>
    </message>
    <message>
        <source>Shift of the datum</source>
        <translation>基准转换</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>by seven parameters</source>
        <translation>按七参数</translation>
    </message>
    <message>
        <source>by control points</source>
        <translation>按控制点</translation>
    </message>
    <message>
        <source>The file&apos;s own (TOWGS84)…</source>
        <translation>文件自带的参数（TOWGS84）…</translation>
    </message>
    <message>
        <source>By control points…</source>
        <translation>用控制点…</translation>
    </message>
    <message>
        <source>Give it…</source>
        <translation>给出参数…</translation>
    </message>
    <message>
        <source>As if there were none</source>
        <translation>按无偏移处理</translation>
    </message>
    <message>
        <source>A plane of its own?</source>
        <translation>独立坐标系？</translation>
    </message>
    <message>
        <source>Not known: choose</source>
        <translation>未知：请选择</translation>
    </message>
</context>
<context>
    <name>PlanCanvas</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
</context>
<context>
    <name>PointTool</name>
    <message>
        <source>Points that are needed yet: {points}</source>
        <translation>还需要的点数：{points}</translation>
    </message>
    <message>
        <source>Delete removes nothing while you draw; Backspace takes a point away.</source>
        <translation>绘制时 Delete 不删除任何东西；退格去掉上一点。</translation>
    </message>
</context>
<context>
    <name>PointsForm</name>
    <message>
        <source>Made by: {plan}</source>
        <translation>数据产生单位：{plan}</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>数据产生单位</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Number the points anew in each ring</source>
        <translation>每圈界址点重新编号</translation>
    </message>
</context>
<context>
    <name>PresentationCommands</name>
    <message>
        <source>Animated picture (*.gif);;Film, where ffmpeg is installed (*.mp4)</source>
        <translation>动图 (*.gif);;视频，需安装 ffmpeg (*.mp4)</translation>
    </message>
    <message>
        <source>Film of the phases</source>
        <translation>分期动画</translation>
    </message>
</context>
<context>
    <name>PresenterWindow</name>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Slide {number}</source>
        <translation>第 {number} 张</translation>
    </message>
    <message>
        <source>There are no notes for this slide.</source>
        <translation>这张幻灯片没有备注。</translation>
    </message>
    <message>
        <source>That was the last slide.</source>
        <translation>已是最后一张。</translation>
    </message>
    <message>
        <source>Next: {title}</source>
        <translation>下一张：{title}</translation>
    </message>
</context>
<context>
    <name>PriceBar</name>
    <message>
        <source>If the price were</source>
        <translation>假如电价为</translation>
    </message>
    <message>
        <source> CNY/kWh</source>
        <translation> 元/kWh</translation>
    </message>
    <message>
        <source>all electricity {total} a year, {difference} against the standard tariff</source>
        <translation>全部电费每年 {total}，比标准电价 {difference}</translation>
    </message>
    <message>
        <source>; without {count} whose figures are lacking</source>
        <translation>；另有 {count} 个项目缺少数据，未计入</translation>
    </message>
</context>
<context>
    <name>PropertiesPanel</name>
    <message>
        <source>Nothing selected</source>
        <translation>未选中项目</translation>
    </message>
    <message>
        <source>Click something on the map to see and edit what it is. Shift adds to the selection.</source>
        <translation>点击图上的要素即可查看和编辑。按住 Shift 可加选。</translation>
    </message>
    <message>
        <source>Several layers are selected</source>
        <translation>选中了多个图层的要素</translation>
    </message>
    <message>
        <source>Only {layer} ({count})</source>
        <translation>只看{layer}（{count}）</translation>
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
    <message>
        <source>X (north) {north} · Y (east) {east}</source>
        <translation>X(北) {north} · Y(东) {east}</translation>
    </message>
</context>
<context>
    <name>PropertyForm</name>
    <message>
        <source>This layer is locked.</source>
        <translation>该图层已锁定。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>RectangleTool</name>
    <message>
        <source>Click the first corner, or type its coordinates; Esc ends</source>
        <translation>单击第一个角点，或键入坐标；Esc 结束</translation>
    </message>
    <message>
        <source>Click the end of the first side; D and A type its length and azimuth</source>
        <translation>单击第一条边的终点；D、A 键入长度和方位角</translation>
    </message>
    <message>
        <source>Click how deep it is; D types the depth, on the side of the pointer</source>
        <translation>单击确定进深；D 键入进深，朝指针一侧</translation>
    </message>
    <message>
        <source>{width_m:.3f} m × {depth_m:.3f} m   {area_m2:.1f} m²</source>
        <translation>{width_m:.3f} m × {depth_m:.3f} m   {area_m2:.1f} m²</translation>
    </message>
</context>
<context>
    <name>RefusedCellsDialog</name>
    <message>
        <source>Paste into the table</source>
        <translation>粘贴到属性表</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) do not fit.</source>
        <translation>
            <numerusform>有 %n 个值不符合要求。</numerusform>
        </translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message numerus="yes">
        <source>Paste the other %n value(s)</source>
        <translation>
            <numerusform>粘贴其余 %n 个值</numerusform>
        </translation>
    </message>
    <message>
        <source>Paste nothing</source>
        <translation>都不粘贴</translation>
    </message>
</context>
<context>
    <name>RepairChoices</name>
    <message>
        <source>Outline crosses itself, or is invalid otherwise</source>
        <translation>边界自相交或其他无效情形</translation>
    </message>
    <message>
        <source>Ring is not closed</source>
        <translation>环未闭合</translation>
    </message>
    <message>
        <source>Same shape as in an earlier row</source>
        <translation>与前面某行图形相同</translation>
    </message>
    <message>
        <source>No shape, or none that can be used</source>
        <translation>没有图形，或图形不可用</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>闭合</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>都保留</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Leave the later out</source>
        <translation>后一个不导入</translation>
    </message>
    <message>
        <source>Left out always</source>
        <translation>一律不导入</translation>
    </message>
    <message>
        <source>Rows whose shapes are not sound</source>
        <translation>图形有问题的行</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>The shapes are looked at once the coordinate system is known.</source>
        <translation>坐标系确定后再检查图形。</translation>
    </message>
    <message>
        <source>All {count} shapes are sound.</source>
        <translation>全部 {count} 个图形均完好。</translation>
    </message>
    <message>
        <source>{kept} of {count} rows come in. A click on a row shows its shape on the map.</source>
        <translation>{count} 行中有 {kept} 行将导入。单击一行可在图上查看。</translation>
    </message>
</context>
<context>
    <name>RotateTool</name>
    <message>
        <source>Nothing is selected that could be turned: Esc, then select it</source>
        <translation>没有可旋转的选中要素：按 Esc，先选择</translation>
    </message>
    <message>
        <source>Click the point to turn about</source>
        <translation>单击旋转中心</translation>
    </message>
    <message>
        <source>Click a point in the direction as it is, or press N and type the angle</source>
        <translation>单击现有方向上的一点，或按 N 输入角度</translation>
    </message>
    <message>
        <source>Click a point in the direction as it is to be; A types it, Shift keeps to steps of 15°</source>
        <translation>单击目标方向上的一点；A 输入方位，按住 Shift 限 15° 的倍数</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>by</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>拾取</translation>
    </message>
    <message>
        <source>Keep the original</source>
        <translation>保留原件</translation>
    </message>
    <message>
        <source>Pick two directions, or type the angle.</source>
        <translation>请拾取两个方向，或输入角度。</translation>
    </message>
</context>
<context>
    <name>RuleDetail</name>
    <message>
        <source>&amp;Value</source>
        <translation>数值(&amp;V)</translation>
    </message>
    <message>
        <source>Se&amp;verity</source>
        <translation>等级(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Why</source>
        <translation>理由(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>还原(&amp;R)</translation>
    </message>
    <message>
        <source>On what ground: local plan, letter, minutes, clause</source>
        <translation>依据：地方规划、函件、会议纪要、条文</translation>
    </message>
    <message>
        <source>The pack: {value}</source>
        <translation>规则包：{value}</translation>
    </message>
    <message>
        <source>Say why this differs from the pack.</source>
        <translation>请说明为何与规则包不同。</translation>
    </message>
    <message>
        <source>The pack&apos;s note: {note}</source>
        <translation>规则包说明：{note}</translation>
    </message>
    <message>
        <source>Source: {source} ({confidence}, checked on {day})</source>
        <translation>来源：{source}（{confidence}，核对于 {day}）</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>a number of 0 or more</source>
        <translation>不小于 0 的数</translation>
    </message>
    <message>
        <source>“{text}” does not fit; {asked} is needed.</source>
        <translation>“{text}”不合适，应填{asked}。</translation>
    </message>
</context>
<context>
    <name>RuleEditor</name>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>全部还原(&amp;A)</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Rule &amp;pack</source>
        <translation>规则包(&amp;P)</translation>
    </message>
    <message>
        <source>Find a rule, limit or clause</source>
        <translation>查找规则、限值或条文</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>{name} (in this plan)</source>
        <translation>{name}（存于本规划）</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>没有修改。</translation>
    </message>
    <message>
        <source>What this changes is being worked out…</source>
        <translation>正在计算修改的影响…</translation>
    </message>
    <message>
        <source>Import a rule pack</source>
        <translation>导入规则包</translation>
    </message>
    <message>
        <source>Rule packs (*.toml);;All files (*)</source>
        <translation>规则包 (*.toml);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Export the rules</source>
        <translation>导出规则</translation>
    </message>
    <message>
        <source>Rule packs (*.toml)</source>
        <translation>规则包 (*.toml)</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>已写入：{name}</translation>
    </message>
</context>
<context>
    <name>RuleTree</name>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>可信度</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条文</translation>
    </message>
    <message>
        <source>Checked on</source>
        <translation>核对日期</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>ScaleBar</name>
    <message>
        <source>Scale bar, {length}</source>
        <translation>比例尺，{length}</translation>
    </message>
    <message>
        <source>{length_km:g} km</source>
        <translation>{length_km:g} km</translation>
    </message>
    <message>
        <source>{length_m:g} m</source>
        <translation>{length_m:g} m</translation>
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
</context>
<context>
    <name>ScenarioCommands</name>
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
    <message>
        <source>It hangs on no other scenario.</source>
        <translation>该方案没有上级方案。</translation>
    </message>
    <message>
        <source>Nothing came in “{parent}” since.</source>
        <translation>此后“{parent}”没有新的修改。</translation>
    </message>
    <message>
        <source>The last scenario cannot be removed.</source>
        <translation>最后一个方案不能删除。</translation>
    </message>
    <message>
        <source>There is no other scenario to show.</source>
        <translation>没有其他方案可显示。</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>取消归档</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>It is shown.</source>
        <translation>正在显示该方案。</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>复制…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>承接…</translation>
    </message>
    <message>
        <source>Let it stand on its own</source>
        <translation>改为独立方案</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>ScenarioPicker</name>
    <message>
        <source>Compare</source>
        <translation>比选</translation>
    </message>
    <message>
        <source>with</source>
        <translation>与</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>The scenario that the others are held against</source>
        <translation>作为对照的方案</translation>
    </message>
    <message>
        <source>Scenario {number} to compare</source>
        <translation>参与比选的第 {number} 个方案</translation>
    </message>
</context>
<context>
    <name>ScenariosPanel</name>
    <message>
        <source>Scenarios</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Plants</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>自改</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>未承接</translation>
    </message>
    <message>
        <source>How many plants it has different from its parent as it took it over</source>
        <translation>与所承接的上级方案相比，自己改动了多少个项目</translation>
    </message>
    <message>
        <source>How many plants were changed in its parent since; take them over, or not</source>
        <translation>此后上级方案改动了多少个项目；可以承接，也可以不承接</translation>
    </message>
    <message>
        <source>What this scenario is about</source>
        <translation>方案说明（思路、时序、依据等）</translation>
    </message>
    <message>
        <source>Description of the scenario</source>
        <translation>方案说明</translation>
    </message>
    <message>
        <source>Duplicate…</source>
        <translation>复制…</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>承接…</translation>
    </message>
    <message>
        <source>What else can be done with the scenario</source>
        <translation>对该方案的其他操作</translation>
    </message>
    <message>
        <source>Enter shows, F2 renames, Delete removes, Alt and arrows move. Drop one on another to hang it there.</source>
        <translation>回车显示，F2 重命名，Delete 删除，Alt+方向键移动；拖到另一方案上即成为其子方案。</translation>
    </message>
    <message>
        <source>Archived ({count})</source>
        <translation>已归档（{count}）</translation>
    </message>
    <message>
        <source>{count} changes of “{parent}” are not in it</source>
        <translation>“{parent}”有 {count} 处修改尚未承接</translation>
    </message>
    <message>
        <source>Choose a scenario first.</source>
        <translation>请先选择一个方案。</translation>
    </message>
</context>
<context>
    <name>SceneView</name>
    <message>
        <source>Axonometric view</source>
        <translation>轴测图</translation>
    </message>
    <message>
        <source>Axonometric view, looking {towards}, tilted {tilt:.0f}°</source>
        <translation>轴测图，朝{towards}看，倾角 {tilt:.0f}°</translation>
    </message>
    <message>
        <source>Nothing to show: open a plan with a map or plants.</source>
        <translation>没有可显示的内容：请打开有底图或项目的规划。</translation>
    </message>
</context>
<context>
    <name>ScoreBars</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n 个错误</numerusform>
        </translation>
    </message>
    <message>
        <source>check incomplete</source>
        <translation>检查不完整</translation>
    </message>
</context>
<context>
    <name>ScoreTab</name>
    <message>
        <source>&amp;Usual weights</source>
        <translation>常用权重(&amp;U)</translation>
    </message>
    <message>
        <source>Equal weights of the figures usually weighed</source>
        <translation>常用评分指标，权重相等</translation>
    </message>
    <message>
        <source>What the score says</source>
        <translation>评分结论</translation>
    </message>
    <message>
        <source>How firm the ranking is</source>
        <translation>排序的稳定程度</translation>
    </message>
</context>
<context>
    <name>SelectTool</name>
    <message>
        <source>Drag a corner to turn, Shift by 15°; drag the cross to turn about another point; Esc ends</source>
        <translation>拖动角点旋转，按住 Shift 每次 15°；拖动十字改变旋转中心；Esc 结束</translation>
    </message>
    <message>
        <source>Drag to move, a handle to stretch or turn; right-click an edge to set what lies beyond it</source>
        <translation>拖动移动，拖手柄拉伸或旋转；右键单击边线可设定其外侧类型</translation>
    </message>
    <message>
        <source>Drag to move, a handle to stretch or turn, M or R to type; click the round one for the pivot</source>
        <translation>拖动可移动，拖控制点可拉伸或旋转，M、R 可输入数值；单击圆形控制点可设旋转中心</translation>
    </message>
    <message>
        <source>Click something to select it, Ctrl+click what lies below; drag a rectangle to select several</source>
        <translation>单击选择要素，Ctrl+单击选择下层；拖出矩形可选择多个</translation>
    </message>
    <message>
        <source>This layer is locked: it can be looked at, not changed. Unlock it in the layers panel.</source>
        <translation>该图层已锁定：可以查看，不能修改。请在图层面板中解锁。</translation>
    </message>
</context>
<context>
    <name>SevenParametersForm</name>
    <message>
        <source>Choose the convention</source>
        <translation>请选择约定</translation>
    </message>
    <message>
        <source>Position vector: the point turns (EPSG 9606, Bursa-Wolf)</source>
        <translation>位置矢量：点旋转（EPSG 9606，布尔沙）</translation>
    </message>
    <message>
        <source>Coordinate frame: the axes turn (EPSG 9607)</source>
        <translation>坐标框架：坐标轴旋转（EPSG 9607）</translation>
    </message>
    <message>
        <source>Shift X (m)</source>
        <translation>X 平移（m）</translation>
    </message>
    <message>
        <source>Shift Y (m)</source>
        <translation>Y 平移（m）</translation>
    </message>
    <message>
        <source>Shift Z (m)</source>
        <translation>Z 平移（m）</translation>
    </message>
    <message>
        <source>Rotation X (″)</source>
        <translation>X 旋转（″）</translation>
    </message>
    <message>
        <source>Rotation Y (″)</source>
        <translation>Y 旋转（″）</translation>
    </message>
    <message>
        <source>Rotation Z (″)</source>
        <translation>Z 旋转（″）</translation>
    </message>
    <message>
        <source>Scale (ppm)</source>
        <translation>尺度（ppm）</translation>
    </message>
    <message>
        <source>Rotations are meant as</source>
        <translation>旋转约定</translation>
    </message>
    <message>
        <source>From the older datum to the newer one, of geocentric coordinates. Who gives the parameters must tell the convention: with the other one the map lies elsewhere. Seven figures may be pasted at once.</source>
        <translation>从旧基准到新基准，用于空间直角坐标。旋转约定须由提供参数的单位说明：约定弄反，图就落在别处。七个数可以一次粘贴。</translation>
    </message>
    <message>
        <source>It moves the middle of the county by {metres} m.</source>
        <translation>县域中部移动 {metres} m。</translation>
    </message>
</context>
<context>
    <name>SheetForm</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>图幅</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>In service by</source>
        <translation>投产截至</translation>
    </message>
    <message>
        <source>Map look</source>
        <translation>图面样式</translation>
    </message>
    <message>
        <source>On the sheet</source>
        <translation>图面要素</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>all plants; or 2025, 2025Q4, 2025-06-30</source>
        <translation>全部；或 2025、2025Q4、2025-06-30</translation>
    </message>
    <message>
        <source>blank: a box to be signed</source>
        <translation>留空：待签栏</translation>
    </message>
    <message>
        <source>the plan&apos;s name</source>
        <translation>规划名称</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>横幅</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>竖幅</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>自动（适合图幅）</translation>
    </message>
    <message>
        <source>The active one</source>
        <translation>当前方案</translation>
    </message>
    <message>
        <source>Printed maps</source>
        <translation>印刷样式</translation>
    </message>
    <message>
        <source>Zone {name}</source>
        <translation>片区 {name}</translation>
    </message>
    <message>
        <source>The place it was moved to</source>
        <translation>手动移动的位置</translation>
    </message>
    <message>
        <source>Plant {name}</source>
        <translation>项目 {name}</translation>
    </message>
    <message>
        <source>The whole site</source>
        <translation>全图</translation>
    </message>
</context>
<context>
    <name>SheetList</name>
    <message>
        <source>Sheets and templates</source>
        <translation>图纸与模板</translation>
    </message>
    <message>
        <source>None yet: save one</source>
        <translation>尚无：请先保存一张</translation>
    </message>
    <message>
        <source>Sheets of this plan</source>
        <translation>本规划的图纸</translation>
    </message>
    <message>
        <source>Templates for a new one</source>
        <translation>新建用模板</translation>
    </message>
</context>
<context>
    <name>SheetOutputs</name>
    <message>
        <source>Save the map sheet as</source>
        <translation>图纸另存为</translation>
    </message>
    <message>
        <source>{name} is saved.</source>
        <translation>{name} 已保存。</translation>
    </message>
    <message>
        <source>Save the atlas as</source>
        <translation>图册另存为</translation>
    </message>
    <message>
        <source>Print the map sheet</source>
        <translation>打印图纸</translation>
    </message>
    <message>
        <source>{first} to {last} are saved.</source>
        <translation>{first} 至 {last} 已保存。</translation>
    </message>
    <message>
        <source>Sent to the printer, pages: {count}</source>
        <translation>已送打印机，共 {count} 页</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;SVG (*.svg);;PNG (*.png)</source>
        <translation>PDF (*.pdf);;SVG (*.svg);;PNG (*.png)</translation>
    </message>
</context>
<context>
    <name>SheetsWindow</name>
    <message>
        <source>Map sheets</source>
        <translation>图纸</translation>
    </message>
    <message>
        <source>Save layout</source>
        <translation>保存版式</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Atlas</source>
        <translation>图册</translation>
    </message>
    <message>
        <source>A sheet for each zone…</source>
        <translation>按片区逐张…</translation>
    </message>
    <message>
        <source>A sheet for each plant…</source>
        <translation>按项目逐张…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>PNG dpi</source>
        <translation>PNG dpi</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Pull the map or use the arrows to move it. Wheel, + and −: closer. Ctrl+wheel, PgUp and PgDn: the map&apos;s scale.</source>
        <translation>拖动地图或用方向键移动范围。滚轮、+、−：放大预览。Ctrl+滚轮、PgUp、PgDn：改变比例尺。</translation>
    </message>
    <message>
        <source>Choose a sheet of this plan first.</source>
        <translation>请先选择本规划的一张图纸。</translation>
    </message>
    <message>
        <source>The layout is saved as it is.</source>
        <translation>版式已保存。</translation>
    </message>
    <message>
        <source> · a part of the site</source>
        <translation> · 局部</translation>
    </message>
    <message>
        <source>The layout of this sheet was changed. Save it with the plan?</source>
        <translation>这张图纸的版式已修改。是否保存到规划中？</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Find an action or keys</source>
        <translation>查找命令或按键</translation>
    </message>
    <message>
        <source>Press the new keys here</source>
        <translation>在此按下新的按键</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>不设按键</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部恢复默认</translation>
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
    <message>
        <source>Keys for “{action}”</source>
        <translation>“{action}”的按键</translation>
    </message>
    <message>
        <source>These keys belong to the map itself.</source>
        <translation>这些按键由地图自身使用。</translation>
    </message>
</context>
<context>
    <name>SizeFields</name>
    <message>
        <source>Length of the selection</source>
        <translation>所选要素的长</translation>
    </message>
    <message>
        <source>Depth of the selection</source>
        <translation>所选要素的宽</translation>
    </message>
    <message>
        <source>{side_m:.2f} m</source>
        <translation>{side_m:.2f} m</translation>
    </message>
    <message>
        <source>Click to type a length. The side to the west or south stays.</source>
        <translation>单击可输入长度，西侧或南侧的边不动。</translation>
    </message>
</context>
<context>
    <name>SlideForm</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Before, beside</source>
        <translation>对照方案</translation>
    </message>
    <message>
        <source>In service by</source>
        <translation>投产截至</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>A year, a quarter or a day: 2025, 2025Q4, 2025-06-30. Blank: all.</source>
        <translation>年、季度或日期：2025、2025Q4、2025-06-30。留空为全部。</translation>
    </message>
    <message>
        <source>The first is what the key B turns to; maps side by side show them all, up to four.</source>
        <translation>第一个是按 B 键切换的方案；多图并列时全部显示，最多四个。</translation>
    </message>
    <message>
        <source>Numbers beside the map. None ticked: the usual ones.</source>
        <translation>地图旁的数字。不勾选时显示常用数字。</translation>
    </message>
    <message>
        <source>the one that is active</source>
        <translation>当前方案</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>SlideShow</name>
    <message>
        <source>Presentation</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>→ ↓ Space  next slide
← ↑ Backspace  slide before
Number, Enter  that slide
B  before and after
P  let time run, stop it    , .  slower, faster
T  turn the axonometric view
L  laser pointer
N  notes and next slide
+ −  type larger, smaller
D  dark screen
W  what if: try something out
Esc  end</source>
        <translation>→ ↓ 空格  下一张
← ↑ 退格  上一张
数字、回车  转到该张
B  前后对照
P  播放或停止时间推演    , .  放慢、加快
T  轴测图旋转
L  激光笔
N  备注与下一张
+ −  放大、缩小文字
D  黑屏
W  试推：现场试一试
Esc  结束</translation>
    </message>
    <message>
        <source>H shows the keys, Esc ends</source>
        <translation>按 H 显示按键，Esc 结束</translation>
    </message>
    <message>
        <source>This is the last slide. Esc ends.</source>
        <translation>已是最后一张。按 Esc 结束。</translation>
    </message>
    <message>
        <source>This is the first slide.</source>
        <translation>已是第一张。</translation>
    </message>
    <message>
        <source>Slide {number}, Enter</source>
        <translation>第 {number} 张，按回车</translation>
    </message>
    <message>
        <source>This slide has no scenario before it.</source>
        <translation>这张幻灯片没有可对照的方案。</translation>
    </message>
    <message>
        <source>No plant has a date of coming into service.</source>
        <translation>没有项目填写投产日期。</translation>
    </message>
    <message>
        <source>This slide has no axonometric view to turn.</source>
        <translation>这张幻灯片没有可旋转的轴测图。</translation>
    </message>
</context>
<context>
    <name>SlidesPanel</name>
    <message>
        <source>Slides</source>
        <translation>幻灯片</translation>
    </message>
    <message>
        <source>No slides yet. Keep what the map shows as the first one; without slides F11 presents the map.</source>
        <translation>还没有幻灯片。可把地图当前画面保留为第一张；没有幻灯片时，F11 直接演示地图。</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Keep what the map shows as a new slide</source>
        <translation>把地图当前画面保留为新幻灯片</translation>
    </message>
    <message>
        <source>Give this slide the place, scenario, moment and look that the map has now</source>
        <translation>用地图当前的位置、方案、时点和样式更新这张幻灯片</translation>
    </message>
    <message>
        <source>Show this slide earlier (Alt+Up)</source>
        <translation>将这张幻灯片前移（Alt+↑）</translation>
    </message>
    <message>
        <source>Show this slide later (Alt+Down)</source>
        <translation>将这张幻灯片后移（Alt+↓）</translation>
    </message>
    <message>
        <source>Remove this slide (Delete)</source>
        <translation>删除这张幻灯片（Delete）</translation>
    </message>
    <message>
        <source>Present from this slide on</source>
        <translation>从这张幻灯片开始演示</translation>
    </message>
    <message>
        <source>{scenario}, in service by {moment}</source>
        <translation>{scenario}（截至 {moment} 投产）</translation>
    </message>
    <message>
        <source>{title} ({number})</source>
        <translation>{title}（{number}）</translation>
    </message>
</context>
<context>
    <name>SplitTool</name>
    <message>
        <source>Click what is to be split; Shift+click takes more</source>
        <translation>单击要切分的图形；Shift 加单击可多选</translation>
    </message>
    <message>
        <source>Draw a line across what is selected: click its first point outside</source>
        <translation>画一条穿过所选图形的线：先在图形外单击起点</translation>
    </message>
    <message>
        <source>Click on across it; Enter or right-click splits, Backspace takes the last point away</source>
        <translation>继续单击穿过图形；回车或右键切分，退格去掉上一点</translation>
    </message>
    <message>
        <source>{areas} m²</source>
        <translation>{areas} m²</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>the scenario of this slide is gone</source>
        <translation>此页所用方案已不存在</translation>
    </message>
    <message>
        <source>Before: {scenario}</source>
        <translation>对照：{scenario}</translation>
    </message>
    <message>
        <source>no other scenario is ticked for this slide</source>
        <translation>此页未勾选其他方案</translation>
    </message>
    <message>
        <source>“{moment}” is no year, quarter or day: everything is shown</source>
        <translation>“{moment}”不是年份、季度或日期：显示全部内容</translation>
    </message>
    <message>
        <source>in service by {moment}</source>
        <translation>投产截至 {moment}</translation>
    </message>
    <message>
        <source>the text is longer than the screen</source>
        <translation>文字超出屏幕，未全部显示</translation>
    </message>
    <message>
        <source>page {page} of {pages}</source>
        <translation>第 {page} / {pages} 页</translation>
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
        <source>scale</source>
        <translation>比例尺</translation>
    </message>
    <message>
        <source>Show the findings</source>
        <translation>显示问题列表</translation>
    </message>
    <message>
        <source>Changes are not protected</source>
        <translation>修改未受保护</translation>
    </message>
    <message>
        <source>The newest changes could not be written to {folder}: {reason}. They would be lost if the program ended now. Save the plan, or free some space; it is tried again by itself.</source>
        <translation>最新的修改未能写入 {folder}：{reason}。若程序此刻中断，这些修改会丢失。请保存规划或腾出磁盘空间；程序会自动重试。</translation>
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
</context>
<context>
    <name>TableEditing</name>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>TablePanel</name>
    <message>
        <source>The clipboard holds no text to paste.</source>
        <translation>剪贴板中没有可粘贴的文本。</translation>
    </message>
    <message>
        <source>Nothing to paste: the table says the same already.</source>
        <translation>无需粘贴：表中的值与之相同。</translation>
    </message>
    <message>
        <source>{count} values pasted.</source>
        <translation>已粘贴 {count} 个值。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The layer “{layer}” is locked.</source>
        <translation>图层“{layer}”已锁定。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>No table yet</source>
        <translation>还没有属性表</translation>
    </message>
    <message>
        <source>Open a plan; its layers are listed here row by row.</source>
        <translation>打开规划后，各图层的要素在此逐行列出。</translation>
    </message>
    <message>
        <source>No row fits the filter</source>
        <translation>没有符合筛选条件的行</translation>
    </message>
    <message>
        <source>This layer is empty</source>
        <translation>该图层没有要素</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>{count} of {whole} selected</source>
        <translation>已选 {count} / {whole} 行</translation>
    </message>
    <message>
        <source>{count} of {whole} rows</source>
        <translation>{whole} 行中的 {count} 行</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>{layer}: locked, click to edit</source>
        <translation>{layer}：已锁定，单击可编辑</translation>
    </message>
    <message>
        <source>{layer}: may be edited, click to lock</source>
        <translation>{layer}：可编辑，单击可锁定</translation>
    </message>
    <message>
        <source>Zoom there</source>
        <translation>缩放到此处</translation>
    </message>
    <message>
        <source>Copy rows with headings</source>
        <translation>复制所选行（含表头）</translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation>复制单元格</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Edit cell</source>
        <translation>编辑单元格</translation>
    </message>
</context>
<context>
    <name>TakeOverDialog</name>
    <message>
        <source>Tick &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Tick &amp;none</source>
        <translation>全不选(&amp;N)</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>承接</translation>
    </message>
    <message>
        <source>Take over from “{parent}”</source>
        <translation>承接“{parent}”的修改</translation>
    </message>
    <message>
        <source>Since “{child}” last took over, this was changed in “{parent}”. What is ticked is taken over; what “{child}” has changed itself stays.</source>
        <translation>自“{child}”上次承接以来，“{parent}”有以下修改。勾选的将被承接；“{child}”自己的修改保持不变。</translation>
    </message>
    <message>
        <source>Plant</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>What came</source>
        <translation>上级方案的修改</translation>
    </message>
    <message>
        <source>What came in “{parent}”</source>
        <translation>“{parent}”的修改</translation>
    </message>
    <message>
        <source>follow the parent</source>
        <translation>以上级方案为准</translation>
    </message>
    <message>
        <source>Clash: {words}</source>
        <translation>冲突：{words}</translation>
    </message>
    <message>
        <source>{ticked} of {count} ticked</source>
        <translation>已勾选 {ticked}/{count}</translation>
    </message>
    <message>
        <source>Tick a plant first.</source>
        <translation>请先勾选项目。</translation>
    </message>
</context>
<context>
    <name>TargetsPanel</name>
    <message>
        <source>Only what is in service by {when}.</source>
        <translation>只计{when}末前投产的内容。</translation>
    </message>
    <message>
        <source>No targets</source>
        <translation>没有目标</translation>
    </message>
    <message>
        <source>This plan sets no targets for years or products.</source>
        <translation>本规划未设定年度或产品目标。</translation>
    </message>
    <message>
        <source>{planned} of {target}  {percent}%</source>
        <translation>{planned} / {target}  {percent}%</translation>
    </message>
    <message numerus="yes">
        <source>%n plant(s) give no such figure and are not in the sum</source>
        <translation>
            <numerusform>%n 个项目缺此数，未计入</numerusform>
        </translation>
    </message>
    <message>
        <source>Output value</source>
        <translation>年产值</translation>
    </message>
</context>
<context>
    <name>TargetsTab</name>
    <message>
        <source>The plan has no targets. Set the town&apos;s steps in the targets panel.</source>
        <translation>规划没有目标。请在目标面板中设定镇域分期目标。</translation>
    </message>
    <message>
        <source>Targets reached and missed</source>
        <translation>目标达到情况</translation>
    </message>
    <message>
        <source>By the end of</source>
        <translation>截至年末</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>目标值</translation>
    </message>
</context>
<context>
    <name>ThemeBar</name>
    <message>
        <source>Own look</source>
        <translation>自定义图面</translation>
    </message>
    <message>
        <source>Theme of the map</source>
        <translation>图面主题</translation>
    </message>
    <message>
        <source>Themes</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Save, rename or remove a theme</source>
        <translation>保存、更名或删除主题</translation>
    </message>
</context>
<context>
    <name>ThemeMenu</name>
    <message>
        <source>Map theme</source>
        <translation>图面主题</translation>
    </message>
    <message>
        <source>Choose one of the plan&apos;s own themes first.</source>
        <translation>请先选用本规划自己的主题。</translation>
    </message>
    <message>
        <source>Save look as theme…</source>
        <translation>将当前图面存为主题…</translation>
    </message>
    <message>
        <source>Rename theme…</source>
        <translation>主题更名…</translation>
    </message>
    <message>
        <source>Remove theme</source>
        <translation>删除主题</translation>
    </message>
</context>
<context>
    <name>TotalsModel</name>
    <message>
        <source>undated</source>
        <translation>未定日期</translation>
    </message>
    <message>
        <source>outside or none</source>
        <translation>片区外或无</translation>
    </message>
    <message numerus="yes">
        <source>%n plant(s) give no figure: the sum is too small</source>
        <translation>
            <numerusform>%n 个项目缺此数据：合计偏小</numerusform>
        </translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Substation</source>
        <translation>变电站</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>地块</translation>
    </message>
    <message>
        <source>Developer</source>
        <translation>建设单位</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Plants</source>
        <translation>项目数</translation>
    </message>
    <message>
        <source>Footprint ha</source>
        <translation>占地 ha</translation>
    </message>
    <message>
        <source>Connected MW</source>
        <translation>装机负荷 MW</translation>
    </message>
    <message>
        <source>Demand MW</source>
        <translation>需要负荷 MW</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>产能</translation>
    </message>
    <message>
        <source>Output {unit}/a</source>
        <translation>年产值 {unit}</translation>
    </message>
    <message>
        <source>Investment {unit}</source>
        <translation>投资 {unit}</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>就业 人</translation>
    </message>
</context>
<context>
    <name>TotalsStrip</name>
    <message numerus="yes">
        <source>%n blank</source>
        <translation>
            <numerusform>%n 空</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filled</source>
        <translation>
            <numerusform>已填 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>sum {figure} {unit}</source>
        <translation>合计 {figure} {unit}</translation>
    </message>
    <message>
        <source>* some rows give no figure, so the sum is too small</source>
        <translation>* 部分行没有数值，合计偏小</translation>
    </message>
    <message>
        <source>unlike units or products, which are not added up</source>
        <translation>单位或产品不同，不予相加</translation>
    </message>
    <message>
        <source>from {least} to {greatest} {unit}</source>
        <translation>范围 {least} 至 {greatest} {unit}</translation>
    </message>
</context>
<context>
    <name>TraceView</name>
    <message>
        <source>Made of</source>
        <translation>组成</translation>
    </message>
    <message>
        <source>What the number is made of</source>
        <translation>数值的组成</translation>
    </message>
    <message>
        <source>How the number comes about</source>
        <translation>数值的来历</translation>
    </message>
    <message>
        <source>Choose a number to see what it is made of.</source>
        <translation>点选一个数值，查看其组成和来历。</translation>
    </message>
    <message>
        <source>{count} more are not listed.</source>
        <translation>另有 {count} 项未列出。</translation>
    </message>
    <message>
        <source>{what}: {source}</source>
        <translation>{what}：{source}</translation>
    </message>
    <message>
        <source>no figure</source>
        <translation>无数据</translation>
    </message>
</context>
<context>
    <name>TrialCommands</name>
    <message>
        <source>{scenario}, trial {time}</source>
        <translation>{scenario}（试推 {time}）</translation>
    </message>
    <message>
        <source>Tried out in a meeting, from “{scenario}”.</source>
        <translation>会议试推，源自“{scenario}”。</translation>
    </message>
</context>
<context>
    <name>TrialStrip</name>
    <message>
        <source>End the trial…</source>
        <translation>结束试推…</translation>
    </message>
    <message>
        <source>Prices…</source>
        <translation>价格…</translation>
    </message>
    <message>
        <source>Try other prices and factors, for this trial alone</source>
        <translation>试用其他价格和系数，仅用于本次试推</translation>
    </message>
    <message>
        <source>Changes the base map, rules or targets too</source>
        <translation>底图、规则或目标也有改动</translation>
    </message>
    <message>
        <source>What the trial changes</source>
        <translation>试推带来的变化</translation>
    </message>
    <message>
        <source>What if: {name}</source>
        <translation>试推：{name}</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
</context>
<context>
    <name>TypedBar</name>
    <message>
        <source>Enter does it, Esc leaves it</source>
        <translation>回车确定，Esc 放弃</translation>
    </message>
</context>
<context>
    <name>UnsoundModel</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Earlier versions</source>
        <translation>历史版本</translation>
    </message>
    <message>
        <source>Open as a plan</source>
        <translation>作为规划打开</translation>
    </message>
    <message>
        <source>Open as a scenario…</source>
        <translation>打开为方案…</translation>
    </message>
    <message>
        <source>Each time the plan is saved, the file as it was is kept. A version opens as a plan of its own; the file of today stays as it is.</source>
        <translation>每次保存规划时，都会留存原来的文件。历史版本作为另一份规划打开，当前文件保持不变。</translation>
    </message>
    <message>
        <source>Versions to keep</source>
        <translation>保留版本数</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>Nothing was kept yet: the plan was not saved over an earlier file.</source>
        <translation>尚无历史版本：规划还没有覆盖过原来的文件。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>From then to now: {changes}</source>
        <translation>从那时到现在：{changes}</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
</context>
<context>
    <name>VertexTool</name>
    <message>
        <source>Click where it goes, or type D and A, X and Y; Delete removes it, Esc puts it back</source>
        <translation>单击新位置，或键入 D、A、X、Y；Delete 删除角点，Esc 放回原处</translation>
    </message>
    <message>
        <source>Drag a corner, or the dot on an edge for a new one; Delete removes it, Q squares up</source>
        <translation>拖动角点，拖动边上圆点可加新角点；Delete 删除，Q 直角化</translation>
    </message>
    <message>
        <source>Click what is to be reshaped; Esc ends</source>
        <translation>单击要改形的图形；Esc 结束</translation>
    </message>
    <message>
        <source>Point at the corner that is to be removed.</source>
        <translation>请指向要删除的角点。</translation>
    </message>
</context>
<context>
    <name>WaiveDialog</name>
    <message>
        <source>Waive a finding</source>
        <translation>豁免问题</translation>
    </message>
    <message>
        <source>Why it is accepted, and on what ground: minutes, letter, clause</source>
        <translation>为何可以接受，依据何在：会议纪要、函件、条文</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>The finding stays listed as waived and goes into every report. The waiver lapses when the geometry or an attribute of what it is about changes, or when more is asked.</source>
        <translation>该问题仍列为“已豁免”并写入各项报告。所涉对象的图形或属性改动、或要求提高时，豁免自动失效。</translation>
    </message>
    <message>
        <source>Waive</source>
        <translation>豁免</translation>
    </message>
</context>
<context>
    <name>WallsField</name>
    <message>
        <source>No skylight in the roof</source>
        <translation>屋顶无天窗</translation>
    </message>
    <message>
        <source>Living rooms for the works of its project alone</source>
        <translation>仅为本项目厂房服务的生活用房</translation>
    </message>
    <message>
        <source>Doors, windows and holes, by the area of the wall</source>
        <translation>门、窗、洞口面积占该侧外墙面积的比例</translation>
    </message>
    <message>
        <source>Hours that the roof withstands fire</source>
        <translation>屋顶的耐火极限，小时</translation>
    </message>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
    <message>
        <source>NE</source>
        <translation>东北</translation>
    </message>
    <message>
        <source>E</source>
        <translation>东</translation>
    </message>
    <message>
        <source>SE</source>
        <translation>东南</translation>
    </message>
    <message>
        <source>S</source>
        <translation>南</translation>
    </message>
    <message>
        <source>SW</source>
        <translation>西南</translation>
    </message>
    <message>
        <source>W</source>
        <translation>西</translation>
    </message>
    <message>
        <source>NW</source>
        <translation>西北</translation>
    </message>
</context>
<context>
    <name>WeightRows</name>
    <message>
        <source>Weigh another figure</source>
        <translation>增加评分指标</translation>
    </message>
    <message>
        <source>Weigh another figure…</source>
        <translation>增加评分指标…</translation>
    </message>
    <message>
        <source>Weight of {figure}</source>
        <translation>“{figure}”的权重</translation>
    </message>
    <message>
        <source>Weight of {figure}, as a number</source>
        <translation>“{figure}”的权重（数值）</translation>
    </message>
    <message>
        <source>Do not weigh {figure}</source>
        <translation>不计“{figure}”</translation>
    </message>
</context>
<context>
    <name>WorkLine</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
</context>
<context>
    <name>ZonesPanel</name>
    <message>
        <source>Zone</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Substation</source>
        <translation>变电站</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Developer</source>
        <translation>建设单位</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Sum by</source>
        <translation>汇总方式</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>No sums yet</source>
        <translation>尚无汇总</translation>
    </message>
    <message>
        <source>Open a plan; its plants are summed here by zone.</source>
        <translation>打开规划后，此处按片区汇总项目。</translation>
    </message>
    <message>
        <source>Only what is in service by {when}.</source>
        <translation>只计{when}末前投产的内容。</translation>
    </message>
    <message>
        <source>* some plants give no figure, so the sum is too small</source>
        <translation>* 有项目缺数据，合计偏小</translation>
    </message>
</context>
<context>
    <name>_Handle</name>
    <message>
        <source>Handle between the two maps</source>
        <translation>两图之间的分隔条</translation>
    </message>
    <message>
        <source>Drag, or ← and →: how much of each map is seen</source>
        <translation>拖动或按 ←、→，调整两图所见的多少</translation>
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
        <source>Select something on the map first.</source>
        <translation>请先在图上选择要素。</translation>
    </message>
    <message>
        <source>What is selected lies in a locked layer. Unlock it in the layers panel.</source>
        <translation>所选要素在锁定的图层中，请先在图层面板中解锁。</translation>
    </message>
    <message>
        <source>Select a note first.</source>
        <translation>请先选中一条注记。</translation>
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
        <source>There is only one scenario. Duplicate it to have two to compare.</source>
        <translation>只有一个方案。请先复制出第二个方案再比选。</translation>
    </message>
    <message>
        <source>There is no other scenario to show in its place.</source>
        <translation>没有其他方案可代替显示。</translation>
    </message>
    <message>
        <source>The scenario hangs on no other.</source>
        <translation>该方案没有上级方案。</translation>
    </message>
    <message>
        <source>Nothing was changed in the scenario it hangs on since it took over.</source>
        <translation>自上次承接以来，上级方案没有新的修改。</translation>
    </message>
    <message>
        <source>There is no bookmark at this place of the list.</source>
        <translation>列表的这个位置没有书签。</translation>
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
        <source>Go to a panel</source>
        <translation>转到面板</translation>
    </message>
    <message>
        <source>Go to a bookmark</source>
        <translation>前往书签</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>着色</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>绘制(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Modify</source>
        <translation>修改(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation>排列(&amp;A)</translation>
    </message>
    <message>
        <source>Meas&amp;ure</source>
        <translation>量测(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>校验(&amp;C)</translation>
    </message>
    <message>
        <source>Fi&amp;gures</source>
        <translation>指标(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Scenario</source>
        <translation>方案(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>演示(&amp;P)</translation>
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
        <source>Earlier versions…</source>
        <translation>历史版本…</translation>
    </message>
    <message>
        <source>Change log…</source>
        <translation>修改记录…</translation>
    </message>
    <message>
        <source>Restore unsaved work…</source>
        <translation>恢复未保存的工作…</translation>
    </message>
    <message>
        <source>Import a map layer…</source>
        <translation>导入底图图层…</translation>
    </message>
    <message>
        <source>Update parcels from a newer map…</source>
        <translation>按新图更新地块…</translation>
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
        <source>Map sheets…</source>
        <translation>图纸…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>方案报告…</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>移交成果…</translation>
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
        <source>Cut</source>
        <translation>剪切</translation>
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
        <source>Paste in place</source>
        <translation>原位粘贴</translation>
    </message>
    <message>
        <source>Paste coordinates as…</source>
        <translation>粘贴坐标为…</translation>
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
        <source>Attribute table</source>
        <translation>属性表</translation>
    </message>
    <message>
        <source>Axonometric view</source>
        <translation>轴测图</translation>
    </message>
    <message>
        <source>Bookmark this view</source>
        <translation>将当前视图加入书签</translation>
    </message>
    <message>
        <source>List of bookmarks</source>
        <translation>书签列表</translation>
    </message>
    <message>
        <source>Go to bookmark 1</source>
        <translation>前往书签 1</translation>
    </message>
    <message>
        <source>Go to bookmark 2</source>
        <translation>前往书签 2</translation>
    </message>
    <message>
        <source>Go to bookmark 3</source>
        <translation>前往书签 3</translation>
    </message>
    <message>
        <source>Go to bookmark 4</source>
        <translation>前往书签 4</translation>
    </message>
    <message>
        <source>Go to bookmark 5</source>
        <translation>前往书签 5</translation>
    </message>
    <message>
        <source>Go to bookmark 6</source>
        <translation>前往书签 6</translation>
    </message>
    <message>
        <source>Go to bookmark 7</source>
        <translation>前往书签 7</translation>
    </message>
    <message>
        <source>Go to bookmark 8</source>
        <translation>前往书签 8</translation>
    </message>
    <message>
        <source>Go to bookmark 9</source>
        <translation>前往书签 9</translation>
    </message>
    <message>
        <source>Colour plants by product</source>
        <translation>项目按产品着色</translation>
    </message>
    <message>
        <source>Colour plants by status</source>
        <translation>项目按状态着色</translation>
    </message>
    <message>
        <source>Colour plants by year in service</source>
        <translation>项目按投产年份着色</translation>
    </message>
    <message>
        <source>Colour plants by findings</source>
        <translation>项目按检查结果着色</translation>
    </message>
    <message>
        <source>Colour parcels by land use</source>
        <translation>地块按用地性质着色</translation>
    </message>
    <message>
        <source>Colour parcels by power that could still connect</source>
        <translation>地块按尚可接入的电力着色</translation>
    </message>
    <message>
        <source>Colours safe for the colour-blind</source>
        <translation>色觉障碍友好配色</translation>
    </message>
    <message>
        <source>Save the look as a theme…</source>
        <translation>将当前图面存为主题…</translation>
    </message>
    <message>
        <source>Coordinate grid</source>
        <translation>坐标格网</translation>
    </message>
    <message>
        <source>Mark changes against the parent scenario</source>
        <translation>标出与上级方案的差异</translation>
    </message>
    <message>
        <source>Clearances while editing</source>
        <translation>编辑时显示间距线</translation>
    </message>
    <message>
        <source>Where it fits, while placing</source>
        <translation>布置时显示可放位置</translation>
    </message>
    <message>
        <source>Backdrops…</source>
        <translation>背景影像…</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>捕捉</translation>
    </message>
    <message>
        <source>Layers panel</source>
        <translation>图层面板</translation>
    </message>
    <message>
        <source>Types panel</source>
        <translation>类型库面板</translation>
    </message>
    <message>
        <source>Properties panel</source>
        <translation>属性面板</translation>
    </message>
    <message>
        <source>Findings panel</source>
        <translation>问题面板</translation>
    </message>
    <message>
        <source>Zones panel</source>
        <translation>分区汇总面板</translation>
    </message>
    <message>
        <source>Targets panel</source>
        <translation>目标面板</translation>
    </message>
    <message>
        <source>History panel</source>
        <translation>历史记录面板</translation>
    </message>
    <message>
        <source>Figures panel</source>
        <translation>指标面板</translation>
    </message>
    <message>
        <source>Figures large</source>
        <translation>放大指标面板</translation>
    </message>
    <message>
        <source>Map alone</source>
        <translation>仅显示地图</translation>
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
        <source>Draw point by point</source>
        <translation>逐点绘制</translation>
    </message>
    <message>
        <source>Draw a rectangle</source>
        <translation>绘制矩形</translation>
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
        <source>Edit corners</source>
        <translation>编辑角点</translation>
    </message>
    <message>
        <source>Split by a line</source>
        <translation>用线切分</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Square up</source>
        <translation>直角化</translation>
    </message>
    <message>
        <source>Turn about a point</source>
        <translation>绕点旋转</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Repeat along a line</source>
        <translation>沿线阵列</translation>
    </message>
    <message>
        <source>Repeat in a grid</source>
        <translation>矩形阵列</translation>
    </message>
    <message>
        <source>Distance from an edge</source>
        <translation>距边线定距</translation>
    </message>
    <message>
        <source>Make parallel to an edge</source>
        <translation>与边线平行</translation>
    </message>
    <message>
        <source>Size…</source>
        <translation>尺寸…</translation>
    </message>
    <message>
        <source>Scale by…</source>
        <translation>缩放…</translation>
    </message>
    <message>
        <source>Capacity follows the area</source>
        <translation>产能随面积变化</translation>
    </message>
    <message>
        <source>Align west sides</source>
        <translation>西边对齐</translation>
    </message>
    <message>
        <source>Align east sides</source>
        <translation>东边对齐</translation>
    </message>
    <message>
        <source>Align north sides</source>
        <translation>北边对齐</translation>
    </message>
    <message>
        <source>Align south sides</source>
        <translation>南边对齐</translation>
    </message>
    <message>
        <source>Centre on a line north to south</source>
        <translation>南北向中线对齐</translation>
    </message>
    <message>
        <source>Centre on a line east to west</source>
        <translation>东西向中线对齐</translation>
    </message>
    <message>
        <source>Even gaps east to west</source>
        <translation>东西向等距分布</translation>
    </message>
    <message>
        <source>Even gaps north to south</source>
        <translation>南北向等距分布</translation>
    </message>
    <message>
        <source>Even centres east to west</source>
        <translation>东西向等中心距分布</translation>
    </message>
    <message>
        <source>Even centres north to south</source>
        <translation>南北向等中心距分布</translation>
    </message>
    <message>
        <source>Set gaps…</source>
        <translation>设定净距…</translation>
    </message>
    <message>
        <source>Along the plants&apos; own sides</source>
        <translation>按项目自身边线的方向</translation>
    </message>
    <message>
        <source>Measure a distance</source>
        <translation>量测距离</translation>
    </message>
    <message>
        <source>Measure an area</source>
        <translation>量测面积</translation>
    </message>
    <message>
        <source>Measure an angle</source>
        <translation>量测角度</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>尺寸标注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>文字注记</translation>
    </message>
    <message>
        <source>Arrow with a note</source>
        <translation>引线注记</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>编辑注记</translation>
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
        <source>Fixes of the finding</source>
        <translation>问题的修改方案</translation>
    </message>
    <message>
        <source>Fix all findings of this kind</source>
        <translation>解决全部同类问题</translation>
    </message>
    <message>
        <source>Why does it not fit here?</source>
        <translation>为什么放不下？</translation>
    </message>
    <message>
        <source>Waive the finding…</source>
        <translation>豁免该问题…</translation>
    </message>
    <message>
        <source>Withdraw the waiver</source>
        <translation>撤销豁免</translation>
    </message>
    <message>
        <source>Export the findings…</source>
        <translation>导出问题…</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>规则…</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>Land-use balance</source>
        <translation>用地平衡表</translation>
    </message>
    <message>
        <source>Technical and economic indicators</source>
        <translation>经济技术指标表</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>电力</translation>
    </message>
    <message>
        <source>Energy cost</source>
        <translation>用电成本</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>分期</translation>
    </message>
    <message>
        <source>Chain balance</source>
        <translation>产业链匹配</translation>
    </message>
    <message>
        <source>Own figures</source>
        <translation>自定义指标</translation>
    </message>
    <message>
        <source>Save a chart as…</source>
        <translation>图表另存为…</translation>
    </message>
    <message>
        <source>Save all figures as a workbook…</source>
        <translation>全部指标另存为工作簿…</translation>
    </message>
    <message>
        <source>Assign plants to substations…</source>
        <translation>项目接入变电站…</translation>
    </message>
    <message>
        <source>Factors of the figures…</source>
        <translation>指标参数…</translation>
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
        <source>Open the step of the history as a scenario…</source>
        <translation>把历史步骤打开为方案…</translation>
    </message>
    <message>
        <source>Rename scenario…</source>
        <translation>重命名方案…</translation>
    </message>
    <message>
        <source>Describe scenario…</source>
        <translation>方案说明…</translation>
    </message>
    <message>
        <source>Take over from the parent…</source>
        <translation>承接上级方案的修改…</translation>
    </message>
    <message>
        <source>Let the scenario stand on its own</source>
        <translation>改为独立方案</translation>
    </message>
    <message>
        <source>Archive scenario</source>
        <translation>归档方案</translation>
    </message>
    <message>
        <source>Remove scenario</source>
        <translation>删除方案</translation>
    </message>
    <message>
        <source>Tree of scenarios</source>
        <translation>方案树</translation>
    </message>
    <message>
        <source>Compare scenarios…</source>
        <translation>方案比选…</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Present from the first slide</source>
        <translation>从第一张开始演示</translation>
    </message>
    <message>
        <source>Keep the view as a slide</source>
        <translation>把当前画面保留为幻灯片</translation>
    </message>
    <message>
        <source>List of slides</source>
        <translation>幻灯片列表</translation>
    </message>
    <message>
        <source>What if: try something out</source>
        <translation>试推：现场试一试</translation>
    </message>
    <message>
        <source>End the trial…</source>
        <translation>结束试推…</translation>
    </message>
    <message>
        <source>Film of the phases…</source>
        <translation>分期动画…</translation>
    </message>
    <message>
        <source>Slides as PowerPoint…</source>
        <translation>幻灯片存为 PowerPoint…</translation>
    </message>
    <message>
        <source>Template of the slides…</source>
        <translation>幻灯片模板…</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>查找命令…</translation>
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
    <name>application</name>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>siteplanner could not start: {problem}. Your plans are as they were.</source>
        <translation>siteplanner 无法启动：{problem}。您的规划文件没有改动。</translation>
    </message>
    <message>
        <source>The report of it is kept as {path}.</source>
        <translation>错误报告保存在 {path}。</translation>
    </message>
</context>
<context>
    <name>attribute_table</name>
    <message>
        <source>Measured area</source>
        <translation>量算面积</translation>
    </message>
    <message>
        <source>Measured length</source>
        <translation>量算长度</translation>
    </message>
    <message>
        <source>X (north)</source>
        <translation>X(北)</translation>
    </message>
    <message>
        <source>Y (east)</source>
        <translation>Y(东)</translation>
    </message>
    <message>
        <source>Made from parcels</source>
        <translation>来源地块</translation>
    </message>
</context>
<context>
    <name>axonometric</name>
    <message>
        <source>Plants</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>…另有 {count} 类</translation>
    </message>
    <message>
        <source>“{path}”: a picture cannot be written with the ending “{suffix}”. Use one of: {known}.</source>
        <translation>“{path}”：图片不能以“{suffix}”为扩展名。可用：{known}。</translation>
    </message>
    <message>
        <source>A picture cannot be {width} × {height} pixels. Give {least} to {most} for each side.</source>
        <translation>图片不能是 {width} × {height} 像素。每边应为 {least} 至 {most}。</translation>
    </message>
    <message>
        <source>There is nothing to draw: the plan has no map and no plants. Bring a map in first.</source>
        <translation>没有可绘制的内容：规划中没有底图也没有项目。请先导入底图。</translation>
    </message>
    <message>
        <source>Drawing the picture</source>
        <translation>正在绘制图片</translation>
    </message>
    <message>
        <source>north</source>
        <translation>北</translation>
    </message>
    <message>
        <source>north-east</source>
        <translation>东北</translation>
    </message>
    <message>
        <source>east</source>
        <translation>东</translation>
    </message>
    <message>
        <source>south-east</source>
        <translation>东南</translation>
    </message>
    <message>
        <source>south</source>
        <translation>南</translation>
    </message>
    <message>
        <source>south-west</source>
        <translation>西南</translation>
    </message>
    <message>
        <source>west</source>
        <translation>西</translation>
    </message>
    <message>
        <source>north-west</source>
        <translation>西北</translation>
    </message>
    <message>
        <source>Parallel projection, looking {towards} (azimuth {azimuth_deg:.0f}° clockwise from grid north), tilted {tilt_deg:.0f}° from the map.</source>
        <translation>轴测投影（平行投影），朝{towards}看（方位角 {azimuth_deg:.0f}°，自坐标北顺时针），倾角 {tilt_deg:.0f}°（0° 为平面图）。</translation>
    </message>
    <message>
        <source>Lengths across the picture are at its scale; of lengths on the ground away from the viewer {depth_pct:.0f} % are drawn, of heights {height_pct:.0f} %.</source>
        <translation>横向长度按图比例；地面纵深方向按 {depth_pct:.0f}% 绘制，高度按 {height_pct:.0f}% 绘制。</translation>
    </message>
    <message>
        <source>Heights are exaggerated {times:g} times.</source>
        <translation>高度夸大 {times:g} 倍。</translation>
    </message>
    <message>
        <source>Light: the fixed sun of drawings, from the north-west at 45°; no real sun stands there.</source>
        <translation>光照：制图惯用的固定光源（西北方向，45°），并非真实太阳位置。</translation>
    </message>
    <message>
        <source>Sun of {when}: from {towards} (azimuth {azimuth_deg:.0f}°), {height_deg:.0f}° high; shadows on flat ground.</source>
        <translation>{when} 的太阳：位于{towards}方（方位角 {azimuth_deg:.0f}°），高度角 {height_deg:.0f}°；阴影按平地绘制。</translation>
    </message>
    <message>
        <source>On {when} the sun is below the horizon: there are no shadows.</source>
        <translation>{when} 太阳在地平线以下，无阴影。</translation>
    </message>
    <message>
        <source>Sun of {when}: only {height_deg:.1f}° high; its shadows are too long to be drawn.</source>
        <translation>{when} 太阳高度角仅 {height_deg:.1f}°，阴影过长，未绘制。</translation>
    </message>
    <message>
        <source>1 plant has no height: it is drawn flat (?).</source>
        <translation>1 个项目未填高度，按平面绘制（?）。</translation>
    </message>
    <message>
        <source>{count} plants have no height: they are drawn flat (?).</source>
        <translation>{count} 个项目未填高度，按平面绘制（?）。</translation>
    </message>
    <message>
        <source>In service by {moment}</source>
        <translation>截至 {moment} 投产</translation>
    </message>
    <message>
        <source>In service later</source>
        <translation>以后投产</translation>
    </message>
    <message>
        <source>Height not known</source>
        <translation>高度未知</translation>
    </message>
    <message>
        <source>The ground is drawn flat: the plan holds no relief.</source>
        <translation>地面按平地绘制：规划中没有地形数据。</translation>
    </message>
    <message>
        <source>Illustrative map, not surveyed</source>
        <translation>示意图，非实测</translation>
    </message>
    <message>
        <source>Scenario {name}</source>
        <translation>方案 {name}</translation>
    </message>
    <message>
        <source>{length_m:g} m</source>
        <translation>{length_m:g} m</translation>
    </message>
    <message>
        <source>{length_km:g} km</source>
        <translation>{length_km:g} km</translation>
    </message>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
    <message>
        <source>Axonometric view</source>
        <translation>轴测图</translation>
    </message>
</context>
<context>
    <name>backdrop</name>
    <message>
        <source>Reading {name}</source>
        <translation>正在读取 {name}</translation>
    </message>
    <message>
        <source>“{name}” lies under the map.</source>
        <translation>“{name}”已铺在地图下方。</translation>
    </message>
    <message>
        <source>Reading “{name}” was stopped.</source>
        <translation>“{name}”的读取已停止。</translation>
    </message>
    <message>
        <source>Looking into {name}</source>
        <translation>正在查看 {name}</translation>
    </message>
    <message>
        <source>Lay {count} backdrops under the map</source>
        <translation>在地图下铺 {count} 个背景影像</translation>
    </message>
    <message>
        <source>Parts of “{name}” that are damaged and left out: {count}</source>
        <translation>“{name}”中已损坏而略去的部分：{count} 处</translation>
    </message>
</context>
<context>
    <name>canvas</name>
    <message>
        <source>Drawing the map</source>
        <translation>正在绘图</translation>
    </message>
    <message>
        <source>ΔE {de_m} m   ΔN {dn_m} m   distance {distance_m:.2f} m</source>
        <translation>ΔE {de_m} m   ΔN {dn_m} m   距离 {distance_m:.2f} m</translation>
    </message>
    <message>
        <source>Turned {angle_deg}° counter-clockwise</source>
        <translation>逆时针旋转 {angle_deg}°</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>ΔE</source>
        <translation>东移 ΔE</translation>
    </message>
    <message>
        <source>ΔN</source>
        <translation>北移 ΔN</translation>
    </message>
    <message>
        <source>Set gaps</source>
        <translation>设定净距</translation>
    </message>
    <message>
        <source>each</source>
        <translation>各</translation>
    </message>
    <message>
        <source>length</source>
        <translation>长</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>factor</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>m</source>
        <translation>m</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>counter-clockwise</source>
        <translation>逆时针</translation>
    </message>
    <message>
        <source>Merged into {id}.</source>
        <translation>已合并为 {id}。</translation>
    </message>
    <message>
        <source>This is square already; nothing has changed.</source>
        <translation>已经是直角，未作改动。</translation>
    </message>
    <message>
        <source>Squared up; the area changed by {change_m2:+.1f} m².</source>
        <translation>已直角化，面积变化 {change_m2:+.1f} m²。</translation>
    </message>
    <message>
        <source>Merge as several parts</source>
        <translation>合并为多部分</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{kind}  ·  this drawing</source>
        <translation>{kind}  ·  正在绘制的图形</translation>
    </message>
    <message>
        <source>Snapped to a corner</source>
        <translation>捕捉到角点</translation>
    </message>
    <message>
        <source>Snapped to a crossing</source>
        <translation>捕捉到交点</translation>
    </message>
    <message>
        <source>Snapped to a corner of the setback line</source>
        <translation>捕捉到退让线角点</translation>
    </message>
    <message>
        <source>Snapped to the middle of an edge</source>
        <translation>捕捉到边线中点</translation>
    </message>
    <message>
        <source>Snapped to the middle of a plant</source>
        <translation>捕捉到项目中心</translation>
    </message>
    <message>
        <source>Snapped square to an edge</source>
        <translation>捕捉到垂足</translation>
    </message>
    <message>
        <source>Snapped to an edge</source>
        <translation>捕捉到边线</translation>
    </message>
    <message>
        <source>Snapped to the setback line</source>
        <translation>捕捉到退让线</translation>
    </message>
    <message>
        <source>Snapped to the prolongation of an edge</source>
        <translation>捕捉到边线延长线</translation>
    </message>
    <message>
        <source>In line with a neighbour</source>
        <translation>与相邻项目对齐</translation>
    </message>
    <message>
        <source>Snapped to a right angle</source>
        <translation>捕捉到直角方向</translation>
    </message>
    <message>
        <source>Snapped to the grid</source>
        <translation>捕捉到格网</translation>
    </message>
    <message>
        <source>The layer {layer} is locked, so that it is not changed by accident.</source>
        <translation>图层“{layer}”已锁定，以免误改。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Too few corners would be left.</source>
        <translation>剩下的角点太少。</translation>
    </message>
    <message>
        <source>The outline would cross or touch itself.</source>
        <translation>轮廓线会自相交或自相接。</translation>
    </message>
    <message>
        <source>{area} m²</source>
        <translation>{area} m²</translation>
    </message>
    <message>
        <source>Pivot</source>
        <translation>旋转中心</translation>
    </message>
    <message>
        <source>A drawing of {count} points was put aside.</source>
        <translation>画了 {count} 个点的图形已暂存。</translation>
    </message>
    <message>
        <source>Go on drawing</source>
        <translation>继续绘制</translation>
    </message>
    <message>
        <source>{length_m:.3f} m   azimuth {azimuth_deg:.2f}°</source>
        <translation>{length_m:.3f} m   方位角 {azimuth_deg:.2f}°</translation>
    </message>
    <message>
        <source>edge {by_m} m</source>
        <translation>边 {by_m} m</translation>
    </message>
    <message>
        <source>capacity follows: {capacity}</source>
        <translation>产能随面积：{capacity}</translation>
    </message>
    <message>
        <source>capacity follows the area</source>
        <translation>产能随面积</translation>
    </message>
    <message>
        <source>capacity stays: no type says how it grows</source>
        <translation>产能不变（类型库中没有换算关系）</translation>
    </message>
    <message>
        <source>capacity stays</source>
        <translation>产能不变</translation>
    </message>
    <message>
        <source>Split into {count} parts.</source>
        <translation>已切分为 {count} 部分。</translation>
    </message>
    <message>
        <source>Leave them with the largest part</source>
        <translation>留在最大的部分</translation>
    </message>
    <message>
        <source>{length_m:.2f} m × {depth_m:.2f} m</source>
        <translation>{length_m:.2f} m × {depth_m:.2f} m</translation>
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
    <name>chart</name>
    <message>
        <source>Cells served, GWh a year</source>
        <translation>可配套电池，GWh/年</translation>
    </message>
    <message>
        <source>{gwh} · holds the others back</source>
        <translation>{gwh} · 短板环节</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>Some plants of {steps} give no capacity: they serve more than is drawn.</source>
        <translation>{steps}有项目未填产能，实际可配套量高于图示。</translation>
    </message>
    <message>
        <source>Factors per GWh are estimates (see the table); products outside the chain are not drawn.</source>
        <translation>每 GWh 用量为估算值（见表）；产业链以外的产品未绘出。</translation>
    </message>
    <message>
        <source>There is no chart “{chart}”. Known charts: {known}.</source>
        <translation>没有图表“{chart}”。可用的图表：{known}。</translation>
    </message>
    <message>
        <source>Output by zone and product</source>
        <translation>分片区、分产品产值</translation>
    </message>
    <message>
        <source>The town&apos;s steps and what is planned</source>
        <translation>分步目标与规划进度</translation>
    </message>
    <message>
        <source>Power by substation</source>
        <translation>分变电站电力负荷</translation>
    </message>
    <message>
        <source>Land-use balance</source>
        <translation>用地平衡</translation>
    </message>
    <message>
        <source>Chain balance</source>
        <translation>产业链匹配</translation>
    </message>
    <message>
        <source>Energy cost</source>
        <translation>用电成本</translation>
    </message>
    <message>
        <source>A chart cannot be written as “{suffix}”. Use .png, .pdf or .svg.</source>
        <translation>图表不能写成“{suffix}”格式，请用 .png、.pdf 或 .svg。</translation>
    </message>
    <message>
        <source>No font on this computer has the characters “{text}”. Install one for Chinese (Debian, Ubuntu: apt-get install fonts-noto-cjk); until then 〓 or ? stands for them.</source>
        <translation>本机没有含“{text}”等字的字体。请安装中文字体（Debian、Ubuntu：apt-get install fonts-noto-cjk）；在此之前以〓或 ? 代替。</translation>
    </message>
    <message>
        <source>There is nothing to draw yet: no plant has such a figure.</source>
        <translation>暂无可绘内容：没有项目填写此项指标。</translation>
    </message>
    <message>
        <source>Electricity, {unit} a year</source>
        <translation>电费，{unit}/年</translation>
    </message>
    <message>
        <source>Standard tariff</source>
        <translation>标准电价</translation>
    </message>
    <message>
        <source>Preferential price where its condition is met</source>
        <translation>符合条件者按优惠电价</translation>
    </message>
    <message>
        <source>Saved in all: {amount} {unit} a year. Whether the preferential price still holds is not verified.</source>
        <translation>合计每年节省 {amount} {unit}。优惠电价现是否仍执行未核实。</translation>
    </message>
    <message>
        <source>{count} plants lack what a cost needs and are not in the bars.</source>
        <translation>{count} 个项目缺少计算电费所需数据，未计入图中。</translation>
    </message>
    <message>
        <source>Hectares ({areas})</source>
        <translation>公顷（{areas}）</translation>
    </message>
    <message>
        <source>planar areas</source>
        <translation>平面面积</translation>
    </message>
    <message>
        <source>ellipsoidal areas</source>
        <translation>椭球面积</translation>
    </message>
    <message>
        <source>{ha:,.2f} ha  {percent:.2f} %</source>
        <translation>{ha:,.2f} ha  {percent:.2f} %</translation>
    </message>
    <message>
        <source>not covered by parcels</source>
        <translation>未划地块</translation>
    </message>
    <message>
        <source>overlapping, counted twice</source>
        <translation>重叠（重复计算）</translation>
    </message>
    <message>
        <source>{count} smaller ones</source>
        <translation>其余 {count} 类</translation>
    </message>
    <message>
        <source>Output value, {unit} a year</source>
        <translation>产值，{unit}/年</translation>
    </message>
    <message>
        <source>no product</source>
        <translation>无产品</translation>
    </message>
    <message>
        <source>{count} plants give no output value and are not in the bars.</source>
        <translation>{count} 个项目未填产值，未计入图中。</translation>
    </message>
    <message>
        <source>other products</source>
        <translation>其他产品</translation>
    </message>
    <message>
        <source>MVA</source>
        <translation>MVA</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>需要负荷</translation>
    </message>
    <message>
        <source>Capacity, all transformers (N)</source>
        <translation>全部主变容量（N）</translation>
    </message>
    <message>
        <source>Capacity, one out (N-1)</source>
        <translation>停一台主变容量（N-1）</translation>
    </message>
    <message>
        <source>{substation}
not in service yet</source>
        <translation>{substation}
尚未投运</translation>
    </message>
    <message>
        <source>{mva} · over N-1</source>
        <translation>{mva} · 超 N-1</translation>
    </message>
    <message>
        <source>Capacity unknown and not drawn: {substations}.</source>
        <translation>容量未知、未绘出：{substations}。</translation>
    </message>
    <message>
        <source>Capacity, {unit}</source>
        <translation>产能，{unit}</translation>
    </message>
    <message>
        <source>whole cluster</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>{what}: wanted</source>
        <translation>{what}：目标</translation>
    </message>
    <message>
        <source>{what}: in service</source>
        <translation>{what}：已投产</translation>
    </message>
    <message>
        <source>{count} plants have no date and count from the start.</source>
        <translation>{count} 个项目未填投产日期，按一直在产计入。</translation>
    </message>
    <message>
        <source>outside all zones</source>
        <translation>片区以外</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>List the plant types; as JSON with every figure, its source and confidence.</source>
        <translation>列出类型库；JSON 输出含各项指标、来源和可信度。</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>capacity</source>
        <translation>产能</translation>
    </message>
    <message>
        <source>from</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>to</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>footprint m²</source>
        <translation>占地 m²</translation>
    </message>
    <message>
        <source>connected load kW</source>
        <translation>装机负荷 kW</translation>
    </message>
    <message>
        <source>Check a scenario against the rules. Exit status 1: there are errors not waived.</source>
        <translation>按规则检查方案。退出码 1 表示有未豁免的错误。</translation>
    </message>
    <message>
        <source>Exit status 1 also where the layout could not be fully checked.</source>
        <translation>未能完整检查时也以退出码 1 结束。</translation>
    </message>
    <message>
        <source>Also write the findings to a file: .pdf, .xlsx or .geojson.</source>
        <translation>同时把问题写入文件：.pdf、.xlsx 或 .geojson。</translation>
    </message>
    <message>
        <source>Also look for fixes of each finding, the smallest first; every one is proved.</source>
        <translation>同时为每个问题寻找修改方案，改动最小的在前；每个方案都经检查证实。</translation>
    </message>
    <message>
        <source>How to print the findings; geojson in longitude and latitude.</source>
        <translation>问题的输出格式；geojson 为经纬度。</translation>
    </message>
    <message>
        <source>Compare two to four scenarios: every figure, findings and targets side by side, and a weighted score.</source>
        <translation>比选两至四个方案：逐项指标、问题与目标并列，可加权评分。</translation>
    </message>
    <message>
        <source>Two to four scenarios; the others are held against the first.</source>
        <translation>两至四个方案；其余方案均与第一个比较。</translation>
    </message>
    <message>
        <source>Add the score by the plan&apos;s weights, and how firm the ranking is.</source>
        <translation>按规划中的权重评分，并给出排序的稳定程度。</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>{scenario} − {first}</source>
        <translation>{scenario} − {first}</translation>
    </message>
    <message>
        <source>{figures}: {note}</source>
        <translation>{figures}：{note}</translation>
    </message>
    <message>
        <source>Only in {scenario}:</source>
        <translation>仅见于 {scenario}：</translation>
    </message>
    <message>
        <source>Only in {scenario}, not in {first}:</source>
        <translation>仅见于 {scenario}（{first} 没有）：</translation>
    </message>
    <message>
        <source>In both, but not alike:</source>
        <translation>两方案均有但不一致：</translation>
    </message>
    <message>
        <source>In {first} and in {scenario}, but not alike:</source>
        <translation>{first} 与 {scenario} 均有但不一致：</translation>
    </message>
    <message>
        <source>Compared is what is in service by {when}; phases and targets are of the whole course.</source>
        <translation>仅比较截至 {when} 投产的内容；分期与目标按全过程计算。</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>wanted</source>
        <translation>目标值</translation>
    </message>
    <message>
        <source>weighed figure</source>
        <translation>评分指标</translation>
    </message>
    <message>
        <source>weight %</source>
        <translation>权重 %</translation>
    </message>
    <message>
        <source>score of 100</source>
        <translation>得分（百分制）</translation>
    </message>
    <message>
        <source>waived</source>
        <translation>已豁免</translation>
    </message>
    <message>
        <source>Tell what the installation has and lacks: versions, libraries, fonts, map formats.</source>
        <translation>检查安装情况：版本、系统库、中文字体、图件格式。</translation>
    </message>
    <message>
        <source>Write a scenario&apos;s plants or another layer for other programs; the suffix says how.</source>
        <translation>把方案的项目或其他图层写给其他程序使用；格式由后缀决定。</translation>
    </message>
    <message>
        <source>The file to write (.geojson; .shp or .zip for a Shapefile; .dxf for CAD; .kml or .kmz for Google Earth; .txt or .csv for boundary points; .xlsx for the figures; .gif or .mp4 for a film of the phases; .gpkg for a copy of the plan).</source>
        <translation>要写的文件（.geojson；.shp 或 .zip 为 Shapefile；.dxf 供 CAD；.kml 或 .kmz 供 Google 地球；.txt 或 .csv 为界址点；.xlsx 为指标表；.gif 或 .mp4 为分期动画；.gpkg 为规划副本）。</translation>
    </message>
    <message>
        <source>GeoJSON: rfc7946 (WGS 84 in degrees), cgcs2000-projected (the plan&apos;s metres) or cgcs2000-geographic (EPSG:4490 in degrees).</source>
        <translation>GeoJSON 规格：rfc7946（WGS 84 经纬度）、cgcs2000-projected（规划坐标，米）或 cgcs2000-geographic（EPSG:4490 经纬度）。</translation>
    </message>
    <message>
        <source>GeoJSON and Shapefile: plants (the default), parcels, zones, constraints or substations. Boundary points: parcels (the default, what land bureaux ask for) or plants; with it .xlsx is their table.</source>
        <translation>GeoJSON 和 Shapefile：plants（项目，默认）、parcels（地块）、zones（片区）、constraints（控制要素）或 substations（变电站）。界址点：parcels（默认，自然资源部门所需）或 plants；此时 .xlsx 为界址点表。</translation>
    </message>
    <message>
        <source>Shapefile: its coordinate system, EPSG:n (default: the plan&apos;s own). EPSG:4526 has the zone before the eastings.</source>
        <translation>Shapefile 的坐标系，EPSG:n（默认：规划自身的）。EPSG:4526 的东坐标带带号。</translation>
    </message>
    <message>
        <source>Boundary points: made_by=WHO, version=TEXT, encoding=GB18030 or UTF-8, numbering=parcel or ring, prefix=J or nothing; may be repeated (default: what the plan keeps).</source>
        <translation>界址点：made_by=数据产生单位，version=格式版本号，encoding=GB18030 或 UTF-8，numbering=parcel（按地块连续）或 ring（每圈重新编号），prefix=J 或空；可重复给出（默认：规划中保存的）。</translation>
    </message>
    <message>
        <source>Slides: a PowerPoint file (.pptx or .potx) whose look they take.</source>
        <translation>幻灯片：采用其样式的 PowerPoint 文件（.pptx 或 .potx）。</translation>
    </message>
    <message>
        <source>Report: a few pages, or everything (the default).</source>
        <translation>报告：只要几页，或全部内容（默认）。</translation>
    </message>
    <message>
        <source>{out}: {report}.</source>
        <translation>{out}：{report}。</translation>
    </message>
    <message>
        <source>{out}: a film of the phases.</source>
        <translation>{out}：分期动画。</translation>
    </message>
    <message>
        <source>Replace a base layer of a plan by a map file, add to it, or update the parcels from a newer map.</source>
        <translation>用地图文件替换规划的底图图层、追加到图层，或按新图更新地块。</translation>
    </message>
    <message>
        <source>Add the rows to the layer instead of replacing it.</source>
        <translation>追加到图层，而不是替换。</translation>
    </message>
    <message>
        <source>Compare a newer map of parcels with the plan&apos;s, list what changed, and take it over as one step.</source>
        <translation>将新地块图与规划地块比对，列出变更，并作为一步采用。</translation>
    </message>
    <message>
        <source>With --update: only list what would change; write nothing.</source>
        <translation>与 --update 同用：只列出变更，不写入。</translation>
    </message>
    <message>
        <source>With --update: take the map over although all of it lies elsewhere than the plan&apos;s parcels.</source>
        <translation>与 --update 同用：即使整幅图相对规划地块有整体偏移，也照样采用。</translation>
    </message>
    <message>
        <source>All of {source} lies {east_m:+.2f} m east and {north_m:+.2f} m north of the plan&apos;s parcels: it may be in another coordinate system. Nothing was written. If the newer map is right, give --shifted; --dry-run lists what changes.</source>
        <translation>{source} 整体相对规划地块向东 {east_m:+.2f} m、向北 {north_m:+.2f} m：坐标系可能不同。未写入任何内容。若新图无误，请加 --shifted；--dry-run 可列出将发生的变化。</translation>
    </message>
    <message>
        <source>--shifted goes with --update only. Give both, or leave it out.</source>
        <translation>--shifted 只能与 --update 同用。请同时给出，或去掉它。</translation>
    </message>
    <message>
        <source>--update compares one map of parcels: give --parcels FILE once, no other layer, and no --append.</source>
        <translation>--update 只比对一幅地块图：请只给一次 --parcels FILE，不带其他图层，也不带 --append。</translation>
    </message>
    <message>
        <source>--dry-run goes with --update only. Give both, or leave it out.</source>
        <translation>--dry-run 只能与 --update 同用。请同时给出，或去掉它。</translation>
    </message>
    <message>
        <source>No map is given. Give at least one of --parcels, --zones, --constraints, --substations.</source>
        <translation>没有给出图件，请至少给出 --parcels、--zones、--constraints、--substations 之一。</translation>
    </message>
    <message>
        <source>Make a plan from map files and print the import report.</source>
        <translation>由图件新建规划，并输出导入报告。</translation>
    </message>
    <message>
        <source>The plan file to write (.gpkg).</source>
        <translation>要写入的规划文件（.gpkg）。</translation>
    </message>
    <message>
        <source>Map of the parcels; may be repeated.</source>
        <translation>地块图件，可重复。</translation>
    </message>
    <message>
        <source>Map of the zones; may be repeated.</source>
        <translation>片区图件，可重复。</translation>
    </message>
    <message>
        <source>Map of roads, railways, lines, rivers, homes …; may be repeated.</source>
        <translation>道路、铁路、电力线、河流、住宅等控制要素图件，可重复。</translation>
    </message>
    <message>
        <source>Map of the substations; may be repeated.</source>
        <translation>变电站图件，可重复。</translation>
    </message>
    <message>
        <source>The plan&apos;s projected coordinate system, such as EPSG:4547.</source>
        <translation>规划采用的投影坐标系，例如 EPSG:4547。</translation>
    </message>
    <message>
        <source>The plan&apos;s name (default: that of the file).</source>
        <translation>规划名称（默认取文件名）。</translation>
    </message>
    <message>
        <source>“{path}” is one of the maps that the plan is made from, and would be lost. Give the plan another name.</source>
        <translation>“{path}”是本规划的来源地图之一，写入后原图会丢失。请给规划文件另取名称。</translation>
    </message>
    <message>
        <source>Make two versions of a plan one: what only one changed is taken; what both changed is listed, and decided by --take.</source>
        <translation>合并同一规划的两个版本：只有一方改动的直接采用；双方都改动的列出，由 --take 决定。</translation>
    </message>
    <message>
        <source>The plan that both versions go back to.</source>
        <translation>两个版本共同的原规划。</translation>
    </message>
    <message>
        <source>One version.</source>
        <translation>其中一个版本。</translation>
    </message>
    <message>
        <source>The other version.</source>
        <translation>另一个版本。</translation>
    </message>
    <message>
        <source>The merged plan to write (.gpkg).</source>
        <translation>要写出的合并后规划（.gpkg）。</translation>
    </message>
    <message>
        <source>Whom to follow where both changed the same: mine or theirs.</source>
        <translation>双方改动同一处时以谁为准：mine（我方）或 theirs（对方）。</translation>
    </message>
    <message>
        <source>{count} things were changed in both versions; nothing was written. Decide with --take mine or --take theirs.</source>
        <translation>有 {count} 处双方都作了改动，未写出文件。请用 --take mine 或 --take theirs 决定。</translation>
    </message>
    <message>
        <source>{out}: merged; {clashes} things changed in both versions were taken from {side}.</source>
        <translation>{out}：已合并；双方都改动的 {clashes} 处取自 {side}。</translation>
    </message>
    <message>
        <source>{out}: merged; nothing was changed in both versions.</source>
        <translation>{out}：已合并；没有双方都改动之处。</translation>
    </message>
    <message>
        <source>Replace the file if it exists.</source>
        <translation>文件已存在时替换。</translation>
    </message>
    <message>
        <source>What two plans, or two versions of one, differ in: row by row and field by field; with -o as a map.</source>
        <translation>两个规划或同一规划的两个版本有哪些不同：逐行逐项列出；加 -o 则画成图。</translation>
    </message>
    <message>
        <source>The plan to compare with.</source>
        <translation>作为比较基准的规划文件。</translation>
    </message>
    <message>
        <source>The plan whose differences are told.</source>
        <translation>要列出差异的规划文件。</translation>
    </message>
    <message>
        <source>Draw what differs on a map (.png, .pdf, .svg), or write it as .geojson.</source>
        <translation>把不同之处画成图（.png、.pdf、.svg），或写成 .geojson。</translation>
    </message>
    <message>
        <source>The scenario of AFTER that the map shows (default: its active one).</source>
        <translation>图上显示 AFTER 的哪个方案（默认：当前方案）。</translation>
    </message>
    <message>
        <source>The scenario of BEFORE that it is held against (default: the same).</source>
        <translation>与 BEFORE 的哪个方案比较（默认：同一个）。</translation>
    </message>
    <message>
        <source>{out}: {told}.</source>
        <translation>{out}：{told}。</translation>
    </message>
    <message>
        <source>{out}: nothing on the map differs.</source>
        <translation>{out}：图上没有不同之处。</translation>
    </message>
    <message>
        <source>{option} is for the map: give -o OUT as well.</source>
        <translation>{option} 用于画图：请同时给出 -o OUT。</translation>
    </message>
    <message>
        <source>{before} and {after} hold the same.</source>
        <translation>{before} 与 {after} 内容相同。</translation>
    </message>
    <message>
        <source>what</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>before</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>after</source>
        <translation>现值</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>我方</translation>
    </message>
    <message>
        <source>theirs</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>“{path}” exists already. Give another name, or --overwrite to replace it.</source>
        <translation>“{path}”已存在。请换一个文件名，或用 --overwrite 替换。</translation>
    </message>
    <message>
        <source>Place a plant of a type and print what is wrong with its place.</source>
        <translation>按类型布置一个项目，并列出该位置的问题。</translation>
    </message>
    <message>
        <source>The plant type (siteplanner catalogue lists them).</source>
        <translation>项目类型（用 siteplanner catalogue 查看）。</translation>
    </message>
    <message>
        <source>Easting,northing of the centre of the footprint&apos;s box, in metres of the plan&apos;s system.</source>
        <translation>轮廓外接矩形中心的“东坐标,北坐标”，规划坐标系，米。</translation>
    </message>
    <message>
        <source>Degrees counter-clockwise about that point.</source>
        <translation>绕该点逆时针旋转的角度（度）。</translation>
    </message>
    <message>
        <source>The capacity, in the type&apos;s unit (default: the type&apos;s own).</source>
        <translation>产能，单位随类型（默认取类型的产能）。</translation>
    </message>
    <message>
        <source>Set an attribute of the plant; may be repeated.</source>
        <translation>设置项目的一项属性，可重复。</translation>
    </message>
    <message>
        <source>{plan}: placed {plant} in scenario {scenario}.</source>
        <translation>{plan}：已在方案 {scenario} 中布置 {plant}。</translation>
    </message>
    <message>
        <source>“{key}” is not set by --set. Use --type for the type, --capacity for the capacity.</source>
        <translation>“{key}”不能用 --set 设置：类型用 --type，产能用 --capacity。</translation>
    </message>
    <message>
        <source>No findings on this plant.</source>
        <translation>该项目没有问题。</translation>
    </message>
    <message>
        <source>Bring the polygons of a map file into a scenario as plants.</source>
        <translation>将图件中的面作为项目导入方案。</translation>
    </message>
    <message>
        <source>Map of the footprints.</source>
        <translation>项目轮廓图件。</translation>
    </message>
    <message>
        <source>Overwrite plants whose number is in use.</source>
        <translation>覆盖编号已存在的项目。</translation>
    </message>
    <message>
        <source>Draw the map sheet of a scenario as PNG, PDF or SVG.</source>
        <translation>将方案出图为 PNG、PDF 或 SVG。</translation>
    </message>
    <message>
        <source>A map sheet that the plan keeps, by its name.</source>
        <translation>规划中保存的图纸，按名称。</translation>
    </message>
    <message>
        <source>How the sheet is laid out: panel, a3-landscape, a3-portrait, a1-figures, a4-plain, presentation.</source>
        <translation>图纸版式：panel、a3-landscape、a3-portrait、a1-figures、a4-plain、presentation。</translation>
    </message>
    <message>
        <source>Size of the sheet (default: A3, or as the sheet or template has it).</source>
        <translation>图幅（默认 A3，或按图纸、模板所定）。</translation>
    </message>
    <message>
        <source>Upright or lying (default: as the sheet or template has it).</source>
        <translation>竖幅或横幅（默认按图纸、模板所定）。</translation>
    </message>
    <message>
        <source>The middle of the map: easting,northing.</source>
        <translation>图幅中心：东坐标,北坐标。</translation>
    </message>
    <message>
        <source>Show this zone.</source>
        <translation>只出该片区。</translation>
    </message>
    <message>
        <source>Draw the map as a theme has it: one of the plan&apos;s by name, or land_use, phases, status …</source>
        <translation>按专题出图：规划中的专题名，或 land_use、phases、status 等。</translation>
    </message>
    <message>
        <source>Dots per inch of a PNG (default: 200).</source>
        <translation>PNG 分辨率 dpi（默认 200）。</translation>
    </message>
    <message>
        <source>A sheet for each zone or plant: pages of a PDF, or numbered files.</source>
        <translation>按片区或项目逐张出图：PDF 为多页，其他格式为编号文件。</translation>
    </message>
    <message>
        <source>Title of the sheet (default: the plan&apos;s name).</source>
        <translation>图名（默认为规划名称）。</translation>
    </message>
    <message>
        <source>--dpi is for pictures (.png); “{out}” is sharp at every size.</source>
        <translation>--dpi 仅用于图片（.png）；“{out}”为矢量，任意缩放都清晰。</translation>
    </message>
    <message>
        <source>{first} … {last}: {count} sheets drawn.</source>
        <translation>{first} … {last}：已出图 {count} 张。</translation>
    </message>
    <message>
        <source>Draw a chart of the figures as a picture, PDF or SVG.</source>
        <translation>将指标绘成图表（图片、PDF 或 SVG）。</translation>
    </message>
    <message>
        <source>The file to write (.png, .pdf or .svg).</source>
        <translation>输出文件（.png、.pdf 或 .svg）。</translation>
    </message>
    <message>
        <source>Which chart: output, steps, power, land, chain or cost.</source>
        <translation>图表种类：output、steps、power、land、chain 或 cost。</translation>
    </message>
    <message>
        <source>{out}: {chart}.</source>
        <translation>{out}：{chart}。</translation>
    </message>
    <message>
        <source>Scale 1:N (default: the largest round one that shows the whole site).</source>
        <translation>比例尺 1:N（默认取能放下全图的最大整比例）。</translation>
    </message>
    <message>
        <source>Draw a scenario from the air as PNG, SVG or PDF: plants raised to their height over the map.</source>
        <translation>把方案绘成轴测图（PNG、SVG 或 PDF）：项目按高度立于底图之上。</translation>
    </message>
    <message>
        <source>The direction looked in, degrees clockwise from grid north: 0 looks north, from the south.</source>
        <translation>视线方位角，自坐标北顺时针的度数：0 为自南向北看。</translation>
    </message>
    <message>
        <source>How far the look is raised from straight down, in degrees: 0 is the map, at most 85.</source>
        <translation>视线自垂直向下抬起的角度：0 为平面图，最大 85。</translation>
    </message>
    <message>
        <source>Width and height in pixels (96 an inch).</source>
        <translation>宽和高，像素（每英寸 96）。</translation>
    </message>
    <message>
        <source>Light and shadows of a day and hour at the site, in Beijing time, such as 2026-06-21T15:00 (default: the fixed sun of drawings, from the north-west at 45°).</source>
        <translation>按某日某时在场地的太阳绘制光照和阴影，北京时间，如 2026-06-21T15:00（默认：制图惯用的固定光源，西北方向，45°）。</translation>
    </message>
    <message>
        <source>Exaggerate heights so many times (1 to 10); the picture says so.</source>
        <translation>高度夸大的倍数（1 至 10）；图上会注明。</translation>
    </message>
    <message>
        <source>On light or on dark ground.</source>
        <translation>浅色底或深色底。</translation>
    </message>
    <message>
        <source>Draw shadows on the ground.</source>
        <translation>绘制地面阴影。</translation>
    </message>
    <message>
        <source>{out}: drawn.</source>
        <translation>{out}：已出图。</translation>
    </message>
    <message>
        <source>--size: “{value}” is no size. Write it like 1600x1000.</source>
        <translation>--size：“{value}”不是尺寸。请写成 1600x1000。</translation>
    </message>
    <message>
        <source>--raised: give {least:g} to {most:g}, not {value:g}.</source>
        <translation>--raised：应为 {least:g} 至 {most:g}，而不是 {value:g}。</translation>
    </message>
    <message>
        <source>List the rules with their limits, clauses, sources and confidence; share and try rule packs.</source>
        <translation>列出规则及其限值、条文、来源和可信度；共享和试用规则包。</translation>
    </message>
    <message>
        <source>A plan (.gpkg), to list the rules as it changes them.</source>
        <translation>规划文件（.gpkg），按其修改后的规则列出。</translation>
    </message>
    <message>
        <source>Tell whether the rule pack in a file is sound, and end.</source>
        <translation>检查文件中的规则包是否有误，然后结束。</translation>
    </message>
    <message>
        <source>Write the rules of the plan, with its changes, as a rule pack (.toml).</source>
        <translation>将规划的规则连同其修改写成规则包（.toml）。</translation>
    </message>
    <message>
        <source>Check the plan by this rule pack from now on: its name, or a file that the plan then keeps.</source>
        <translation>此后按该规则包检查规划：名称，或文件（由规划保存）。</translation>
    </message>
    <message>
        <source>Print a rule pack with rules of one&apos;s own, explained, to begin with.</source>
        <translation>打印一份带说明的自定规则包示例，供起步使用。</translation>
    </message>
    <message>
        <source>{option} needs a plan. Name one: siteplanner rules PLAN {option} …</source>
        <translation>{option} 需要规划文件，请指明：siteplanner rules PLAN {option} …</translation>
    </message>
    <message>
        <source>--use and --rules name two rule packs. Give one of them.</source>
        <translation>--use 和 --rules 指定了两个规则包，请只给一个。</translation>
    </message>
    <message>
        <source>{file} is sound: {name} ({pack}), {rules} rules, {on} of them on.</source>
        <translation>{file} 无误：{name}（{pack}），{rules} 条规则，启用 {on} 条。</translation>
    </message>
    <message>
        <source>{file} is sound: {name} ({pack}), {rules} rules, {on} of them on; it changes {changed} rules of {base}.</source>
        <translation>{file} 无误：{name}（{pack}），{rules} 条规则，启用 {on} 条；修改了 {base} 的 {changed} 条规则。</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>已写入：{path}</translation>
    </message>
    <message>
        <source>{plan} is checked by the rule pack {pack} now.</source>
        <translation>{plan} 现按规则包 {pack} 检查。</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>severity</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>限值项</translation>
    </message>
    <message>
        <source>value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>clause</source>
        <translation>条文</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>可信度</translation>
    </message>
    <message>
        <source>checked on</source>
        <translation>核对日期</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已核实</translation>
    </message>
    <message>
        <source>secondary</source>
        <translation>转引</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>未核实</translation>
    </message>
    <message>
        <source>judgement</source>
        <translation>经验判断</translation>
    </message>
    <message>
        <source>Sum a scenario: output, land, power, money and jobs.</source>
        <translation>汇总方案：产能、用地、负荷、投资产值和就业。</translation>
    </message>
    <message>
        <source>What the rows are: zone, product, substation, year, parcel, developer, status, project, building_use; or up to three of them with commas between.</source>
        <translation>行的分组：zone 片区、product 产品、substation 变电站、year 年份、parcel 地块、developer 建设单位、status 状态、project 建设项目、building_use 建筑用途；或用逗号连接至多三项。</translation>
    </message>
    <message>
        <source>What the columns are: another of these.</source>
        <translation>列的分组：其中另一项。</translation>
    </message>
    <message>
        <source>Only this figure, such as capacity, jobs or output_value_cny (default: all).</source>
        <translation>只汇总该指标，如 capacity、jobs、output_value_cny（默认全部）。</translation>
    </message>
    <message>
        <source>How to print the figures.</source>
        <translation>指标的输出格式。</translation>
    </message>
    <message>
        <source>Print only the table of this key (the JSON has the keys).</source>
        <translation>只输出该键名的表（键名见 JSON）。</translation>
    </message>
    <message>
        <source>How areas are measured: in the plane of the map, or true on the ellipsoid.</source>
        <translation>面积量算方式：图上平面面积，或椭球面积。</translation>
    </message>
    <message>
        <source>There is no table “{key}” here. Use one of: {known}.</source>
        <translation>这里没有表“{key}”。可用：{known}。</translation>
    </message>
    <message>
        <source>{label} ({unit})</source>
        <translation>{label}（{unit}）</translation>
    </message>
    <message>
        <source>zone</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>substation</source>
        <translation>变电站</translation>
    </message>
    <message>
        <source>parcel</source>
        <translation>地块</translation>
    </message>
    <message>
        <source>year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>developer</source>
        <translation>建设单位</translation>
    </message>
    <message>
        <source>status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>project</source>
        <translation>建设项目</translation>
    </message>
    <message>
        <source>building use</source>
        <translation>建筑用途</translation>
    </message>
    <message>
        <source>plants</source>
        <translation>项目数</translation>
    </message>
    <message>
        <source>floor area m²</source>
        <translation>建筑面积 m²</translation>
    </message>
    <message>
        <source>land used m²</source>
        <translation>用地面积 m²</translation>
    </message>
    <message>
        <source>demand kW</source>
        <translation>需要负荷 kW</translation>
    </message>
    <message>
        <source>energy kWh/a</source>
        <translation>用电量 kWh/a</translation>
    </message>
    <message>
        <source>water m³/a</source>
        <translation>用水量 m³/年</translation>
    </message>
    <message>
        <source>steam t/a</source>
        <translation>用汽量 吨/年</translation>
    </message>
    <message>
        <source>output value CNY/a</source>
        <translation>产值 元/年</translation>
    </message>
    <message>
        <source>tax CNY/a</source>
        <translation>税收 元/年</translation>
    </message>
    <message>
        <source>investment CNY</source>
        <translation>投资 元</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>就业 人</translation>
    </message>
    <message>
        <source>blank figures</source>
        <translation>空缺项</translation>
    </message>
    <message>
        <source>total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>subjects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Scenario {scenario}, rule pack {pack}: {plants} plants on {parcels} parcels were checked.</source>
        <translation>方案 {scenario}，规则包 {pack}：已检查 {parcels} 个地块上的 {plants} 个项目。</translation>
    </message>
    <message>
        <source>Errors: {error}. Warnings: {warning}. Waived: {waived}. Not checked: {not_checked}.</source>
        <translation>错误 {error}，警告 {warning}，已豁免 {waived}，未能检查 {not_checked}。</translation>
    </message>
    <message>
        <source>The layout could not be fully checked ({plants} plants): what is listed as not checked may hide errors.</source>
        <translation>布局未能完整检查（{plants} 个项目）：列为未检查的项可能存在错误。</translation>
    </message>
    <message>
        <source>The layout could not be fully checked for what the base map lacks, which may hide errors of any plant.</source>
        <translation>因底图缺少内容，方案未能全部校验，任何项目都可能存在未发现的错误。</translation>
    </message>
    <message>
        <source>Not looked at, as these rules are switched off: {rules}.</source>
        <translation>以下规则已关闭，未予检查：{rules}。</translation>
    </message>
    <message>
        <source>The check is complete and found no errors.</source>
        <translation>检查完整，没有错误。</translation>
    </message>
    <message>
        <source>{plan}: written in {crs}.</source>
        <translation>{plan}：已写入，坐标系 {crs}。</translation>
    </message>
    <message>
        <source>{role} from {source} ({crs}, {encoding}): {read} rows read, {kept} kept, {repaired} repaired, {refused} refused.</source>
        <translation>{role}，来自 {source}（{crs}，{encoding}）：读取 {read} 行，保留 {kept} 行，修复 {repaired} 行，拒收 {refused} 行。</translation>
    </message>
    <message>
        <source>  area {area_m2:,.2f} m² on the map, {ellipsoidal_m2:,.2f} m² on the ellipsoid</source>
        <translation>  面积：平面 {area_m2:,.2f} m²，椭球面 {ellipsoidal_m2:,.2f} m²</translation>
    </message>
    <message>
        <source>  columns: {mapping}</source>
        <translation>  字段对应：{mapping}</translation>
    </message>
    <message>
        <source>  filled from the plant type: {columns}</source>
        <translation>  由类型库补全：{columns}</translation>
    </message>
    <message>
        <source>  note: {warning}</source>
        <translation>  注意：{warning}</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>action</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>改号</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>blanked</source>
        <translation>置空</translation>
    </message>
    <message>
        <source>simplified</source>
        <translation>简化</translation>
    </message>
    <message>
        <source>noted</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>The plan file (.gpkg).</source>
        <translation>规划文件（.gpkg）。</translation>
    </message>
    <message>
        <source>Language of the answer: en or zh (default: the system&apos;s).</source>
        <translation>输出语言：en 或 zh（默认随系统）。</translation>
    </message>
    <message>
        <source>How to print the answer.</source>
        <translation>输出格式。</translation>
    </message>
    <message>
        <source>The scenario (default: the plan&apos;s active one).</source>
        <translation>方案编号（默认为当前方案）。</translation>
    </message>
    <message>
        <source>Leave out plants that enter service after this year, quarter or day: 2025, 2025Q4 or 2025-06-30.</source>
        <translation>不计在该年、季度或日期之后投产的项目：2025、2025Q4 或 2025-06-30。</translation>
    </message>
    <message>
        <source>Another rule pack than the plan&apos;s: its name, or a file (.toml).</source>
        <translation>使用规划之外的规则包：名称或文件（.toml）。</translation>
    </message>
    <message>
        <source>Take a column from one of another name in the map; may be repeated.</source>
        <translation>指定某字段取自图中另一名称的字段，可重复。</translation>
    </message>
    <message>
        <source>The coordinate system of a map file that does not say: a code, WKT, or a .prj file; may be repeated.</source>
        <translation>为没有说明坐标系的图指定坐标系：代号、WKT 或 .prj 文件；可重复。</translation>
    </message>
    <message>
        <source>The map has x and y exchanged (north first): exchange them; may be repeated.</source>
        <translation>图中 x、y 颠倒（北坐标在前）：予以对调；可重复。</translation>
    </message>
    <message>
        <source>The map&apos;s coordinates were taken from a web map: shift them back (gcj02 or bd09); may be repeated.</source>
        <translation>坐标取自网络地图：予以纠偏（gcj02 或 bd09）；可重复。</translation>
    </message>
    <message>
        <source>The shift of the map&apos;s datum (Xian 1980, Beijing 1954) to CGCS2000: control points (.csv, .txt) or seven parameters (.toml); may be repeated.</source>
        <translation>图的基准（西安80、北京54）到 CGCS2000 的转换：控制点（.csv、.txt）或七参数（.toml）；可重复。</translation>
    </message>
    <message>
        <source>What becomes of unsound shapes: invalid=repair|leave_out, rings=close|leave_out, duplicates=keep|leave_out; may be repeated.</source>
        <translation>有问题的图形如何处理：invalid=repair|leave_out（无效：修复|不导入）、rings=close|leave_out（未闭合：闭合|不导入）、duplicates=keep|leave_out（重复：保留|不导入）；可重复给出。</translation>
    </message>
    <message>
        <source>Print the version and end.</source>
        <translation>显示版本号。</translation>
    </message>
    <message>
        <source>--scenario is blank. Name a scenario, or leave the option out for the active one.</source>
        <translation>--scenario 为空。请写明方案编号，或省略该选项以使用当前方案。</translation>
    </message>
    <message>
        <source>Place plants on parcels, check the layout, sum it per zone, hand it over. Without a command, or with the path of a plan: the window.</source>
        <translation>在地块上布置项目、检查方案、按片区汇总并交付成果。不带命令或给出规划文件时打开窗口。</translation>
    </message>
    <message>
        <source>{problem} See: {command} --help</source>
        <translation>{problem} 参见：{command} --help</translation>
    </message>
    <message>
        <source>The system refused: {reason}.</source>
        <translation>系统拒绝：{reason}。</translation>
    </message>
    <message>
        <source>This should not have happened ({kind}: {reason}). Please report it; SITEPLANNER_TRACEBACK=1 prints the details.</source>
        <translation>程序内部错误（{kind}：{reason}），请反馈；设置 SITEPLANNER_TRACEBACK=1 可输出详细信息。</translation>
    </message>
    <message>
        <source>Interrupted; no file was left half-written.</source>
        <translation>已中断，没有留下写了一半的文件。</translation>
    </message>
    <message>
        <source>--at “{value}” is not a place. Give easting,northing in metres, such as 470015.7,4174254.3.</source>
        <translation>--at “{value}”不是位置，请写成“东坐标,北坐标”（米），例如 470015.7,4174254.3。</translation>
    </message>
    <message>
        <source>--crs-of names “{role}”, but the maps given are for: {roles}.</source>
        <translation>--crs-of 指定了“{role}”，但给出的图件是：{roles}。</translation>
    </message>
    <message>
        <source>{option} “{value}” has no “=”. Write it as {form}.</source>
        <translation>{option} “{value}”缺少“=”，请写成 {form}。</translation>
    </message>
    <message>
        <source>There is no option {option}.</source>
        <translation>没有选项 {option}。</translation>
    </message>
    <message>
        <source>There is no command “{name}”. Did you mean {like}?</source>
        <translation>没有命令“{name}”。是否指 {like}？</translation>
    </message>
    <message>
        <source>There is no command “{name}”.</source>
        <translation>没有命令“{name}”。</translation>
    </message>
    <message>
        <source>Which command? None is given.</source>
        <translation>未给出命令。</translation>
    </message>
    <message>
        <source>{what} is missing.</source>
        <translation>缺少 {what}。</translation>
    </message>
    <message>
        <source>{what}: “{value}” is not one of {known}.</source>
        <translation>{what}：“{value}”不在可选值之列（{known}）。</translation>
    </message>
    <message>
        <source>{what} wants a whole number.</source>
        <translation>{what} 须为整数。</translation>
    </message>
    <message>
        <source>{what} wants a number.</source>
        <translation>{what} 须为数值。</translation>
    </message>
    <message>
        <source>{what} wants a number from {least} on.</source>
        <translation>{what} 不得小于 {least}。</translation>
    </message>
    <message>
        <source>{what} wants a number up to {most}.</source>
        <translation>{what} 不得大于 {most}。</translation>
    </message>
    <message>
        <source>{what} wants a number from {least} to {most}.</source>
        <translation>{what} 须在 {least} 至 {most} 之间。</translation>
    </message>
    <message>
        <source>More is given than the command takes: {rest}.</source>
        <translation>参数过多：{rest}。</translation>
    </message>
    <message>
        <source>{what} wants a value after it.</source>
        <translation>{what} 之后须给出值。</translation>
    </message>
    <message>
        <source>Usage:</source>
        <translation>用法：</translation>
    </message>
    <message>
        <source>Arguments:</source>
        <translation>参数：</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>选项：</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>命令：</translation>
    </message>
    <message>
        <source>  Example:</source>
        <translation>  示例：</translation>
    </message>
    <message>
        <source>Show this message and exit.</source>
        <translation>显示本帮助并退出。</translation>
    </message>
    <message>
        <source>[required]</source>
        <translation>[必填]</translation>
    </message>
    <message>
        <source>[default:</source>
        <translation>[默认：</translation>
    </message>
    <message>
        <source>Mend findings by the smallest fix each; only what the check proves is done.</source>
        <translation>以最小的修改逐项解决问题；只做经检查证实的修改。</translation>
    </message>
    <message>
        <source>The plan file to write; it may be the plan itself.</source>
        <translation>要写入的规划文件；可以就是原文件。</translation>
    </message>
    <message>
        <source>Only findings of this rule; may be repeated (default: all).</source>
        <translation>只处理该规则的问题；可重复给出（默认：全部）。</translation>
    </message>
    <message>
        <source>There is no rule “{rule}”. The rules are: {known}.</source>
        <translation>没有规则“{rule}”。可用的规则：{known}。</translation>
    </message>
    <message>
        <source>{out}: {mended} findings mended, {left} left, {came} new warnings.</source>
        <translation>{out}：已解决 {mended} 个问题，剩余 {left} 个，新增警告 {came} 个。</translation>
    </message>
    <message>
        <source>Looking for fixes</source>
        <translation>正在寻找修改方案</translation>
    </message>
    <message>
        <source>fix</source>
        <translation>修改方案</translation>
    </message>
    <message>
        <source>The land-use balance: area in hectares and mu, and share, of every land use.</source>
        <translation>用地平衡表：各类用地的面积（公顷、亩）与占比。</translation>
    </message>
    <message>
        <source>With the balance of every zone, and of what lies in none.</source>
        <translation>另列各片区及片区外的用地平衡表。</translation>
    </message>
    <message>
        <source>The chain balance: which cells the capacities serve, the bottleneck, what is missing.</source>
        <translation>产业链匹配：各产能对应的电芯规模、短板环节与缺口。</translation>
    </message>
    <message>
        <source>Energy cost by zone, product, scenario and plant, at the standard and other prices.</source>
        <translation>分片区、产品、方案和项目计算电费（标准电价及其他电价）。</translation>
    </message>
    <message>
        <source>What all energy would cost at this terminal price, CNY/kWh.</source>
        <translation>按此终端电价（元/kWh）计算全部用电的电费。</translation>
    </message>
    <message>
        <source>All figures of a scenario: totals, land, power, cost, phases, chain.</source>
        <translation>方案的全部指标：汇总、用地、电力、费用、分期、产业链。</translation>
    </message>
    <message>
        <source>Only the figures of this family; may be repeated.</source>
        <translation>只输出该类指标；可重复使用。</translation>
    </message>
    <message>
        <source>There are no figures “{key}”. Use some of: {known}.</source>
        <translation>没有“{key}”这类指标。可用：{known}。</translation>
    </message>
    <message>
        <source>A scenario quarter by quarter: what is in service, the town&apos;s steps, demand against supply.</source>
        <translation>逐季度看方案：已投产的内容、镇里的目标步骤、用电需求与供电能力。</translation>
    </message>
    <message>
        <source>Power: what substations carry and could carry; which plant might connect where.</source>
        <translation>供电：变电站现有与可承担负荷，项目宜接入何处。</translation>
    </message>
    <message>
        <source>Propose which plant connects to which substation.</source>
        <translation>给出项目接入变电站的建议。</translation>
    </message>
    <message>
        <source>How feeders run, for --assign.</source>
        <translation>馈线走法，用于 --assign。</translation>
    </message>
    <message>
        <source>Save the proposal of --assign in the plan.</source>
        <translation>把 --assign 的建议存入规划。</translation>
    </message>
    <message>
        <source>How much more could connect on each parcel instead; straight feeders.</source>
        <translation>改为输出每个地块尚可接入多少电力；馈线按直线计。</translation>
    </message>
    <message>
        <source>--headroom and --assign are two answers. Ask for one of them.</source>
        <translation>--headroom 与 --assign 是两种结果，请只选其一。</translation>
    </message>
    <message>
        <source>--write and --lengths go with --assign. Say --assign nearest or balanced.</source>
        <translation>--write 与 --lengths 须与 --assign 同用。请写 --assign nearest 或 balanced。</translation>
    </message>
    <message>
        <source>{plan}: plants with another substation now: {count}.</source>
        <translation>{plan}：{count} 个项目已改接变电站。</translation>
    </message>
    <message>
        <source>Hand a scenario over to the bureau: a dated folder of files, each read back and compared with the plan.</source>
        <translation>向主管部门移交方案：一个带日期的文件夹，每个文件都回读并与规划比对。</translation>
    </message>
    <message>
        <source>The folder that the pack gets its own dated folder in; made where it is missing.</source>
        <translation>存放成果包的文件夹（其中另建带日期的文件夹）；不存在则新建。</translation>
    </message>
    <message>
        <source>Why a layout with errors goes out all the same; it stands in report and manifest.</source>
        <translation>有错误的布局仍予移交的理由；载入报告和清单。</translation>
    </message>
    <message>
        <source>Who hands it over.</source>
        <translation>移交人。</translation>
    </message>
    <message>
        <source>The pack to compare with (default: the newest of the same plan and scenario in OUTDIR).</source>
        <translation>用于比较的成果包（默认：OUTDIR 中同一规划、同一方案的最新一个）。</translation>
    </message>
    <message>
        <source>Do not compare with an earlier pack.</source>
        <translation>不与以前的成果包比较。</translation>
    </message>
    <message>
        <source>Only these: geojson, shp, txt, dxf, tables, sheet; may be repeated. Report and plan are always there.</source>
        <translation>只要这些：geojson、shp、txt、dxf、tables、sheet；可重复。报告和规划始终包含。</translation>
    </message>
    <message>
        <source>{folder}: {files} files; each was read back and is what the plan says.</source>
        <translation>{folder}：{files} 个文件；均已回读，与规划一致。</translation>
    </message>
    <message>
        <source>Not in the pack: {file}. {why}</source>
        <translation>成果包中未含 {file}：{why}</translation>
    </message>
    <message>
        <source>Compared with {pack}: {summary}.</source>
        <translation>与 {pack} 比较：{summary}。</translation>
    </message>
    <message>
        <source>Who changed what in a plan, when, and in which scenario; and, with --at, how it was then, as a scenario.</source>
        <translation>谁在什么时候、在哪个方案里改了什么；加上 --at，则把当时的状态存为方案。</translation>
    </message>
    <message>
        <source>Only changes of this scenario; with --at: the scenario to take as it was.</source>
        <translation>只列这个方案的修改；与 --at 合用时：取哪个方案当时的状态。</translation>
    </message>
    <message>
        <source>The number of a change (seq in --format json): its state, proved from versions that are kept, becomes a scenario.</source>
        <translation>修改的序号（--format json 中的 seq）：由保留的版本证实的当时状态存为方案。</translation>
    </message>
    <message>
        <source>The id of the new scenario (default: the next free one).</source>
        <translation>新方案的编号（默认：下一个空闲编号）。</translation>
    </message>
    <message>
        <source>The name of the new scenario (default: the old one&apos;s with day and time).</source>
        <translation>新方案的名称（默认：原名称加日期和时间）。</translation>
    </message>
    <message>
        <source>An earlier copy of the plan to go on from, beside those kept; may be repeated.</source>
        <translation>除保留的版本外，可作为起点的规划旧副本；可以重复给出。</translation>
    </message>
    <message>
        <source>The plan to write with that scenario (default: PLAN itself).</source>
        <translation>写入该方案的规划文件（默认：PLAN 本身）。</translation>
    </message>
    <message>
        <source>Only changes of this person.</source>
        <translation>只列该人的修改。</translation>
    </message>
    <message>
        <source>Only changes from this day on (YYYY-MM-DD).</source>
        <translation>只列自该日起的修改（YYYY-MM-DD）。</translation>
    </message>
    <message>
        <source>Only changes that name this plant, parcel or other id.</source>
        <translation>只列涉及该项目、地块或其他编号的修改。</translation>
    </message>
    <message>
        <source>table, json or csv.</source>
        <translation>table、json 或 csv。</translation>
    </message>
    <message>
        <source>“{given}” is no day. Write it as 2026-11-23.</source>
        <translation>“{given}”不是日期。请写成 2026-11-23。</translation>
    </message>
    <message>
        <source>No such change is in the log of {plan}.</source>
        <translation>{plan} 的修改日志中没有这样的修改。</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Prove a pack that was handed over: its check sums, and every file against the plan it was made from.</source>
        <translation>验证已移交的成果包：校验和，以及每个文件与规划是否一致。</translation>
    </message>
    <message>
        <source>The folder of the pack.</source>
        <translation>成果包文件夹。</translation>
    </message>
    <message>
        <source>The plan to compare with (default: the copy in the pack).</source>
        <translation>用于比对的规划（默认：成果包中的副本）。</translation>
    </message>
    <message>
        <source>{folder}: {files} files as they were handed over on {date}, equal to the plan.</source>
        <translation>{folder}：{files} 个文件与 {date} 移交时相同，且与规划一致。</translation>
    </message>
    <message>
        <source>parcels</source>
        <translation>地块</translation>
    </message>
    <message>
        <source>plant</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>because of</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>findings gained</source>
        <translation>新增问题</translation>
    </message>
    <message>
        <source>findings lost</source>
        <translation>消除问题</translation>
    </message>
    <message>
        <source>The map has the same parcels as the plan: nothing to update.</source>
        <translation>新图的地块与规划一致，无需更新。</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>未采用</translation>
    </message>
    <message>
        <source>note: {warning}</source>
        <translation>注意：{warning}</translation>
    </message>
    <message>
        <source>Findings gained in {scenario}:</source>
        <translation>方案 {scenario} 新增的问题：</translation>
    </message>
    <message>
        <source>Findings lost in {scenario}:</source>
        <translation>方案 {scenario} 消除的问题：</translation>
    </message>
    <message>
        <source>Waivers that lapse in {scenario}:</source>
        <translation>方案 {scenario} 中失效的豁免：</translation>
    </message>
    <message>
        <source>Nothing was written: this was a trial (--dry-run).</source>
        <translation>未写入任何内容：这是试运行（--dry-run）。</translation>
    </message>
    <message>
        <source>{option} names “{role}”, but the maps given are for: {roles}.</source>
        <translation>{option} 指的是“{role}”，但给出的图用于：{roles}。</translation>
    </message>
    <message>
        <source>--offset-of: “{value}” is no offset. Known: {known}.</source>
        <translation>--offset-of：“{value}”不是已知的偏移。可用：{known}。</translation>
    </message>
    <message>
        <source>{option} goes with --at only.</source>
        <translation>{option} 只能与 --at 合用。</translation>
    </message>
    <message>
        <source>{option} does not go with --at.</source>
        <translation>{option} 不能与 --at 合用。</translation>
    </message>
    <message>
        <source>{plan}: scenario {scenario} holds {told}</source>
        <translation>{plan}：方案 {scenario} 的内容是{told}</translation>
    </message>
    <message>
        <source>Not taken from that state, and otherwise today: {parts}.</source>
        <translation>没有从当时取用、今天已不同的：{parts}。</translation>
    </message>
    <message>
        <source>“{path}” is no earlier version of this plan: its change log is not the beginning of this one&apos;s.</source>
        <translation>“{path}”不是这个规划的旧版本：它的修改记录不是本规划记录的开头。</translation>
    </message>
</context>
<context>
    <name>column_choices</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>mu</source>
        <translation>亩</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>{name} is open at {who} on {host} since {since}. Opened to read, it can be saved under another name; a copy is a plan of its own.</source>
        <translation>{name} 自 {since} 起由 {who} 在 {host} 上打开。打开查看时可另存；副本是另一份规划。</translation>
    </message>
    <message>
        <source>Somebody else has {name} open. Opened to read, it can be saved under another name; a copy is a plan of its own.</source>
        <translation>他人正打开 {name}。打开查看时可另存；副本是另一份规划。</translation>
    </message>
    <message>
        <source>{name} is open at {who} on {host} since {since}. Once you save over it, what is done there can no longer be saved into this file.</source>
        <translation>{name} 自 {since} 起由 {who} 在 {host} 上打开。覆盖保存后，对方所做的修改将无法再存入该文件。</translation>
    </message>
    <message>
        <source>Somebody else has {name} open. Once you save over it, what is done there can no longer be saved into this file.</source>
        <translation>{name} 正被他人打开。覆盖保存后，对方所做的修改将无法再存入该文件。</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>Opened {name}: {plants} plants on {parcels} parcels</source>
        <translation>已打开 {name}：{parcels} 个地块，{plants} 个项目</translation>
    </message>
    <message>
        <source>The plan has changed while the map was read. Compare it again to see what it changes now.</source>
        <translation>读图期间规划已有改动，请重新比对。</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消，未写入任何内容。</translation>
    </message>
    <message>
        <source>Open a plan first: a picture is laid under its map.</source>
        <translation>请先打开规划：图片要铺在规划地图下方。</translation>
    </message>
    <message>
        <source>Choose a finding in the list first.</source>
        <translation>请先在列表中选中一个问题。</translation>
    </message>
    <message>
        <source>An unsound footprint cannot be waived, for nothing can be computed with it. Repair the footprint.</source>
        <translation>无效的占地轮廓不能豁免：无法据以计算。请先修复轮廓。</translation>
    </message>
    <message>
        <source>This finding has no waiver.</source>
        <translation>该问题没有豁免。</translation>
    </message>
    <message>
        <source>The check is not finished. Try again when it is.</source>
        <translation>校验尚未完成，请稍后再试。</translation>
    </message>
    <message>
        <source>This finding is about what is in service by {when} only; in the whole plan it is another one or none. Let everything count first.</source>
        <translation>此问题只针对{when}末前投产的内容；就全部规划而言，它是另一个问题或并不存在。请先改为计入全部。</translation>
    </message>
    <message>
        <source>Findings saved as {name}.</source>
        <translation>问题已存为 {name}。</translation>
    </message>
    <message>
        <source>Select one plant, and with it the parcel it should fit on if it is another.</source>
        <translation>请选择一个项目；如要放到别的地块，再同时选择该地块。</translation>
    </message>
    <message>
        <source>{plant} stands on no parcel. Select the parcel it should fit on with it.</source>
        <translation>{plant} 不在任何地块上。请同时选择要放置的地块。</translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy the coordinates first.</source>
        <translation>剪贴板中没有文字。请先复制坐标。</translation>
    </message>
    <message>
        <source>Pasted: {features}.</source>
        <translation>已粘贴：{features}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The film is in {name}</source>
        <translation>分期动画已写入 {name}</translation>
    </message>
    <message>
        <source>A trial is under way. End it before another begins.</source>
        <translation>正在试推。请先结束本次试推，再开始新的。</translation>
    </message>
    <message>
        <source>Discarded; the plan is what it was before. Redo brings the trial back.</source>
        <translation>已放弃，规划恢复原状。“重做”可找回试推。</translation>
    </message>
    <message>
        <source>Kept as scenario {name}</source>
        <translation>已保留为方案 {name}</translation>
    </message>
    <message>
        <source>The decision is in the change log.</source>
        <translation>决定已记入修改记录。</translation>
    </message>
    <message>
        <source>{count} slides are in {name}</source>
        <translation>{count} 页幻灯片已写入 {name}</translation>
    </message>
    <message>
        <source>The plan keeps no slides: a standard deck of {count} slides is in {name}</source>
        <translation>本规划没有保存幻灯片：标准幻灯片共 {count} 页，已写入 {name}</translation>
    </message>
    <message>
        <source>The report is in {name}</source>
        <translation>报告已写入 {name}</translation>
    </message>
    <message>
        <source>Slides will look like {name}</source>
        <translation>幻灯片将采用 {name} 的样式</translation>
    </message>
    <message>
        <source>Slides will look as the program has them</source>
        <translation>幻灯片将采用程序自带样式</translation>
    </message>
</context>
<context>
    <name>comparing</name>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>moved or reshaped</source>
        <translation>移动或改形</translation>
    </message>
    <message>
        <source>other data</source>
        <translation>属性不同</translation>
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
        <source>EPSG:n, a projected system in metres for the place</source>
        <translation>EPSG:n（适合当地、以米为单位的投影坐标系）</translation>
    </message>
    <message>
        <source>This is no pair of coordinates. Type for example 4174254.332, 470015.675 or 113.66, 37.70</source>
        <translation>这不是一对坐标。例如输入 4174254.332, 470015.675 或 113.66, 37.70</translation>
    </message>
    <message>
        <source>These coordinates lie outside the area that {crs} is made for. Check the order, the zone, the digits.</source>
        <translation>该坐标超出 {crs} 的适用范围。请检查坐标顺序、带号和位数。</translation>
    </message>
    <message>
        <source>This is no scale. Type for example 1:2000</source>
        <translation>这不是比例尺。例如输入 1:2000</translation>
    </message>
</context>
<context>
    <name>desk</name>
    <message>
        <source>Undone: {label}</source>
        <translation>已撤销：{label}</translation>
    </message>
    <message>
        <source>The walls of {plants} were entered for another shape and are blank now. Enter them again under Walls.</source>
        <translation>{plants} 的外墙信息是按原轮廓填写的，轮廓改变后已清空，请在“外墙”中重新填写。</translation>
    </message>
    <message>
        <source>Redone: {label}</source>
        <translation>已重做：{label}</translation>
    </message>
    <message>
        <source>Power that could still connect is being worked out</source>
        <translation>正在计算尚可接入的电力</translation>
    </message>
    <message>
        <source>Somebody else has opened {name} meanwhile. When you save, both versions are compared and merged.</source>
        <translation>其间他人打开了 {name}。您保存时将比较并合并两个版本。</translation>
    </message>
</context>
<context>
    <name>difference</name>
    <message>
        <source>{count} plants added</source>
        <translation>新增项目 {count} 个</translation>
    </message>
    <message>
        <source>{count} plants removed</source>
        <translation>删除项目 {count} 个</translation>
    </message>
    <message>
        <source>{count} plants moved or reshaped</source>
        <translation>移动或改形项目 {count} 个</translation>
    </message>
    <message>
        <source>{count} plants with other data</source>
        <translation>属性变化项目 {count} 个</translation>
    </message>
    <message>
        <source>base map changed: {layers}</source>
        <translation>底图有变化：{layers}</translation>
    </message>
    <message>
        <source>scenarios changed</source>
        <translation>方案有变化</translation>
    </message>
    <message>
        <source>rules or waivers changed</source>
        <translation>规则或豁免有变化</translation>
    </message>
    <message>
        <source>targets changed</source>
        <translation>目标有变化</translation>
    </message>
    <message>
        <source>views, notes or settings changed</source>
        <translation>视图、注记或设置有变化</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>moved or reshaped</source>
        <translation>移动或改形</translation>
    </message>
    <message>
        <source>other data</source>
        <translation>属性改变</translation>
    </message>
    <message>
        <source>{what}: {count:,d} added</source>
        <translation>{what}：新增 {count:,d} 个</translation>
    </message>
    <message>
        <source>{what}: {count:,d} removed</source>
        <translation>{what}：删除 {count:,d} 个</translation>
    </message>
    <message>
        <source>{what}: {count:,d} moved or reshaped</source>
        <translation>{what}：移动或改形 {count:,d} 个</translation>
    </message>
    <message>
        <source>{what}: {count:,d} with other data</source>
        <translation>{what}：属性改变 {count:,d} 个</translation>
    </message>
    <message>
        <source>{thing}: added</source>
        <translation>{thing}：新增</translation>
    </message>
    <message>
        <source>{thing}: removed</source>
        <translation>{thing}：删除</translation>
    </message>
    <message>
        <source>{thing}: moved by {distance_m:.2f} m</source>
        <translation>{thing}：移动 {distance_m:.2f} m</translation>
    </message>
    <message>
        <source>{thing}: another outline</source>
        <translation>{thing}：轮廓改变</translation>
    </message>
    <message>
        <source>{thing}: {fields}</source>
        <translation>{thing}：{fields}</translation>
    </message>
    <message>
        <source>{change}; {fields}</source>
        <translation>{change}；{fields}</translation>
    </message>
    <message>
        <source>{layer} {id}</source>
        <translation>{layer} {id}</translation>
    </message>
</context>
<context>
    <name>document</name>
    <message>
        <source>… and {count} more looks, of the base map</source>
        <translation>…… 底图另有 {count} 种图例</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Writing slide {page} of {pages}</source>
        <translation>正在写入第 {page} 页，共 {pages} 页幻灯片</translation>
    </message>
    <message>
        <source>{title} ({part}/{parts})</source>
        <translation>{title}（{part}/{parts}）</translation>
    </message>
    <message>
        <source>* Some plants state no figure.</source>
        <translation>* 部分项目未填此项。</translation>
    </message>
    <message>
        <source>Making slide {page} of {pages}</source>
        <translation>正在制作第 {page} 页，共 {pages} 页幻灯片</translation>
    </message>
    <message>
        <source>Map: {place}</source>
        <translation>地图：{place}</translation>
    </message>
    <message>
        <source>Seen from the air: {place}</source>
        <translation>鸟瞰：{place}</translation>
    </message>
    <message>
        <source>There is nothing to show of this yet.</source>
        <translation>此项暂无内容。</translation>
    </message>
    <message>
        <source>Findings by rule</source>
        <translation>按规则汇总的问题</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Short or over by</source>
        <translation>不足或超出</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>可信度</translation>
    </message>
    <message>
        <source>{state}: {count}</source>
        <translation>{state}：{count}</translation>
    </message>
    <message>
        <source>Waivers</source>
        <translation>豁免</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Still holds</source>
        <translation>是否有效</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>no, what it is about has changed</source>
        <translation>已失效，所涉内容有变</translation>
    </message>
    <message>
        <source>What the plan changed of the rules</source>
        <translation>本方案对规则的修改</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置项</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Limits in force and their sources</source>
        <translation>现行限值及出处</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>Checked on</source>
        <translation>核对日期</translation>
    </message>
    <message>
        <source>All rules</source>
        <translation>全部规则</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>未发现问题。</translation>
    </message>
    <message>
        <source>Gathering the report</source>
        <translation>正在汇集报告</translation>
    </message>
    <message>
        <source>Report of the scheme “{scenario}”</source>
        <translation>方案“{scenario}”报告</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>规划</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>统计范围</translation>
    </message>
    <message>
        <source>the whole scenario</source>
        <translation>整个方案</translation>
    </message>
    <message>
        <source>what is in service by {when}</source>
        <translation>截至 {when} 已投产的项目</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Rule pack</source>
        <translation>规则包</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>编制</translation>
    </message>
    <message>
        <source>{date}, siteplanner {version}</source>
        <translation>{date}，siteplanner {version}</translation>
    </message>
    <message>
        <source>The scheme</source>
        <translation>方案说明</translation>
    </message>
    <message>
        <source>The scenario has no description.</source>
        <translation>本方案没有说明。</translation>
    </message>
    <message>
        <source>The scenario is built on “{parent}” and changes of it:</source>
        <translation>本方案以“{parent}”为基础，作如下改动：</translation>
    </message>
    <message>
        <source>The scenario is built on “{parent}” and changes nothing of it so far.</source>
        <translation>本方案以“{parent}”为基础，尚无改动。</translation>
    </message>
    <message>
        <source>The scenario began as a copy of “{parent}”.</source>
        <translation>本方案由“{parent}”复制而来。</translation>
    </message>
    <message>
        <source>{count} added: {ids}</source>
        <translation>新增 {count} 个：{ids}</translation>
    </message>
    <message>
        <source>{count} removed: {ids}</source>
        <translation>取消 {count} 个：{ids}</translation>
    </message>
    <message>
        <source>{count} moved or reshaped: {ids}</source>
        <translation>移动或改形 {count} 个：{ids}</translation>
    </message>
    <message>
        <source>{count} with other data: {ids}</source>
        <translation>改属性 {count} 个：{ids}</translation>
    </message>
    <message>
        <source>The scheme in numbers</source>
        <translation>方案主要指标</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Wanted by the town</source>
        <translation>镇里目标</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>完成率</translation>
    </message>
    <message>
        <source>* {count} plants state no such figure and are not in the sum.</source>
        <translation>* 有 {count} 个项目未填此项，未计入合计。</translation>
    </message>
    <message>
        <source>Site and map</source>
        <translation>用地与总图</translation>
    </message>
    <message>
        <source>The map has {parcels:,} parcels, {zones:,} zones, {constraints:,} constraints and {substations:,} substations.</source>
        <translation>底图有地块 {parcels:,} 个、片区 {zones:,} 个、控制要素 {constraints:,} 个、变电站 {substations:,} 座。</translation>
    </message>
    <message>
        <source>Map of the scheme: {place}</source>
        <translation>方案总图：{place}</translation>
    </message>
    <message>
        <source>Legend of the map</source>
        <translation>总图图例</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>“{table}” has {rows:,} rows and is left out here; the workbook of figures (.xlsx) has it whole.</source>
        <translation>“{table}”有 {rows:,} 行，此处从略；完整内容见指标工作簿（.xlsx）。</translation>
    </message>
    <message>
        <source>Check of the layout</source>
        <translation>方案校核</translation>
    </message>
    <message>
        <source>{plants:,} plants on {parcels:,} parcels were checked.</source>
        <translation>共校核 {parcels:,} 个地块上的 {plants:,} 个项目。</translation>
    </message>
    <message>
        <source>Rules that are switched off and were not checked: {rules}.</source>
        <translation>已停用、未校核的规则：{rules}。</translation>
    </message>
    <message>
        <source>{count} more findings are in the full report.</source>
        <translation>另有 {count} 个问题见完整报告。</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>会议决定</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>参会人</translation>
    </message>
    <message>
        <source>Kept as</source>
        <translation>存为方案</translation>
    </message>
    <message>
        <source>Sources of the limits</source>
        <translation>限值出处</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>图纸</translation>
    </message>
    <message>
        <source>The scheme seen from the air: {place}</source>
        <translation>方案鸟瞰：{place}</translation>
    </message>
    <message>
        <source>in service by {moment}</source>
        <translation>投产截至 {moment}</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>正在写入报告</translation>
    </message>
    <message>
        <source>Table {number}  {title}</source>
        <translation>表 {number}  {title}</translation>
    </message>
    <message>
        <source>Figure {number}  {title}</source>
        <translation>图 {number}  {title}</translation>
    </message>
    <message>
        <source>{caption}, continued ({part}/{parts})</source>
        <translation>{caption}（续 {part}/{parts}）</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
</context>
<context>
    <name>drafting</name>
    <message>
        <source>Distance and azimuth need a point to start from: set a point, or point at a corner and press O.</source>
        <translation>距离和方位角需要起点：先定一点，或指向一个角点后按 O。</translation>
    </message>
    <message>
        <source>No point fits all the locks at once. Change or free one of them.</source>
        <translation>没有同时满足全部锁定条件的点。请修改或解除其中一项。</translation>
    </message>
    <message>
        <source>This is no point: type X (north), Y (east), or @ΔX, ΔY from the last point, or a distance.</source>
        <translation>无法识别为点：请输入 X（北）, Y（东），或相对上一点的 @ΔX, ΔY，或一个距离。</translation>
    </message>
    <message>
        <source>This is no distance: type metres as a plain number above 0, such as 25 or 12.5, at most 15 digits.</source>
        <translation>距离无法识别：请键入大于 0 的普通数字（米），如 25 或 12.5，最多 15 位。</translation>
    </message>
    <message>
        <source>This is no angle: type degrees as a plain number, such as 90 or 45°30′.</source>
        <translation>角度无法识别：请键入普通数字（度），如 90 或 45°30′。</translation>
    </message>
    <message>
        <source>This is no coordinate: type metres as a plain number, such as 4174254.332, at most 15 digits.</source>
        <translation>坐标无法识别：请键入普通数字（米），如 4174254.332，最多 15 位。</translation>
    </message>
    <message>
        <source>There is no edge under the pointer. Point at one and press the key again.</source>
        <translation>光标处没有边线。请指向一条边线后再按此键。</translation>
    </message>
</context>
<context>
    <name>draw</name>
    <message>
        <source>Plant</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Area on a site</source>
        <translation>厂区用地范围（绿地、办公等）</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>地块</translation>
    </message>
    <message>
        <source>Constraint, area</source>
        <translation>控制要素（面）</translation>
    </message>
    <message>
        <source>Constraint, line</source>
        <translation>控制要素（线）</translation>
    </message>
    <message>
        <source>Substation</source>
        <translation>变电站</translation>
    </message>
    <message>
        <source>Hole in what is selected</source>
        <translation>在所选图形中挖洞</translation>
    </message>
    <message>
        <source>Capacity by area</source>
        <translation>产能随面积</translation>
    </message>
    <message>
        <source>Capacity of the type</source>
        <translation>产能按类型</translation>
    </message>
</context>
<context>
    <name>edge_kinds</name>
    <message>
        <source>R</source>
        <translation>路</translation>
    </message>
    <message>
        <source>P</source>
        <translation>邻</translation>
    </message>
    <message>
        <source>G</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>F</source>
        <translation>围</translation>
    </message>
</context>
<context>
    <name>edits</name>
    <message>
        <source>Add {plants}</source>
        <translation>添加 {plants}</translation>
    </message>
    <message>
        <source>Add scenario {name}</source>
        <translation>新建方案 {name}</translation>
    </message>
    <message>
        <source>Add scenario {name} as a child of {source}</source>
        <translation>新增方案 {name}（{source} 的子方案）</translation>
    </message>
    <message>
        <source>Add scenario {name} as a copy of {source}</source>
        <translation>以 {source} 为底复制方案 {name}</translation>
    </message>
    <message>
        <source>Waive the finding {finding}</source>
        <translation>豁免问题 {finding}</translation>
    </message>
    <message>
        <source>Copy {plants}</source>
        <translation>复制 {plants}</translation>
    </message>
    <message>
        <source>Place {plants}</source>
        <translation>布置 {plants}</translation>
    </message>
    <message>
        <source>Place {plants}, {name}</source>
        <translation>布置 {plants}（{name}）</translation>
    </message>
    <message>
        <source>Remove {plants}</source>
        <translation>删除 {plants}</translation>
    </message>
    <message>
        <source>Remove scenario {scenario}</source>
        <translation>删除方案 {scenario}</translation>
    </message>
    <message>
        <source>Remove scenario {scenario}; {children} now stand on their own</source>
        <translation>删除方案 {scenario}；{children} 改为独立方案</translation>
    </message>
    <message>
        <source>Take back the waiver for {finding}</source>
        <translation>撤销对 {finding} 的豁免</translation>
    </message>
    <message>
        <source>Rename the plan to {name}</source>
        <translation>规划更名为“{name}”</translation>
    </message>
    <message>
        <source>Rename scenario {scenario} to {name}</source>
        <translation>方案 {scenario} 更名为“{name}”</translation>
    </message>
    <message>
        <source>Replace the layer {layer} ({count} rows)</source>
        <translation>替换图层“{layer}”（{count} 行）</translation>
    </message>
    <message>
        <source>Reshape {plant}</source>
        <translation>修改 {plant} 的轮廓</translation>
    </message>
    <message>
        <source>Rotate {plants} by {angle_deg:g}° counter-clockwise</source>
        <translation>将 {plants} 逆时针旋转 {angle_deg:g}°</translation>
    </message>
    <message>
        <source>Rotate {plants} by {angle_deg:g}° clockwise</source>
        <translation>将{plants}顺时针旋转 {angle_deg:g}°</translation>
    </message>
    <message>
        <source>{count} plants</source>
        <translation>{count} 个项目</translation>
    </message>
    <message>
        <source>Show scenario {scenario}</source>
        <translation>切换到方案 {scenario}</translation>
    </message>
    <message>
        <source>Set {column} of {plants}</source>
        <translation>修改 {plants} 的“{column}”</translation>
    </message>
    <message>
        <source>Set {count} attributes of {plants}</source>
        <translation>修改 {plants} 的 {count} 项属性</translation>
    </message>
    <message>
        <source>Set the capacity of {plant} to {capacity:,.12g}</source>
        <translation>{plant} 的产能改为 {capacity:,.12g}</translation>
    </message>
    <message>
        <source>Set attributes in the layer {layer}: {ids}</source>
        <translation>修改图层“{layer}”的属性：{ids}</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} 行</translation>
    </message>
    <message>
        <source>Set the plan&apos;s {key}</source>
        <translation>修改规划设置 {key}</translation>
    </message>
    <message>
        <source>Set {key} of the rule {rule} to {value}</source>
        <translation>规则 {rule} 的 {key} 改为 {value}</translation>
    </message>
    <message>
        <source>Let the rule pack decide {key} of the rule {rule}</source>
        <translation>规则 {rule} 的 {key} 恢复为规则包的值</translation>
    </message>
    <message>
        <source>Check by the rule pack {pack}</source>
        <translation>改用规则包 {pack} 检查</translation>
    </message>
    <message>
        <source>Set {count} targets</source>
        <translation>设定 {count} 项目标</translation>
    </message>
    <message>
        <source>Bring in {plants} from a map</source>
        <translation>从地图导入 {plants}</translation>
    </message>
    <message>
        <source>Set the capacity of {plants} to {capacity:,.12g}</source>
        <translation>将 {plants} 的产能设为 {capacity:,.12g}</translation>
    </message>
    <message>
        <source>Dimension {text}</source>
        <translation>尺寸标注 {text}</translation>
    </message>
    <message>
        <source>{count} dimensions</source>
        <translation>{count} 个尺寸标注</translation>
    </message>
    <message>
        <source>Note “{text}”</source>
        <translation>注记“{text}”</translation>
    </message>
    <message>
        <source>{count} notes</source>
        <translation>{count} 条注记</translation>
    </message>
    <message>
        <source>Lay {backdrop} under the map</source>
        <translation>在地图下铺 {backdrop}</translation>
    </message>
    <message>
        <source>Add {features}</source>
        <translation>添加{features}</translation>
    </message>
    <message>
        <source>Align the west sides of {features}</source>
        <translation>{features} 西边对齐</translation>
    </message>
    <message>
        <source>Align the east sides of {features}</source>
        <translation>{features} 东边对齐</translation>
    </message>
    <message>
        <source>Align the south sides of {features}</source>
        <translation>{features} 南边对齐</translation>
    </message>
    <message>
        <source>Align the north sides of {features}</source>
        <translation>{features} 北边对齐</translation>
    </message>
    <message>
        <source>Align {features} on a line north to south</source>
        <translation>{features} 按南北向中线对齐</translation>
    </message>
    <message>
        <source>Align {features} on a line east to west</source>
        <translation>{features} 按东西向中线对齐</translation>
    </message>
    <message>
        <source>Repeat {features}: {copies} copies</source>
        <translation>阵列 {features}：复制 {copies} 份</translation>
    </message>
    <message>
        <source>Change backdrop {backdrop}</source>
        <translation>修改背景影像 {backdrop}</translation>
    </message>
    <message>
        <source>Change note “{text}”</source>
        <translation>修改注记“{text}”</translation>
    </message>
    <message>
        <source>Copy {features}</source>
        <translation>复制 {features}</translation>
    </message>
    <message>
        <source>Distribute {features} evenly</source>
        <translation>{features} 均匀分布</translation>
    </message>
    <message>
        <source>Set gaps of {gap_m:.3f} m between {features}</source>
        <translation>{features} 之间的净距设为 {gap_m:.3f} m</translation>
    </message>
    <message>
        <source>{count} features</source>
        <translation>{count} 个要素</translation>
    </message>
    <message>
        <source>{layer} {ids}</source>
        <translation>{layer} {ids}</translation>
    </message>
    <message>
        <source>Turn {features} by {angle_deg:.4g}° to be parallel</source>
        <translation>{features} 旋转 {angle_deg:.4g}°，使之平行</translation>
    </message>
    <message>
        <source>Turn {features} by {angle_deg:.4g}° to be perpendicular</source>
        <translation>{features} 旋转 {angle_deg:.4g}°，使之垂直</translation>
    </message>
    <message>
        <source>Merge {features}</source>
        <translation>合并 {features}</translation>
    </message>
    <message>
        <source>Hairline gaps of {area_m2:.2f} m² between them were closed.</source>
        <translation>已弥合其间 {area_m2:.2f} m² 的细缝。</translation>
    </message>
    <message>
        <source>They lay on each other by {area_m2:.2f} m², which counts once now.</source>
        <translation>重叠的 {area_m2:.2f} m² 现在只计一次。</translation>
    </message>
    <message>
        <source>Taken from {first} where they differ: {columns}.</source>
        <translation>不一致处取自 {first}：{columns}。</translation>
    </message>
    <message>
        <source>The strictest holds: {columns}.</source>
        <translation>取最严的：{columns}。</translation>
    </message>
    <message>
        <source>Left blank because it was entered for another shape: {columns}.</source>
        <translation>因按原轮廓填写而清空：{columns}。</translation>
    </message>
    <message>
        <source>Left blank because not each of them has a figure: {columns}.</source>
        <translation>因并非每个都有数值而留空：{columns}。</translation>
    </message>
    <message>
        <source>Mirror {features}</source>
        <translation>镜像 {features}</translation>
    </message>
    <message>
        <source>Move bookmark {bookmark}</source>
        <translation>移动书签 {bookmark}</translation>
    </message>
    <message>
        <source>Put {features} {distance_m:.3f} m from an edge</source>
        <translation>{features} 距边线 {distance_m:.3f} m</translation>
    </message>
    <message>
        <source>Pull an edge of {features} out by {by_m:.3f} m</source>
        <translation>{features} 一边外推 {by_m:.3f} m</translation>
    </message>
    <message>
        <source>Push an edge of {features} in by {by_m:.3f} m</source>
        <translation>{features} 一边内收 {by_m:.3f} m</translation>
    </message>
    <message>
        <source>Take backdrop {backdrop} away</source>
        <translation>移除背景影像 {backdrop}</translation>
    </message>
    <message>
        <source>Remove bookmark {bookmark}</source>
        <translation>删除书签 {bookmark}</translation>
    </message>
    <message>
        <source>Remove {features}</source>
        <translation>删除{features}</translation>
    </message>
    <message>
        <source>Remove theme {theme}</source>
        <translation>删除图面主题 {theme}</translation>
    </message>
    <message>
        <source>Rename bookmark {bookmark} to {name}</source>
        <translation>将书签 {bookmark} 改名为 {name}</translation>
    </message>
    <message>
        <source>{layer}: “{old}” is now “{new}”</source>
        <translation>{layer}：编号“{old}”改为“{new}”</translation>
    </message>
    <message>
        <source>Rename theme {theme} to {name}</source>
        <translation>图面主题 {theme} 更名为 {name}</translation>
    </message>
    <message>
        <source>Reshape {features}</source>
        <translation>修改{features}的形状</translation>
    </message>
    <message>
        <source>Rotate {features} by {angle_deg:g}° counter-clockwise</source>
        <translation>将{features}逆时针旋转 {angle_deg:g}°</translation>
    </message>
    <message>
        <source>Rotate {features} by {angle_deg:g}° clockwise</source>
        <translation>将{features}顺时针旋转 {angle_deg:g}°</translation>
    </message>
    <message>
        <source>Bookmark {bookmark}</source>
        <translation>书签 {bookmark}</translation>
    </message>
    <message>
        <source>Save theme {theme}</source>
        <translation>保存图面主题 {theme}</translation>
    </message>
    <message>
        <source>Scale {features} by {factor:.4g}</source>
        <translation>{features} 缩放 {factor:.4g} 倍</translation>
    </message>
    <message>
        <source>{layer}: set {column} of {count} rows</source>
        <translation>{layer}：修改 {count} 行的“{column}”</translation>
    </message>
    <message>
        <source>{layer}: set {count} values</source>
        <translation>{layer}：修改 {count} 个值</translation>
    </message>
    <message>
        <source>Split {features} into {count}</source>
        <translation>将 {features} 切分为 {count} 个</translation>
    </message>
    <message>
        <source>The registered area is left blank: the register knows the whole alone.</source>
        <translation>登记面积留空：登记的只是原整块的面积。</translation>
    </message>
    <message>
        <source>Capacity, load and the other amounts are shared out by area.</source>
        <translation>产能、装机负荷等数量已按面积分摊。</translation>
    </message>
    <message>
        <source>What was entered of its walls is left blank; enter it for each part.</source>
        <translation>其外墙信息已清空，请为各部分分别填写。</translation>
    </message>
    <message>
        <source>Capacity, load and the other amounts stay with {id}; other parts have none.</source>
        <translation>产能、装机负荷等数量留在 {id}，其他部分留空。</translation>
    </message>
    <message>
        <source>Stretch {features} to {length_m:.3f} m × {depth_m:.3f} m</source>
        <translation>{features} 拉伸为 {length_m:.3f} m × {depth_m:.3f} m</translation>
    </message>
    <message>
        <source>Split along a line</source>
        <translation>沿线切分</translation>
    </message>
    <message>
        <source>Paste {features}</source>
        <translation>粘贴 {features}</translation>
    </message>
    <message>
        <source>Move {features} by {east}, {north}</source>
        <translation>将{features}{east}、{north}</translation>
    </message>
    <message>
        <source>Move {plants} by {east}, {north}</source>
        <translation>将{plants}{east}、{north}</translation>
    </message>
    <message>
        <source>{distance_m:.3f} m east</source>
        <translation>东移 {distance_m:.3f} m</translation>
    </message>
    <message>
        <source>{distance_m:.3f} m west</source>
        <translation>西移 {distance_m:.3f} m</translation>
    </message>
    <message>
        <source>{distance_m:.3f} m north</source>
        <translation>北移 {distance_m:.3f} m</translation>
    </message>
    <message>
        <source>{distance_m:.3f} m south</source>
        <translation>南移 {distance_m:.3f} m</translation>
    </message>
    <message>
        <source>Keep the rule pack {pack} in the plan</source>
        <translation>将规则包 {pack} 保存在规划中</translation>
    </message>
    <message>
        <source>Remove the rule pack {pack} from the plan</source>
        <translation>从规划中移除规则包 {pack}</translation>
    </message>
    <message>
        <source>Change the rules: {count} changes</source>
        <translation>修改规则：{count} 处</translation>
    </message>
    <message>
        <source>Set the kind of an edge of {parcel}: {kind}</source>
        <translation>设定 {parcel} 的一条边为：{kind}</translation>
    </message>
    <message>
        <source>Derive the kind of an edge of {parcel} from the map</source>
        <translation>{parcel} 的一条边恢复按底图判定</translation>
    </message>
    <message>
        <source>Set {factor} to {value:,.12g}{unit}</source>
        <translation>将{factor}设为 {value:,.12g}{unit}</translation>
    </message>
    <message>
        <source>Set {factor} back to what the program ships</source>
        <translation>{factor}恢复默认值</translation>
    </message>
    <message>
        <source>Set factors of the figures</source>
        <translation>设定指标参数</translation>
    </message>
    <message>
        <source>Undo: {label}</source>
        <translation>撤销：{label}</translation>
    </message>
    <message>
        <source>Redo: {label}</source>
        <translation>重做：{label}</translation>
    </message>
    <message>
        <source>Parcels updated from {source}: {counts}</source>
        <translation>按 {source} 更新地块：{counts}</translation>
    </message>
    <message>
        <source>nothing taken</source>
        <translation>未采用任何变更</translation>
    </message>
    <message>
        <source>new columns</source>
        <translation>新增字段</translation>
    </message>
    <message>
        <source>Bring in {count} maps</source>
        <translation>导入 {count} 幅图</translation>
    </message>
    <message>
        <source>Open a past state as scenario {name}</source>
        <translation>把过去的状态打开为方案 {name}</translation>
    </message>
    <message>
        <source>Archive scenario {scenario}</source>
        <translation>归档方案 {scenario}</translation>
    </message>
    <message>
        <source>Take scenario {scenario} out of the archive</source>
        <translation>方案 {scenario} 取消归档</translation>
    </message>
    <message>
        <source>Describe scenario {scenario}</source>
        <translation>填写方案 {scenario} 的说明</translation>
    </message>
    <message>
        <source>Decision: {text} ({names})</source>
        <translation>决定：{text}（{names}）</translation>
    </message>
    <message>
        <source>Move scenario {scenario} under {parent}</source>
        <translation>将方案 {scenario} 移到 {parent} 之下</translation>
    </message>
    <message>
        <source>Move scenario {scenario}</source>
        <translation>移动方案 {scenario}</translation>
    </message>
    <message>
        <source>Move map sheet {sheet}</source>
        <translation>移动图纸 {sheet}</translation>
    </message>
    <message>
        <source>Move slide {slide}</source>
        <translation>移动幻灯片 {slide}</translation>
    </message>
    <message>
        <source>Remove map sheet {sheet}</source>
        <translation>删除图纸 {sheet}</translation>
    </message>
    <message>
        <source>Remove slide {slide}</source>
        <translation>删除幻灯片 {slide}</translation>
    </message>
    <message>
        <source>Map sheet {sheet}</source>
        <translation>图纸 {sheet}</translation>
    </message>
    <message>
        <source>Slide {slide}</source>
        <translation>幻灯片 {slide}</translation>
    </message>
    <message>
        <source>Change the weights of the score</source>
        <translation>调整评分权重</translation>
    </message>
    <message>
        <source>Set the weights of the score back to the usual ones</source>
        <translation>恢复常用评分权重</translation>
    </message>
    <message>
        <source>Scenario {scenario}: take over what came in its parent</source>
        <translation>方案 {scenario}：承接上级方案的修改</translation>
    </message>
    <message>
        <source>Scenario {scenario}: take over {plants} from its parent</source>
        <translation>方案 {scenario}：承接上级方案中 {plants} 的修改</translation>
    </message>
    <message>
        <source>Scenario {scenario} stands on its own</source>
        <translation>方案 {scenario} 改为独立方案</translation>
    </message>
</context>
<context>
    <name>enumeration</name>
    <message>
        <source>{first}, {rest}</source>
        <translation>{first}、{rest}</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>“{crs}” is not a coordinate system this program knows. Give an EPSG code, for example EPSG:4547.</source>
        <translation>“{crs}”不是本程序认识的坐标系。请给出 EPSG 代码，例如 EPSG:4547。</translation>
    </message>
    <message>
        <source>{crs} is in degrees: a plan needs a system in metres. Give one that fits, for example --crs {fitting}.</source>
        <translation>{crs} 以度为单位，规划须采用以米为单位的坐标系。请给出合适的坐标系，例如 --crs {fitting}。</translation>
    </message>
    <message>
        <source>{crs} does not count metres east and north: a plan cannot be measured in it. Give one that fits, for example --crs {fitting}.</source>
        <translation>{crs} 不是以米计的东、北坐标，无法据以量算。请给出合适的坐标系，例如 --crs {fitting}。</translation>
    </message>
    <message>
        <source>{crs} is Web Mercator, in which areas are wrong: a plan cannot be measured in it. Give one that fits, for example --crs {fitting}.</source>
        <translation>{crs} 是 Web 墨卡托投影，面积失真，不能用于规划量算。请给出合适的坐标系，例如 --crs {fitting}。</translation>
    </message>
    <message>
        <source>{crs} distorts areas by {share:.1%} at these parcels: a plan cannot be measured in it. Give one that fits, for example --crs {fitting}.</source>
        <translation>{crs} 在这些地块处面积变形达 {share:.1%}，不能用于规划量算。请给出合适的坐标系，例如 --crs {fitting}。</translation>
    </message>
    <message>
        <source>{crs} does not fit: {outside} of {rows} parcels lie outside its area of use (row {row} is at {lon:.4f}° E, {lat:.4f}° N). Give one that fits, for example --crs {fitting}, or correct the parcels.</source>
        <translation>{crs} 不合适：{rows} 个地块中有 {outside} 个在其适用范围之外（第 {row} 行位于东经 {lon:.4f}°、北纬 {lat:.4f}°）。请给出合适的坐标系，例如 --crs {fitting}，或更正地块。</translation>
    </message>
    <message>
        <source>{outside} of {rows} parcels lie outside the area of use of {crs} (row {row} is at {lon:.4f}° E, {lat:.4f}° N). Correct these parcels, or take them out.</source>
        <translation>{rows} 个地块中有 {outside} 个在 {crs} 的适用范围之外（第 {row} 行位于东经 {lon:.4f}°、北纬 {lat:.4f}°）。请更正或剔除这些地块。</translation>
    </message>
    <message>
        <source>{outside} of {rows} parcels lie outside the area of use of {crs} (row {row} has x {x:,.0f}, y {y:,.0f}, which is no place on the ground). Correct these parcels, or take them out.</source>
        <translation>{rows} 个地块中有 {outside} 个不在 {crs} 的适用范围内（第 {row} 行 x {x:,.0f}、y {y:,.0f}，地面上没有这样的位置）。请改正这些地块，或将其去掉。</translation>
    </message>
    <message>
        <source>A scenario needs a short name of its own, such as step-2027.</source>
        <translation>方案需要一个不重复的短编号，例如 step-2027。</translation>
    </message>
    <message>
        <source>There is already a scenario “{scenario}”. Give another name.</source>
        <translation>方案“{scenario}”已存在，请换一个编号。</translation>
    </message>
    <message>
        <source>A waiver needs a reason and the name of the person. Give both.</source>
        <translation>豁免须写明理由和责任人，请补全。</translation>
    </message>
    <message>
        <source>{column} identifies the row and cannot be set.</source>
        <translation>{column} 是该行的编号，不能修改。</translation>
    </message>
    <message>
        <source>No value is given to set. Give at least one column and its value.</source>
        <translation>没有给出要修改的属性，请至少给出一个字段和值。</translation>
    </message>
    <message>
        <source>The change log holds an edit of the unknown kind “{kind}”.</source>
        <translation>修改记录中有未知类型的操作“{kind}”。</translation>
    </message>
    <message>
        <source>{what}: {value} is not a number. Give a finite number.</source>
        <translation>{what}：{value} 不是有效数字，请输入有限的数值。</translation>
    </message>
    <message>
        <source>Plant “{plant}”: a footprint must be a polygon, and this is a {shape}. Draw an area.</source>
        <translation>项目“{plant}”：轮廓必须是面，这里是 {shape}，请绘制面。</translation>
    </message>
    <message>
        <source>Plant “{plant}”: the footprint has a corner without a position. Draw it anew.</source>
        <translation>项目“{plant}”：轮廓有顶点没有坐标，请重新绘制。</translation>
    </message>
    <message>
        <source>That would put plants outside any map. Give a smaller distance.</source>
        <translation>这样项目会移出地图范围，请输入较小的距离。</translation>
    </message>
    <message>
        <source>“{scenario}” is the only scenario, and a plan needs one. Add another before removing it.</source>
        <translation>“{scenario}”是唯一的方案，规划至少要有一个方案。请先新建方案再删除。</translation>
    </message>
    <message>
        <source>No waiver stands for the finding “{finding}” in scenario “{scenario}”.</source>
        <translation>方案“{scenario}”中的问题“{finding}”没有豁免。</translation>
    </message>
    <message>
        <source>The name is blank. Give a name.</source>
        <translation>名称为空，请填写名称。</translation>
    </message>
    <message>
        <source>The rows for {layer} are in {theirs}, the plan is in {ours}. Bring them into the plan&apos;s system first.</source>
        <translation>{layer}的数据采用 {theirs}，规划采用 {ours}，请先转换到规划的坐标系。</translation>
    </message>
    <message>
        <source>The rows for {layer} have no coordinate system. Give them the plan&apos;s.</source>
        <translation>{layer}的数据没有坐标系，请设为规划的坐标系。</translation>
    </message>
    <message>
        <source>{layer}: the number “{id}” is given twice. Give every row a number of its own.</source>
        <translation>{layer}：编号“{id}”重复，请给每行一个不重复的编号。</translation>
    </message>
    <message>
        <source>No plant is named. Name at least one plant.</source>
        <translation>没有指定项目，请至少指定一个。</translation>
    </message>
    <message>
        <source>A plant has no number. Give every plant a number of its own.</source>
        <translation>有项目没有编号，请给每个项目一个不重复的编号。</translation>
    </message>
    <message>
        <source>There is already a plant “{plant}” in scenario “{scenario}”. Give another number.</source>
        <translation>方案“{scenario}”中已有项目“{plant}”，请换一个编号。</translation>
    </message>
    <message>
        <source>The number “{plant}” is given to two plants. Give every plant a number of its own.</source>
        <translation>编号“{plant}”用于两个项目，请给每个项目一个不重复的编号。</translation>
    </message>
    <message>
        <source>Plant “{plant}” has no type or no capacity, so nothing says how it grows. Set its figures one by one.</source>
        <translation>项目“{plant}”没有类型或产能，无法按类型缩放，请逐项填写指标。</translation>
    </message>
    <message>
        <source>“{capacity}” is no way to treat capacity. Known ways: {known}.</source>
        <translation>“{capacity}”不是有效的产能处理方式。可用：{known}。</translation>
    </message>
    <message>
        <source>The footprint of “{plant}” is not the one of its type any more. Draw the new one and set its figures.</source>
        <translation>“{plant}”的轮廓已不是其类型的轮廓，请自行绘制新轮廓并填写指标。</translation>
    </message>
    <message>
        <source>{layer}: there is no row “{id}”. Choose one that is on the base map.</source>
        <translation>{layer}：没有“{id}”，请选择底图上已有的编号。</translation>
    </message>
    <message>
        <source>No row is named. Name at least one.</source>
        <translation>没有指定要修改的行，请至少指定一行。</translation>
    </message>
    <message>
        <source>A target has no year. Give the year it is for.</source>
        <translation>有目标没有年份，请填写目标年份。</translation>
    </message>
    <message>
        <source>There are two targets for {year} and the product “{product}”. Keep one of them.</source>
        <translation>{year} 年产品“{product}”有两个目标，请保留一个。</translation>
    </message>
    <message>
        <source>“{given}” does not say which column goes where. Write COLUMN=SOURCE or ROLE.COLUMN=SOURCE.</source>
        <translation>“{given}”没有说明字段的对应关系。请写成 字段=来源字段 或 图层.字段=来源字段。</translation>
    </message>
    <message>
        <source>“{role}” in “{given}” is not a layer of the plan. Known layers: {known}.</source>
        <translation>“{given}”中的“{role}”不是规划的图层。已知图层：{known}。</translation>
    </message>
    <message>
        <source>The layer {role} has no column “{column}”. Known columns: {known}.</source>
        <translation>图层 {role} 没有字段“{column}”。已知字段：{known}。</translation>
    </message>
    <message>
        <source>The map for {role} has no column “{column}”. It has: {known}.</source>
        <translation>{role} 的底图文件没有字段“{column}”，其字段有：{known}。</translation>
    </message>
    <message>
        <source>There is no scenario “{scenario}” in this plan. It has: {known}.</source>
        <translation>本规划没有方案“{scenario}”。现有方案：{known}。</translation>
    </message>
    <message>
        <source>There is no plant “{plant}” in scenario “{scenario}”.</source>
        <translation>方案“{scenario}”中没有项目“{plant}”。</translation>
    </message>
    <message>
        <source>{column}: “{value}” is not a value of kind {kind}. Correct the value.</source>
        <translation>{column}：“{value}”不是 {kind} 类型的值，请更正。</translation>
    </message>
    <message>
        <source>{column}: “{value}” is not allowed. Use one of: {choices}.</source>
        <translation>{column}：不允许“{value}”。可用值：{choices}。</translation>
    </message>
    <message>
        <source>{column}: {value} is below the smallest allowed value, {minimum:g}{unit}.</source>
        <translation>{column}：{value} 小于允许的最小值 {minimum:g}{unit}。</translation>
    </message>
    <message>
        <source>{column}: {value} is above the largest allowed value, {maximum:g}{unit}.</source>
        <translation>{column}：{value} 大于允许的最大值 {maximum:g}{unit}。</translation>
    </message>
    <message>
        <source>{layer} has no column “{column}”. Known columns: {known}.</source>
        <translation>{layer} 没有字段“{column}”。已知字段：{known}。</translation>
    </message>
    <message>
        <source>There is no layer “{layer}”. Known layers: {known}.</source>
        <translation>没有图层“{layer}”。已知图层：{known}。</translation>
    </message>
    <message>
        <source>{path} is not a zip archive, or it is damaged. Get the file anew.</source>
        <translation>{path} 不是 zip 压缩包，或已损坏。请重新获取该文件。</translation>
    </message>
    <message>
        <source>{path} holds “{entry}”, a name that leads out of the archive. Unpack it by hand if you trust it.</source>
        <translation>{path} 含有指向压缩包之外的条目“{entry}”。如确认可信，请手工解压。</translation>
    </message>
    <message>
        <source>{path} would unpack to more than {limit_gb:.0f} GB. Unpack it by hand and give the map file itself.</source>
        <translation>{path} 解压后超过 {limit_gb:.0f} GB。请手工解压，再直接给出地图文件。</translation>
    </message>
    <message>
        <source>{path} holds {entries} entries, more than {limit}. Unpack it by hand and give the map file itself.</source>
        <translation>{path} 含 {entries} 个条目，超过 {limit} 个。请手工解压，再直接给出地图文件。</translation>
    </message>
    <message>
        <source>{path}: “{entry}” would unpack to more than {ratio} times its size. Unpack it by hand if you trust it.</source>
        <translation>{path}：“{entry}”解压后超过原大小的 {ratio} 倍。如确认可信，请手工解压。</translation>
    </message>
    <message>
        <source>{path} is made to do harm: its entries share their content. Get it anew from somebody you trust.</source>
        <translation>{path} 有害：其中各条目共用同一内容。请向可信的人重新索取。</translation>
    </message>
    <message>
        <source>{path} holds “{entry}” twice. Unpack it by hand and give the map file that is meant.</source>
        <translation>{path} 中有两个“{entry}”。请手动解压，并给出所需的地图文件。</translation>
    </message>
    <message>
        <source>{path} holds “{entry}”, a link to another file. Unpack it by hand and give the map file itself.</source>
        <translation>{path} 中的“{entry}”是指向其他文件的链接。请手动解压，并给出地图文件本身。</translation>
    </message>
    <message>
        <source>{path} is packed in a way this program does not know. Unpack it by hand and give the map file itself.</source>
        <translation>{path} 的压缩方式本程序不支持。请手动解压，并给出地图文件本身。</translation>
    </message>
    <message>
        <source>There is no room to unpack {path} in {folder}. Delete what is not needed there, or unpack it elsewhere.</source>
        <translation>{folder} 空间不足，无法解压 {path}。请删除那里不需要的文件，或在别处解压。</translation>
    </message>
    <message>
        <source>{path} is locked with a password. Unpack it and give the map file itself.</source>
        <translation>{path} 有密码保护。请解压后直接给出地图文件。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: there is no folder “{folder}”. Make it or choose another one.</source>
        <translation>未保存“{path}”：文件夹“{folder}”不存在。请新建该文件夹或另选一个。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: it is a folder. Give a file name.</source>
        <translation>未保存“{path}”：这是一个文件夹。请给出文件名。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: writing in “{folder}” is not allowed, or another program holds the file. Close it there or save to another folder.</source>
        <translation>未保存“{path}”：没有在“{folder}”中写入的权限，或文件被其他程序占用。请在该程序中关闭它，或保存到其他文件夹。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: “{folder}” is on a read-only disk. Save to another folder.</source>
        <translation>未保存“{path}”：“{folder}”所在磁盘为只读。请保存到其他文件夹。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: the disk of “{folder}” is full. Free some space or save to another disk.</source>
        <translation>未保存“{path}”：“{folder}”所在磁盘已满。请清理空间或保存到其他磁盘。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: the name is too long. Give a shorter one.</source>
        <translation>未保存“{path}”：文件名过长。请改用较短的文件名。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: the disk or share of “{folder}” does not answer. Connect it again or save elsewhere.</source>
        <translation>未保存“{path}”：“{folder}”所在磁盘或共享无响应。请重新连接或保存到别处。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: {reason}. Save to another folder.</source>
        <translation>未保存“{path}”：{reason}。请保存到其他文件夹。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: its table “{table}”, added by another program, cannot be carried over ({reason}). Save under another name.</source>
        <translation>未保存“{path}”：其他程序加入的表“{table}”无法带入新文件（{reason}）。请另存为其他文件名。</translation>
    </message>
    <message>
        <source>There is no file “{path}”. Check the name and the folder.</source>
        <translation>文件“{path}”不存在。请检查文件名和文件夹。</translation>
    </message>
    <message>
        <source>“{path}” is a folder. Choose a file in it.</source>
        <translation>“{path}”是文件夹。请选择其中的文件。</translation>
    </message>
    <message>
        <source>“{path}” cannot be read: {reason}. Ask for the right to read it or copy it.</source>
        <translation>无法读取“{path}”：{reason}。请申请读取权限或复制一份。</translation>
    </message>
    <message>
        <source>“{path}” is not a GeoPackage. Choose a plan file (*.gpkg).</source>
        <translation>“{path}”不是 GeoPackage。请选择规划文件（*.gpkg）。</translation>
    </message>
    <message>
        <source>“{path}” is damaged or cut short ({reason}). Use another copy, for example the one last saved.</source>
        <translation>“{path}”已损坏或不完整（{reason}）。请使用其他副本，例如最近一次保存的文件。</translation>
    </message>
    <message>
        <source>“{path}” is being written by another program. Wait for it or close it there.</source>
        <translation>其他程序正在写入“{path}”。请稍候，或在该程序中关闭它。</translation>
    </message>
    <message>
        <source>“{path}” cannot be read: another program left it unfinished, and there is no room for a copy in the folder for temporary files, “{folder}”. Free some space there.</source>
        <translation>“{path}”无法读取：其他程序写入该文件时中断，需要复制后读取，但临时文件夹“{folder}”空间不足。请清理该处空间。</translation>
    </message>
    <message>
        <source>“{path}”: layer “{layer}”, row fid {fid} has an outline that cannot be read. Draw it anew or remove the row.</source>
        <translation>“{path}”：图层“{layer}”中 fid 为 {fid} 的行轮廓无法读取。请重新绘制或删除该行。</translation>
    </message>
    <message>
        <source>“{path}”: layer “{layer}”, column “{column}”, row fid {fid}: “{value}” is not a value of kind {kind}. Correct it there.</source>
        <translation>“{path}”：图层“{layer}”列“{column}”中 fid 为 {fid} 的行：“{value}”不是 {kind} 类型的值。请在文件中改正。</translation>
    </message>
    <message>
        <source>“{path}”: layer “{layer}” has no known coordinate system. Set it there, in a map program.</source>
        <translation>“{path}”：图层“{layer}”没有可识别的坐标系。请在 GIS 软件中设置。</translation>
    </message>
    <message>
        <source>There is no file {path}. Check the name.</source>
        <translation>没有文件 {path}。请检查文件名。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} holds no coordinate system. A .prj holds one line of WKT.</source>
        <translation>{path} 中没有坐标系。.prj 文件应为一行 WKT。</translation>
    </message>
    <message>
        <source>{path} is not a map this program reads. Give a GeoPackage, Shapefile, GeoJSON, FlatGeobuf, GeoParquet, FileGDB, KML, MapInfo TAB or MIF, GML, DXF, or coordinates as TXT, CSV or xlsx.</source>
        <translation>{path} 不是本程序能读取的地图。请给出 GeoPackage、Shapefile、GeoJSON、FlatGeobuf、GeoParquet、FileGDB、KML、MapInfo TAB 或 MIF、GML、DXF，或 TXT、CSV、xlsx 坐标文件。</translation>
    </message>
    <message>
        <source>{path} is a folder, not a map file. Give one of the map files in it (of folders only *.gdb is read).</source>
        <translation>{path} 是文件夹，不是地图文件。请给出其中的地图文件（文件夹只读 *.gdb）。</translation>
    </message>
    <message>
        <source>{path} is an archive this program does not unpack. Unpack it and give the map file, or pack it as zip.</source>
        <translation>{path} 是本程序不能解压的压缩包。请解压后给出地图文件，或改用 zip 压缩。</translation>
    </message>
    <message>
        <source>{path} holds no map. An archive must hold a Shapefile, GeoPackage, GeoJSON, FlatGeobuf, GeoParquet, FileGDB, KML, MapInfo TAB or MIF, GML, DXF, or coordinates as TXT, CSV or xlsx.</source>
        <translation>{path} 中没有地图。压缩包内须有 Shapefile、GeoPackage、GeoJSON、FlatGeobuf、GeoParquet、FileGDB、KML、MapInfo TAB 或 MIF、GML、DXF，或 TXT、CSV、xlsx 格式的坐标。</translation>
    </message>
    <message>
        <source>{path} is only a part of a map: give {whole} instead.</source>
        <translation>{path} 只是地图的一部分：请改选 {whole}。</translation>
    </message>
    <message>
        <source>“{encoding}” is no encoding of text. Give for example GB18030 or UTF-8.</source>
        <translation>“{encoding}”不是文字编码。请给出例如 GB18030 或 UTF-8。</translation>
    </message>
    <message>
        <source>{path} is larger than {limit_mb:.0f} MB. Divide it, or give the map in another format.</source>
        <translation>{path} 超过 {limit_mb:.0f} MB。请拆分文件或改用其他格式。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Check that you may read it.</source>
        <translation>无法读取 {path}：{reason}。请检查是否有读取权限。</translation>
    </message>
    <message>
        <source>{path} is no text file, or it is damaged. Get the file anew.</source>
        <translation>{path} 不是文本文件或已损坏。请重新获取该文件。</translation>
    </message>
    <message>
        <source>“{path}” was saved by a newer version of the program (format {found}, this one knows {known}). Update the program to open it.</source>
        <translation>“{path}”由更新版本的程序保存（格式 {found}，本程序支持到 {known}）。请更新程序后打开。</translation>
    </message>
    <message>
        <source>“{path}”: the table “plan” says no usable format_version (“{found}”). Use another copy of the plan.</source>
        <translation>“{path}”：表“plan”中的 format_version 不可用（“{found}”）。请使用规划的其他副本。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: reading it back gave {found} of {written} rows of “{layer}”. Save to another disk.</source>
        <translation>未保存“{path}”：回读时图层“{layer}”写入 {written} 行，只读到 {found} 行。请保存到其他磁盘。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: what other programs may have put into the file cannot be taken along. {reason} Save under another name.</source>
        <translation>“{path}”未保存：其他程序可能写入该文件的内容无法一并带走。{reason} 请另存为其他名称。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: what was written cannot be read back. Save to another disk.</source>
        <translation>未保存“{path}”：写入的内容无法回读。请保存到其他磁盘。</translation>
    </message>
    <message>
        <source>“{path}” is no name for a plan file. Give a name ending in .gpkg.</source>
        <translation>“{path}”不能作为规划文件名。请使用以 .gpkg 结尾的文件名。</translation>
    </message>
    <message>
        <source>“{path}” is a map, not a plan. Make a plan of it with New from map files (siteplanner new).</source>
        <translation>“{path}”是地图，不是规划文件。请用“由地图文件新建”（siteplanner new）生成规划。</translation>
    </message>
    <message>
        <source>“{path}”: the plan&apos;s layer “{layer}” is missing. Use another copy of the plan.</source>
        <translation>“{path}”：缺少规划图层“{layer}”。请使用规划的其他副本。</translation>
    </message>
    <message>
        <source>“{path}”: layer “{layer}” lacks the column “{column}”. Add it in a map program or use another copy.</source>
        <translation>“{path}”：图层“{layer}”缺少列“{column}”。请在 GIS 软件中补上，或使用其他副本。</translation>
    </message>
    <message>
        <source>“{path}”: layer “{layer}” has no geometry. Use another copy of the plan.</source>
        <translation>“{path}”：图层“{layer}”没有几何图形。请使用规划的其他副本。</translation>
    </message>
    <message>
        <source>“{path}”: layer “{layer}”, row fid {fid} has no {column}. Fill it in, in a map program.</source>
        <translation>“{path}”：图层“{layer}”中 fid 为 {fid} 的行缺少 {column}。请在 GIS 软件中填写。</translation>
    </message>
    <message>
        <source>“{path}”: layer “{layer}” has {column} “{value}” twice (again in row fid {fid}). Give one another number.</source>
        <translation>“{path}”：图层“{layer}”中 {column}“{value}”重复（再次出现在 fid 为 {fid} 的行）。请给其中一个另编号。</translation>
    </message>
    <message>
        <source>“{path}”: layer “{layer}”, row fid {fid} is a {found}, not a {wanted}. Draw it anew or remove the row.</source>
        <translation>“{path}”：图层“{layer}”中 fid 为 {fid} 的行是 {found}，而不是 {wanted}。请重新绘制或删除该行。</translation>
    </message>
    <message>
        <source>“{path}”: the plan is in “{crs}”, which is not projected in metres. Make a plan of its layers with New from map files.</source>
        <translation>“{path}”：规划的坐标系“{crs}”不是以米为单位的投影坐标系。请用“由地图文件新建”重新生成规划。</translation>
    </message>
    <message>
        <source>“{path}”: layer “{layer}” is in “{found}”, the parcels are in “{wanted}”. Bring it into theirs, in a map program.</source>
        <translation>“{path}”：图层“{layer}”的坐标系为“{found}”，地块的坐标系为“{wanted}”。请在 GIS 软件中转换为地块的坐标系。</translation>
    </message>
    <message>
        <source>“{path}”: plants stand in scenario “{scenario}”, which the table “scenarios” does not have. Add it there.</source>
        <translation>“{path}”：有项目属于方案“{scenario}”，但表“scenarios”中没有该方案。请在表中补上。</translation>
    </message>
    <message>
        <source>“{path}”: the table “scenarios” is empty. Add a row with scenario_id “base”.</source>
        <translation>“{path}”：表“scenarios”为空。请添加一行，scenario_id 为“base”。</translation>
    </message>
    <message>
        <source>{path} is damaged or no map: {reason}. Get the file anew.</source>
        <translation>{path} 已损坏或不是地图：{reason}。请重新获取该文件。</translation>
    </message>
    <message>
        <source>it ends too early or has a bracket too many at line {line} (byte {byte}), after {whole} whole objects</source>
        <translation>文件在第 {line} 行（第 {byte} 字节）过早结束或多出一个括号，此前有 {whole} 个完整的对象</translation>
    </message>
    <message>
        <source>it is no JSON behind line {line} ({reason})</source>
        <translation>第 {line} 行之后不是合法的 JSON（{reason}）</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>GeoJSON begins with an object, this with “{found}”</source>
        <translation>GeoJSON 应以对象开头，本文件以“{found}”开头</translation>
    </message>
    <message>
        <source>the outermost object does not say its type</source>
        <translation>最外层对象没有注明类型</translation>
    </message>
    <message>
        <source>its type “{found}” is none of GeoJSON</source>
        <translation>类型“{found}”不是 GeoJSON 的类型</translation>
    </message>
    <message>
        <source>something other than objects stands between its objects</source>
        <translation>对象之间夹有其他内容</translation>
    </message>
    <message>
        <source>a FeatureCollection must have the list “features”</source>
        <translation>FeatureCollection 必须有“features”列表</translation>
    </message>
    <message>
        <source>its member “{name}” stands there more than once</source>
        <translation>成员“{name}”出现多次</translation>
    </message>
    <message>
        <source>{path} holds no layer with shapes.</source>
        <translation>{path} 中没有带图形的图层。</translation>
    </message>
    <message>
        <source>{path} has several layers called “{layer}”. Unpack it, or give one of them another name.</source>
        <translation>{path} 中有多个名为“{layer}”的图层。请解压，或给其中一个改名。</translation>
    </message>
    <message>
        <source>{path} has no layer “{layer}”. It has: {known}.</source>
        <translation>{path} 没有图层“{layer}”，其图层有：{known}。</translation>
    </message>
    <message>
        <source>{path} has several layers that could be the {role}: {known}. Name one: {path}:LAYER.</source>
        <translation>{path} 有多个图层可作为 {role}：{known}。请指定其一：{path}:图层名。</translation>
    </message>
    <message>
        <source>{path} has no layer with shapes that could be the {role}. It has: {known}.</source>
        <translation>{path} 没有图形适合作为 {role} 的图层，其图层有：{known}。</translation>
    </message>
    <message>
        <source>The layer “{layer}” of {path} is a table without shapes. Name another layer.</source>
        <translation>{path} 的图层“{layer}”是没有图形的属性表。请指定其他图层。</translation>
    </message>
    <message>
        <source>The layer “{layer}” of {path} is empty: it has no rows.</source>
        <translation>{path} 的图层“{layer}”为空，没有任何行。</translation>
    </message>
    <message>
        <source>{path} is damaged: only {read} of the {stated} rows of “{layer}” can be read. Get the file anew.</source>
        <translation>{path} 已损坏：“{layer}”的 {stated} 行中只能读出 {read} 行。请重新获取该文件。</translation>
    </message>
    <message>
        <source>the coordinate system it states (of a Shapefile the .prj) makes no sense; take it out and name one</source>
        <translation>所写的坐标系（Shapefile 为 .prj）无法识别；请去掉它，另行指定坐标系</translation>
    </message>
    <message>
        <source>parts of it are missing or cut short</source>
        <translation>其中一部分缺失或不完整</translation>
    </message>
    <message>
        <source>{path} keeps its shapes in a way this program does not know ({encoding}). Save it anew with WKB.</source>
        <translation>{path} 存放图形的方式（{encoding}）本程序不认识。请以 WKB 重新保存。</translation>
    </message>
    <message>
        <source>its column “{column}” holds no shapes, whatever the file says</source>
        <translation>其“{column}”列并非图形，与文件所述不符</translation>
    </message>
    <message>
        <source>its content is not what its name says</source>
        <translation>内容与文件名后缀不符</translation>
    </message>
    <message>
        <source>{path} does not say its coordinate system. Likeliest for its coordinates: {likeliest}. Name it: --crs-of {role}=EPSG:n.</source>
        <translation>{path} 没有说明坐标系。按其坐标最可能是：{likeliest}。请指定：--crs-of {role}=EPSG:n。</translation>
    </message>
    <message>
        <source>{path} does not say its coordinate system, and that its unit is {unit}. If its figures are metres all the same, name the system: --crs-of {role}=EPSG:n. Likeliest: {likeliest}. If not, scale it to metres in CAD.</source>
        <translation>{path} 未说明坐标系，且声明单位为{unit}。如数值实为米，请指定坐标系：--crs-of {role}=EPSG:n，最可能：{likeliest}。否则请在 CAD 中缩放为米。</translation>
    </message>
    <message>
        <source>{path} seems to be drawn in {unit}: times {factor:g} it would lie in {crs}. It is not scaled silently. In CAD scale it by {factor:g} about 0,0 (SCALE), set its unit to metres (INSUNITS 6) and save it anew.</source>
        <translation>{path} 似以{unit}绘制：乘以 {factor:g} 后位于 {crs}。本软件不会自行缩放。请在 CAD 中以 0,0 为基点缩放 {factor:g}（SCALE），单位设为米（INSUNITS 6）后重新保存。</translation>
    </message>
    <message>
        <source>{path} says it is in {crs}, which its coordinates do not fit (x {x:.6g}, y {y:.6g}). Likeliest: {likeliest}. Name it: --crs-of {role}=EPSG:n.</source>
        <translation>{path} 声明坐标系为 {crs}，但坐标与之不符（x {x:.6g}，y {y:.6g}）。最可能是：{likeliest}。请指定：--crs-of {role}=EPSG:n。</translation>
    </message>
    <message>
        <source>{path} does not say its coordinate system, and x and y seem to be exchanged in it: exchanged back it would lie in {likeliest}. If so, say --swap-axes {role} and --crs-of {role}=EPSG:n.</source>
        <translation>{path} 未说明坐标系，而且 x、y 似乎颠倒：对调后可能是 {likeliest}。若是，请加 --swap-axes {role} 和 --crs-of {role}=EPSG:n。</translation>
    </message>
    <message>
        <source>The coordinates of {path} do not fit {crs} as they stand (x {x:.6g}, y {y:.6g}); with x and y exchanged they would, at {lon:.4f}° E, {lat:.4f}° N. If so, say --swap-axes {role}.</source>
        <translation>{path} 的坐标（x {x:.6g}，y {y:.6g}）与 {crs} 不符；对调 x、y 后相符，位于东经 {lon:.4f}°、北纬 {lat:.4f}°。若是，请加 --swap-axes {role}。</translation>
    </message>
    <message>
        <source>With x and y exchanged the coordinates of {path} fit no system; as they stand they do. Leave --swap-axes out.</source>
        <translation>{path} 的坐标对调 x、y 后不合任何坐标系，不对调反而相符。请去掉 --swap-axes。</translation>
    </message>
    <message>
        <source>None of the {rows} rows of {source} can be used as {role}. Row {row}: {reason}</source>
        <translation>{source} 的 {rows} 行都不能作为{role}使用。第 {row} 行：{reason}</translation>
    </message>
    <message>
        <source>A plan needs parcels. Give a map of them: --parcels FILE.</source>
        <translation>规划须有地块。请给出地块图：--parcels 文件。</translation>
    </message>
    <message>
        <source>“{role}” is not a layer of the base map. Known layers: {known}.</source>
        <translation>“{role}”不是底图的图层。已知图层：{known}。</translation>
    </message>
    <message>
        <source>None of the maps has a column “{source}” to become “{column}”. They have: {known}.</source>
        <translation>各图都没有字段“{source}”可作为“{column}”。现有字段：{known}。</translation>
    </message>
    <message>
        <source>None of the layers {roles} has a column “{column}”. Known: {known}.</source>
        <translation>图层 {roles} 都没有字段“{column}”。已知字段：{known}。</translation>
    </message>
    <message>
        <source>The parcels of {path} do not all lie where the plan&apos;s system {crs} holds. Make a plan of their own of them, or correct the file.</source>
        <translation>{path} 中的地块不全在规划坐标系 {crs} 的适用范围内。请另建规划，或更正该图件。</translation>
    </message>
    <message>
        <source>The plan has no file yet. Say where to save it.</source>
        <translation>规划尚未存盘，请指定保存位置。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: another program has changed the file since it was opened. Save under another name, or overwrite it on purpose.</source>
        <translation>“{path}”未保存：打开之后文件已被其他程序修改。请另存为，或确认后覆盖。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: the file is not there any more. It was moved, renamed or removed, or the share it is on is not connected. Save elsewhere, or there anew on purpose.</source>
        <translation>“{path}”未保存：文件已不在原处，可能被移动、改名或删除，也可能所在共享盘未连接。请另存到别处；确需保存在原处时可重新写入。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: somebody else has it open, and it was opened to read. Save under another name.</source>
        <translation>“{path}”未保存：他人正打开该文件，这里只供查看。请另存为其他名称。</translation>
    </message>
    <message>
        <source>Every plant of {source} is in scenario “{scenario}” already. Give --update to overwrite them.</source>
        <translation>{source} 中的项目在方案“{scenario}”里都已存在。如需覆盖请加 --update。</translation>
    </message>
    <message>
        <source>“{path}”: no export writes files with the ending “{suffix}”. Use one of: {known}.</source>
        <translation>“{path}”：不支持导出扩展名为“{suffix}”的文件。可用：{known}。</translation>
    </message>
    <message>
        <source>A layer can be named for these endings only: {known}. “{path}” holds what its ending says.</source>
        <translation>只有这些扩展名可以指定图层：{known}。“{path}”的内容由扩展名决定。</translation>
    </message>
    <message>
        <source>A coordinate system can be named for these endings only: {known}. “{path}” has that of its format.</source>
        <translation>只有这些扩展名可以指定坐标系：{known}。“{path}”的坐标系由格式决定。</translation>
    </message>
    <message>
        <source>Settings of boundary points can be told for these endings only: {known} (a workbook holds points where a layer is named). “{path}” holds none.</source>
        <translation>只有这些扩展名可以给出界址点设置：{known}（工作簿须指定图层才是界址点）。“{path}”不含界址点。</translation>
    </message>
    <message>
        <source>“{path}” was saved but reads back otherwise. Do not use it; save to another disk.</source>
        <translation>“{path}”已保存，但回读内容不一致。请勿使用，并保存到其他磁盘。</translation>
    </message>
    <message>
        <source>There is no GeoJSON profile “{profile}”. Use one of: {known}.</source>
        <translation>没有 GeoJSON 规格“{profile}”。可用：{known}。</translation>
    </message>
    <message>
        <source>The plan is in {crs}, and the shift from there to {target} is not known: positions would be wrong by up to some hundred metres. Export in the profile cgcs2000-projected, which keeps the plan&apos;s coordinates.</source>
        <translation>规划坐标系为 {crs}，它到 {target} 的转换参数未知：位置可能相差上百米。请用规格 cgcs2000-projected 导出，坐标与规划一致。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: reading it back showed a difference: {difference}.</source>
        <translation>未保存“{path}”：回读发现差异：{difference}。</translation>
    </message>
    <message>
        <source>This plan has no backdrop “{backdrop}”.</source>
        <translation>本规划没有背景影像“{backdrop}”。</translation>
    </message>
    <message>
        <source>Tiles of Baidu (BD-09) are cut in a way of their own and cannot be laid under a plan. Use tiles in WGS 84, CGCS2000 or GCJ-02, or a georeferenced picture.</source>
        <translation>百度瓦片（BD-09）的切片方式特殊，不能铺在规划下方。请使用 WGS 84、CGCS2000 或 GCJ-02 瓦片，或带坐标的图片。</translation>
    </message>
    <message>
        <source>“{crs}” is never shifted: GCJ-02 and BD-09 are only known for longitude and latitude and for Web Mercator. Choose the true position, or the system the picture is really in.</source>
        <translation>“{crs}”不存在偏移：GCJ-02 和 BD-09 只用于经纬度和 Web 墨卡托。请选择“无偏移”，或选择图片真正的坐标系。</translation>
    </message>
    <message>
        <source>“{name}” is not in “{folder}” any more, nor beside the plan: it was moved, renamed or deleted.</source>
        <translation>“{name}”已不在“{folder}”中，规划文件旁也没有：它被移动、改名或删除了。</translation>
    </message>
    <message>
        <source>“{name}” does not say in which coordinate system it is. Choose it.</source>
        <translation>“{name}”没有注明坐标系，请选择。</translation>
    </message>
    <message>
        <source>Nobody has said yet whether “{name}” is a shifted map (GCJ-02, BD-09). Choose it; until then it is not shown.</source>
        <translation>尚未说明“{name}”是否为偏移地图（GCJ-02、BD-09）。请选择；选定之前不显示。</translation>
    </message>
    <message>
        <source>This plan has no bookmark “{bookmark}”.</source>
        <translation>本规划没有书签“{bookmark}”。</translation>
    </message>
    <message>
        <source>An area keeps at least three corners, a line two. Remove the whole shape instead.</source>
        <translation>面至少保留三个角点，线至少两个。请改为删除整个图形。</translation>
    </message>
    <message>
        <source>Areas, lines and points in one shape cannot be edited together. Split it where it came from.</source>
        <translation>同一图形里混有面、线和点，不能一起编辑。请在来源程序中拆开。</translation>
    </message>
    <message>
        <source>The line runs along an edge and would cut off nothing but a sliver. Draw it through the shape.</source>
        <translation>切分线贴着一条边，只会切下一条细缝。请让线穿过图形。</translation>
    </message>
    <message>
        <source>A note needs words. Type some, or leave it.</source>
        <translation>注记需要文字。请输入文字，或不添加。</translation>
    </message>
    <message>
        <source>A dimension needs two different points.</source>
        <translation>尺寸标注需要两个不同的点。</translation>
    </message>
    <message>
        <source>The description of this backdrop makes no sense.</source>
        <translation>该背景影像的描述无法理解。</translation>
    </message>
    <message>
        <source>{layer}: the number “{id}” is in use or given twice. Give another number.</source>
        <translation>{layer}：编号“{id}”已被使用或重复，请换一个编号。</translation>
    </message>
    <message>
        <source>{layer}: a number is missing. Give every row a number of its own.</source>
        <translation>{layer}：缺少编号，请给每一行一个编号。</translation>
    </message>
    <message>
        <source>Nothing can be aligned by “{side}”. Known: {known}.</source>
        <translation>不能按“{side}”对齐。可用：{known}。</translation>
    </message>
    <message>
        <source>Select at least {least} things with a shape for that.</source>
        <translation>请至少选择 {least} 个有图形的要素。</translation>
    </message>
    <message>
        <source>{count} in all makes no copies. Give 2 or more.</source>
        <translation>总数为 {count} 时没有副本。请输入 2 或更大的数。</translation>
    </message>
    <message>
        <source>Copies must not lie on one another. Give a distance.</source>
        <translation>副本不能重叠在一起。请给出间距。</translation>
    </message>
    <message>
        <source>A gap of {gap_m:g} m would lay the copies over each other. Give 0 m or more between them.</source>
        <translation>净距 {gap_m:g} m 会使副本相互重叠。请输入 0 m 或更大的净距。</translation>
    </message>
    <message>
        <source>Letters are {smallest:g} to {largest:g} pt in size, not {given:g}.</source>
        <translation>字号须为 {smallest:g} 至 {largest:g} pt，不能是 {given:g}。</translation>
    </message>
    <message>
        <source>That would make {count:,} copies. Ask for at most {most:,}.</source>
        <translation>这样会产生 {count:,} 个副本，最多只能 {most:,} 个。</translation>
    </message>
    <message>
        <source>A hole must lie inside {feature} and clear of its other holes. Draw it inside, or split the shape.</source>
        <translation>洞必须在{feature}之内，且不碰到其他洞。请画在里面，或切分图形。</translation>
    </message>
    <message>
        <source>A gap of {gap_m:g} m would lay things over each other. Give 0 m or more.</source>
        <translation>净距 {gap_m:g} m 会使要素相互重叠。请输入 0 m 或更大的净距。</translation>
    </message>
    <message>
        <source>Nothing can be distributed by “{way}”. Known: {known}.</source>
        <translation>不能按“{way}”分布。可用：{known}。</translation>
    </message>
    <message>
        <source>{layer} “{id}”: a {shape} does not belong in this layer. Draw {wanted}.</source>
        <translation>{layer}“{id}”：该图层不能存放 {shape}，请绘制{wanted}。</translation>
    </message>
    <message>
        <source>{layer} “{id}”: the shape has a corner without a position. Draw it anew.</source>
        <translation>{layer}“{id}”：图形有一个角点没有坐标，请重新绘制。</translation>
    </message>
    <message>
        <source>an area</source>
        <translation>面</translation>
    </message>
    <message>
        <source>a point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Two points at one place are no edge. Choose another edge.</source>
        <translation>两点重合，不成边线。请另选一条边。</translation>
    </message>
    <message>
        <source>One thing alone cannot be merged. Select at least two of one layer.</source>
        <translation>只选一个不能合并。请在同一图层至少选择两个。</translation>
    </message>
    <message>
        <source>Things of different layers cannot be merged. Select those of one layer.</source>
        <translation>不同图层的图形不能合并。请选择同一图层的图形。</translation>
    </message>
    <message>
        <source>{layer} are points and cannot be merged. Remove the ones you do not need.</source>
        <translation>{layer}是点，不能合并。请删除多余的点。</translation>
    </message>
    <message>
        <source>Areas and lines cannot be merged into one. Select areas alone or lines alone.</source>
        <translation>面和线不能合并为一个。请只选面或只选线。</translation>
    </message>
    <message>
        <source>{feature} crosses itself and cannot be merged. Repair its outline first.</source>
        <translation>{feature}自相交，无法合并。请先修好轮廓线。</translation>
    </message>
    <message>
        <source>{features} do not lie beside {first}. Select neighbours, or merge them as one of several parts.</source>
        <translation>{features} 与 {first} 不相邻。请选择相邻的图形，或合并为多部分。</translation>
    </message>
    <message>
        <source>{first} and {second} make different products; their capacities do not add up. Give them one product first.</source>
        <translation>{first} 与 {second} 产品不同，产能不能相加。请先改为同一产品。</translation>
    </message>
    <message>
        <source>Two points at one place give no line. Choose a second point farther away.</source>
        <translation>两点重合，不能确定直线。请把第二点选得远一些。</translation>
    </message>
    <message>
        <source>A distance of {distance_m:g} m is not possible. Give 0 m or more.</source>
        <translation>距离不能为 {distance_m:g} m。请输入 0 m 或更大的数。</translation>
    </message>
    <message>
        <source>{feature} has no corner there. Point at a corner.</source>
        <translation>{feature}在那里没有角点。请指向一个角点。</translation>
    </message>
    <message>
        <source>{features} meet in this corner; without it there would be a gap between them. Move the corner instead.</source>
        <translation>{features} 在此角点相接，删去后其间会有缝。请改为移动角点。</translation>
    </message>
    <message>
        <source>There is already a bookmark “{bookmark}”. Choose another name.</source>
        <translation>已有书签“{bookmark}”，请换一个名称。</translation>
    </message>
    <message>
        <source>{layer}: a number cannot be blank. Give one.</source>
        <translation>{layer}：编号不能为空，请填写。</translation>
    </message>
    <message>
        <source>{layer}: “{new}” holds characters that cannot be shown. Leave them out.</source>
        <translation>{layer}：“{new}”含有无法显示的字符，请去掉。</translation>
    </message>
    <message>
        <source>{layer}: the number “{new}” is in use. Give another one.</source>
        <translation>{layer}：编号“{new}”已被使用，请换一个。</translation>
    </message>
    <message>
        <source>There is already a theme “{theme}”. Choose another name.</source>
        <translation>已有名为“{theme}”的图面主题，请换一个名称。</translation>
    </message>
    <message>
        <source>Nothing can be scaled by {factor:g}. Give a factor greater than 0.</source>
        <translation>不能按 {factor:g} 缩放。请输入大于 0 的倍数。</translation>
    </message>
    <message>
        <source>Things of different layers are not split together. Select those of one layer.</source>
        <translation>不同图层的图形不能一起切分。请选择同一图层的图形。</translation>
    </message>
    <message>
        <source>The line does not cut {features} in two. Draw it from outside to outside, across the whole shape.</source>
        <translation>切分线没有切开 {features}。请从图形外画到图形外，贯穿整个图形。</translation>
    </message>
    <message>
        <source>{feature} crosses itself and cannot be split. Repair its outline first.</source>
        <translation>{feature}自相交，无法切分。请先修好轮廓线。</translation>
    </message>
    <message>
        <source>A side of {side_m:.3f} m cannot be pushed in by {by_m:.3f} m: at least {least_m:g} m must remain.</source>
        <translation>边长 {side_m:.3f} m，不能内收 {by_m:.3f} m：至少要留 {least_m:g} m。</translation>
    </message>
    <message>
        <source>What has no width cannot be stretched. Give it another shape.</source>
        <translation>没有宽度的图形不能拉伸。请改用其他图形。</translation>
    </message>
    <message>
        <source>What is selected has no shape yet. Draw it first.</source>
        <translation>所选要素还没有图形。请先绘制。</translation>
    </message>
    <message>
        <source>{layer}: there is no “{id}”. Choose one that is on the map.</source>
        <translation>{layer}：没有“{id}”，请选择图上已有的要素。</translation>
    </message>
    <message>
        <source>Nothing is named. Name at least one thing on the map.</source>
        <translation>没有指定对象，请至少指定图上的一个要素。</translation>
    </message>
    <message>
        <source>“{column}” holds no numbers (character {place}). Do not calculate with it.</source>
        <translation>“{column}”不是数值字段（第 {place} 个字符），不能参与计算。</translation>
    </message>
    <message>
        <source>The filter ends too early: after “{last}” something is missing.</source>
        <translation>筛选条件不完整：“{last}”之后缺少内容。</translation>
    </message>
    <message>
        <source>There is no column “{name}” (character {place}). Known: {known}.</source>
        <translation>没有字段“{name}”（第 {place} 个字符）。可用的有：{known}。</translation>
    </message>
    <message>
        <source>“{name}” (character {place}) can be any of these columns: {known}.</source>
        <translation>“{name}”（第 {place} 个字符）可能指以下任一字段：{known}。</translation>
    </message>
    <message>
        <source>A value is expected at character {place}, before “{found}”.</source>
        <translation>第 {place} 个字符处、“{found}”之前缺少一个值。</translation>
    </message>
    <message>
        <source>This filter is too long, or has too many brackets in each other. Shorten it.</source>
        <translation>筛选条件过长，或括号嵌套过多，请缩短。</translation>
    </message>
    <message>
        <source>The bracket at character {place} is not closed.</source>
        <translation>第 {place} 个字符处的括号没有闭合。</translation>
    </message>
    <message>
        <source>“{value}” (character {place}) is not a number. Write it like 12300 or 1.23万.</source>
        <translation>“{value}”（第 {place} 个字符）不是数字。请写成 12300 或 1.23万。</translation>
    </message>
    <message>
        <source>“{value}” (character {place}) is not a date. Write it like 2027-06-30, 2027Q2 or 2027.</source>
        <translation>“{value}”（第 {place} 个字符）不是日期。请写成 2027-06-30、2027年6月、2027Q2 或 2027。</translation>
    </message>
    <message>
        <source>“{value}” (character {place}) is no value of “{column}”. It has: {known}.</source>
        <translation>“{value}”（第 {place} 个字符）不是“{column}”的取值。可用的有：{known}。</translation>
    </message>
    <message>
        <source>“{value}” (character {place}): “{column}” is either yes or no.</source>
        <translation>“{value}”（第 {place} 个字符）：“{column}”只能是“是”或“否”。</translation>
    </message>
    <message>
        <source>The name of a column is expected at character {place}, before “{found}”.</source>
        <translation>第 {place} 个字符处、“{found}”之前应为字段名。</translation>
    </message>
    <message>
        <source>After “{column}” a comparison is expected at character {place}: = != &lt; &lt;= &gt; &gt;= in contains, or “is blank”.</source>
        <translation>第 {place} 个字符处、“{column}”之后应为比较：= != &lt; &lt;= &gt; &gt;=、属于、包含或“为空”。</translation>
    </message>
    <message>
        <source>“{column}” holds words, which are neither larger nor smaller (character {place}). Use = or contains.</source>
        <translation>“{column}”是文字，不能比较大小（第 {place} 个字符）。请用 = 或“包含”。</translation>
    </message>
    <message>
        <source>“{column}” holds no text (character {place}). Compare it with = &lt; or &gt; instead.</source>
        <translation>“{column}”不是文本字段（第 {place} 个字符），请用 = &lt; &gt; 比较。</translation>
    </message>
    <message>
        <source>“{found}” at character {place} is not expected. Join conditions by and, or.</source>
        <translation>第 {place} 个字符处的“{found}”多余。多个条件请用“且”“或”连接。</translation>
    </message>
    <message>
        <source>The quotation mark at character {place} is not closed. Close it.</source>
        <translation>第 {place} 个字符处的引号没有闭合，请补上。</translation>
    </message>
    <message>
        <source>“{sign}” at character {place} means nothing here. Leave it out or quote it.</source>
        <translation>第 {place} 个字符处的“{sign}”没有意义，请去掉或加引号。</translation>
    </message>
    <message>
        <source>There is no row left for it.</source>
        <translation>下方没有可粘贴的行了。</translation>
    </message>
    <message>
        <source>There is no column left for it.</source>
        <translation>右侧没有可粘贴的字段了。</translation>
    </message>
    <message>
        <source>The table has no row of that number.</source>
        <translation>表中没有该编号的行。</translation>
    </message>
    <message>
        <source>The number stands in several of the pasted rows.</source>
        <translation>该编号在粘贴的多行中重复出现。</translation>
    </message>
    <message>
        <source>{column} is measured on the map and cannot be set.</source>
        <translation>“{column}”由图形量算得出，不能修改。</translation>
    </message>
    <message>
        <source>{column} is kept by the program and cannot be set.</source>
        <translation>“{column}”由程序维护，不能修改。</translation>
    </message>
    <message>
        <source>{column} identifies the row and cannot be pasted over.</source>
        <translation>“{column}”是要素编号，不能用粘贴覆盖。</translation>
    </message>
    <message>
        <source>There is no such edge on what is selected. Choose one of its edges.</source>
        <translation>所选要素没有这条边。请选它自己的一条边。</translation>
    </message>
    <message>
        <source>Only the edges of areas can be pushed. Move the corners of a line instead.</source>
        <translation>只能推拉面的边。线请移动其节点。</translation>
    </message>
    <message>
        <source>The edge cannot go by {by_m:.3f} m: the shape would cross or lose itself. Give a smaller distance.</source>
        <translation>此边不能移动 {by_m:.3f} m：图形会自相交或消失。请减小距离。</translation>
    </message>
    <message>
        <source>No corner here is near a right angle, so there is nothing to square up. Move the corners by hand.</source>
        <translation>这里没有接近直角的角，无法直角化。请手工移动角点。</translation>
    </message>
    <message>
        <source>Squared up, this shape would cross or lose itself. Move its corners nearer to right angles first.</source>
        <translation>直角化后图形会自相交或消失。请先把角点移近直角。</translation>
    </message>
    <message>
        <source>This plan has no theme “{theme}”.</source>
        <translation>该规划没有名为“{theme}”的图面主题。</translation>
    </message>
    <message>
        <source>{column}: “{value}” is not a number. Write it like 12 300 or 1.23万.</source>
        <translation>{column}：“{value}”不是数字。请写成 12300 或 1.23万。</translation>
    </message>
    <message>
        <source>{column}: “{value}” is not a whole number. Leave the decimals out.</source>
        <translation>{column}：“{value}”不是整数，请去掉小数。</translation>
    </message>
    <message>
        <source>{column}: “{value}” is not a date. Write it like 2027-06-30, 2027Q2 or 2027.</source>
        <translation>{column}：“{value}”不是日期。请写成 2027-06-30、2027年6月、2027Q2 或 2027。</translation>
    </message>
    <message>
        <source>{column}: “{value}” is neither yes nor no.</source>
        <translation>{column}：“{value}”既不是“是”也不是“否”。</translation>
    </message>
    <message>
        <source>“{name}” is compressed in a way that this program cannot read (TIFF compression {number}). Save it with LZW, Deflate or JPEG.</source>
        <translation>“{name}”的压缩方式本程序无法读取（TIFF 压缩代号 {number}）。请改用 LZW、Deflate 或 JPEG 保存。</translation>
    </message>
    <message>
        <source>“{name}” is too large to be read in one piece ({width} × {height} pixels). Save it as a tiled GeoTIFF, for example with QGIS or gdal_translate -co TILED=YES.</source>
        <translation>“{name}”过大（{width} × {height} 像素），无法整块读取。请另存为分块的 GeoTIFF，例如用 QGIS 或 gdal_translate -co TILED=YES。</translation>
    </message>
    <message>
        <source>There is no file “{name}” in “{folder}”. It was moved, renamed or deleted.</source>
        <translation>“{folder}”中没有文件“{name}”。它被移动、改名或删除了。</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: {reason}.</source>
        <translation>无法读取“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>“{name}” is no picture this program reads. Use a GeoTIFF, or a PNG, JPEG, BMP, WebP or TIFF picture.</source>
        <translation>“{name}”不是本程序能读取的图片。请使用 GeoTIFF，或 PNG、JPEG、BMP、WebP、TIFF 图片。</translation>
    </message>
    <message>
        <source>The picture “{name}” is damaged or cut short.</source>
        <translation>图片“{name}”已损坏或不完整。</translation>
    </message>
    <message>
        <source>“{name}” does not say where it lies. Put its world file ({world}) beside it, or save it as a GeoTIFF.</source>
        <translation>“{name}”没有位置信息。请把坐标文件（{world}）放在旁边，或另存为 GeoTIFF。</translation>
    </message>
    <message>
        <source>“{name}” is too large ({width} × {height} pixels) to be read whole. Save it as a tiled GeoTIFF, for example with QGIS or gdal_translate -co TILED=YES.</source>
        <translation>“{name}”过大（{width} × {height} 像素），无法整幅读取。请另存为分块的 GeoTIFF，例如用 QGIS 或 gdal_translate -co TILED=YES。</translation>
    </message>
    <message>
        <source>“{name}” holds measurements (such as heights), not colours. Save it as a coloured picture first.</source>
        <translation>“{name}”存的是数值（如高程），不是颜色。请先另存为彩色图片。</translation>
    </message>
    <message>
        <source>“{name}” is tied to the ground by {count} points that no straight picture fits (up to {off:.1f} pixels apart). Rectify it in a GIS first.</source>
        <translation>“{name}”有 {count} 个控制点，图片不变形就无法吻合（最大相差 {off:.1f} 像素）。请先在 GIS 软件中校正。</translation>
    </message>
    <message>
        <source>“{name}” is no MBTiles file, or it is damaged.</source>
        <translation>“{name}”不是 MBTiles 文件，或已损坏。</translation>
    </message>
    <message>
        <source>“{name}” is no sound TIFF file: it is damaged, cut short, or of another kind.</source>
        <translation>“{name}”不是完好的 TIFF 文件：已损坏、不完整或属于其他格式。</translation>
    </message>
    <message>
        <source>“{name}” holds no map tiles.</source>
        <translation>“{name}”中没有地图瓦片。</translation>
    </message>
    <message>
        <source>The tiles of “{name}” are no pictures (PNG, JPEG or WebP) but {kind}. Use tiles that are pictures.</source>
        <translation>“{name}”的瓦片不是图片（PNG、JPEG 或 WebP），而是 {kind}。请使用图片瓦片。</translation>
    </message>
    <message>
        <source>The world file “{name}” should hold six numbers, one a line: width of a pixel, two for the turn, minus its height, and the middle of the first pixel. Write it again.</source>
        <translation>坐标文件“{name}”应有六个数，每行一个：像素宽、两个旋转项、负的像素高、首个像素的中心坐标。请重新编写。</translation>
    </message>
    <message>
        <source>“{name}” is in {crs}: by how many metres that is off {plan} is not known here. Transform the picture with local control points first.</source>
        <translation>“{name}”采用 {crs}，它与 {plan} 相差多少米本程序无从得知。请先用当地控制点转换图片。</translation>
    </message>
    <message>
        <source>“{name}” is in {crs}, which is never shifted by GCJ-02 or BD-09. Choose the true position.</source>
        <translation>“{name}”采用 {crs}，不存在 GCJ-02 或 BD-09 偏移。请选择“无偏移”。</translation>
    </message>
    <message>
        <source>“{name}” lies nowhere in {crs}: its place or its coordinate system is wrong.</source>
        <translation>“{name}”在 {crs} 中没有位置：位置信息或坐标系有误。</translation>
    </message>
    <message>
        <source>The clipboard holds too much: {size:,} of at most {most:,} {unit}. Bring it in through a map file.</source>
        <translation>剪贴板内容过多：{size:,} {unit}，上限 {most:,}。请改用地图文件导入。</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>个字符</translation>
    </message>
    <message>
        <source>features</source>
        <translation>个要素</translation>
    </message>
    <message>
        <source>What the clipboard holds cannot be read. Copy it once more.</source>
        <translation>剪贴板内容无法读取。请重新复制。</translation>
    </message>
    <message>
        <source>The clipboard was filled by a newer version of the program. Update this one.</source>
        <translation>剪贴板内容来自更新的程序版本。请升级本程序。</translation>
    </message>
    <message>
        <source>How {source} lies to {target} is not known to within tens of metres, so nothing is pasted. Bring it in through a map file with the right coordinate system.</source>
        <translation>{source} 与 {target} 之间没有可靠的转换关系（误差可达数十米），未粘贴。请用带正确坐标系的地图文件导入。</translation>
    </message>
    <message>
        <source>What was copied in {source} has no place in {target}. Nothing is pasted.</source>
        <translation>以 {source} 复制的内容在 {target} 中没有对应位置，未粘贴。</translation>
    </message>
    <message>
        <source>“{code}” is no code of the “{system}”. Choose one from the list, or empty the code system first.</source>
        <translation>“{code}”不是《{system}》中的代码。请从列表中选取，或先清空代码体系。</translation>
    </message>
    <message>
        <source>The plan keeps no rule pack “{pack}”.</source>
        <translation>规划中没有规则包“{pack}”。</translation>
    </message>
    <message>
        <source>The plan is checked by the rule pack “{pack}”. Choose another pack first.</source>
        <translation>规划正使用规则包“{pack}”检查，请先选择其他规则包。</translation>
    </message>
    <message>
        <source>The rule pack “{other}” is built on “{pack}”. Remove that one first.</source>
        <translation>规则包“{other}”以“{pack}”为基础，请先移除前者。</translation>
    </message>
    <message>
        <source>“{written}” compares nothing. Write a condition, as in: height_m &gt; 24.</source>
        <translation>“{written}”不是条件，请写成条件，例如：height_m &gt; 24。</translation>
    </message>
    <message>
        <source>“{path}”: findings cannot be written with the ending “{suffix}”. Use one of: {known}.</source>
        <translation>“{path}”：问题不能写成后缀“{suffix}”的文件，请用：{known}。</translation>
    </message>
    <message>
        <source>No single edge of parcel {parcel} lies at {east_m:.3f}, {north_m:.3f}. Point at the middle of an edge.</source>
        <translation>在 {east_m:.3f}, {north_m:.3f} 处没有地块 {parcel} 的唯一一条边。请指向某条边的中部。</translation>
    </message>
    <message>
        <source>“{kind}” is no kind of edge. Use one of: {choices}.</source>
        <translation>“{kind}”不是地块边类型。可用：{choices}。</translation>
    </message>
    <message>
        <source>{path} is a DWG drawing, which only CAD programs read. Open it there and save it as DXF: SAVEAS, file type “AutoCAD 2010 DXF”, objects of other programs (Tangent, CASS) exploded first.</source>
        <translation>{path} 是 DWG 图纸，只有 CAD 软件能读。请在 CAD 中打开并另存为 DXF（SAVEAS，文件类型“AutoCAD 2010 DXF”），天正、CASS 等软件的自定义对象请先分解。</translation>
    </message>
    <message>
        <source>{path} is no DXF drawing, whatever its name says. Save it anew from CAD as DXF.</source>
        <translation>{path} 不是 DXF 图纸，仅文件名如此。请在 CAD 中重新另存为 DXF。</translation>
    </message>
    <message>
        <source>{path} is empty. Save it anew from CAD as DXF.</source>
        <translation>{path} 是空文件。请在 CAD 中重新另存为 DXF。</translation>
    </message>
    <message>
        <source>{path} has {size_mb:.0f} MB, more than the {limit_mb:.0f} MB that are read. In CAD write the layers that are needed to a file of their own (WBLOCK), or give them as a Shapefile.</source>
        <translation>{path} 有 {size_mb:.0f} MB，超过可读取的 {limit_mb:.0f} MB。请在 CAD 中把需要的图层单独写成一个文件（WBLOCK），或提供 Shapefile。</translation>
    </message>
    <message>
        <source>{path} is cut off: it ends in the middle of the drawing, at line {line}. Get the file anew.</source>
        <translation>{path} 不完整：文件在第 {line} 行中断，图形未结束。请重新获取该文件。</translation>
    </message>
    <message>
        <source>{path} is cut off or damaged: {groups} groups of it can be read, then it ends. Get the file anew.</source>
        <translation>{path} 不完整或已损坏：读到第 {groups} 组数据后中断。请重新获取该文件。</translation>
    </message>
    <message>
        <source>{path} is too damaged to be read as a DXF drawing: {reason}. Open it in CAD, run AUDIT and save it anew.</source>
        <translation>{path} 损坏严重，无法按 DXF 图纸读取：{reason}。请在 CAD 中打开，运行 AUDIT 后重新保存。</translation>
    </message>
    <message>
        <source>{path} has nothing drawn in its model space. What is drawn on its sheets (layouts) is not read.</source>
        <translation>{path} 的模型空间中没有图形。布局（图纸空间）中的图形不读取。</translation>
    </message>
    <message>
        <source>{path} holds more than {limit} entities once its blocks are put where they are inserted. In CAD write the layers that are needed to a file of their own (WBLOCK).</source>
        <translation>{path} 的图块展开后图元超过 {limit} 个。请在 CAD 中把需要的图层单独写成一个文件（WBLOCK）。</translation>
    </message>
    <message>
        <source>The arcs of {path} would become more than {limit} points. In CAD write the layers that are needed to a file of their own (WBLOCK).</source>
        <translation>{path} 的弧线离散后将超过 {limit} 个点。请在 CAD 中把需要的图层单独写成一个文件（WBLOCK）。</translation>
    </message>
    <message>
        <source>“{path}” was not written: the table “{table}” reads back otherwise. Report this fault.</source>
        <translation>“{path}”未写出：表“{table}”回读不一致。请报告此故障。</translation>
    </message>
    <message>
        <source>Boundary points of “{layer}” are not written. Use one of: {known}.</source>
        <translation>不能输出“{layer}”的界址点。可选：{known}。</translation>
    </message>
    <message>
        <source>“{path}” was not written: none of the {layer} has an outline.</source>
        <translation>“{path}”未写出：{layer}中没有任何图形。</translation>
    </message>
    <message>
        <source>“{path}” was not written: the plan&apos;s system {crs} cannot be brought into a 3-degree zone of CGCS2000. Land bureaux take boundary points in no other.</source>
        <translation>“{path}”未写出：方案坐标系 {crs} 无法转换到 CGCS2000 三度带。自然资源部门只接收该坐标系的界址点。</translation>
    </message>
    <message>
        <source>“{path}” was not written: the outline of {id} crosses or touches itself, or does so once rounded to the millimetre. Correct it on the map.</source>
        <translation>“{path}”未写出：{id} 的边界自相交或自接触，或取位到毫米后如此。请在图上改正。</translation>
    </message>
    <message>
        <source>“{path}” was not written: a ring of {id} has fewer than three points a millimetre apart. Correct it on the map.</source>
        <translation>“{path}”未写出：{id} 有一圈相距一毫米以上的点不足三个。请在图上改正。</translation>
    </message>
    <message>
        <source>{path} has no columns of coordinates. Head them for example 地块编号, 点号, X, Y, or lon, lat, or WKT.</source>
        <translation>{path} 没有坐标列。列名可用：地块编号、点号、X、Y，或 lon、lat，或 WKT。</translation>
    </message>
    <message>
        <source>{path} has headings of coordinates but no row below them.</source>
        <translation>{path} 有坐标列名，但下面没有数据行。</translation>
    </message>
    <message>
        <source>{path} is damaged or no workbook. Save it anew as .xlsx.</source>
        <translation>{path} 已损坏或不是工作簿。请重新另存为 .xlsx。</translation>
    </message>
    <message>
        <source>{path} cannot be read on from line {line}: a quotation mark is never closed, or stands amid a field.</source>
        <translation>{path} 从第 {line} 行起无法读取：引号未闭合，或引号出现在字段中间。</translation>
    </message>
    <message>
        <source>“{path}” was not written: {points} points do not fit into a workbook, which takes {limit}. Write .csv or .txt.</source>
        <translation>“{path}”未写出：工作簿最多容纳 {limit} 个点，现有 {points} 个。请改用 .csv 或 .txt。</translation>
    </message>
    <message>
        <source>{path} holds no boundary points. A text file must have the section [地块坐标] with a line a parcel and a line a point.</source>
        <translation>{path} 中没有界址点。文本文件应有 [地块坐标] 段，每个地块一行、每个界址点一行。</translation>
    </message>
    <message>
        <source>{path} is neither a file nor a folder, but a device or a pipe. Give the map file itself.</source>
        <translation>{path} 既不是文件也不是文件夹，而是设备或管道。请给出地图文件本身。</translation>
    </message>
    <message>
        <source>{path} changed while it was read. Wait until it is written, then read it again.</source>
        <translation>{path} 在读取过程中被改动。请等它写完后再读。</translation>
    </message>
    <message>
        <source>several features run into each other from line {line} (byte {byte}) on</source>
        <translation>自第 {line} 行（第 {byte} 字节）起，几个要素连在一起，无法分开</translation>
    </message>
    <message>
        <source>Boundary points have no setting “{key}”. Known: {known}.</source>
        <translation>界址点没有“{key}”这项设置。可用：{known}。</translation>
    </message>
    <message>
        <source>Boundary points: “{value}” is no {key}. Use one of: {choices}.</source>
        <translation>界址点：“{value}”不是可用的 {key}。可选：{choices}。</translation>
    </message>
    <message>
        <source>“{given}” sets nothing. Write KEY=VALUE, for example encoding=UTF-8.</source>
        <translation>“{given}”没有给出设置。请写成 KEY=VALUE，例如 encoding=UTF-8。</translation>
    </message>
    <message>
        <source>{given} control points do not determine the fit: at least {needed} at different places are needed.</source>
        <translation>{given} 个控制点不足以求解：至少需要 {needed} 个不同位置的点。</translation>
    </message>
    <message>
        <source>The control points lie on one line: six parameters cannot be fitted. Take four parameters, or points beside it.</source>
        <translation>控制点在一条直线上，求不出六参数。请改用四参数，或补充直线以外的点。</translation>
    </message>
    <message>
        <source>These pairs do not belong together: the fit would stretch the map by {ppm:,.0f} ppm. Compare units, order of the columns and zone of both sides.</source>
        <translation>这些点对不相配：拟合会使图形伸缩 {ppm:,.0f} ppm。请核对两侧的单位、列的顺序和带号。</translation>
    </message>
    <message>
        <source>The fit would mirror the map: on one side east and north are exchanged. Correct its columns.</source>
        <translation>拟合会使图形镜像：其中一侧的东、北坐标颠倒了。请更正该侧的列。</translation>
    </message>
    <message>
        <source>These pairs do not belong together: point “{name}” is {residual_m:,.2f} m off. Correct it or take it out.</source>
        <translation>这些点对不相配：点“{name}”相差 {residual_m:,.2f} m。请更正或剔除该点。</translation>
    </message>
    <message>
        <source>Line {line}: “{text}” is no control point. Write name, two ordinates in the old system, two in the new one.</source>
        <translation>第 {line} 行：“{text}”不是控制点。应为：点名、旧坐标两个数、新坐标两个数。</translation>
    </message>
    <message>
        <source>Line {line}: there is a control point “{name}” already. Names must differ.</source>
        <translation>第 {line} 行：已有控制点“{name}”，点名不能重复。</translation>
    </message>
    <message>
        <source>It cannot be told which ordinate is north and which east. Put a line of headings on top, such as “name, north, east, north, east”.</source>
        <translation>分不清哪一列是北坐标、哪一列是东坐标。请在首行写明列名，例如“点名，北坐标，东坐标，北坐标，东坐标”。</translation>
    </message>
    <message>
        <source>Point “{name}” has east and north in another order than the points before it. Correct it.</source>
        <translation>点“{name}”的东、北坐标顺序与前面的点不同，请更正。</translation>
    </message>
    <message>
        <source>There is no control point in the text.</source>
        <translation>文本中没有控制点。</translation>
    </message>
    <message>
        <source>{given} control points are more than anyone measures. At most {most} are read.</source>
        <translation>{given} 个控制点多得不合常理，最多读取 {most} 个。</translation>
    </message>
    <message>
        <source>From {source} to {target} no shift is missing: the one given does not belong here and would move the map off. Leave it out.</source>
        <translation>从 {source} 到 {target} 不缺转换参数：给出的参数不适用，会把图移错位置。请去掉。</translation>
    </message>
    <message>
        <source>The shift is from {made_for}, the map is in {source}. Give the shift of this map.</source>
        <translation>转换参数针对 {made_for}，而这幅图是 {source}。请给出这幅图的转换参数。</translation>
    </message>
    <message>
        <source>Seven parameters need to know the system that the map is in. Name it, or take control points.</source>
        <translation>使用七参数必须知道图的坐标系。请指明坐标系，或改用控制点。</translation>
    </message>
    <message>
        <source>Control points shift metres of a plane, {crs} does not count them. Take seven parameters.</source>
        <translation>控制点只能转换以米为单位的平面坐标，{crs} 不是。请改用七参数。</translation>
    </message>
    <message>
        <source>It cannot be told to which system the control points lead. Name it, in their file by a line such as “# target = EPSG:4547”.</source>
        <translation>无法判断控制点转换到哪个坐标系。请指定，例如在控制点文件中加一行“# target = EPSG:4547”。</translation>
    </message>
    <message>
        <source>The control points lie outside the area of {target} (point “{name}” is at {lon:.4f}° E, {lat:.4f}° N). Compare the zone in front of the eastings with the system.</source>
        <translation>控制点不在 {target} 的适用范围内（点“{name}”位于东经 {lon:.4f}°、北纬 {lat:.4f}°）。请核对东坐标前的带号与坐标系。</translation>
    </message>
    <message>
        <source>Point “{name}” lies {apart_m:,.0f} m from where {source} would have it in {target} even without a shift. Compare systems, zones and the order of the columns.</source>
        <translation>点“{name}”与 {source} 不加改正换算到 {target} 的位置相差 {apart_m:,.0f} m。请核对坐标系、带号和列的顺序。</translation>
    </message>
    <message>
        <source>The rotations need their convention, position_vector or coordinate_frame: with the wrong one the map lies off by some hundred metres. Ask where the parameters come from.</source>
        <translation>旋转参数必须说明约定：position_vector（位置矢量）或 coordinate_frame（坐标框架）。约定弄错，图会偏几百米。请向提供参数的单位问清。</translation>
    </message>
    <message>
        <source>{name} = {value:g} is no shift between datums: at most {most:g} {unit}. Compare the units.</source>
        <translation>{name} = {value:g} 不像基准转换参数：最大 {most:g} {unit}。请核对单位。</translation>
    </message>
    <message>
        <source>One of the seven parameters is no number.</source>
        <translation>七参数中有一个不是数字。</translation>
    </message>
    <message>
        <source>All seven parameters are 0: that is no shift.</source>
        <translation>七个参数全为 0，等于没有转换。</translation>
    </message>
    <message>
        <source>The map reaches {km:,.0f} km beyond the control points: they are not for this map. Compare the zone in front of the eastings.</source>
        <translation>图超出控制点范围 {km:,.0f} km：这些控制点不是这幅图的。请核对东坐标前的带号。</translation>
    </message>
    <message>
        <source>{offset} is an offset of longitude and latitude or of Web Mercator; the map is in {crs}, where there is none. Leave it out, or name the map&apos;s true system.</source>
        <translation>{offset} 只用于经纬度或 Web 墨卡托；这幅图是 {crs}，没有这种偏移。请去掉，或指明图的真实坐标系。</translation>
    </message>
    <message>
        <source>{offset} is an offset of maps of China; the map lies at {lon:.4f}° E, {lat:.4f}° N. Leave it out.</source>
        <translation>{offset} 是中国境内网络地图的偏移；这幅图位于东经 {lon:.4f}°、北纬 {lat:.4f}°。请去掉。</translation>
    </message>
    <message>
        <source>These are not versions of one plan: “{mine}” and “{theirs}” were made apart. Give three versions of one.</source>
        <translation>这不是同一规划的版本：“{mine}”与“{theirs}”是分别建立的。请给出同一规划的三个版本。</translation>
    </message>
    <message>
        <source>The versions are in different coordinate systems and cannot be merged.</source>
        <translation>各版本的坐标系不同，无法合并。</translation>
    </message>
    <message>
        <source>The newer parcels are in another coordinate system than the plan&apos;s. Bring them into the plan&apos;s first.</source>
        <translation>新地块与本规划的坐标系不同，请先转换到本规划的坐标系。</translation>
    </message>
    <message>
        <source>What was kept of the changes does not fit this plan: {what} is not there.</source>
        <translation>保留的修改与本规划不符：缺少 {what}。</translation>
    </message>
    <message>
        <source>“{given}” does not say what is done with unsound shapes. Write [ROLE.]KIND=WAY; kinds and their ways: {known}.</source>
        <translation>“{given}”未说明如何处理有问题的图形。请写成 [ROLE.]KIND=WAY；可用的种类与处理方式：{known}。</translation>
    </message>
    <message>
        <source>{path} is no table of control points: it has {size} bytes.</source>
        <translation>{path} 不是控制点表：它有 {size} 字节。</translation>
    </message>
    <message>
        <source>{path} is no text. Save the control points as CSV, or the seven parameters as TOML.</source>
        <translation>{path} 不是文本。请把控制点存为 CSV，或把七参数存为 TOML。</translation>
    </message>
    <message>
        <source>{path} is no TOML: {reason}.</source>
        <translation>{path} 不是 TOML：{reason}。</translation>
    </message>
    <message>
        <source>{path} has the key “{key}”, which is unknown here. Known: {known}.</source>
        <translation>{path} 中的键“{key}”无法识别。可用的键：{known}。</translation>
    </message>
    <message>
        <source>{path}: {key} is no number.</source>
        <translation>{path}：{key} 不是数字。</translation>
    </message>
    <message>
        <source>{path}: {key} is “{value}”. It must be one of: {known}.</source>
        <translation>{path}：{key} 为“{value}”，只能是：{known}。</translation>
    </message>
    <message>
        <source>{path}: {key} is missing. All of these are needed: {known}.</source>
        <translation>{path}：缺少 {key}。以下各项都要有：{known}。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: {feature} lies at {x:.10g}, {y:.10g}, outside of what the profile {profile} is for ({west:g} to {east:g}, {south:g} to {north:g}). Correct its place or choose another profile.</source>
        <translation>“{path}”未保存：{feature} 位于 {x:.10g}, {y:.10g}，超出规格 {profile} 的范围（{west:g} 至 {east:g}，{south:g} 至 {north:g}）。请更正其位置或选用其他规格。</translation>
    </message>
    <message>
        <source>GeoJSON cannot be written of the layer “{layer}”. Use one of: {known}.</source>
        <translation>图层“{layer}”不能写为 GeoJSON。可用：{known}。</translation>
    </message>
    <message>
        <source>{path} is a database (SQLite) but no GeoPackage: it has no list of layers. Export the layer as GeoPackage from the program it comes from.</source>
        <translation>{path} 是数据库（SQLite），但不是 GeoPackage：其中没有图层目录。请在原来的程序中把图层导出为 GeoPackage。</translation>
    </message>
    <message>
        <source>{path} lists the layer “{layer}”, but its table is not there. Have it exported anew.</source>
        <translation>{path} 登记了图层“{layer}”，但其数据表不存在。请重新导出。</translation>
    </message>
    <message>
        <source>{path} lists the layer “{layer}”, but not which of its columns holds the shapes. Open it in a map program and save it anew as GeoPackage.</source>
        <translation>{path} 登记了图层“{layer}”，但未登记哪一列是图形。请用地图软件打开后另存为 GeoPackage。</translation>
    </message>
    <message>
        <source>The layer “{layer}” of {path} is of the kind “{kind}”, which this program does not read.</source>
        <translation>{path} 的图层“{layer}”属于“{kind}”类型，本程序不能读取。</translation>
    </message>
    <message>
        <source>{path} is damaged or cut short: line {line}, column {column}: {reason}. Get the file anew.</source>
        <translation>{path} 已损坏或不完整：第 {line} 行第 {column} 列：{reason}。请重新获取该文件。</translation>
    </message>
    <message>
        <source>“{path}” is no list of check sums. The pack is not whole; ask for it again.</source>
        <translation>“{path}”不是校验和清单。成果包不完整，请重新索取。</translation>
    </message>
    <message>
        <source>“{path}” was not written: no shift from {crs} to WGS 84 is known, so that everything would lie tens of metres off, and KML holds nothing else.</source>
        <translation>未写出“{path}”：从 {crs} 到 WGS 84 没有已知的转换参数，全部图形会偏几十米，而 KML 只能用 WGS 84。</translation>
    </message>
    <message>
        <source>{path} is no KML, whatever its name says. Save it anew as KML.</source>
        <translation>{path} 并不是 KML，与其名称不符。请重新保存为 KML。</translation>
    </message>
    <message>
        <source>{path} nests folders more than {deepest} deep, which no map does.</source>
        <translation>{path} 的文件夹嵌套超过 {deepest} 层，正常地图不会如此。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: what arrived there is not what was sent. Save to another disk.</source>
        <translation>“{path}”未保存：写到那里的内容与发送的不一致。请存到其他磁盘。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: it cannot be made in its place, and the folder for temporary files does not take it ({reason}). Free some space there or save to another disk.</source>
        <translation>“{path}”未保存：无法在原位置生成文件，临时文件夹也无法写入（{reason}）。请清理临时文件夹所在磁盘，或保存到其他磁盘。</translation>
    </message>
    <message>
        <source>{path} is only one part of a MapInfo table: {missing} must lie beside it. Copy all into one folder.</source>
        <translation>{path} 只是 MapInfo 表的一部分：旁边还须有 {missing}。请把全部文件复制到同一文件夹。</translation>
    </message>
    <message>
        <source>{path} is a MapInfo table of the kind {kind}, which holds no shapes that can be read. In MapInfo save it as a native TAB (not extended) or export it as MIF.</source>
        <translation>{path} 是 {kind} 类型的 MapInfo 表，其中没有可读取的图形。请在 MapInfo 中另存为普通 TAB（不要扩展格式）或导出为 MIF。</translation>
    </message>
    <message>
        <source>{path} is no MapInfo table, or it is damaged. Get the file anew.</source>
        <translation>{path} 不是 MapInfo 表，或已损坏。请重新获取该文件。</translation>
    </message>
    <message>
        <source>{path} cannot be understood ({kind}: {reason}). It is damaged, or of a kind this program does not know: open it in QGIS or CAD and save it anew.</source>
        <translation>{path} 无法识别（{kind}：{reason}）。文件已损坏，或不是本程序支持的类型：请在 QGIS 或 CAD 中打开并重新保存。</translation>
    </message>
    <message>
        <source>{path} needs more than the {limit_gb:.1f} GB of memory that reading a map may take. Cut out what is needed in QGIS and save it as a GeoPackage.</source>
        <translation>读取 {path} 所需内存超过上限 {limit_gb:.1f} GB。请在 QGIS 中裁出所需范围，另存为 GeoPackage。</translation>
    </message>
    <message>
        <source>{path} needs more memory than is left. Close other programs, or cut out what is needed in QGIS and save it as a GeoPackage.</source>
        <translation>剩余内存不足以读取 {path}。请关闭其他程序，或在 QGIS 中裁出所需范围，另存为 GeoPackage。</translation>
    </message>
    <message>
        <source>{path} was not read within {minutes:.1f} minutes, many times what a map of its size takes. It is damaged or made to do harm: open it in QGIS or CAD and save it anew.</source>
        <translation>{path} 在 {minutes:.1f} 分钟内未能读完，远超同等大小地图所需时间。文件已损坏或有害：请在 QGIS 或 CAD 中打开并重新保存。</translation>
    </message>
    <message>
        <source>Reading {path} came to a standstill: nothing came from it for {seconds:.0f} seconds. Is its drive still there? Copy it onto this computer and try again.</source>
        <translation>读取 {path} 停滞：{seconds:.0f} 秒内没有数据。其所在磁盘是否仍然连接？请复制到本机后再试。</translation>
    </message>
    <message>
        <source>{path} brought the library that reads maps down ({how}). It is damaged or made to do harm: get it anew, or open it in QGIS or CAD and save it anew.</source>
        <translation>{path} 使读图程序库崩溃（{how}）。文件已损坏或有害：请重新索取，或在 QGIS、CAD 中打开并重新保存。</translation>
    </message>
    <message>
        <source>Maps cannot be read: the process that reads them does not start ({reason}). Install the program anew.</source>
        <translation>无法读取地图：读图进程不能启动（{reason}）。请重新安装本程序。</translation>
    </message>
    <message>
        <source>exit status {status}</source>
        <translation>退出状态 {status}</translation>
    </message>
    <message>
        <source>A Shapefile of “{layer}” is not written. Use one of: {known}.</source>
        <translation>不能输出“{layer}”的 Shapefile。可选：{known}。</translation>
    </message>
    <message>
        <source>“{path}” was not written: the {layer} have {columns} columns, a Shapefile holds {limit}. Take columns out, or write a GeoPackage.</source>
        <translation>未写出“{path}”：{layer}有 {columns} 列，Shapefile 最多 {limit} 列。请删减列，或输出 GeoPackage。</translation>
    </message>
    <message>
        <source>“{path}” was not written: a row of the {layer} takes {size} bytes, a Shapefile holds {limit}. Take columns with long texts out, or write a GeoPackage.</source>
        <translation>未写出“{path}”：{layer}每行需要 {size} 字节，Shapefile 最多 {limit} 字节。请删减长文本列，或输出 GeoPackage。</translation>
    </message>
    <message>
        <source>“{path}” was not written: the {layer} take more than 2 GB, which no Shapefile holds. Write a GeoPackage.</source>
        <translation>未写出“{path}”：{layer}超过 2 GB，Shapefile 容不下。请输出 GeoPackage。</translation>
    </message>
    <message>
        <source>“{path}” was not written: no shift from {source} to {target} is known, so that everything would lie tens of metres off. Write it in {source}.</source>
        <translation>未写出“{path}”：从 {source} 到 {target} 没有已知的转换参数，全部图形会偏几十米。请按 {source} 输出。</translation>
    </message>
    <message>
        <source>“{path}” was not written: {outside} of {rows} {layer} lie outside the area of use of {target}. Name another system.</source>
        <translation>未写出“{path}”：{rows} 个{layer}中有 {outside} 个在 {target} 的适用范围之外。请指定其他坐标系。</translation>
    </message>
    <message>
        <source>“{path}” was not written: the outline of {id} crosses itself so that a Shapefile cannot tell it from a hole. Correct it on the map.</source>
        <translation>未写出“{path}”：{id} 的边界自相交，Shapefile 分不清它是外环还是岛洞。请在图上改正。</translation>
    </message>
    <message>
        <source>“{path}” is there already and is no earlier export: it was not overwritten. Choose another name or take it away.</source>
        <translation>“{path}”已存在，且不是先前的输出，没有覆盖。请换个名称，或移走该文件。</translation>
    </message>
    <message>
        <source>“{path}” was not written: {target} cannot be said as a Shapefile says coordinate systems. Name another system.</source>
        <translation>未写出“{path}”：{target} 无法写成 Shapefile 的坐标系文件（.prj）。请指定其他坐标系。</translation>
    </message>
    <message>
        <source>{path} is said to be in an encoding nobody knows ({reason}). Save it anew as UTF-8.</source>
        <translation>{path} 声明的编码无法识别（{reason}）。请另存为 UTF-8。</translation>
    </message>
    <message>
        <source>{path} begins with a document type (&lt;!DOCTYPE …&gt;), which maps do not need and harmful files do. Save it anew from the program it comes from.</source>
        <translation>{path} 开头含文档类型声明（&lt;!DOCTYPE …&gt;），地图不需要它，恶意文件才用它。请在原来的程序中重新保存。</translation>
    </message>
    <message>
        <source>There is not enough memory for this; it was stopped, and nothing else. Save the plan, close other programs, and try again.</source>
        <translation>内存不足，此项操作已停止，其余不受影响。请保存规划，关闭其他程序后再试。</translation>
    </message>
    <message>
        <source>The last pack, “{folder}”, is in {then} and the plan is in {now}: places cannot be compared. Go on without a comparison: --no-comparison.</source>
        <translation>上一次的成果包“{folder}”采用 {then}，而规划采用 {now}，位置无法比较。请用 --no-comparison 不作比较。</translation>
    </message>
    <message>
        <source>There is no kind of file “{kind}” in a pack. Use one of: {known}.</source>
        <translation>成果包中没有“{kind}”这类文件。可用：{known}。</translation>
    </message>
    <message>
        <source>The last pack, “{folder}”, is damaged ({file}), so that nothing can be compared with it. Name an older one with --since, or go on without a comparison: --no-comparison.</source>
        <translation>上一次的成果包“{folder}”已损坏（{file}），无法比较。请用 --since 指定更早的成果包，或用 --no-comparison 不作比较。</translation>
    </message>
    <message>
        <source>The last pack, “{folder}”, was made by a newer version of the program ({version}), so that nothing can be compared with it. Use that one, name an older pack with --since, or go on without a comparison: --no-comparison.</source>
        <translation>上一个成果包“{folder}”由更新版本的程序（{version}）生成，无法与之比较。请使用该版本，或用 --since 指定更早的成果包，或用 --no-comparison 不作比较。</translation>
    </message>
    <message>
        <source>The pack in “{folder}” is of {pack} and not of {order}. Name one of the same plan and scenario.</source>
        <translation>“{folder}”中的成果包属于 {pack}，而不是 {order}。请指定同一规划、同一方案的成果包。</translation>
    </message>
    <message>
        <source>“{folder}” is no hand-over pack: it has no {file} that can be read.</source>
        <translation>“{folder}”不是移交成果包：没有可读取的 {file}。</translation>
    </message>
    <message>
        <source>“{folder}” was made by a newer version of the program ({version}). Use that one.</source>
        <translation>“{folder}”由更新版本的程序（{version}）生成。请使用该版本。</translation>
    </message>
    <message>
        <source>The hand-over was stopped: “{file}”, read back, differs from the plan: {difference}.</source>
        <translation>移交已中止：文件“{file}”回读后与规划不一致：{difference}。</translation>
    </message>
    <message>
        <source>{why} Give it with --reason “…”; it stands in the report and the manifest.</source>
        <translation>{why}请用 --reason “…” 写明，理由将载入报告和清单。</translation>
    </message>
    <message>
        <source>“{file}” is not as it was handed over: its check sum is another.</source>
        <translation>“{file}”与移交时不同：校验和不一致。</translation>
    </message>
    <message>
        <source>“{file}” is missing from the pack in “{folder}”.</source>
        <translation>“{folder}”中的成果包缺少“{file}”。</translation>
    </message>
    <message>
        <source>“{file}” does not belong to the pack in “{folder}”: its list does not name it.</source>
        <translation>“{file}”不属于“{folder}”中的成果包：清单中没有它。</translation>
    </message>
    <message>
        <source>The pack in “{folder}” is of the plan “{pack}” and not of “{plan}”. Give the plan it was made from.</source>
        <translation>“{folder}”中的成果包属于规划“{pack}”，而不是“{plan}”。请给出生成它的规划。</translation>
    </message>
    <message>
        <source>The pack in “{folder}” holds no copy of its plan. Give the plan with --plan.</source>
        <translation>“{folder}”中的成果包没有规划副本。请用 --plan 给出规划。</translation>
    </message>
    <message>
        <source>Only a map of parcels can be compared and updated. Use {path} as parcels.</source>
        <translation>只有地块图可以比对更新。请把 {path} 作为地块使用。</translation>
    </message>
    <message>
        <source>The plan has no parcels to compare with. Import the map as its parcels.</source>
        <translation>本规划还没有可供比对的地块，请直接把该图导入为地块。</translation>
    </message>
    <message>
        <source>The plans are in different coordinate systems ({before}, {after}) and cannot be compared.</source>
        <translation>两个方案的坐标系不同（{before}、{after}），无法比较。</translation>
    </message>
    <message>
        <source>The {what} of the view cannot be {value:g}°. Give a tilt from {least:g} (the map) to {most:g} degrees.</source>
        <translation>视图的{what}不能是 {value:g}°。倾角应为 {least:g}（平面图）至 {most:g} 度。</translation>
    </message>
    <message>
        <source>A view needs numbers for its azimuth, tilt, scale and centre.</source>
        <translation>视图的方位角、倾角、比例和中心都必须是数值。</translation>
    </message>
    <message>
        <source>tilt</source>
        <translation>倾角</translation>
    </message>
    <message>
        <source>The sun’s place is only known for the years {first} to {last}. Give a day within them, not {day}.</source>
        <translation>太阳位置只能推算 {first} 至 {last} 年。请给出其间的日期，而不是 {day}。</translation>
    </message>
    <message>
        <source>“{value}” is no day and hour. Write it like 2026-06-21T15:00, in Beijing time (UTC+8).</source>
        <translation>“{value}”不是日期和时刻。请写成 2026-06-21T15:00，按北京时间（UTC+8）。</translation>
    </message>
    <message>
        <source>The plans are in different coordinate systems ({before}, {after}); one map cannot show both.</source>
        <translation>两个规划的坐标系不同（{before}、{after}），无法画在一张图上。</translation>
    </message>
    <message>
        <source>The change log has no entry {seq}. It goes from {first} to {last}.</source>
        <translation>修改记录里没有第 {seq} 条，只有第 {first} 到第 {last} 条。</translation>
    </message>
    <message>
        <source>The change log of this plan is empty: there is no state to go back to.</source>
        <translation>这个规划的修改记录是空的，没有可以回到的状态。</translation>
    </message>
    <message>
        <source>The state after change {seq} cannot be had exactly: {reason}</source>
        <translation>无法准确还原第 {seq} 条修改之后的状态：{reason}</translation>
    </message>
    <message>
        <source>no version of the plan from before it is kept.</source>
        <translation>没有保留更早的规划版本。</translation>
    </message>
    <message>
        <source>change {seq} was made by another version of this program.</source>
        <translation>第 {seq} 条修改是本程序的另一个版本做的。</translation>
    </message>
    <message>
        <source>change {seq} does not fit what was before it ({reason})</source>
        <translation>第 {seq} 条修改与之前的内容对不上（{reason}）</translation>
    </message>
    <message>
        <source>change {seq} takes back something from before the version that is known.</source>
        <translation>第 {seq} 条修改撤销的是已知版本之前的操作。</translation>
    </message>
    <message>
        <source>between the versions that are known {people} worked on the plan, and whose changes came first is not known.</source>
        <translation>在两个已知版本之间，{people} 都改过规划，先后次序无法确定。</translation>
    </message>
    <message>
        <source>between the versions that are known work was merged, which the log puts one behind the other.</source>
        <translation>在两个已知版本之间做过合并，记录里只是把各方的修改前后排列。</translation>
    </message>
    <message>
        <source>the changes made again do not lead to the plan as it was later; something was changed that no entry tells of, such as the base map by another program.</source>
        <translation>重做这些修改得不到后来的规划；有些改动没有记录，例如底图被别的程序改过。</translation>
    </message>
    <message>
        <source>That state is in {theirs}, and the plan is in {ours} now: its plants would come to lie elsewhere. Open that version as a plan of its own.</source>
        <translation>那个状态的坐标系是 {theirs}，而规划现在是 {ours}，项目的位置会错。请把那个版本作为单独的规划打开。</translation>
    </message>
    <message>
        <source>“{scenario}” is the scenario shown. Show another before archiving it.</source>
        <translation>“{scenario}”是正在显示的方案。请先显示其他方案再归档。</translation>
    </message>
    <message>
        <source>Write down what was decided, and who decided it.</source>
        <translation>请写明决定内容和决定人。</translation>
    </message>
    <message>
        <source>“{scenario}” cannot hang on “{parent}”, which hangs on it. Choose another.</source>
        <translation>“{scenario}”不能作为“{parent}”的子方案，因为后者本身是它的下级。请另选。</translation>
    </message>
    <message>
        <source>{weight} cannot be a weight. Choose from 0 to {greatest:g}.</source>
        <translation>{weight} 不能作为权重。请在 0 至 {greatest:g} 之间选取。</translation>
    </message>
    <message>
        <source>Scenario “{scenario}” hangs on no other, so there is nothing to take over. Move it under one first.</source>
        <translation>方案“{scenario}”没有上级方案，无可承接。请先将它移到某一方案之下。</translation>
    </message>
    <message>
        <source>An atlas cannot be made by “{by}”. Use one of: {known}.</source>
        <translation>图册不能按“{by}”编制。可用：{known}。</translation>
    </message>
    <message>
        <source>There is no atlas: the plan has no zones with a shape.</source>
        <translation>无法编制图册：规划中没有带图形的片区。</translation>
    </message>
    <message>
        <source>There is no atlas: the scenario has no plants with a shape by then.</source>
        <translation>无法编制图册：到该时点为止，方案中没有带图形的项目。</translation>
    </message>
    <message>
        <source>There is no zone “{zone}” in this plan.</source>
        <translation>本规划中没有片区“{zone}”。</translation>
    </message>
    <message>
        <source>“{name}” has no shape on the map, so no sheet can show it.</source>
        <translation>“{name}”在图上没有图形，无法为其出图。</translation>
    </message>
    <message>
        <source>This plan has no map sheet “{sheet}”. It has: {known}.</source>
        <translation>本规划中没有图纸“{sheet}”。现有：{known}。</translation>
    </message>
    <message>
        <source>This plan keeps no map sheets yet, so there is none called “{sheet}”.</source>
        <translation>本规划尚未保存任何图纸，因此没有“{sheet}”。</translation>
    </message>
    <message>
        <source>There is no sheet template “{id}”. Use one of: {known}.</source>
        <translation>没有图纸模板“{id}”。可用：{known}。</translation>
    </message>
    <message>
        <source>This plan has no slide “{slide}”.</source>
        <translation>本规划没有幻灯片“{slide}”。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: another program, such as QGIS, has it open for writing, and would lose what it writes. Save and close it there, or save under another name.</source>
        <translation>“{path}”未保存：该文件正被其他程序（如 QGIS）以写入方式打开，此时替换会使对方写入的内容丢失。请先在该程序中保存并关闭，或另存为其他文件名。</translation>
    </message>
    <message>
        <source>“{path}” was not saved: another program has left it unfinished ({reason}). Open and close it there, or save under another name.</source>
        <translation>“{path}”未保存：其他程序写入该文件时中断，文件尚未完成（{reason}）。请在该程序中打开并关闭一次，或另存为其他文件名。</translation>
    </message>
    <message>
        <source>There is no template “{path}”. Give a PowerPoint file (.pptx or .potx).</source>
        <translation>没有模板“{path}”。请给出 PowerPoint 文件（.pptx 或 .potx）。</translation>
    </message>
    <message>
        <source>“{path}” cannot be used as a template: it is no PowerPoint file that can be read (.pptx or .potx).</source>
        <translation>“{path}”不能用作模板：不是可读取的 PowerPoint 文件（.pptx 或 .potx）。</translation>
    </message>
    <message>
        <source>“{path}” cannot be used as a template: none of its layouts has a title. Use one with a “Title Only” layout.</source>
        <translation>“{path}”不能用作模板：其中没有带标题的版式。请使用含“仅标题”版式的模板。</translation>
    </message>
    <message>
        <source>“{path}” was not written: its slides read back otherwise. Report this fault.</source>
        <translation>未写入“{path}”：回读的幻灯片不一致。请报告此故障。</translation>
    </message>
    <message>
        <source>The printer does not begin. Look whether it is switched on and has paper, or write a PDF instead.</source>
        <translation>打印机没有响应。请检查是否开机、有纸，或改为导出 PDF。</translation>
    </message>
    <message>
        <source>“{path}” was not written: the report reads back otherwise. Report this fault.</source>
        <translation>未写入“{path}”：回读的报告不一致。请报告此故障。</translation>
    </message>
    <message>
        <source>{option} is for files that end in {endings}; “{path}” is none.</source>
        <translation>{option} 只用于扩展名为 {endings} 的文件；“{path}”不是。</translation>
    </message>
    <message>
        <source>“{path}”: a report cannot be written with the ending “{suffix}”. Use one of: {known}.</source>
        <translation>“{path}”：报告不能写成扩展名“{suffix}”。请用：{known}。</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>{features} features, {read_back} read back, max shift {max_shift_mm:.1f} mm, area difference {area_difference_percent:.2f} %, UTF-8, right-hand rings{without}{outside}</source>
        <translation>{features} 个要素，读回 {read_back} 个，最大位移 {max_shift_mm:.1f} mm，面积差 {area_difference_percent:.2f} %，UTF-8，环方向符合右手规则{without}{outside}</translation>
    </message>
    <message>
        <source>; without a footprint: {ids}</source>
        <translation>；无占地轮廓：{ids}</translation>
    </message>
    <message>
        <source>; values that the columns do not allow: {ids}</source>
        <translation>；取值超出字段规定：{ids}</translation>
    </message>
    <message>
        <source>{features} tables of figures, {read_back} read back and equal</source>
        <translation>共 {features} 张指标表，回读 {read_back} 张，一致</translation>
    </message>
    <message>
        <source>{features} features, {read_back} read back by two readers, max shift {max_shift_mm:.4f} mm, area difference {area_difference_percent:.2f} %, AutoCAD 2010, X = east, Y = north, metres</source>
        <translation>{features} 个要素，两种读取程序读回 {read_back} 个，最大偏移 {max_shift_mm:.4f} mm，面积差 {area_difference_percent:.2f} %，AutoCAD 2010，X＝东、Y＝北，单位米</translation>
    </message>
    <message>
        <source>{features} features, {read_back} read back by two readers, max shift {max_shift_mm:.4f} mm, area difference {area_difference_percent:.2f} %, AutoCAD 2010, X = east, Y = north, metres; without a shape: {features_without}</source>
        <translation>{features} 个要素，两种读取程序读回 {read_back} 个，最大偏移 {max_shift_mm:.4f} mm，面积差 {area_difference_percent:.2f} %，AutoCAD 2010，X＝东、Y＝北，单位米；没有图形：{features_without}</translation>
    </message>
    <message>
        <source>Boundary points of {features} {layer}, {read_back} read back, max shift {max_shift_mm:.1f} mm, area difference {area_difference_percent:.2f} %, {crs}, X = north, Y = east with the zone, {encoding}{left_out}{retyped}</source>
        <translation>界址点：{layer} {features} 个，回读 {read_back} 个，最大偏移 {max_shift_mm:.1f} mm，面积差 {area_difference_percent:.2f} %，{crs}，X 为北坐标，Y 为东坐标（含带号），{encoding}{left_out}{retyped}</translation>
    </message>
    <message>
        <source>; without an outline: {ids}</source>
        <translation>；无图形：{ids}</translation>
    </message>
    <message>
        <source>; commas and line breaks in texts were replaced: {ids}</source>
        <translation>；文字中的逗号和换行已替换：{ids}</translation>
    </message>
    <message>
        <source>{features} {layer} in {files}, {read_back} read back, max shift {max_shift_mm:.4f} mm, area difference {area_difference_percent:.4f} %, {crs}, x = east, {encoding}, field names in .fields.csv{without}{cut}{beyond}{unsaid}{unsound}</source>
        <translation>{files}：{layer} {features} 个，回读 {read_back} 个，最大偏移 {max_shift_mm:.4f} mm，面积差 {area_difference_percent:.4f} %，{crs}，x 为东，{encoding}，字段说明见 .fields.csv{without}{cut}{beyond}{unsaid}{unsound}</translation>
    </message>
    <message>
        <source>; without a shape: {ids}</source>
        <translation>；无图形：{ids}</translation>
    </message>
    <message>
        <source>; texts cut to 254 bytes: {ids}</source>
        <translation>；文本截短到 254 字节：{ids}</translation>
    </message>
    <message>
        <source>; characters that programs without GB18030 show wrongly: {ids}</source>
        <translation>；含不支持 GB18030 的软件会显示错误的字：{ids}</translation>
    </message>
    <message>
        <source>; values that a Shapefile cannot hold left out: {ids}</source>
        <translation>；Shapefile 存不下的值已留空：{ids}</translation>
    </message>
    <message>
        <source>; outlines that cross or touch themselves: {ids}</source>
        <translation>；边界自相交或自相接：{ids}</translation>
    </message>
    <message>
        <source>{features} features, {read_back} read back, max shift {max_shift_mm:.2f} mm, longitude and latitude on WGS 84, to be looked at and not to be measured{without}{retyped}{unsaid}</source>
        <translation>要素 {features} 个，回读 {read_back} 个，最大偏移 {max_shift_mm:.2f} mm，WGS 84 经纬度，仅供查看，不作量测{without}{retyped}{unsaid}</translation>
    </message>
    <message>
        <source>; characters that XML cannot hold were replaced: {ids}</source>
        <translation>；XML 容不下的字符已替换：{ids}</translation>
    </message>
    <message>
        <source>; values that are no numbers left out: {ids}</source>
        <translation>；不是数的值已留空：{ids}</translation>
    </message>
    <message>
        <source>{ids} and {more} more</source>
        <translation>{ids} 等，另有 {more} 个</translation>
    </message>
    <message>
        <source>{features} slides, {read_back} read back</source>
        <translation>{features} 页幻灯片，回读 {read_back} 页</translation>
    </message>
    <message>
        <source>a report with {features} tables</source>
        <translation>含 {features} 张表的报告</translation>
    </message>
    <message>
        <source>{features} features, {read_back} read back, the whole plan, equal</source>
        <translation>写出 {features} 个要素，回读 {read_back} 个，整份规划，内容一致</translation>
    </message>
    <message>
        <source>it is not JSON in UTF-8 with one feature a line</source>
        <translation>不是 UTF-8 编码、每行一个要素的 JSON</translation>
    </message>
    <message>
        <source>{member} is {found} instead of {wanted}</source>
        <translation>{member} 为 {found}，应为 {wanted}</translation>
    </message>
    <message>
        <source>{found} features instead of {wanted}</source>
        <translation>要素为 {found} 个，应为 {wanted} 个</translation>
    </message>
    <message>
        <source>{feature}: {column} is {found} instead of {wanted}</source>
        <translation>{feature}：{column} 为 {found}，应为 {wanted}</translation>
    </message>
    <message>
        <source>{feature}: other properties than the plan&apos;s</source>
        <translation>{feature}：属性与规划不一致</translation>
    </message>
    <message>
        <source>{feature}: the shape has other parts or points</source>
        <translation>{feature}：图形的部分或点不一致</translation>
    </message>
    <message>
        <source>{feature} lies {found_mm:.1f} mm off, {limit_mm:g} mm are allowed</source>
        <translation>{feature} 偏移 {found_mm:.1f} mm，允许 {limit_mm:g} mm</translation>
    </message>
    <message>
        <source>{feature}: the area differs by {found_m2:.3f} m²</source>
        <translation>{feature}：面积相差 {found_m2:.3f} m²</translation>
    </message>
    <message>
        <source>{feature}: a ring does not turn by the right-hand rule</source>
        <translation>{feature}：有环的方向不符合右手规则</translation>
    </message>
    <message>
        <source>GeoJSON, RFC 7946</source>
        <translation>GeoJSON（RFC 7946）</translation>
    </message>
    <message>
        <source>GeoJSON, projected</source>
        <translation>GeoJSON（投影坐标）</translation>
    </message>
    <message>
        <source>GeoJSON (*.geojson *.json)</source>
        <translation>GeoJSON (*.geojson *.json)</translation>
    </message>
    <message>
        <source>Drawings (*.dxf)</source>
        <translation>图纸 (*.dxf)</translation>
    </message>
    <message>
        <source>Boundary points (*.txt)</source>
        <translation>界址点 (*.txt)</translation>
    </message>
    <message>
        <source>KML (*.kml *.kmz)</source>
        <translation>KML (*.kml *.kmz)</translation>
    </message>
    <message>
        <source>Shapefiles (*.shp *.zip)</source>
        <translation>Shapefile (*.shp *.zip)</translation>
    </message>
    <message>
        <source>For web maps and any GIS: longitude and latitude on WGS 84, 8 decimals (1 mm).</source>
        <translation>供网络地图和各类 GIS 使用：WGS 84 经纬度，8 位小数（1 mm）。</translation>
    </message>
    <message>
        <source>For surveyors and CAD: metres in the plan&apos;s own system ({crs}), which a second file describes.</source>
        <translation>供测绘和 CAD 使用：规划自身坐标系（{crs}），单位米，另附一个说明文件。</translation>
    </message>
    <message>
        <source>GeoJSON, CGCS2000 in degrees</source>
        <translation>GeoJSON，CGCS2000 经纬度</translation>
    </message>
    <message>
        <source>For platforms on CGCS2000 in degrees (EPSG:4490, not WGS 84), which a second file describes.</source>
        <translation>供采用 CGCS2000 经纬度（EPSG:4490，非 WGS 84）的平台使用，另附一个说明文件。</translation>
    </message>
    <message>
        <source>DXF drawing</source>
        <translation>DXF 图纸</translation>
    </message>
    <message>
        <source>For AutoCAD 2010 and on, by layers: base map, plants, numbers, dimensions. X = east, Y = north, metres.</source>
        <translation>供 AutoCAD 2010 及以后版本，按图层：底图、项目、编号、尺寸标注。X＝东，Y＝北，单位米。</translation>
    </message>
    <message>
        <source>Boundary points, TXT</source>
        <translation>界址点 TXT</translation>
    </message>
    <message>
        <source>For the land bureau: CGCS2000, 3-degree zone, X = north, hectares, GB18030.</source>
        <translation>供自然资源部门使用：CGCS2000 3 度带，X 为北，面积公顷，GB18030 编码。</translation>
    </message>
    <message>
        <source>Shapefile</source>
        <translation>Shapefile</translation>
    </message>
    <message>
        <source>For ArcGIS, MapGIS and the bureau&apos;s databases: GB18030, ASCII field names and a table of them.</source>
        <translation>供 ArcGIS、MapGIS 和管理部门数据库使用：GB18030 编码，ASCII 字段名，附字段对照表。</translation>
    </message>
    <message>
        <source>KML for Google Earth</source>
        <translation>KML（谷歌地球）</translation>
    </message>
    <message>
        <source>For looking at on pictures from above: base map and plants on WGS 84. Not to be measured.</source>
        <translation>供在影像上查看：底图和项目，WGS 84。不作量测。</translation>
    </message>
    <message>
        <source>The layout has errors that are not waived: {errors}.</source>
        <translation>布局有未豁免的错误：{errors} 个。</translation>
    </message>
    <message>
        <source>Plants that could not be fully checked: {plants}.</source>
        <translation>未能完全校验的项目：{plants} 个。</translation>
    </message>
    <message>
        <source>The layout has errors that are not waived: {errors}. Plants that could not be fully checked: {plants}.</source>
        <translation>布局有未豁免的错误：{errors} 个。未能完全校验的项目：{plants} 个。</translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>正在写出 {name}</translation>
    </message>
    <message>
        <source>Reading {name} back and comparing</source>
        <translation>正在读回 {name} 并核对</translation>
    </message>
    <message>
        <source>{found} outlines instead of {wanted}</source>
        <translation>有 {found} 个图形，应为 {wanted} 个</translation>
    </message>
    <message>
        <source>outline {row} cannot be read: {reason}</source>
        <translation>第 {row} 个图形无法读取：{reason}</translation>
    </message>
    <message>
        <source>{id}: {column} is “{found}” instead of “{wanted}”</source>
        <translation>{id}：{column}为“{found}”，应为“{wanted}”</translation>
    </message>
    <message>
        <source>it does not tell its coordinate system</source>
        <translation>文件未说明坐标系</translation>
    </message>
    <message>
        <source>{id} has other parts or holes</source>
        <translation>{id} 的图形部分或孔洞不一致</translation>
    </message>
    <message>
        <source>{id} lies {found_mm:.1f} mm off, {limit_mm:g} mm are allowed</source>
        <translation>{id} 偏移 {found_mm:.1f} mm，允许 {limit_mm:g} mm</translation>
    </message>
    <message>
        <source>{id}: the area differs by {found_m2:.3f} m²</source>
        <translation>{id}：面积相差 {found_m2:.3f} m²</translation>
    </message>
    <message>
        <source>it is no whole DXF drawing in UTF-8</source>
        <translation>不是完整的 UTF-8 DXF 图纸</translation>
    </message>
    <message>
        <source>{found} outlines on layer {layer} instead of {wanted}</source>
        <translation>图层 {layer} 上有 {found} 个轮廓，应为 {wanted} 个</translation>
    </message>
    <message>
        <source>{feature} on layer {layer} is missing or has other parts</source>
        <translation>图层 {layer} 上的 {feature} 缺失或组成不同</translation>
    </message>
    <message>
        <source>{feature} on layer {layer} lies {found_mm:.4f} mm off</source>
        <translation>图层 {layer} 上的 {feature} 偏移 {found_mm:.4f} mm</translation>
    </message>
    <message>
        <source>{feature} on layer {layer} is told as “{found}” instead of “{wanted}”</source>
        <translation>图层 {layer} 上的 {feature} 写为“{found}”，应为“{wanted}”</translation>
    </message>
    <message>
        <source>the texts on layer {layer} are not those of the plan: {feature}</source>
        <translation>图层 {layer} 上的文字与规划不符：{feature}</translation>
    </message>
    <message>
        <source>the dimension lines differ from those of the plan</source>
        <translation>尺寸标注与规划不符</translation>
    </message>
    <message>
        <source>GDAL reads layer {layer} otherwise</source>
        <translation>GDAL 读取图层 {layer} 的结果不同</translation>
    </message>
    <message>
        <source>Writing {shapes} shapes</source>
        <translation>正在写入 {shapes} 个图形</translation>
    </message>
    <message>
        <source>Writing {features} features</source>
        <translation>正在写出 {features} 个要素</translation>
    </message>
    <message>
        <source>it is no whole KML file</source>
        <translation>它不是完整的 KML 文件</translation>
    </message>
    <message>
        <source>it has other layers than the plan</source>
        <translation>它的图层与规划不同</translation>
    </message>
    <message>
        <source>layer {layer} has {found} rows instead of {wanted}</source>
        <translation>图层 {layer} 有 {found} 行，应为 {wanted} 行</translation>
    </message>
    <message>
        <source>{id} has no look that the file knows</source>
        <translation>{id} 的样式在文件中不存在</translation>
    </message>
    <message>
        <source>{id} lies {found_mm:.4f} mm off</source>
        <translation>{id} 偏移 {found_mm:.4f} mm</translation>
    </message>
    <message>
        <source>Longitude and latitude on WGS 84, to be looked at: not for boundaries, areas or any measurement that has legal effect. The plan itself is in {crs}.</source>
        <translation>坐标为 WGS 84 经纬度，仅供查看示意：不得用于界址、面积或任何有法律效力的量测。规划本身采用 {crs}。</translation>
    </message>
    <message>
        <source>Column of the user&apos;s map</source>
        <translation>用户底图自带的列</translation>
    </message>
    <message>
        <source>{file} does not agree with itself ({what})</source>
        <translation>{file} 自身不一致（{what}）</translation>
    </message>
    <message>
        <source>{file} names another coordinate system</source>
        <translation>{file} 写的是另一个坐标系</translation>
    </message>
    <message>
        <source>{file} names another encoding</source>
        <translation>{file} 写的是另一种编码</translation>
    </message>
    <message>
        <source>{file} has {found} rows instead of {wanted}</source>
        <translation>{file} 有 {found} 行，应为 {wanted} 行</translation>
    </message>
    <message>
        <source>{id} has other parts or holes, or its outline crosses itself so that it has none</source>
        <translation>{id} 的部分或岛洞不同，或者边界自相交以致分不清内外</translation>
    </message>
    <message>
        <source>{file} has other columns than the plan</source>
        <translation>{file} 的列与规划不同</translation>
    </message>
</context>
<context>
    <name>faults</name>
    <message>
        <source>The program made the same mistake again ({count} times so far). Save the plan and start it anew.</source>
        <translation>程序又出了同样的错误（共 {count} 次）。请保存规划并重新启动程序。</translation>
    </message>
    <message>
        <source>The program made another mistake. A report of it was kept beside the first.</source>
        <translation>程序又出了一个错误，报告已与前一份放在一起。</translation>
    </message>
</context>
<context>
    <name>figure_source</name>
    <message>
        <source>Catalogue: {value} ({confidence}). {source}</source>
        <translation>类型库：{value}（{confidence}）。{source}</translation>
    </message>
    <message>
        <source>From {low} to {high}. With the capacity grow: footprint along its long side, the depth fixed;</source>
        <translation>{low} 至 {high}。随产能变化：占地沿长边伸缩，进深不变；</translation>
    </message>
    <message>
        <source>in proportion: {columns}</source>
        <translation>按比例：{columns}</translation>
    </message>
    <message>
        <source>to the power {exponent:g}: {columns}</source>
        <translation>按 {exponent:g} 次方：{columns}</translation>
    </message>
    <message>
        <source>({confidence}: {source})</source>
        <translation>（{confidence}：{source}）</translation>
    </message>
</context>
<context>
    <name>film</name>
    <message>
        <source>There is no time to run through: no plant or substation of the plan has a date of coming into service.</source>
        <translation>没有时间可推演：规划中没有项目或变电站填写投产日期。</translation>
    </message>
    <message>
        <source>Drawing the frames</source>
        <translation>正在绘制画面</translation>
    </message>
    <message>
        <source>in service by its end</source>
        <translation>截至季末已投产</translation>
    </message>
    <message>
        <source>{share:.0%} of {year}</source>
        <translation>{year} 年目标的 {share:.0%}</translation>
    </message>
    <message>
        <source>* some plants state no figure</source>
        <translation>* 部分项目未填写该数字</translation>
    </message>
    <message>
        <source>Illustrative map, not surveyed</source>
        <translation>示意图，非实测</translation>
    </message>
    <message>
        <source>“{path}”: an MP4 is made by ffmpeg, which this computer has not. Install it (Debian, Ubuntu: apt-get install ffmpeg), or write a .gif, which needs nothing.</source>
        <translation>“{path}”：MP4 由 ffmpeg 生成，本机未安装。请安装（Debian、Ubuntu：apt-get install ffmpeg），或改写 .gif，无需其他程序。</translation>
    </message>
    <message>
        <source>“{path}” could not be made: ffmpeg says “{said}”. Write a .gif instead.</source>
        <translation>“{path}”未能生成：ffmpeg 提示“{said}”。请改写 .gif。</translation>
    </message>
    <message>
        <source>“{path}”: a film has the ending .gif or .mp4.</source>
        <translation>“{path}”：动画文件的扩展名为 .gif 或 .mp4。</translation>
    </message>
    <message>
        <source>A film cannot be {width} × {height} pixels. Give even numbers from {least} to {most}.</source>
        <translation>动画尺寸不能为 {width} × {height} 像素。请给 {least} 至 {most} 之间的偶数。</translation>
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
    <message>
        <source>{state} {count}</source>
        <translation>{state} {count}</translation>
    </message>
    <message>
        <source>{measured} {unit}, none allowed</source>
        <translation>实测 {measured} {unit}，不允许有</translation>
    </message>
    <message>
        <source>check stopped, not all rules done</source>
        <translation>检查已中止，规则未查全</translation>
    </message>
    <message>
        <source>no errors</source>
        <translation>没有错误</translation>
    </message>
    <message>
        <source>by {when}: {counts}; whole plan: {whole}</source>
        <translation>截至{when}：{counts}；全部规划：{whole}</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未校验</translation>
    </message>
    <message>
        <source>Waived</source>
        <translation>已豁免</translation>
    </message>
    <message>
        <source>Only what is in service by {when} was checked; this says nothing of what comes later.</source>
        <translation>只检查了{when}末前投产的内容，不代表以后投产的部分。</translation>
    </message>
    <message>
        <source>parcel {name}</source>
        <translation>地块 {name}</translation>
    </message>
    <message>
        <source>zone {name}</source>
        <translation>片区 {name}</translation>
    </message>
    <message>
        <source>constraint {name}</source>
        <translation>控制要素 {name}</translation>
    </message>
    <message>
        <source>substation {name}</source>
        <translation>变电站 {name}</translation>
    </message>
    <message>
        <source>About no plant: the map, the land, the stations</source>
        <translation>不涉及项目：底图、用地、变电站</translation>
    </message>
    <message>
        <source>Outside all zones</source>
        <translation>片区之外</translation>
    </message>
    <message>
        <source>Without a place on the map</source>
        <translation>图上无位置</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>{zone} {name}</source>
        <translation>{zone} {name}</translation>
    </message>
    <message>
        <source>In the plan as it was opened</source>
        <translation>打开时已有</translation>
    </message>
    <message>
        <source>Since step {step}: {label}</source>
        <translation>自第 {step} 步起：{label}</translation>
    </message>
    <message>
        <source>Since one of the steps {first} to {last}</source>
        <translation>自第 {first}–{last} 步之间起</translation>
    </message>
    <message>
        <source>With what is being done now</source>
        <translation>由当前操作引起</translation>
    </message>
</context>
<context>
    <name>fitting</name>
    <message>
        <source>Looking where it fits</source>
        <translation>正在查找可放位置</translation>
    </message>
</context>
<context>
    <name>fixes</name>
    <message>
        <source>Align {plant} with its land ({angle_deg:+.1f}°) and move it {distance_m:.2f} m</source>
        <translation>{plant} 与地块边对齐（{angle_deg:+.1f}°）并移动 {distance_m:.2f} m</translation>
    </message>
    <message>
        <source>Align {plant} with its land ({angle_deg:+.1f}°)</source>
        <translation>{plant} 与地块边对齐（{angle_deg:+.1f}°）</translation>
    </message>
    <message>
        <source>Build {plant} to fire resistance grade {grade} instead of {before}</source>
        <translation>{plant} 的耐火等级由 {before} 级提高到 {grade} 级</translation>
    </message>
    <message>
        <source>Build {first} and {second} to fire resistance grade {grade}</source>
        <translation>{first} 与 {second} 的耐火等级都提高到 {grade} 级</translation>
    </message>
    <message>
        <source>Take {columns} of {plant} from its type</source>
        <translation>{plant} 的{columns}取自其类型</translation>
    </message>
    <message>
        <source>Take {count} blank attributes of {plants} from their types</source>
        <translation>{plants} 的 {count} 项空白属性取自各自的类型</translation>
    </message>
    <message>
        <source>Fixing findings</source>
        <translation>正在解决问题</translation>
    </message>
    <message>
        <source>Fix {count} findings</source>
        <translation>解决 {count} 个问题</translation>
    </message>
    <message>
        <source>Nothing that was tried mends it without a new error.</source>
        <translation>试过的办法都会带来新的错误，未能解决。</translation>
    </message>
    <message>
        <source>It came back when others were mended.</source>
        <translation>解决其他问题时它又出现了。</translation>
    </message>
    <message>
        <source>Merge the parcels {parcels}</source>
        <translation>合并地块 {parcels}</translation>
    </message>
    <message>
        <source>Move {plant} {distance_m:.2f} m {way}</source>
        <translation>{plant} 向{way}移动 {distance_m:.2f} m</translation>
    </message>
    <message>
        <source>Move {plant} {distance_m:.2f} m {way}, where nothing else is wrong</source>
        <translation>{plant} 向{way}移动 {distance_m:.2f} m，移后无其他错误</translation>
    </message>
    <message>
        <source>north</source>
        <translation>北</translation>
    </message>
    <message>
        <source>north-east</source>
        <translation>东北</translation>
    </message>
    <message>
        <source>east</source>
        <translation>东</translation>
    </message>
    <message>
        <source>south-east</source>
        <translation>东南</translation>
    </message>
    <message>
        <source>south</source>
        <translation>南</translation>
    </message>
    <message>
        <source>south-west</source>
        <translation>西南</translation>
    </message>
    <message>
        <source>west</source>
        <translation>西</translation>
    </message>
    <message>
        <source>north-west</source>
        <translation>西北</translation>
    </message>
    <message>
        <source>Let {plant} enter service on {day}, with {substation}</source>
        <translation>{plant} 推迟到 {day}，与 {substation} 同时投运</translation>
    </message>
    <message>
        <source>Let {substation} enter service on {day}, with {plant}</source>
        <translation>{substation} 提前到 {day}，与 {plant} 同时投运</translation>
    </message>
    <message>
        <source>Connect {plant} to {substation}, {distance_m:,.0f} m away</source>
        <translation>{plant} 改接 {substation}（距离 {distance_m:,.0f} m）</translation>
    </message>
    <message>
        <source>Connect {plant} to {substation}</source>
        <translation>{plant} 改接 {substation}</translation>
    </message>
    <message>
        <source>Connect {plants} to {substation}</source>
        <translation>{plants} 改接 {substation}</translation>
    </message>
    <message>
        <source>Repair the outline of {plant}: {area_m2:,.1f} m² in {parts} parts</source>
        <translation>修复 {plant} 的轮廓：{area_m2:,.1f} m²，共 {parts} 部分</translation>
    </message>
    <message>
        <source>Repair the outline of {plant}: {area_m2:,.1f} m²</source>
        <translation>修复 {plant} 的轮廓：{area_m2:,.1f} m²</translation>
    </message>
    <message>
        <source>Rotate {plant} by {angle_deg:.1f}° counter-clockwise</source>
        <translation>{plant} 逆时针旋转 {angle_deg:.1f}°</translation>
    </message>
    <message>
        <source>Rotate {plant} by {angle_deg:.1f}° clockwise</source>
        <translation>{plant} 顺时针旋转 {angle_deg:.1f}°</translation>
    </message>
    <message>
        <source>Make {plant} smaller: {capacity:,.12g} {unit} instead of {before:,.12g}</source>
        <translation>{plant} 缩小产能：由 {before:,.12g} 减到 {capacity:,.12g} {unit}</translation>
    </message>
    <message>
        <source>Build {plant} with {storeys} storeys, {height_m:g} m high, instead of {before}</source>
        <translation>{plant} 由 {before} 层改为 {storeys} 层，高 {height_m:g} m</translation>
    </message>
    <message>
        <source>Build {plant} {height_m:g} m high instead of {before_m:g} m</source>
        <translation>{plant} 的高度由 {before_m:g} m 降到 {height_m:g} m</translation>
    </message>
    <message>
        <source>Build {plant} with a fire wall without openings to the {ways}</source>
        <translation>{plant} 面向{ways}的外墙做成无门窗洞口的防火墙</translation>
    </message>
    <message>
        <source>Build {plant} with a fire wall without openings to the {ways} and a closed roof of {hours:g} h</source>
        <translation>{plant} 面向{ways}的外墙做成无门窗洞口的防火墙，屋顶耐火极限 {hours:g} h 且无天窗</translation>
    </message>
    <message>
        <source>{plant} fits on {parcel}: no rule finds an error where it stands.</source>
        <translation>{plant} 在地块 {parcel} 上放得下：所在位置没有任何规则报错。</translation>
    </message>
    <message>
        <source>{plant} would fit on {parcel} with one of these changes.</source>
        <translation>{plant} 作下列任一修改后可放在地块 {parcel} 上。</translation>
    </message>
    <message>
        <source>{plant} does not fit on {parcel}, moved, turned or smaller.</source>
        <translation>{plant} 移动、旋转或缩小后仍放不进地块 {parcel}。</translation>
    </message>
    <message>
        <source>The footprint of {plant} ({plant_m2:,.0f} m²) finds no room on parcel {parcel} ({parcel_m2:,.0f} m²).</source>
        <translation>地块 {parcel}（{parcel_m2:,.0f} m²）容不下 {plant} 的占地轮廓（{plant_m2:,.0f} m²）。</translation>
    </message>
    <message>
        <source>{plant} stands already and is not moved.</source>
        <translation>{plant} 已建成或在建，不作移动。</translation>
    </message>
    <message>
        <source>Rotate {plant} by {angle_deg:+.1f}° and move it {distance_m:.2f} m {way}</source>
        <translation>{plant} 旋转 {angle_deg:+.1f}°，向{way}移动 {distance_m:.2f} m</translation>
    </message>
    <message>
        <source>Make {plant} smaller ({capacity:,.12g} {unit} instead of {before:,.12g}) and move it {distance_m:.2f} m</source>
        <translation>{plant} 缩小产能（由 {before:,.12g} 减到 {capacity:,.12g} {unit}）并移动 {distance_m:.2f} m</translation>
    </message>
    <message>
        <source>Build {plant} to fire resistance grade {grade} instead of {before} and move it {distance_m:.2f} m</source>
        <translation>{plant} 的耐火等级由 {before} 级提高到 {grade} 级，并移动 {distance_m:.2f} m</translation>
    </message>
    <message>
        <source>{plant} has no footprint that can be computed with.</source>
        <translation>{plant} 没有可用于计算的占地轮廓。</translation>
    </message>
    <message>
        <source>The whole plan has no such finding. Fixes are looked for only of what the whole plan has.</source>
        <translation>全部规划中没有此问题。只为全部规划中的问题寻找修改办法。</translation>
    </message>
</context>
<context>
    <name>formulas</name>
    <message>
        <source>The formula is blank. Write one like output_value_cny / land_ha.</source>
        <translation>公式为空。请填写，例如 output_value_cny / land_ha。</translation>
    </message>
    <message>
        <source>The formula ends too early: after “{last}” something is missing.</source>
        <translation>公式不完整：“{last}”之后缺少内容。</translation>
    </message>
    <message>
        <source>A number, a name or a bracket is expected at character {place}, before “{found}”.</source>
        <translation>第 {place} 个字符“{found}”之前应为数字、名称或括号。</translation>
    </message>
    <message>
        <source>The bracket at character {place} is not closed. Close it.</source>
        <translation>第 {place} 个字符处的括号未闭合，请补全。</translation>
    </message>
    <message>
        <source>“{found}” at character {place} is not expected. Join figures by + - * /.</source>
        <translation>第 {place} 个字符“{found}”不应出现。各项之间请用 + - * / 连接。</translation>
    </message>
    <message>
        <source>“{name}” at character {place} is no function. Known: {known}.</source>
        <translation>第 {place} 个字符“{name}”不是函数。可用函数：{known}。</translation>
    </message>
    <message>
        <source>{name} at character {place} takes {expected}.</source>
        <translation>第 {place} 个字符 {name}：参数应为{expected}。</translation>
    </message>
    <message>
        <source>one figure</source>
        <translation>一个数值</translation>
    </message>
    <message>
        <source>one figure, then perhaps a whole number of decimals from -9 to 9</source>
        <translation>一个数值，其后可加小数位数（-9～9 的整数）</translation>
    </message>
    <message>
        <source>“{sign}” at character {place} means nothing in a formula. Use numbers, names in small letters, + - * / and round brackets.</source>
        <translation>第 {place} 个字符“{sign}”在公式中无意义。请使用数字、小写字母名称、+ - * / 和圆括号。</translation>
    </message>
    <message>
        <source>This formula is too long, or has too many brackets in each other. Shorten it.</source>
        <translation>公式过长或括号嵌套过多，请精简。</translation>
    </message>
    <message>
        <source>The number at character {place} is too large. Write a smaller one.</source>
        <translation>第 {place} 个字符处的数值过大，请改小。</translation>
    </message>
    <message>
        <source>“{unit}” is no unit. Build it with / and · from: {known}.</source>
        <translation>“{unit}”不是单位。请用 / 和 · 由以下单位组成：{known}。</translation>
    </message>
    <message>
        <source>At character {place}, {first} and {second} are unlike units and are not added or compared.</source>
        <translation>第 {place} 个字符处：{first} 与 {second} 单位不同，不能相加或比较。</translation>
    </message>
    <message>
        <source>The unit “{declared}” does not fit: the formula comes out in {unit}.</source>
        <translation>单位“{declared}”不符：公式结果的单位为 {unit}。</translation>
    </message>
    <message>
        <source>no unit (a plain number)</source>
        <translation>无单位（纯数）</translation>
    </message>
</context>
<context>
    <name>handover</name>
    <message>
        <source>Number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>GeoJSON</source>
        <translation>GeoJSON</translation>
    </message>
    <message>
        <source>Plants: RFC 7946, CGCS2000 in degrees, metres</source>
        <translation>项目：RFC 7946、CGCS2000 经纬度、米</translation>
    </message>
    <message>
        <source>Shapefile</source>
        <translation>Shapefile</translation>
    </message>
    <message>
        <source>Plants, parcels, zones; zone before the eastings</source>
        <translation>项目、地块、片区；横坐标加带号</translation>
    </message>
    <message>
        <source>Boundary points</source>
        <translation>界址点</translation>
    </message>
    <message>
        <source>TXT of parcels and of plants</source>
        <translation>地块和项目的 TXT</translation>
    </message>
    <message>
        <source>DXF drawing</source>
        <translation>DXF 图纸</translation>
    </message>
    <message>
        <source>For AutoCAD 2010 and on, by layers</source>
        <translation>适用于 AutoCAD 2010 及以上，分层</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Figures, land-use balance, findings</source>
        <translation>指标、用地平衡表、问题</translation>
    </message>
    <message>
        <source>Map sheet</source>
        <translation>图纸</translation>
    </message>
    <message>
        <source>PDF, A3, at a true scale</source>
        <translation>PDF，A3，按比例尺</translation>
    </message>
    <message>
        <source>Always with it: check report, copy of the plan, manifest with check sums. Every file is read back and compared with the plan; a difference stops the hand-over.</source>
        <translation>始终包含：校验报告、规划副本、带校验和的清单。每个文件都回读并与规划比对，不一致则中止移交。</translation>
    </message>
    <message>
        <source>The last pack, “{folder}”, is damaged ({file}): nothing can be compared with it. Choose another one, or go on without a comparison.</source>
        <translation>上一次的成果包“{folder}”已损坏（{file}），无法比较。请另选一个，或不作比较。</translation>
    </message>
    <message>
        <source>The last pack, “{folder}”, is in {then} and the plan is in {now}: places cannot be compared. Go on without a comparison.</source>
        <translation>上一次的成果包“{folder}”采用 {then}，而规划采用 {now}，位置无法比较。请不作比较继续。</translation>
    </message>
    <message>
        <source>{folder}: {files} files, each read back and equal to the plan.</source>
        <translation>{folder}：{files} 个文件，均已回读并与规划一致。</translation>
    </message>
    <message>
        <source>{written} {summary}.</source>
        <translation>{written}{summary}。</translation>
    </message>
    <message>
        <source>{summary}.</source>
        <translation>{summary}。</translation>
    </message>
    <message>
        <source>{summary}. {remark}</source>
        <translation>{summary}。{remark}</translation>
    </message>
    <message>
        <source>Not in the pack: “{label}”. {why}</source>
        <translation>成果包中未含“{label}”：{why}</translation>
    </message>
    <message>
        <source>The last pack held {then}, this one {now}: what enters service between them counts as added or removed.</source>
        <translation>上一次成果包含{then}，本次含{now}：其间投产的项目计为新增或删除。</translation>
    </message>
    <message>
        <source>all plants</source>
        <translation>全部项目</translation>
    </message>
    <message>
        <source>what is in service by {day}</source>
        <translation>{day} 前投产的项目</translation>
    </message>
    <message>
        <source>{what} since {date}</source>
        <translation>自 {date} 以来：{what}</translation>
    </message>
    <message>
        <source>No plant changed since {date}</source>
        <translation>自 {date} 以来项目没有变化</translation>
    </message>
    <message>
        <source>1 plant moved</source>
        <translation>1 个项目移动</translation>
    </message>
    <message>
        <source>{count} plants moved</source>
        <translation>{count} 个项目移动</translation>
    </message>
    <message>
        <source>1 plant turned</source>
        <translation>1 个项目旋转</translation>
    </message>
    <message>
        <source>{count} plants turned</source>
        <translation>{count} 个项目旋转</translation>
    </message>
    <message>
        <source>1 plant reshaped</source>
        <translation>1 个项目改变轮廓</translation>
    </message>
    <message>
        <source>{count} plants reshaped</source>
        <translation>{count} 个项目改变轮廓</translation>
    </message>
    <message>
        <source>1 plant with other data</source>
        <translation>1 个项目数据变更</translation>
    </message>
    <message>
        <source>{count} plants with other data</source>
        <translation>{count} 个项目数据变更</translation>
    </message>
    <message>
        <source>1 plant added</source>
        <translation>新增 1 个项目</translation>
    </message>
    <message>
        <source>{count} plants added</source>
        <translation>新增 {count} 个项目</translation>
    </message>
    <message>
        <source>1 plant removed</source>
        <translation>删除 1 个项目</translation>
    </message>
    <message>
        <source>{count} plants removed</source>
        <translation>删除 {count} 个项目</translation>
    </message>
    <message>
        <source>{count} moved</source>
        <translation>{count} 个移动</translation>
    </message>
    <message>
        <source>{count} turned</source>
        <translation>{count} 个旋转</translation>
    </message>
    <message>
        <source>{count} reshaped</source>
        <translation>{count} 个改变轮廓</translation>
    </message>
    <message>
        <source>{count} with other data</source>
        <translation>{count} 个数据变更</translation>
    </message>
    <message>
        <source>{count} added</source>
        <translation>新增 {count} 个</translation>
    </message>
    <message>
        <source>{count} removed</source>
        <translation>删除 {count} 个</translation>
    </message>
    <message>
        <source>Changes since the last pack</source>
        <translation>与上一次成果包相比的变化</translation>
    </message>
    <message>
        <source>Last pack: {pack}, {date}</source>
        <translation>上一次成果包：{pack}，{date}</translation>
    </message>
    <message>
        <source>Plants</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Base map</source>
        <translation>底图</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Findings that are new</source>
        <translation>新增的问题</translation>
    </message>
    <message>
        <source>Findings that are gone</source>
        <translation>已消除的问题</translation>
    </message>
    <message>
        <source>added, {area_m2:,.1f} m²</source>
        <translation>新增，{area_m2:,.1f} m²</translation>
    </message>
    <message>
        <source>removed, {area_m2:,.1f} m²</source>
        <translation>删除，{area_m2:,.1f} m²</translation>
    </message>
    <message>
        <source>moved by {moved_m:.2f} m towards {azimuth_deg:.0f}° from north</source>
        <translation>移动 {moved_m:.2f} m，方位角 {azimuth_deg:.0f}°</translation>
    </message>
    <message>
        <source>turned by {turned_deg:.2f}° counter-clockwise</source>
        <translation>逆时针旋转 {turned_deg:.2f}°</translation>
    </message>
    <message>
        <source>another outline, {area_m2:+,.1f} m²</source>
        <translation>轮廓改变，{area_m2:+,.1f} m²</translation>
    </message>
    <message>
        <source>{column}: {before} → {after}</source>
        <translation>{column}：{before} → {after}</translation>
    </message>
    <message>
        <source>(blank)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>{layer}: {added} added, {removed} removed, {changed} changed</source>
        <translation>{layer}：新增 {added}，删除 {removed}，改变 {changed}</translation>
    </message>
    <message>
        <source>{figure}: {before:,.2f} → {after:,.2f} {unit}</source>
        <translation>{figure}：{before:,.2f} → {after:,.2f} {unit}</translation>
    </message>
    <message>
        <source>Footprint</source>
        <translation>占地面积</translation>
    </message>
    <message>
        <source>Land used</source>
        <translation>用地面积</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>需要负荷</translation>
    </message>
    <message>
        <source>Capacity, {product}</source>
        <translation>产能，{product}</translation>
    </message>
    <message>
        <source>Plants, GeoJSON by RFC 7946 (longitude and latitude)</source>
        <translation>项目，GeoJSON（RFC 7946，经纬度）</translation>
    </message>
    <message>
        <source>Plants, GeoJSON in CGCS2000 longitude and latitude</source>
        <translation>项目，GeoJSON（CGCS2000 经纬度）</translation>
    </message>
    <message>
        <source>Plants, GeoJSON in metres of the plan&apos;s system</source>
        <translation>项目，GeoJSON（规划坐标系，米）</translation>
    </message>
    <message>
        <source>Plants, Shapefile</source>
        <translation>项目，Shapefile</translation>
    </message>
    <message>
        <source>Parcels, Shapefile</source>
        <translation>地块，Shapefile</translation>
    </message>
    <message>
        <source>Zones, Shapefile</source>
        <translation>片区，Shapefile</translation>
    </message>
    <message>
        <source>Boundary points of the parcels, TXT</source>
        <translation>地块界址点，TXT</translation>
    </message>
    <message>
        <source>Boundary points of the plants, TXT</source>
        <translation>项目界址点，TXT</translation>
    </message>
    <message>
        <source>Drawing, DXF for AutoCAD 2010</source>
        <translation>图纸，DXF（AutoCAD 2010）</translation>
    </message>
    <message>
        <source>All figures, workbook</source>
        <translation>全部指标，工作簿</translation>
    </message>
    <message>
        <source>Land-use balance, CSV</source>
        <translation>用地平衡表（CSV）</translation>
    </message>
    <message>
        <source>Log of changes, CSV</source>
        <translation>变更记录（CSV）</translation>
    </message>
    <message>
        <source>No change to the plan has been logged yet.</source>
        <translation>规划尚无变更记录。</translation>
    </message>
    <message>
        <source>Findings of the check, workbook</source>
        <translation>校验问题，工作簿</translation>
    </message>
    <message>
        <source>Map sheet, PDF</source>
        <translation>图纸，PDF</translation>
    </message>
    <message>
        <source>Check report, PDF</source>
        <translation>校验报告，PDF</translation>
    </message>
    <message>
        <source>Copy of the plan, GeoPackage</source>
        <translation>规划副本，GeoPackage</translation>
    </message>
    <message>
        <source>The shift from the plan&apos;s datum ({crs}) to {datum} is not known, and none is made up.</source>
        <translation>规划的大地基准（{crs}）到 {datum} 的转换参数未知，程序不作臆造。</translation>
    </message>
    <message>
        <source>The plan&apos;s system {crs} cannot be brought into a 3-degree zone of CGCS2000, the only one that bureaux take boundary points in.</source>
        <translation>规划坐标系 {crs} 无法转换到 CGCS2000 3 度带，而主管部门只接收该坐标系的界址点。</translation>
    </message>
    <message>
        <source>The plan lies outside of where CGCS2000 is used ({west:g} to {east:g} east, {south:g} to {north:g} north).</source>
        <translation>规划位于 CGCS2000 适用范围之外（东经 {west:g} 至 {east:g}，北纬 {south:g} 至 {north:g}）。</translation>
    </message>
    <message>
        <source>The plan has none with an outline.</source>
        <translation>规划中没有带轮廓的此类要素。</translation>
    </message>
    <message>
        <source>There is nothing to draw.</source>
        <translation>没有可绘制的内容。</translation>
    </message>
    <message>
        <source>The plan&apos;s system {crs} is no Gauss-Krüger system of CGCS2000: Shapefiles stay in it; ask whether the bureau takes them.</source>
        <translation>规划坐标系 {crs} 不是 CGCS2000 高斯—克吕格坐标系：Shapefile 仍采用该坐标系，请询问主管部门是否接收。</translation>
    </message>
    <message>
        <source>{layer} without an outline, so in tables but on no map and in no list of boundary points: {count:,d} (first: {ids}).</source>
        <translation>{layer}中没有轮廓、因此只在表格而不在地图和界址点表中的：{count:,d} 个（首先：{ids}）。</translation>
    </message>
    <message>
        <source>Hand-over pack</source>
        <translation>移交成果包</translation>
    </message>
    <message>
        <source>Plan: {name}</source>
        <translation>规划：{name}</translation>
    </message>
    <message>
        <source>Scenario: {name} ({id})</source>
        <translation>方案：{name}（{id}）</translation>
    </message>
    <message>
        <source>Only what is in service by {when}</source>
        <translation>仅含 {when} 前投产的项目</translation>
    </message>
    <message>
        <source>Handed over: {time}</source>
        <translation>移交时间：{time}</translation>
    </message>
    <message>
        <source>By: {name}</source>
        <translation>移交人：{name}</translation>
    </message>
    <message>
        <source>Coordinate system of the plan: {crs} ({name})</source>
        <translation>规划坐标系：{crs}（{name}）</translation>
    </message>
    <message>
        <source>Rule pack: {name} ({id}), SHA-256 {sha256}</source>
        <translation>规则包：{name}（{id}），SHA-256 {sha256}</translation>
    </message>
    <message>
        <source>Program: siteplanner {version}</source>
        <translation>程序：siteplanner {version}</translation>
    </message>
    <message>
        <source>Check: errors {error}, warnings {warning}, waived {waived}, not checked {not_checked}</source>
        <translation>校验：错误 {error}，警告 {warning}，豁免 {waived}，未校验 {not_checked}</translation>
    </message>
    <message>
        <source>Everything could be checked.</source>
        <translation>全部内容均已校验。</translation>
    </message>
    <message>
        <source>Not everything could be checked; the check report says what and why.</source>
        <translation>并非全部内容都能校验；详见校验报告。</translation>
    </message>
    <message>
        <source>Why it is handed over all the same: {reason} ({date})</source>
        <translation>仍予移交的理由：{reason}（{date}）</translation>
    </message>
    <message>
        <source>{layer}: {count}, {planar_m2:,.2f} m² in the plane, {ellipsoidal_m2:,.2f} m² on the ellipsoid</source>
        <translation>{layer}：{count} 个，平面面积 {planar_m2:,.2f} m²，椭球面积 {ellipsoidal_m2:,.2f} m²</translation>
    </message>
    <message>
        <source>{layer}: {count}</source>
        <translation>{layer}：{count} 个</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Not in the pack</source>
        <translation>成果包中未含</translation>
    </message>
    <message>
        <source>{path}: {label} [{crs}]</source>
        <translation>{path}：{label} [{crs}]</translation>
    </message>
    <message>
        <source>{path}: {label}</source>
        <translation>{path}：{label}</translation>
    </message>
    <message>
        <source>Since the last pack: {summary}</source>
        <translation>与上一次成果包相比：{summary}</translation>
    </message>
    <message>
        <source>Maps, tables and documents were read back by code that had no part in writing them, and compared with the plan.</source>
        <translation>地图、表格和文档均由不参与写出的代码回读，并与规划比对一致。</translation>
    </message>
    <message>
        <source>The check sums of all files are in {file} (sha256sum -c {file}).</source>
        <translation>全部文件的校验和见 {file}（sha256sum -c {file}）。</translation>
    </message>
    <message>
        <source>What changed since the last pack, text</source>
        <translation>与上一次成果包相比的变化，文字</translation>
    </message>
    <message>
        <source>What changed since the last pack, map</source>
        <translation>与上一次成果包相比的变化，图</translation>
    </message>
    <message>
        <source>{scenario} (in service by {when})</source>
        <translation>{scenario}（{when} 前投产）</translation>
    </message>
    <message>
        <source>Checking the layout</source>
        <translation>正在校验布局</translation>
    </message>
    <message>
        <source>Writing {file}</source>
        <translation>正在写出 {file}</translation>
    </message>
    <message>
        <source>Comparing with the last pack</source>
        <translation>正在与上一次成果包比较</translation>
    </message>
    <message>
        <source>Listing the files</source>
        <translation>正在编制文件清单</translation>
    </message>
    <message>
        <source>{feature}: ring {ring} does not end where it begins</source>
        <translation>{feature}：第 {ring} 圈首尾不闭合</translation>
    </message>
    <message>
        <source>{feature}: ring {ring} does not run clockwise</source>
        <translation>{feature}：第 {ring} 圈不是顺时针</translation>
    </message>
    <message>
        <source>{feature}: {found} points are stated and {wanted} are there</source>
        <translation>{feature}：标明 {found} 个点，实有 {wanted} 个</translation>
    </message>
    <message>
        <source>line {line} is none of a boundary file</source>
        <translation>第 {line} 行不符合界址点格式</translation>
    </message>
    <message>
        <source>it is no whole PDF document</source>
        <translation>不是完整的 PDF 文档</translation>
    </message>
    <message>
        <source>the font {font} is not embedded, or does not say which characters it holds</source>
        <translation>字体 {font} 未嵌入，或没有字符对照表</translation>
    </message>
    <message>
        <source>“{text}” is not in it</source>
        <translation>其中没有“{text}”</translation>
    </message>
    <message>
        <source>layer {layer}: {difference}</source>
        <translation>图层 {layer}：{difference}</translation>
    </message>
    <message>
        <source>it cannot be read: {reason}</source>
        <translation>无法读取：{reason}</translation>
    </message>
    <message>
        <source>it holds {found} instead of {wanted}</source>
        <translation>含 {found} 个，应为 {wanted} 个</translation>
    </message>
    <message>
        <source>{feature} is missing</source>
        <translation>缺少 {feature}</translation>
    </message>
    <message>
        <source>{feature} is in it, but not in the plan</source>
        <translation>含有规划中没有的 {feature}</translation>
    </message>
    <message>
        <source>{feature}: {column} is “{found}” instead of “{wanted}”</source>
        <translation>{feature}：{column} 为“{found}”，应为“{wanted}”</translation>
    </message>
    <message>
        <source>{feature} has other rings or points</source>
        <translation>{feature} 的环或点不同</translation>
    </message>
    <message>
        <source>{feature} lies {found_mm:.3f} mm off, {limit_mm:g} mm are allowed</source>
        <translation>{feature} 偏移 {found_mm:.3f} mm，允许 {limit_mm:g} mm</translation>
    </message>
    <message>
        <source>{feature}: the area differs by {found_m2:.4f} m²</source>
        <translation>{feature}：面积相差 {found_m2:.4f} m²</translation>
    </message>
    <message>
        <source>its coordinate system is {found} instead of {wanted}</source>
        <translation>坐标系为 {found}，应为 {wanted}</translation>
    </message>
    <message>
        <source>read by GDAL, {difference}</source>
        <translation>由 GDAL 读取时，{difference}</translation>
    </message>
    <message>
        <source>{feature}: a ring does not turn by the right-hand rule</source>
        <translation>{feature}：环的方向不符合右手规则</translation>
    </message>
    <message>
        <source>{feature} is no polygon</source>
        <translation>{feature} 不是多边形</translation>
    </message>
    <message>
        <source>no collection of features</source>
        <translation>不是要素集合</translation>
    </message>
    <message>
        <source>the database is damaged: {reason}</source>
        <translation>数据库已损坏：{reason}</translation>
    </message>
    <message>
        <source>{file} does not say which field is {column}</source>
        <translation>{file} 没有说明哪个字段是 {column}</translation>
    </message>
    <message>
        <source>{file} leads elsewhere than to the shapes</source>
        <translation>{file} 的索引与图形不符</translation>
    </message>
    <message>
        <source>table “{table}”, {row}, {column}</source>
        <translation>表“{table}”，{row}，{column}</translation>
    </message>
    <message>
        <source>{cell} holds a formula that gives {found} instead of {wanted}</source>
        <translation>{cell} 的公式结果为 {found}，应为 {wanted}</translation>
    </message>
    <message>
        <source>Reading {file} back and comparing</source>
        <translation>正在回读并比对 {file}</translation>
    </message>
    <message>
        <source>The layout has errors that are not waived: {errors}. Handing it over needs a written reason.</source>
        <translation>布局有未豁免的错误：{errors} 个。移交须写明理由。</translation>
    </message>
    <message>
        <source>Not everything could be checked: {not_checked} points are open. Handing it over needs a written reason.</source>
        <translation>并非全部内容都能校验：有 {not_checked} 项未校验。移交须写明理由。</translation>
    </message>
    <message>
        <source>The layout has errors that are not waived: {errors}; and {not_checked} points could not be checked. Handing it over needs a written reason.</source>
        <translation>布局有未豁免的错误：{errors} 个；另有 {not_checked} 项未能校验。移交须写明理由。</translation>
    </message>
    <message>
        <source>{why} At least {least} letters, or {least_chinese} Chinese characters, that can be read.</source>
        <translation>{why}至少 {least_chinese} 个汉字（或 {least} 个字母）。</translation>
    </message>
    <message>
        <source>Why it is handed over all the same</source>
        <translation>仍予移交的理由</translation>
    </message>
    <message>
        <source>{reason} ({by}, {date})</source>
        <translation>{reason}（{by}，{date}）</translation>
    </message>
    <message>
        <source>{reason} ({date})</source>
        <translation>{reason}（{date}）</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>{source}: “{value}” cannot be kept as {column}; left blank.</source>
        <translation>{source}：“{value}”不能作为 {column} 保存，已留空。</translation>
    </message>
    <message>
        <source>The id “{id}” is in use already; this row is “{new}”.</source>
        <translation>编号“{id}”已被占用，该行改为“{new}”。</translation>
    </message>
    <message>
        <source>The row has no id; it is “{new}”.</source>
        <translation>该行没有编号，编为“{new}”。</translation>
    </message>
    <message>
        <source>The id holds characters that cannot be shown; they were left out: “{new}”.</source>
        <translation>编号含不可显示的字符，已略去：“{new}”。</translation>
    </message>
    <message>
        <source>{source} was read as an area in {unit}, by comparing with the measured areas.</source>
        <translation>经与量算面积比较，{source} 按单位 {unit} 读作面积。</translation>
    </message>
    <message>
        <source>{source} fits the measured areas in none of m², ha and mu; it was kept but not taken as the registered area.</source>
        <translation>{source} 按平方米、公顷、亩都与量算面积不符；已保留该字段，但未作为登记面积。</translation>
    </message>
    <message>
        <source>The row has no shape.</source>
        <translation>该行没有图形。</translation>
    </message>
    <message>
        <source>The shape is empty.</source>
        <translation>图形为空。</translation>
    </message>
    <message>
        <source>The shape is of a kind that cannot be read, or damaged.</source>
        <translation>图形类型无法读取，或已损坏。</translation>
    </message>
    <message>
        <source>A coordinate is not a number or infinite.</source>
        <translation>坐标中有非数值或无穷大。</translation>
    </message>
    <message>
        <source>A {found} where a {wanted} is needed.</source>
        <translation>此处应为{wanted}，实为{found}。</translation>
    </message>
    <message>
        <source>The shape covers no area.</source>
        <translation>图形没有面积。</translation>
    </message>
    <message>
        <source>The shape is invalid ({problem}) and nothing with an area is left of it.</source>
        <translation>图形无效（{problem}），修复后不剩任何有面积的部分。</translation>
    </message>
    <message>
        <source>Invalid shape ({problem}) repaired; its area changed by {change_m2:+.2f} m².</source>
        <translation>无效图形（{problem}）已修复，面积变化 {change_m2:+.2f} m²。</translation>
    </message>
    <message>
        <source>A ring was not closed; it was closed.</source>
        <translation>有一圈边界未闭合，已将其闭合。</translation>
    </message>
    <message>
        <source>Invalid shape ({problem}), left out as was chosen.</source>
        <translation>无效图形（{problem}），按所选不导入。</translation>
    </message>
    <message>
        <source>Lines or points mixed with the areas were left out.</source>
        <translation>已略去混在面中的线或点。</translation>
    </message>
    <message>
        <source>polygon</source>
        <translation>面</translation>
    </message>
    <message>
        <source>point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>line</source>
        <translation>线</translation>
    </message>
    <message>
        <source>set of points</source>
        <translation>多点</translation>
    </message>
    <message>
        <source>set of lines</source>
        <translation>多线</translation>
    </message>
    <message>
        <source>mixed collection</source>
        <translation>混合图形集合</translation>
    </message>
    <message>
        <source>Self-intersection</source>
        <translation>自相交</translation>
    </message>
    <message>
        <source>Ring Self-intersection</source>
        <translation>边界圈自相交</translation>
    </message>
    <message>
        <source>Hole lies outside shell</source>
        <translation>洞在外边界之外</translation>
    </message>
    <message>
        <source>Holes are nested</source>
        <translation>洞相互嵌套</translation>
    </message>
    <message>
        <source>Nested shells</source>
        <translation>外边界相互嵌套</translation>
    </message>
    <message>
        <source>Interior is disconnected</source>
        <translation>内部不连通</translation>
    </message>
    <message>
        <source>Too few points in geometry component</source>
        <translation>顶点过少</translation>
    </message>
    <message>
        <source>The file says its text is in {stated}, but it can only be read as {encoding}; {encoding} was taken.</source>
        <translation>文件声明文字编码为 {stated}，但只能按 {encoding} 读出；已采用 {encoding}。</translation>
    </message>
    <message>
        <source>The last line of the file has no end. If the file was cut short, what stood at its end is missing or wrong.</source>
        <translation>文件最后一行没有结束符。若文件被截断，其末尾内容会缺失或有误。</translation>
    </message>
    <message>
        <source>The index file (.shx) is missing; the rows were found without it.</source>
        <translation>缺少索引文件（.shx），已不用索引读出各行。</translation>
    </message>
    <message>
        <source>The table (.dbf) is missing; the shapes have no attributes.</source>
        <translation>缺少属性表（.dbf），图形没有属性。</translation>
    </message>
    <message>
        <source>{rows} rows are marked as deleted in the table (.dbf); they were left out.</source>
        <translation>属性表（.dbf）中有 {rows} 行标为已删除，未读入。</translation>
    </message>
    <message>
        <source>The file is shorter than it says of itself ({size} of {stated} bytes): rows at its end are lost.</source>
        <translation>文件比其自述的短（{stated} 字节只有 {size} 字节）：末尾若干行已丢失。</translation>
    </message>
    <message>
        <source>The table (.dbf) holds {read} of {stated} rows; the attributes of the other rows are lost.</source>
        <translation>属性表（.dbf）只有 {stated} 行中的 {read} 行，其余各行的属性已丢失。</translation>
    </message>
    <message>
        <source>Rings that were not closed were closed.</source>
        <translation>未闭合的边界圈已闭合。</translation>
    </message>
    <message>
        <source>While reading, the map library remarked: {text}</source>
        <translation>读取时地图库提示：{text}</translation>
    </message>
    <message>
        <source>The column “{column}” holds no text but raw bytes, such as pictures; it was left out.</source>
        <translation>字段“{column}”不是文字而是二进制数据（如图片），未导入。</translation>
    </message>
    <message>
        <source>The drawing says its text is in {stated}, but it can only be read as {encoding}; {encoding} was taken.</source>
        <translation>图纸声明文字编码为 {stated}，但只能按 {encoding} 读取，已采用 {encoding}。</translation>
    </message>
    <message>
        <source>Row {row}: “{text}” is no coordinate.</source>
        <translation>第 {row} 行：“{text}”不是坐标。</translation>
    </message>
    <message>
        <source>Row {row}: “{text}” is no outline in WKT.</source>
        <translation>第 {row} 行：“{text}”不是 WKT 图形。</translation>
    </message>
    <message>
        <source>The coordinate system “{system}” that the file names is not known here.</source>
        <translation>文件所写坐标系“{system}”无法识别。</translation>
    </message>
    <message>
        <source>X was taken as northing and Y as easting, as surveyors have it; the figures do not show which is which.</source>
        <translation>已按测量习惯把 X 作为北坐标、Y 作为东坐标；数值本身无法区分。</translation>
    </message>
    <message>
        <source>Some text is not valid {encoding}; the characters that cannot be read are shown as �.</source>
        <translation>部分文字不是有效的 {encoding}，无法读出的字符显示为 �。</translation>
    </message>
    <message>
        <source>The drawing&apos;s end mark (EOF) is missing, but its shapes end properly; they are all there.</source>
        <translation>图纸缺少结束标记（EOF），但图形部分完整，没有丢失。</translation>
    </message>
    <message>
        <source>none known</source>
        <translation>没有已知的</translation>
    </message>
    <message>
        <source>The file says {stated}; the coordinates were taken as {crs}, as told.</source>
        <translation>文件声明为 {stated}；已按指定将坐标视为 {crs}。</translation>
    </message>
    <message>
        <source>The shift from {source} to {target} is not known: positions may be off by tens of metres. Have the map transformed with local control points before you rely on it.</source>
        <translation>{source} 到 {target} 的转换参数未知，位置可能偏差数十米。使用前请用当地控制点转换该图。</translation>
    </message>
    <message>
        <source>The layer lies {km:.0f} km from the parcels: check its coordinate system.</source>
        <translation>该图层距地块 {km:.0f} km，请检查其坐标系。</translation>
    </message>
    <message>
        <source>The shape lies {km:,.0f} km from the parcels: check its coordinates.</source>
        <translation>该图形距地块 {km:,.0f} km：请核对其坐标。</translation>
    </message>
    <message>
        <source>The shape lies {km:,.0f} km from the middle of the others: check its coordinates.</source>
        <translation>该图形距其他图形的中部 {km:,.0f} km：请核对其坐标。</translation>
    </message>
    <message>
        <source>{parcels} parcels have gaps narrower than {gap_cm:g} cm to their neighbours. The checks close them and count {area_m2:.2f} m² as land; the map itself is left as it is.</source>
        <translation>{parcels} 个地块与相邻地块间有窄于 {gap_cm:g} cm 的缝隙。校验时将其闭合并计入用地 {area_m2:.2f} m²；底图本身不作改动。</translation>
    </message>
    <message>
        <source>Heights (Z) of the shape were dropped.</source>
        <translation>已去掉图形的高程（Z）。</translation>
    </message>
    <message>
        <source>Measures (M) of the shape were dropped.</source>
        <translation>已去掉图形的量测值（M）。</translation>
    </message>
    <message>
        <source>Arcs of the shape were replaced by short straight pieces.</source>
        <translation>图形中的弧线已用短直线段代替。</translation>
    </message>
    <message>
        <source>The same shape as in row {other}: the area counts twice.</source>
        <translation>与第 {other} 行图形相同，面积重复计算。</translation>
    </message>
    <message>
        <source>The same shape as in row {other}, left out as was chosen.</source>
        <translation>与第 {other} 行图形相同，按所选不导入。</translation>
    </message>
    <message>
        <source>A ring of the shape is not closed; it was left out as was chosen.</source>
        <translation>图形的环未闭合，按所选不导入。</translation>
    </message>
    <message>
        <source>{rows} rows, row {row} the first: {reason}</source>
        <translation>共 {rows} 行，首见于第 {row} 行：{reason}</translation>
    </message>
    <message>
        <source>Reading {source}</source>
        <translation>正在读取 {source}</translation>
    </message>
    <message>
        <source>Bringing in {source}</source>
        <translation>正在导入 {source}</translation>
    </message>
    <message>
        <source>There is a plant “{plant}” already; give --update to overwrite it.</source>
        <translation>已有项目“{plant}”；如需覆盖请加 --update。</translation>
    </message>
    <message>
        <source>Nothing was filled from the type. {reason}</source>
        <translation>未按类型补全任何空白。{reason}</translation>
    </message>
    <message>
        <source>Looking into {source}</source>
        <translation>正在读取 {source}</translation>
    </message>
    <message>
        <source>The usual system here; the parcels lie in its area of use.</source>
        <translation>本地常用坐标系，地块在其适用范围内。</translation>
    </message>
    <message>
        <source>The parcels&apos; own system.</source>
        <translation>地块图自身的坐标系。</translation>
    </message>
    <message>
        <source>The drawing is damaged and was repaired while reading: {flaws} flaws.</source>
        <translation>图纸有损坏，读取时已修复 {flaws} 处。</translation>
    </message>
    <message>
        <source>Of the drawing {lost} could not be read and are missing.</source>
        <translation>图纸中 {lost} 无法读取，已缺失。</translation>
    </message>
    <message>
        <source>Line {line}: a {entity} has “{value}” where a number must be; it was left out.</source>
        <translation>第 {line} 行：{entity} 中应为数字处是“{value}”，该图元已略去。</translation>
    </message>
    <message>
        <source>Line {line}: the drawing is out of step there (“{value}” is no group code); the {entity} was left out.</source>
        <translation>第 {line} 行：数据错位（“{value}”不是组码），{entity} 已略去。</translation>
    </message>
    <message>
        <source>{entities} more malformed entities were left out.</source>
        <translation>另有 {entities} 个格式错误的图元已略去。</translation>
    </message>
    <message>
        <source>Line {line}: a polyline says it has {stated} corners but has {found}; it was left out.</source>
        <translation>第 {line} 行：多段线声明有 {stated} 个顶点，实际 {found} 个，已略去。</translation>
    </message>
    <message>
        <source>{entities} entities stand outside every section of the drawing; they were taken as its shapes.</source>
        <translation>有 {entities} 个图元不在任何段内，已按图形读取。</translation>
    </message>
    <message>
        <source>Blocks lie in blocks more than {limit} deep, or in themselves (“{block}”); what is deeper was left out.</source>
        <translation>图块嵌套超过 {limit} 层，或图块包含自身（“{block}”）；更深的内容已略去。</translation>
    </message>
    <message>
        <source>“{block}” is a reference to another drawing, which is not in this file. Bind it in CAD if it is needed.</source>
        <translation>“{block}”是外部参照，其内容不在本文件中。如需要，请在 CAD 中绑定。</translation>
    </message>
    <message>
        <source>The block “{block}” is inserted but not in the file.</source>
        <translation>图块“{block}”被插入，但文件中没有其定义。</translation>
    </message>
    <message>
        <source>Left out, as they are no outlines, lines, points or texts: {kinds}. Explode them in CAD if they matter.</source>
        <translation>已略去（不是轮廓、线、点或文字）：{kinds}。如有用，请在 CAD 中分解。</translation>
    </message>
    <message>
        <source>Left out, as their figures cannot be: {kinds}.</source>
        <translation>已略去（数值不成立）：{kinds}。</translation>
    </message>
    <message>
        <source>The layer “{layer}” is switched off or frozen in the drawing.</source>
        <translation>图层“{layer}”在图纸中已关闭或冻结。</translation>
    </message>
    <message>
        <source>The drawing says its unit is {unit}, as many templates do. Its figures are taken as they stand; measure a known length.</source>
        <translation>图纸声明单位为{unit}（许多样板文件如此）。坐标按原数值读取；请量一段已知长度核对。</translation>
    </message>
    <message>
        <source>The outline was open by {gap_mm:.1f} mm; it was closed.</source>
        <translation>轮廓有 {gap_mm:.1f} mm 缺口，已闭合。</translation>
    </message>
    <message>
        <source>Areas were made from lines. Where ends lay up to {limit_mm:.0f} mm apart they were joined: {gaps}, the widest {widest_mm:.1f} mm at {x:.2f}, {y:.2f}.</source>
        <translation>面由线段围合而成。端点相距不超过 {limit_mm:.0f} mm 处已连接：{gaps} 处，最大 {widest_mm:.1f} mm，位于 {x:.2f}, {y:.2f}。</translation>
    </message>
    <message>
        <source>The area lies between lines of the drawing; no outline of its own is drawn.</source>
        <translation>该面由图中线段围合而成，没有单独绘制的轮廓。</translation>
    </message>
    <message>
        <source>The line, {length_m:.2f} m long, bounds no area: it does not meet others within {limit_mm:.0f} mm.</source>
        <translation>该线长 {length_m:.2f} m，未围成面：在 {limit_mm:.0f} mm 内不与其他线相接。</translation>
    </message>
    <message>
        <source>Several texts stand in the area: {texts}. “{text}”, the nearest to its middle, was taken.</source>
        <translation>该面内有多个文字：{texts}。已取离中心最近的“{text}”。</translation>
    </message>
    <message>
        <source>Several texts stand in the area, two of them as near to its middle: {texts}. “{text}” was taken; check it.</source>
        <translation>该面内有多个文字，其中两个离中心同样近：{texts}。已取“{text}”，请核对。</translation>
    </message>
    <message>
        <source>The {lines} lines of the layer cross each other too often to be parcels; no areas were made from them.</source>
        <translation>该图层的 {lines} 条线相互交叉过多，不像地块，未围成面。</translation>
    </message>
    <message>
        <source>{texts} texts of the layer stand in no area; they were left out.</source>
        <translation>该图层有 {texts} 个文字不在任何面内，已略去。</translation>
    </message>
    <message>
        <source>The outline lies within that of row {other}: its area counts in both unless that one gets a hole.</source>
        <translation>该轮廓位于第 {other} 行的轮廓之内：若不在外轮廓中挖洞，面积会重复计算。</translation>
    </message>
    <message>
        <source>{hatches} hatches fill outlines of the layer; the outlines were taken.</source>
        <translation>有 {hatches} 个填充与本图层的轮廓重合，已取轮廓。</translation>
    </message>
    <message>
        <source>{points} points of the layer were left out; areas are needed.</source>
        <translation>该图层有 {points} 个点已略去；此处需要面。</translation>
    </message>
    <message>
        <source>inches</source>
        <translation>英寸</translation>
    </message>
    <message>
        <source>feet</source>
        <translation>英尺</translation>
    </message>
    <message>
        <source>miles</source>
        <translation>英里</translation>
    </message>
    <message>
        <source>millimetres</source>
        <translation>毫米</translation>
    </message>
    <message>
        <source>centimetres</source>
        <translation>厘米</translation>
    </message>
    <message>
        <source>kilometres</source>
        <translation>千米</translation>
    </message>
    <message>
        <source>yards</source>
        <translation>码</translation>
    </message>
    <message>
        <source>decimetres</source>
        <translation>分米</translation>
    </message>
    <message>
        <source>US survey feet</source>
        <translation>美国测量英尺</translation>
    </message>
    <message>
        <source>No point follows line {line}.</source>
        <translation>第 {line} 行之后没有界址点。</translation>
    </message>
    <message>
        <source>The ring from line {line} on has only {points} different points; three are needed.</source>
        <translation>从第 {line} 行起的一圈只有 {points} 个不同的点，至少需要三个。</translation>
    </message>
    <message>
        <source>Line {line} closes the ring with {label}, but lies {gap_m:.3f} m from where {label} was.</source>
        <translation>第 {line} 行以 {label} 闭合，但与前面的 {label} 相距 {gap_m:.3f} m。</translation>
    </message>
    <message>
        <source>The easting of line {line} begins with another zone than those before it.</source>
        <translation>第 {line} 行的东坐标带号与前面的不同。</translation>
    </message>
    <message>
        <source>Line {line} repeats the point before it; it was left out.</source>
        <translation>第 {line} 行与前一点重复，已略去。</translation>
    </message>
    <message>
        <source>Ring {ring} repeats another one of the parcel; it was left out.</source>
        <translation>第 {ring} 圈与该地块的另一圈重复，已略去。</translation>
    </message>
    <message>
        <source>The file says zone {zone} of {degrees} degrees, which does not exist: its coordinate system is unclear.</source>
        <translation>文件写明为 {degrees} 度带第 {zone} 带，该带不存在，坐标系不明。</translation>
    </message>
    <message>
        <source>The file says its projection is “{projection}”, not Gauss-Krüger: its coordinate system is unclear.</source>
        <translation>文件写明投影类型为“{projection}”，不是高斯-克吕格投影，坐标系不明。</translation>
    </message>
    <message>
        <source>The file says its unit is “{unit}”. Its figures were taken as metres.</source>
        <translation>文件写明计量单位为“{unit}”，坐标已按米读取。</translation>
    </message>
    <message>
        <source>The file states parameters of a transformation ({parameters}). They were not applied.</source>
        <translation>文件含转换参数（{parameters}），未作转换。</translation>
    </message>
    <message>
        <source>Line {line} is no boundary point: “{text}”. It should read label,ring,X,Y such as J1,1,4174554.332,…</source>
        <translation>第 {line} 行不是界址点：“{text}”。应为 点号,圈号,X,Y，如 J1,1,4174554.332,…</translation>
    </message>
    <message>
        <source>Line {line} is no parcel: “{text}”. It should hold points, area, number, name, shape, sheet, use, code, @.</source>
        <translation>第 {line} 行不是地块行：“{text}”。应为 界址点数,面积,地块编号,地块名称,图形属性,图幅号,用途,地类编码,@。</translation>
    </message>
    <message>
        <source>Line {line}, the last of the file, seems cut off: “{text}” has fewer decimals than the points before it.</source>
        <translation>文件末行（第 {line} 行）似被截断：“{text}”的小数位数少于前面各点。</translation>
    </message>
    <message>
        <source>Heights (Z) of the points were dropped.</source>
        <translation>已舍去界址点的高程（Z）。</translation>
    </message>
    <message>
        <source>Line {line} states {stated_ha:.4f} ha, but the points enclose {measured_ha:.4f} ha.</source>
        <translation>第 {line} 行写明面积 {stated_ha:.4f} 公顷，但界址点围成 {measured_ha:.4f} 公顷。</translation>
    </message>
    <message>
        <source>The areas of the file are in {unit}, not in hectares as the format asks; they were read so.</source>
        <translation>文件中的面积单位为 {unit}，而格式要求为公顷；已按 {unit} 读取。</translation>
    </message>
    <message>
        <source>Line {line} states {stated} points, but {found} follow: points may be missing.</source>
        <translation>第 {line} 行写明 {stated} 个界址点，后面只有 {found} 个：可能缺点。</translation>
    </message>
    <message>
        <source>Line {line} states {stated} points, but {found} follow: another parcel&apos;s line may be missing.</source>
        <translation>第 {line} 行写明 {stated} 个界址点，后面却有 {found} 个：可能缺少另一地块的地块行。</translation>
    </message>
    <message>
        <source>Line {line} states {stated} points, but {found} follow; the area is as stated.</source>
        <translation>第 {line} 行写明 {stated} 个界址点，后面有 {found} 个；面积与所写一致。</translation>
    </message>
    <message>
        <source>{lines} lines belong to no parcel; line {line} is the first: “{text}”. They were left out.</source>
        <translation>有 {lines} 行不属于任何地块，首行为第 {line} 行：“{text}”。已略去。</translation>
    </message>
    <message>
        <source>The file has no section [属性描述] that would tell its coordinate system.</source>
        <translation>文件没有 [属性描述] 段，未说明坐标系。</translation>
    </message>
    <message>
        <source>Eastings stand before northings, against the format. They were exchanged.</source>
        <translation>东坐标写在北坐标之前，与格式不符，已对调。</translation>
    </message>
    <message>
        <source>The eastings begin with zone {zone}, those of most parcels of the file with {usual} (0: with none).</source>
        <translation>东坐标带号为 {zone}，而文件中多数地块为 {usual}（0 表示不带带号）。</translation>
    </message>
    <message>
        <source>The coordinates are of another kind than those of most parcels.</source>
        <translation>坐标类型与多数地块不同。</translation>
    </message>
    <message>
        <source>the bbox is no list of four or six numbers; it was passed over.</source>
        <translation>bbox 应为四个或六个数的列表，未采用。</translation>
    </message>
    <message>
        <source>the bbox ends south of where it begins; it was passed over.</source>
        <translation>bbox 的北界在南界以南，未采用。</translation>
    </message>
    <message>
        <source>The bbox of the file does not hold its shapes; it was passed over.</source>
        <translation>文件的 bbox 没有包含其中的图形，未采用。</translation>
    </message>
    <message>
        <source>“{name}” holds numbers of more digits than a number of JSON keeps: their last digits are not certain. Such codes belong in quotes.</source>
        <translation>“{name}”中的数字位数超过 JSON 数字的精度，末几位不可靠。这类编码应写成带引号的文本。</translation>
    </message>
    <message>
        <source>The file names its coordinate system the old way (crs): it was read as {crs}.</source>
        <translation>文件用旧式写法（crs）注明了坐标系：已按 {crs} 读取。</translation>
    </message>
    <message>
        <source>The file names its coordinate system by a link, which is not followed; the system has to be known.</source>
        <translation>文件用链接注明坐标系，程序不访问链接；需要另行指明坐标系。</translation>
    </message>
    <message>
        <source>The file names a coordinate system (crs) that is not known: {found}.</source>
        <translation>文件注明的坐标系（crs）无法识别：{found}。</translation>
    </message>
    <message>
        <source>The file says (crs: null) that its coordinate system is not known.</source>
        <translation>文件声明（crs: null）其坐标系未知。</translation>
    </message>
    <message>
        <source>“{found}” stands where a feature is needed.</source>
        <translation>此处应为要素（Feature），实为“{found}”。</translation>
    </message>
    <message>
        <source>a feature must be of the type Feature, not “{found}”.</source>
        <translation>要素的类型应为 Feature，实为“{found}”。</translation>
    </message>
    <message>
        <source>a geometry stands where a feature is needed; it was taken without attributes.</source>
        <translation>此处应为要素，实为图形；已采用该图形，没有属性。</translation>
    </message>
    <message>
        <source>the feature stood in a collection within the collection.</source>
        <translation>该要素位于嵌套的要素集合中。</translation>
    </message>
    <message>
        <source>an id must be text or a number, not “{found}”; it was left out.</source>
        <translation>id 应为文本或数字，实为“{found}”，已舍去。</translation>
    </message>
    <message>
        <source>the feature has no member “properties”: it has no attributes.</source>
        <translation>要素没有“properties”成员，因此没有属性。</translation>
    </message>
    <message>
        <source>“{found}” are no attributes; the feature has none.</source>
        <translation>“{found}”不是属性，该要素没有属性。</translation>
    </message>
    <message>
        <source>this is no JSON, {offset} bytes into the object ({reason}); the feature was left out.</source>
        <translation>从对象起第 {offset} 字节处不是合法的 JSON（{reason}），该要素未采用。</translation>
    </message>
    <message>
        <source>the object is nested too deeply to be a feature; it was left out.</source>
        <translation>对象嵌套过深，不可能是要素，未采用。</translation>
    </message>
    <message>
        <source>{names} are no numbers in JSON; they were taken as blanks.</source>
        <translation>{names} 不是 JSON 的数字，按空值处理。</translation>
    </message>
    <message>
        <source>the member “{name}” stands there more than once; the last was taken.</source>
        <translation>成员“{name}”出现多次，取最后一个。</translation>
    </message>
    <message>
        <source>the member “{name}” stands there more than once: which one is meant is unknown; the feature was left out.</source>
        <translation>成员“{name}”出现多次，无法判断以哪个为准，该要素未采用。</translation>
    </message>
    <message>
        <source>some text holds halves of characters; they are shown as �.</source>
        <translation>部分文本含不完整的字符，显示为 �。</translation>
    </message>
    <message>
        <source>The file&apos;s member “{name}” stands there more than once; the last was taken.</source>
        <translation>文件的成员“{name}”出现多次，取最后一个。</translation>
    </message>
    <message>
        <source>The member “{name}” does not belong into a FeatureCollection; it was passed over.</source>
        <translation>成员“{name}”不属于 FeatureCollection，未采用。</translation>
    </message>
    <message>
        <source>{pointer} (line {line}, byte {byte}): {problem}</source>
        <translation>{pointer}（第 {line} 行，第 {byte} 字节）：{problem}</translation>
    </message>
    <message>
        <source>{pointer} (id “{id}”, line {line}, byte {byte}): {problem}</source>
        <translation>{pointer}（id“{id}”，第 {line} 行，第 {byte} 字节）：{problem}</translation>
    </message>
    <message>
        <source>{x:.10g}, {y:.10g} is no longitude and latitude in degrees, as the rest of the file is.</source>
        <translation>{x:.10g}, {y:.10g} 不是以度为单位的经纬度，而文件其余部分是。</translation>
    </message>
    <message>
        <source>a ring ran the wrong way round (outlines run counter-clockwise, holes clockwise); it was turned.</source>
        <translation>有一个环的方向相反（外环应为逆时针，内环应为顺时针），已调整。</translation>
    </message>
    <message>
        <source>the shape spans {degrees:.0f}° of longitude: if it crosses the antimeridian, it is to be cut there.</source>
        <translation>图形跨越经度 {degrees:.0f}°：如果它跨越 180° 经线，应在那里切开。</translation>
    </message>
    <message>
        <source>The file has latitude before longitude (GeoJSON wants longitude first): they were exchanged. The map then lies at {lon:.4f}° E, {lat:.4f}° N; check that this is its place.</source>
        <translation>文件把纬度写在经度之前（GeoJSON 规定经度在前），已对调。对调后地图位于东经 {lon:.4f}°、北纬 {lat:.4f}°，请核对位置。</translation>
    </message>
    <message>
        <source>The map lies at {x:.4f}° E, {y:.4f}° N, outside the country; with latitude and longitude exchanged it would lie within. If they are exchanged, correct the file.</source>
        <translation>地图位于东经 {x:.4f}°、北纬 {y:.4f}°，在国境之外；若对调经纬度则在境内。如果确实写反了，请改正文件。</translation>
    </message>
    <message>
        <source>The file begins with a byte order mark, which JSON does not have.</source>
        <translation>文件开头有字节顺序标记（BOM），JSON 不应有。</translation>
    </message>
    <message>
        <source>the id is that of {pointer} too.</source>
        <translation>此 id 与 {pointer} 的相同。</translation>
    </message>
    <message>
        <source>The file&apos;s bbox: {problem}</source>
        <translation>文件的 bbox：{problem}</translation>
    </message>
    <message>
        <source>“{found}” is no geometry.</source>
        <translation>“{found}”不是图形。</translation>
    </message>
    <message>
        <source>a geometry must say its type as text, not “{found}”.</source>
        <translation>图形的类型应为文本，实为“{found}”。</translation>
    </message>
    <message>
        <source>“{found}” is no type of geometry.</source>
        <translation>“{found}”不是图形类型。</translation>
    </message>
    <message>
        <source>“{found}” was taken as {meant}; types are written with these capitals.</source>
        <translation>“{found}”按 {meant} 处理；类型名须按此大小写书写。</translation>
    </message>
    <message>
        <source>a {type} must have the member “{name}”.</source>
        <translation>{type} 必须有成员“{name}”。</translation>
    </message>
    <message>
        <source>the member “{name}” does not belong into a {type}; it was passed over.</source>
        <translation>成员“{name}”不属于 {type}，未采用。</translation>
    </message>
    <message>
        <source>“{found}” stands where a list of coordinates is needed.</source>
        <translation>此处应为坐标列表，实为“{found}”。</translation>
    </message>
    <message>
        <source>“{found}” stands where a number is needed.</source>
        <translation>此处应为数字，实为“{found}”。</translation>
    </message>
    <message>
        <source>a position needs two numbers, it has {count}.</source>
        <translation>一个点位需要两个数，此处有 {count} 个。</translation>
    </message>
    <message>
        <source>numbers beyond the third of a position (measures) were dropped.</source>
        <translation>点位第三个数以后的数（测量值 M）已舍去。</translation>
    </message>
    <message>
        <source>only some positions have a height; all heights were dropped.</source>
        <translation>只有部分点位有高程，高程已全部舍去。</translation>
    </message>
    <message>
        <source>a line needs two positions, it has {count}.</source>
        <translation>线至少需要两个点位，此处有 {count} 个。</translation>
    </message>
    <message>
        <source>a ring needs four positions, the last the same as the first; it has {count}.</source>
        <translation>环至少需要四个点位且首尾相同，此处有 {count} 个。</translation>
    </message>
    <message>
        <source>a ring of {count} positions encloses nothing; it was left out.</source>
        <translation>一个有 {count} 个点位的环没有围成面积，已舍去。</translation>
    </message>
    <message>
        <source>a collection within a collection was unfolded.</source>
        <translation>嵌套的图形集合已展开。</translation>
    </message>
    <message>
        <source>a collection of one geometry was taken as that geometry.</source>
        <translation>只含一个图形的集合，按该图形处理。</translation>
    </message>
    <message>
        <source>a part of the collection cannot be read: {problem}</source>
        <translation>集合中有一部分无法读取：{problem}</translation>
    </message>
    <message>
        <source>{points} control points are just enough: nothing shows a mistake in one of them. Add a point.</source>
        <translation>{points} 个控制点刚好够用：其中某点有错也看不出来。请再加一个点。</translation>
    </message>
    <message>
        <source>Point “{name}” is {residual_cm:.1f} cm off, more than {limit_cm:g} cm: check it.</source>
        <translation>点“{name}”残差 {residual_cm:.1f} cm，超过 {limit_cm:g} cm，请核查。</translation>
    </message>
    <message>
        <source>Left out of the fit, point “{name}” is {residual_cm:.1f} cm off, more than {limit_cm:g} cm: the fit hangs on it.</source>
        <translation>不参与拟合时，点“{name}”相差 {residual_cm:.1f} cm，超过 {limit_cm:g} cm：拟合结果取决于这一点。</translation>
    </message>
    <message>
        <source>The fit turns the map by {turn_deg:.1f}°. If that is not meant, the order of the columns is wrong.</source>
        <translation>拟合使图旋转 {turn_deg:.1f}°。如果不应旋转，说明列的顺序弄错了。</translation>
    </message>
    <message>
        <source>The control points lie nearly on one line ({width_m:.0f} m wide): beside it the fit is weak.</source>
        <translation>控制点几乎在一条直线上（宽 {width_m:.0f} m）：直线两侧的转换不可靠。</translation>
    </message>
    <message>
        <source>All control points lie within {extent_m:.0f} m: farther off, the fit is weak. Take points farther apart.</source>
        <translation>控制点都集中在 {extent_m:.0f} m 范围内：远处的转换不可靠。请选相距更远的点。</translation>
    </message>
    <message>
        <source>{crs} ({name}: {lon:.4f}° E, {lat:.4f}° N; {why})</source>
        <translation>{crs}（{name}：东经 {lon:.4f}°、北纬 {lat:.4f}°；{why}）</translation>
    </message>
    <message>
        <source>{reasons}</source>
        <translation>{reasons}</translation>
    </message>
    <message>
        <source>would lie in {county}</source>
        <translation>落在{county}</translation>
    </message>
    <message>
        <source>would lie in {country}, outside {county}</source>
        <translation>落在{country}、{county}以外</translation>
    </message>
    <message>
        <source>would lie outside {country}</source>
        <translation>落在{country}以外</translation>
    </message>
    <message>
        <source>the usual system there</source>
        <translation>当地常用坐标系</translation>
    </message>
    <message>
        <source>eastings begin with zone {zone}</source>
        <translation>东坐标以带号 {zone} 开头</translation>
    </message>
    <message>
        <source>eastings without a zone in front</source>
        <translation>东坐标不带带号</translation>
    </message>
    <message>
        <source>figures of longitude and latitude</source>
        <translation>数值是经纬度</translation>
    </message>
    <message>
        <source>figures of a web map</source>
        <translation>数值像网络地图坐标</translation>
    </message>
    <message>
        <source>only with x and y exchanged</source>
        <translation>须对调 x、y</translation>
    </message>
    <message>
        <source>position vector</source>
        <translation>位置矢量</translation>
    </message>
    <message>
        <source>coordinate frame</source>
        <translation>坐标框架</translation>
    </message>
    <message>
        <source>no rotation</source>
        <translation>无旋转</translation>
    </message>
    <message>
        <source>Shifted from {source} to {target} by seven parameters as told ({convention}): dX {dx_m:g} m, dY {dy_m:g} m, dZ {dz_m:g} m, rX {rx_arcsec:g}″, rY {ry_arcsec:g}″, rZ {rz_arcsec:g}″, scale {scale_ppm:g} ppm. In the middle of the map that is {moved_m:.2f} m.</source>
        <translation>按给定的七参数从 {source} 转换到 {target}（{convention}）：dX {dx_m:g} m，dY {dy_m:g} m，dZ {dz_m:g} m，rX {rx_arcsec:g}″，rY {ry_arcsec:g}″，rZ {rz_arcsec:g}″，尺度 {scale_ppm:g} ppm。在图的中部为 {moved_m:.2f} m。</translation>
    </message>
    <message>
        <source>The seven parameters move the map by {moved_m:,.0f} m, more than is known between such datums. Check their signs and the convention of the rotations.</source>
        <translation>七参数使图移动 {moved_m:,.0f} m，超过已知的基准差。请核对参数的正负号和旋转约定。</translation>
    </message>
    <message>
        <source>four parameters</source>
        <translation>四参数</translation>
    </message>
    <message>
        <source>six parameters</source>
        <translation>六参数</translation>
    </message>
    <message>
        <source>Shifted from {source} to {target} by {points} control points ({kind}): scale {scale_ppm:+.2f} ppm, turn {turn_arcsec:+.2f}″, residuals {rms_cm:.1f} cm (rms), the largest {worst_cm:.1f} cm at point “{worst}”.</source>
        <translation>用 {points} 个控制点（{kind}）从 {source} 转换到 {target}：尺度 {scale_ppm:+.2f} ppm，旋转 {turn_arcsec:+.2f}″，残差中误差 {rms_cm:.1f} cm，最大 {worst_cm:.1f} cm（点“{worst}”）。</translation>
    </message>
    <message>
        <source>Shifted from {source} to {target} by {points} control points ({kind}): scale {scale_ppm:+.2f} ppm, turn {turn_arcsec:+.2f}″.</source>
        <translation>用 {points} 个控制点（{kind}）从 {source} 转换到 {target}：尺度 {scale_ppm:+.2f} ppm，旋转 {turn_arcsec:+.2f}″。</translation>
    </message>
    <message>
        <source>Each control point left out in turn, the others miss it by at most {worst_cm:.1f} cm (“{worst}”).</source>
        <translation>逐点剔除检验：其余控制点推算该点，最大相差 {worst_cm:.1f} cm（“{worst}”）。</translation>
    </message>
    <message>
        <source>The map reaches {reach_m:,.0f} m beyond the control points: there the shift is a guess.</source>
        <translation>图超出控制点范围 {reach_m:,.0f} m：那里的转换只是外推。</translation>
    </message>
    <message>
        <source>a plane of its own</source>
        <translation>独立坐标系</translation>
    </message>
    <message>
        <source>The map lies {km:,.0f} km outside {county}. If it does not belong there, its coordinate system is wrong.</source>
        <translation>这幅图在{county}以外 {km:,.0f} km 处。如果它不该在那里，说明坐标系选错了。</translation>
    </message>
    <message>
        <source>The file has north before east (x and y exchanged). They were exchanged back, as told.</source>
        <translation>文件中北坐标在前、东坐标在后（x、y 颠倒），已按要求对调。</translation>
    </message>
    <message>
        <source>The coordinates were taken as {offset}, as told, and shifted back: {shift_m:.0f} m in the middle of the map.</source>
        <translation>已按要求把坐标当作 {offset} 并纠偏：在图的中部为 {shift_m:.0f} m。</translation>
    </message>
    <message>
        <source>GCJ-02 (Amap, Tencent)</source>
        <translation>GCJ-02（高德、腾讯）</translation>
    </message>
    <message>
        <source>BD-09 (Baidu)</source>
        <translation>BD-09（百度）</translation>
    </message>
    <message>
        <source>Columns that hold no single values were left out: {columns}.</source>
        <translation>不是单一数值的列未读入：{columns}。</translation>
    </message>
    <message>
        <source>The coordinate system that the file states cannot be understood.</source>
        <translation>文件所写的坐标系无法识别。</translation>
    </message>
    <message>
        <source>The file says its edges follow great circles; they were taken as straight lines.</source>
        <translation>文件说明其边沿大圆；已按直线处理。</translation>
    </message>
    <message>
        <source>The file links to {links} other files or places in the net; they were not fetched.</source>
        <translation>文件链接到 {links} 个其他文件或网络位置；未获取。</translation>
    </message>
    <message>
        <source>The file holds {pictures} pictures laid over the map; they were left out.</source>
        <translation>文件中有 {pictures} 张叠加在地图上的图片；未读入。</translation>
    </message>
    <message>
        <source>The file has {folders} folders; they were taken together as one layer, with a column “folder”.</source>
        <translation>文件有 {folders} 个文件夹；已合为一个图层，并加“folder”列。</translation>
    </message>
    <message>
        <source>“{text}” is no coordinate: longitude and latitude with a comma between.</source>
        <translation>“{text}”不是坐标：应为经度、纬度，中间用逗号隔开。</translation>
    </message>
    <message>
        <source>The shape has no coordinates.</source>
        <translation>图形没有坐标。</translation>
    </message>
    <message>
        <source>A ring of {points} points bounds nothing.</source>
        <translation>只有 {points} 个点的环围不成面。</translation>
    </message>
    <message>
        <source>The polygon has no outline, only holes.</source>
        <translation>多边形只有岛洞，没有外边界。</translation>
    </message>
    <message>
        <source>Longitude {lon:g}, latitude {lat:g} is no place on the Earth; KML holds degrees.</source>
        <translation>经度 {lon:g}、纬度 {lat:g} 不是地球上的位置；KML 中应为度。</translation>
    </message>
    <message>
        <source>A {kind} is no shape that a plan can hold.</source>
        <translation>{kind} 不是规划可用的图形。</translation>
    </message>
    <message>
        <source>The shape is nested too deep.</source>
        <translation>图形嵌套过深。</translation>
    </message>
    <message>
        <source>Drawing {source}</source>
        <translation>正在绘制 {source}</translation>
    </message>
    <message>
        <source>Comparing {count:,d} parcels</source>
        <translation>正在比对 {count:,d} 宗地块</translation>
    </message>
</context>
<context>
    <name>import_report</name>
    <message>
        <source>{plane} m² in the plan&apos;s system (the one used in figures), {ellipsoid} m² on the ellipsoid ({share:+.4%})</source>
        <translation>规划坐标系平面面积 {plane} m²（指标采用），椭球面积 {ellipsoid} m²（{share:+.4%}）</translation>
    </message>
    <message>
        <source>The plan&apos;s system differs from the ellipsoid by more than 0.1 ‰ here: say which area you quote.</source>
        <translation>此处平面面积与椭球面积相差超过 0.1 ‰，引用面积时请注明采用哪一种。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入时间</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字编码</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>字段对应</translation>
    </message>
    <message>
        <source>Filled from the type</source>
        <translation>由类型库补填</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>自动生成</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>renumbered</source>
        <translation>已改号</translation>
    </message>
    <message>
        <source>numbered</source>
        <translation>已编号</translation>
    </message>
    <message>
        <source>left blank</source>
        <translation>留空</translation>
    </message>
    <message>
        <source>simplified</source>
        <translation>已简化</translation>
    </message>
    <message>
        <source>noted</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>{read} read, all kept as they are</source>
        <translation>读取 {read} 行，全部原样保留</translation>
    </message>
    <message>
        <source>{read} read, {repaired} repaired, {refused} refused</source>
        <translation>读取 {read} 行，修复 {repaired} 行，未导入 {refused} 行</translation>
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
        <source>GDAL {version} reads {readable} and writes {writable}</source>
        <translation>GDAL {version} 可读取 {readable}，可写出 {writable}</translation>
    </message>
    <message>
        <source>GDAL lacks formats the program uses ({drivers}); reinstall pyogrio from its wheel</source>
        <translation>GDAL 缺少本程序使用的格式（{drivers}），请用 wheel 包重新安装 pyogrio</translation>
    </message>
    <message>
        <source>Rules of other packages: {rules}</source>
        <translation>其他软件包提供的规则：{rules}</translation>
    </message>
    <message>
        <source>GeoJSON is written in the profiles {profiles}; definitions and JSON Schemas: {folder}</source>
        <translation>GeoJSON 可按以下规格写出：{profiles}；定义与 JSON Schema 位于：{folder}</translation>
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
    <name>keys</name>
    <message>
        <source>{keys} already does “{action}”. Take it away there first, or press other keys.</source>
        <translation>{keys} 已用于“{action}”。请先在那里取消，或改用其他按键。</translation>
    </message>
    <message>
        <source>One key with Ctrl, Alt or Shift: sequences of keys are not used here.</source>
        <translation>请按单个键或与 Ctrl、Alt、Shift 的组合键，此处不用连续按键。</translation>
    </message>
    <message>
        <source>{keys} belongs to the map itself. Press other keys.</source>
        <translation>{keys} 由地图自身使用，请改用其他按键。</translation>
    </message>
    <message>
        <source>Deleting must not happen by accident: use Delete, or a key held with Ctrl or Alt.</source>
        <translation>删除不能误触：请用 Delete 键，或与 Ctrl、Alt 的组合键。</translation>
    </message>
</context>
<context>
    <name>layers</name>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>电力</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>Base map</source>
        <translation>底图</translation>
    </message>
    <message>
        <source>Land</source>
        <translation>地块</translation>
    </message>
    <message>
        <source>Backdrops</source>
        <translation>背景图</translation>
    </message>
</context>
<context>
    <name>maps</name>
    <message>
        <source>Choose the plan&apos;s coordinate system.</source>
        <translation>请选择规划坐标系。</translation>
    </message>
    <message>
        <source>A plan needs parcels. Add a map of them, or choose the role of one.</source>
        <translation>规划必须有地块。请添加地块图，或将某个文件用作地块。</translation>
    </message>
    <message>
        <source>{crs} is in degrees; a plan needs a system in metres. One that fits: {fitting}.</source>
        <translation>{crs} 以度为单位，规划需要以米为单位的坐标系。适用的有：{fitting}。</translation>
    </message>
    <message>
        <source>{crs} does not count metres east and north; a plan cannot be measured in it. One that fits: {fitting}.</source>
        <translation>{crs} 的坐标不是以米计的东、北坐标，不能用于量算。适用的有：{fitting}。</translation>
    </message>
    <message>
        <source>{crs} is Web Mercator, in which areas are wrong; no plan can be measured in it. One that fits: {fitting}.</source>
        <translation>{crs} 为 Web 墨卡托，面积失真，不能用于量算。适用的有：{fitting}。</translation>
    </message>
    <message>
        <source>{crs} distorts areas by {share:.1%} here; a plan cannot be measured in it. One that fits: {fitting}.</source>
        <translation>{crs} 在此处面积变形达 {share:.1%}，不能用于量算。适用的有：{fitting}。</translation>
    </message>
    <message>
        <source>{crs} does not fit: {outside} of {rows} parcels lie outside its area of use (row {row} is at {lon:.4f}° E, {lat:.4f}° N). One that fits: {fitting}; or the parcels&apos; own system is chosen wrongly.</source>
        <translation>{crs} 不适用：{rows} 个地块中有 {outside} 个在其适用范围之外（第 {row} 行位于东经 {lon:.4f}°、北纬 {lat:.4f}°）。适用的有：{fitting}；也可能是地块图的坐标系选错了。</translation>
    </message>
    <message>
        <source>The coordinates do not fit {crs}. Choose the right system.</source>
        <translation>坐标与 {crs} 不符，请选择正确的坐标系。</translation>
    </message>
    <message>
        <source>With x and y exchanged the coordinates fit no system; as they stand they do. Take the tick away.</source>
        <translation>x 与 y 互换后坐标不符合任何坐标系，不互换则符合。请取消勾选。</translation>
    </message>
    <message>
        <source>Every plant of this map is in the scenario already. Tick “Update existing plants” to overwrite them.</source>
        <translation>该图中的项目均已在方案中。勾选“更新已有项目”可覆盖。</translation>
    </message>
    <message>
        <source>The file has several layers. Choose one.</source>
        <translation>文件含多个图层，请选择一个。</translation>
    </message>
    <message>
        <source>The file does not say its coordinate system. Choose it.</source>
        <translation>文件未注明坐标系，请选择。</translation>
    </message>
    <message>
        <source>The file says {stated}, which its coordinates do not fit. Choose the right system.</source>
        <translation>文件注明为 {stated}，但与其坐标不符，请选择正确的坐标系。</translation>
    </message>
    <message>
        <source>The shift from the datum of {crs} is not known. Give it, or choose that there is none.</source>
        <translation>{crs} 所用基准的转换参数未知。请给出参数，或选择按无偏移处理。</translation>
    </message>
    <message>
        <source>The map lies {km:,.0f} km outside {county}. Choose its right coordinate system, or tick that it belongs there.</source>
        <translation>地图位于{county}以外 {km:,.0f} km。请选择正确的坐标系，或勾选“位置无误”。</translation>
    </message>
    <message>
        <source>Map files (*.gpkg *.shp *.zip *.geojson *.json *.ndjson *.jsonl *.geojsonl *.geojsons *.fgb *.parquet *.geoparquet *.kml *.kmz *.tab *.mif *.gml *.gdbtable *.dxf *.txt *.csv *.xlsx);;All files (*)</source>
        <translation>地图文件 (*.gpkg *.shp *.zip *.geojson *.json *.ndjson *.jsonl *.geojsonl *.geojsons *.fgb *.parquet *.geoparquet *.kml *.kmz *.tab *.mif *.gml *.gdbtable *.dxf *.txt *.csv *.xlsx);;所有文件 (*)</translation>
    </message>
    <message>
        <source>This map is not understood ({reason}): that should not happen. Remove it, and please report it.</source>
        <translation>无法理解这幅图（{reason}），这种情况不应出现。请移除它并反馈。</translation>
    </message>
</context>
<context>
    <name>measure</name>
    <message>
        <source>ha</source>
        <translation>公顷</translation>
    </message>
    <message>
        <source>mu</source>
        <translation>亩</translation>
    </message>
    <message>
        <source>on the ellipsoid {length}</source>
        <translation>椭球面 {length}</translation>
    </message>
    <message>
        <source>bearing {bearing}</source>
        <translation>方位角 {bearing}</translation>
    </message>
    <message>
        <source>{count} sides before</source>
        <translation>之前还有 {count} 段</translation>
    </message>
    <message>
        <source>{number}   {length}   bearing {bearing_deg:.2f}°</source>
        <translation>{number}   {length}   方位角 {bearing_deg:.2f}°</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>on the ellipsoid {area}</source>
        <translation>椭球面 {area}</translation>
    </message>
    <message>
        <source>outline {length}</source>
        <translation>周长 {length}</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>the other way round {angle_deg:.4f}°</source>
        <translation>另一侧 {angle_deg:.4f}°</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>此处无法计算</translation>
    </message>
    <message>
        <source>Plane and ellipsoid differ by {permille} ‰ here. Trust the plane for setting out in the plan&apos;s coordinates, the ellipsoid for the true length on the ground.</source>
        <translation>此处平面与椭球面相差 {permille} ‰。按规划坐标放样以平面长度为准，地面实际长度以椭球面为准。</translation>
    </message>
    <message>
        <source>Plane and ellipsoid differ by {permille} ‰ here. Trust the plane for the plan&apos;s own balance, the ellipsoid for areas of the land survey.</source>
        <translation>此处平面与椭球面相差 {permille} ‰。规划用地平衡以平面面积为准，国土调查面积以椭球面为准。</translation>
    </message>
</context>
<context>
    <name>measures</name>
    <message>
        <source>Totals by “{by}” are not known. Use one of: {known}.</source>
        <translation>不能按“{by}”汇总。可用的有：{known}。</translation>
    </message>
    <message>
        <source>Chain balance</source>
        <translation>产业链匹配</translation>
    </message>
    <message>
        <source>Step and product</source>
        <translation>环节与产品</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>产能</translation>
    </message>
    <message>
        <source>{year:d}: {figure}, {of}</source>
        <translation>{year:d} 年：{figure}（{of}）</translation>
    </message>
    <message>
        <source>{amount:,.0f} {unit}</source>
        <translation>{amount:,.0f} {unit}</translation>
    </message>
    <message>
        <source>reached in {quarter}</source>
        <translation>{quarter}达到</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>达到</translation>
    </message>
    <message>
        <source>missed by {amount}; never reached</source>
        <translation>未达到，差 {amount}；始终未达到</translation>
    </message>
    <message>
        <source>missed by {amount}; reached later, in {quarter}</source>
        <translation>未达到，差 {amount}；推迟至{quarter}达到</translation>
    </message>
    <message>
        <source>short of {amount} by what is stated; plants that do not state it: {lacking:,d}; never reached</source>
        <translation>按已填数据差 {amount}；{lacking:,d} 个厂房未填；始终未达到</translation>
    </message>
    <message>
        <source>short of {amount} by what is stated; plants that do not state it: {lacking:,d}; reached later, in {quarter}</source>
        <translation>按已填数据差 {amount}；{lacking:,d} 个厂房未填；推迟至{quarter}达到</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>{scenario}: difference</source>
        <translation>{scenario}：差值</translation>
    </message>
    <message>
        <source>{scenario}: difference, %</source>
        <translation>{scenario}：差值（%）</translation>
    </message>
    <message>
        <source>{scenario}: better or worse</source>
        <translation>{scenario}：优劣</translation>
    </message>
    <message>
        <source>{scenario}: {note}</source>
        <translation>{scenario}：{note}</translation>
    </message>
    <message>
        <source>plants</source>
        <translation>个</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>人</translation>
    </message>
    <message>
        <source>figures</source>
        <translation>项</translation>
    </message>
    <message>
        <source>parcels</source>
        <translation>宗</translation>
    </message>
    <message>
        <source>targets</source>
        <translation>项</translation>
    </message>
    <message>
        <source>substations</source>
        <translation>座</translation>
    </message>
    <message>
        <source>findings</source>
        <translation>项</translation>
    </message>
    <message>
        <source>better</source>
        <translation>较优</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>较劣</translation>
    </message>
    <message>
        <source>alike</source>
        <translation>相当</translation>
    </message>
    <message>
        <source>For 1 GWh of cells</source>
        <translation>每 GWh 电芯用量</translation>
    </message>
    <message>
        <source>Serves cells of</source>
        <translation>对应电芯规模</translation>
    </message>
    <message>
        <source>Of the largest step</source>
        <translation>占最大环节</translation>
    </message>
    <message>
        <source>Missing to match the largest step</source>
        <translation>匹配最大环节的缺口</translation>
    </message>
    <message>
        <source>Missing to match the anode</source>
        <translation>匹配负极的缺口</translation>
    </message>
    <message>
        <source>Not part of the chain balance</source>
        <translation>未计入产业链匹配</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>no unit given</source>
        <translation>未填单位</translation>
    </message>
    <message>
        <source>No step of the chain uses it: there is no factor.</source>
        <translation>产业链各环节不使用该产品，无系数。</translation>
    </message>
    <message>
        <source>The factor is in another unit; nothing is converted.</source>
        <translation>系数单位不同，不作换算。</translation>
    </message>
    <message>
        <source>Bottleneck: {steps}, with {gwh:,.2f} GWh of cells a year.</source>
        <translation>短板环节：{steps}，对应电芯 {gwh:,.2f} GWh/年。</translation>
    </message>
    <message>
        <source>All steps serve the same cells: there is no bottleneck.</source>
        <translation>各环节对应电芯规模一致，无短板。</translation>
    </message>
    <message>
        <source>The bottleneck cannot be told: plants of {steps} give no capacity in the factor’s unit.</source>
        <translation>无法判断短板环节：{steps}有项目未按系数单位填写产能。</translation>
    </message>
    <message>
        <source>Plants of {steps} give no capacity, so these serve more than is shown.</source>
        <translation>{steps}有项目未填产能，实际对应规模大于所示。</translation>
    </message>
    <message>
        <source>What is missing of {products} are alternatives: each alone would make up for it.</source>
        <translation>{products}的缺口为二选一：任一种单独补足即可。</translation>
    </message>
    <message>
        <source>What a GWh takes are rules of thumb for LFP cells, not verified; set your own among the factors.</source>
        <translation>每 GWh 用量为磷酸铁锂电芯经验值，未经核实；可在系数中自行设定。</translation>
    </message>
    <message>
        <source>Σ of {count:,d} plants: {terms} = {total} {unit}</source>
        <translation>{count:,d} 个项目合计：{terms} = {total} {unit}</translation>
    </message>
    <message>
        <source>No plant in service makes it: 0 {unit}</source>
        <translation>没有已投产项目生产：0 {unit}</translation>
    </message>
    <message>
        <source>{name}: {value} {unit}</source>
        <translation>{name}:{value} {unit}</translation>
    </message>
    <message>
        <source>{capacity} {unit} ÷ {factor} {factor_unit} = {gwh} GWh/a</source>
        <translation>{capacity} {unit} ÷ {factor} {factor_unit} = {gwh} GWh/年</translation>
    </message>
    <message>
        <source>Σ of the products of the step: {terms} = {gwh} GWh/a</source>
        <translation>Σ 该环节各产品：{terms} = {gwh} GWh/年</translation>
    </message>
    <message>
        <source>{gwh} GWh/a ÷ {largest} GWh/a = {share:.1f} %</source>
        <translation>{gwh} GWh/年 ÷ {largest} GWh/年 = {share:.1f} %</translation>
    </message>
    <message>
        <source>({wanted} − {gwh}) GWh/a × {factor} {factor_unit} = {gap} {unit}</source>
        <translation>({wanted} − {gwh}) GWh/年 × {factor} {factor_unit} = {gap} {unit}</translation>
    </message>
    <message>
        <source>{gwh} GWh/a are served and {wanted} GWh/a are wanted: nothing is missing.</source>
        <translation>已对应 {gwh} GWh/年，需要 {wanted} GWh/年：无缺口。</translation>
    </message>
    <message>
        <source>No plant of it gives a capacity in {unit}.</source>
        <translation>没有项目以 {unit} 填写产能。</translation>
    </message>
    <message>
        <source>The cells that a step serves are not known here.</source>
        <translation>此处无法得知某环节对应的电芯规模。</translation>
    </message>
    <message>
        <source>No step serves any cells.</source>
        <translation>没有任何环节对应电芯规模。</translation>
    </message>
    <message>
        <source>{count:,d} plants give no capacity in that unit: the number is too small.</source>
        <translation>{count:,d} 个项目未以该单位填写产能，数值偏小。</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>用电量</translation>
    </message>
    <message>
        <source>Energy charge</source>
        <translation>电度电费</translation>
    </message>
    <message>
        <source>Basic charge</source>
        <translation>基本电费</translation>
    </message>
    <message>
        <source>Standard cost</source>
        <translation>标准电费</translation>
    </message>
    <message>
        <source>Average price</source>
        <translation>平均电价</translation>
    </message>
    <message>
        <source>Plants that meet its voltage</source>
        <translation>满足接入电压的项目数</translation>
    </message>
    <message>
        <source>Cost with preferential price</source>
        <translation>优惠后电费</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Cost at {price:g} CNY/kWh</source>
        <translation>按 {price:g} 元/kWh 计的电费</translation>
    </message>
    <message>
        <source>Difference to standard at {price:g} CNY/kWh</source>
        <translation>按 {price:g} 元/kWh 与标准电费之差</translation>
    </message>
    <message>
        <source>Preferential price</source>
        <translation>优惠电价</translation>
    </message>
    <message>
        <source>Energy per unit made</source>
        <translation>单位产品电耗</translation>
    </message>
    <message>
        <source>Standard cost per unit made</source>
        <translation>单位产品标准电费</translation>
    </message>
    <message>
        <source>Cost with preferential price per unit made</source>
        <translation>单位产品优惠后电费</translation>
    </message>
    <message>
        <source>Difference per unit made</source>
        <translation>单位产品差额</translation>
    </message>
    <message>
        <source>Cost per unit made at {price:g} CNY/kWh</source>
        <translation>按 {price:g} 元/kWh 计的单位产品电费</translation>
    </message>
    <message>
        <source>As entered: {kwh} kWh/a</source>
        <translation>填报值：{kwh} kWh/年</translation>
    </message>
    <message>
        <source>{kwh} kWh × ({price:.4g} + {difference:.4g}) CNY/kWh × {mean:.4f} (periods) = {cost} CNY/a; voltage: {voltage}</source>
        <translation>{kwh} kWh ×（{price:.4g}＋{difference:.4g}）元/kWh × {mean:.4f}（分时加权）＝{cost} 元/年；电压等级：{voltage}</translation>
    </message>
    <message>
        <source>{kw} kW × {price:.4g} CNY/kW·month × {months:d} = {cost} CNY/a</source>
        <translation>{kw} kW × {price:.4g} 元/kW·月 × {months:d} ＝{cost} 元/年</translation>
    </message>
    <message>
        <source>{kva} kVA ÷ {use:.3g} = {capacity} kVA of transformers × {price:.4g} CNY/kVA·month × {months:d} = {cost} CNY/a</source>
        <translation>{kva} kVA ÷ {use:.3g} ＝变压器容量 {capacity} kVA × {price:.4g} 元/kVA·月 × {months:d} ＝{cost} 元/年</translation>
    </message>
    <message>
        <source>{share:.0%} by transformer capacity, the rest by demand = {cost} CNY/a</source>
        <translation>{share:.0%} 按变压器容量、其余按需量＝{cost} 元/年</translation>
    </message>
    <message>
        <source>{kwh} kWh × {price:.4g} CNY/kWh = {cost} CNY/a</source>
        <translation>{kwh} kWh × {price:.4g} 元/kWh ＝{cost} 元/年</translation>
    </message>
    <message>
        <source>Standard cost, {cost} CNY/a: {reason}</source>
        <translation>标准电费 {cost} 元/年：{reason}</translation>
    </message>
    <message>
        <source>voltage met: {kv:g} kV; subject to approval</source>
        <translation>满足接入电压（{kv:g} kV），须备案审核</translation>
    </message>
    <message>
        <source>not eligible: supplied at {kv:g} kV, {least:g} kV needed</source>
        <translation>不符合：{kv:g} kV 供电，须 {least:g} kV 及以上</translation>
    </message>
    <message>
        <source>not eligible: its load is supplied at {kv:g} kV from the substation of {station:g} kV; {least:g} kV needed</source>
        <translation>不符合：所接为 {station:g} kV 变电站，但按其负荷以 {kv:g} kV 供电，须 {least:g} kV 及以上</translation>
    </message>
    <message>
        <source>not eligible: voltage unknown, no substation is entered</source>
        <translation>不符合：未填所接变电站，供电电压未知</translation>
    </message>
    <message>
        <source>not eligible: the voltage of its substation is not entered</source>
        <translation>不符合：所接变电站电压未填</translation>
    </message>
    <message>
        <source>not eligible: voltage unknown, its load is not known</source>
        <translation>不符合：负荷未填，供电电压未知</translation>
    </message>
    <message>
        <source>{name} = {filled} = {value} {unit}</source>
        <translation>{name}＝{filled}＝{value} {unit}</translation>
    </message>
    <message>
        <source>There is no figure: enter energy, connected load, demand factor and power factor of the plants.</source>
        <translation>无数值：请填写项目的用电量、装机负荷、需要系数和功率因数。</translation>
    </message>
    <message>
        <source>There is no figure: what it would be divided by is 0 or blank.</source>
        <translation>无数值：除数为 0 或未填。</translation>
    </message>
    <message>
        <source>Plants without a figure, left out of the sum: {count:,d}.</source>
        <translation>无数值、未计入合计的项目：{count:,d} 个。</translation>
    </message>
    <message>
        <source>{name}: {value:g} {unit}</source>
        <translation>{name}：{value:g} {unit}</translation>
    </message>
    <message>
        <source>Energy cost if the price were</source>
        <translation>不同电价下的电费</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>电价</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>电费</translation>
    </message>
    <message>
        <source>Difference to the standard tariff</source>
        <translation>与标准电费之差</translation>
    </message>
    <message>
        <source>Preferential price where its voltage is met</source>
        <translation>满足接入电压的项目执行优惠电价</translation>
    </message>
    <message>
        <source>Preferential price for every plant (if it were granted to all)</source>
        <translation>全部项目执行优惠电价（假设）</translation>
    </message>
    <message>
        <source>Terminal prices: all energy at one price, without a basic charge; the same plants in every row.</source>
        <translation>终端电价为一口价，不另计基本电费；各行项目范围相同。</translation>
    </message>
    <message>
        <source>Energy cost by zone</source>
        <translation>分片区电费</translation>
    </message>
    <message>
        <source>Energy cost per tonne made</source>
        <translation>吨产品电费</translation>
    </message>
    <message>
        <source>Energy cost per m² made</source>
        <translation>每平方米产品电费</translation>
    </message>
    <message>
        <source>Energy cost per piece made</source>
        <translation>单件产品电费</translation>
    </message>
    <message>
        <source>Energy cost by scenario</source>
        <translation>分方案电费</translation>
    </message>
    <message>
        <source>Energy cost by plant</source>
        <translation>分项目电费</translation>
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
        <source>Whole scenario</source>
        <translation>方案合计</translation>
    </message>
    <message>
        <source>Plants left out of every sum, because energy, connected load, demand factor or power factor is blank: {count:,d}.</source>
        <translation>未计入合计的项目（用电量、装机负荷、需要系数或功率因数未填）：{count:,d} 个。</translation>
    </message>
    <message>
        <source>Plants of unknown voltage of supply, counted as not eligible and priced as usual for their load: {count:,d}.</source>
        <translation>供电电压未知的项目（按不符合优惠条件、并按负荷常用电压计价）：{count:,d} 个。</translation>
    </message>
    <message>
        <source>{scenario} is left out: {fault}</source>
        <translation>{scenario}未计入：{fault}</translation>
    </message>
    <message>
        <source>The shares of energy in the sharp peak, the peak and the valley add up to {percent:.1f} %. Lower one of them: together they cannot exceed 100 %.</source>
        <translation>尖峰、高峰、低谷用电比例合计 {percent:.1f} %，不能超过 100 %，请调低其一。</translation>
    </message>
    <message>
        <source>There is no factor “{key}”. Known factors of that family: {known}.</source>
        <translation>没有参数“{key}”。该类参数有：{known}。</translation>
    </message>
    <message>
        <source>{factor} cannot be {value:,.12g}. Choose from {minimum:,.12g} to {maximum:,.12g}.</source>
        <translation>{factor}不能取 {value:,.12g}，请取 {minimum:,.12g}～{maximum:,.12g}。</translation>
    </message>
    <message>
        <source>The plan&apos;s own factors cannot be read ({problem}). Set them again, or remove them.</source>
        <translation>本规划自设的参数无法读取（{problem}）。请重新设定或删除。</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>Land-use balance</source>
        <translation>用地平衡表</translation>
    </message>
    <message>
        <source>Technical and economic indicators</source>
        <translation>经济技术指标表</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>电力</translation>
    </message>
    <message>
        <source>Energy cost</source>
        <translation>用电成本</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>分期</translation>
    </message>
    <message>
        <source>Own figures</source>
        <translation>自定义指标</translation>
    </message>
    <message>
        <source>m²</source>
        <translation>m²</translation>
    </message>
    <message>
        <source>ha</source>
        <translation>公顷</translation>
    </message>
    <message>
        <source>mu</source>
        <translation>亩</translation>
    </message>
    <message>
        <source>CNY</source>
        <translation>元</translation>
    </message>
    <message>
        <source>CNY/a</source>
        <translation>元/年</translation>
    </message>
    <message>
        <source>CNY/t</source>
        <translation>元/吨</translation>
    </message>
    <message>
        <source>CNY/m²</source>
        <translation>元/m²</translation>
    </message>
    <message>
        <source>CNY/kWh</source>
        <translation>元/kWh</translation>
    </message>
    <message>
        <source>CNY/ha</source>
        <translation>元/公顷</translation>
    </message>
    <message>
        <source>10k CNY/ha</source>
        <translation>万元/公顷</translation>
    </message>
    <message>
        <source>10k CNY/(ha·a)</source>
        <translation>万元/（公顷·年）</translation>
    </message>
    <message>
        <source>t/a</source>
        <translation>吨/年</translation>
    </message>
    <message>
        <source>m²/a</source>
        <translation>m²/年</translation>
    </message>
    <message>
        <source>m³/a</source>
        <translation>m³/年</translation>
    </message>
    <message>
        <source>pieces/a</source>
        <translation>件/年</translation>
    </message>
    <message>
        <source>m²/GWh</source>
        <translation>m²/GWh</translation>
    </message>
    <message>
        <source>kWh/a</source>
        <translation>kWh/年</translation>
    </message>
    <message>
        <source>GWh/a</source>
        <translation>GWh/年</translation>
    </message>
    <message>
        <source>m³</source>
        <translation>m³</translation>
    </message>
    <message>
        <source>t</source>
        <translation>吨</translation>
    </message>
    <message>
        <source>a</source>
        <translation>年</translation>
    </message>
    <message>
        <source>month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>piece</source>
        <translation>件</translation>
    </message>
    <message>
        <source>job</source>
        <translation>人</translation>
    </message>
    <message>
        <source>plant</source>
        <translation>个项目</translation>
    </message>
    <message>
        <source>In no zone</source>
        <translation>不在任何片区</translation>
    </message>
    <message>
        <source>On no parcel</source>
        <translation>地块外</translation>
    </message>
    <message>
        <source>No product</source>
        <translation>无产品</translation>
    </message>
    <message>
        <source>No substation of the map</source>
        <translation>未接入图上的变电站</translation>
    </message>
    <message>
        <source>No developer given</source>
        <translation>未填建设单位</translation>
    </message>
    <message>
        <source>No project given</source>
        <translation>未填建设项目</translation>
    </message>
    <message>
        <source>No status given</source>
        <translation>未填状态</translation>
    </message>
    <message>
        <source>No use given</source>
        <translation>未填用途</translation>
    </message>
    <message>
        <source>No date given (always in service)</source>
        <translation>未填投产日期（始终计入）</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>Substation</source>
        <translation>变电站</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>地块</translation>
    </message>
    <message>
        <source>Developer</source>
        <translation>建设单位</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>建设项目</translation>
    </message>
    <message>
        <source>Building use</source>
        <translation>建筑用途</translation>
    </message>
    <message>
        <source>Indicators by zone ({how})</source>
        <translation>分片区经济技术指标（{how}）</translation>
    </message>
    <message>
        <source>Indicators by project ({how})</source>
        <translation>分项目经济技术指标（{how}）</translation>
    </message>
    <message>
        <source>Indicators by parcel ({how})</source>
        <translation>分地块经济技术指标（{how}）</translation>
    </message>
    <message>
        <source>In no project</source>
        <translation>未归项目</translation>
    </message>
    <message>
        <source>Land-use balance of the whole map ({how})</source>
        <translation>全图用地平衡表（{how}）</translation>
    </message>
    <message>
        <source>Land-use balance of zone {zone} ({how})</source>
        <translation>片区 {zone} 用地平衡表（{how}）</translation>
    </message>
    <message>
        <source>Land-use balance outside all zones ({how})</source>
        <translation>片区外用地平衡表（{how}）</translation>
    </message>
    <message>
        <source>Land use</source>
        <translation>用地名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>用地代码</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>地块数</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>{name}, class not given</source>
        <translation>{name}（未分类）</translation>
    </message>
    <message>
        <source>Not covered by parcels</source>
        <translation>地块未覆盖</translation>
    </message>
    <message>
        <source>Overlapping, counted twice</source>
        <translation>地块重叠，重复计入</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Parcels counted: {count:,d}</source>
        <translation>地块数：{count:,d}</translation>
    </message>
    <message>
        <source>Σ over parcels ({count:,d}): {terms} = {total:,.4f} ha</source>
        <translation>各地块之和（{count:,d} 块）：{terms} = {total:,.4f} 公顷</translation>
    </message>
    <message>
        <source>Σ of what an earlier parcel holds too ({count:,d}): {terms} = {total:,.4f} ha</source>
        <translation>与在前地块重叠部分之和（{count:,d} 块）：{terms} = {total:,.4f} 公顷</translation>
    </message>
    <message>
        <source>Zone {zone_ha:,.4f} ha - parcels, each place once, {held_ha:,.4f} ha = {left_ha:,.4f} ha</source>
        <translation>片区 {zone_ha:,.4f} 公顷 - 地块（重叠只计一次）{held_ha:,.4f} 公顷 = {left_ha:,.4f} 公顷</translation>
    </message>
    <message>
        <source>{area_ha:,.4f} ha × {mu:g} = {area_mu:,.2f} mu</source>
        <translation>{area_ha:,.4f} 公顷 × {mu:g} = {area_mu:,.2f} 亩</translation>
    </message>
    <message>
        <source>{part_ha:,.4f} ha ÷ {whole_ha:,.4f} ha = {exact:.4f} %, printed as {printed:.2f} % so that the shares sum to 100.00 %</source>
        <translation>{part_ha:,.4f} 公顷 ÷ {whole_ha:,.4f} 公顷 = {exact:.4f} %，为使各项合计为 100.00 %，列为 {printed:.2f} %</translation>
    </message>
    <message>
        <source>The shares as printed sum to 100.00 %.</source>
        <translation>所列占比合计为 100.00 %。</translation>
    </message>
    <message>
        <source>Σ of the lines: {terms} = {total:,.4f} ha</source>
        <translation>各行之和：{terms} = {total:,.4f} 公顷</translation>
    </message>
    <message>
        <source>There is no land here that shares could be taken of.</source>
        <translation>此处没有用地，无从计算占比。</translation>
    </message>
    <message>
        <source>Land of projects</source>
        <translation>项目总用地面积</translation>
    </message>
    <message>
        <source>Ground covered</source>
        <translation>建筑物占地面积</translation>
    </message>
    <message>
        <source>Floor area</source>
        <translation>建筑面积</translation>
    </message>
    <message>
        <source>Floor area as it counts</source>
        <translation>计容建筑面积</translation>
    </message>
    <message>
        <source>Green area</source>
        <translation>绿地面积</translation>
    </message>
    <message>
        <source>Office and staff service area</source>
        <translation>行政办公及生活服务设施用地面积</translation>
    </message>
    <message>
        <source>Fixed-asset investment</source>
        <translation>固定资产投资</translation>
    </message>
    <message>
        <source>Output value</source>
        <translation>产值</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>年税收</translation>
    </message>
    <message>
        <source>Σ ({count:,d}): {terms} = {total:,.2f} {unit}</source>
        <translation>合计（{count:,d} 项）：{terms} = {total:,.2f} {unit}</translation>
    </message>
    <message>
        <source>Footprints on the land ({count:,d}), overlaps counted once: {total:,.2f} m²</source>
        <translation>用地内建筑基底（{count:,d} 个，重叠只计一次）：{total:,.2f} m²</translation>
    </message>
    <message>
        <source>{amount:,.2f} m² ÷ {land:,.2f} m² = {value:,.2f} %</source>
        <translation>{amount:,.2f} m² ÷ {land:,.2f} m² = {value:,.2f} %</translation>
    </message>
    <message>
        <source>{amount:,.2f} m² ÷ {land:,.2f} m² = {value:,.3f}</source>
        <translation>{amount:,.2f} m² ÷ {land:,.2f} m² = {value:,.3f}</translation>
    </message>
    <message>
        <source>{amount:,.2f} × 10k CNY ÷ {land:,.4f} ha = {value:,.2f} × 10k CNY/ha</source>
        <translation>{amount:,.2f} 万元 ÷ {land:,.4f} 公顷 = {value:,.2f} 万元/公顷</translation>
    </message>
    <message>
        <source>No plant stands on a parcel here.</source>
        <translation>此处地块上没有项目。</translation>
    </message>
    <message>
        <source>No data: “{label}” is not entered for any plant here.</source>
        <translation>无数据：此处项目均未填写“{label}”。</translation>
    </message>
    <message>
        <source>No data: nothing of that use is drawn on this land. That is not 0.</source>
        <translation>无数据：此用地内未绘制该类范围，不等于 0。</translation>
    </message>
    <message>
        <source>Blank in part (“{label}”, {count:d}): the figure is of the others, and its limits are not called met.</source>
        <translation>部分缺填（“{label}”，{count:d} 处）：数值只含其余项，不判为达标。</translation>
    </message>
    <message>
        <source>Floor area counts twice where a storey is over {double_above:g} m high.</source>
        <translation>层高超过 {double_above:g} m 的建筑面积加倍计算。</translation>
    </message>
    <message>
        <source>Storage yards of {yards:,.0f} m² are drawn here. They are not counted, as in the check; with them it would be {value:.2f} %.</source>
        <translation>此处绘有堆场 {yards:,.0f} m²，与检查一致未计入；计入后为 {value:.2f} %。</translation>
    </message>
    <message>
        <source>No land use entered</source>
        <translation>未填用地性质</translation>
    </message>
    <message>
        <source>“{code}”: reads differently in the two code systems; enter the code system</source>
        <translation>“{code}”：在两套分类中含义不同，请填写分类体系</translation>
    </message>
    <message>
        <source>{name} (third survey; no class of the 2023 guide corresponds)</source>
        <translation>{name}（三调地类，2023 年分类指南无对应类）</translation>
    </message>
    <message>
        <source>“{code}”: no code of the 2023 guide</source>
        <translation>“{code}”：非 2023 年分类指南代码</translation>
    </message>
    <message>
        <source>Technical and economic indicators ({how})</source>
        <translation>经济技术指标表（{how}）</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Against the limit</source>
        <translation>与控制值比较</translation>
    </message>
    <message>
        <source>Source of the limit</source>
        <translation>控制值依据</translation>
    </message>
    <message>
        <source>Land is the parcels that hold a plant, as in the check ({how}); a plant on several parcels, and a parcel with several plants, are shared out by footprint. The limits hold parcel by parcel.</source>
        <translation>用地按有项目的地块计，与检查一致（{how}）；跨多地块的项目、多项目共用的地块按基底面积分摊。控制值逐地块适用。</translation>
    </message>
    <message>
        <source>{indicator}: {limits}; {source}.</source>
        <translation>{indicator}：{limits}；{source}。</translation>
    </message>
    <message>
        <source>{indicator}: the minima of the sectors, weighted by floor area; {source}.</source>
        <translation>{indicator}：按行业下限、以建筑面积加权；{source}。</translation>
    </message>
    <message>
        <source>No limit is in force here for: {indicators}.</source>
        <translation>无现行控制值：{indicators}。</translation>
    </message>
    <message>
        <source>Not, or not wholly, on parcels: {plants}. What lies off them counts for no indicator.</source>
        <translation>不在或不全在地块内：{plants}。地块以外部分不计入指标。</translation>
    </message>
    <message>
        <source>Without a sound footprint, and so on no land: {plants}.</source>
        <translation>基底图形无效，无法归入用地：{plants}。</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>缺填</translation>
    </message>
    <message>
        <source>{indicator}: limit</source>
        <translation>{indicator}：控制值比较</translation>
    </message>
    <message>
        <source>{label} ({count:d})</source>
        <translation>{label}（{count:d}）</translation>
    </message>
    <message>
        <source>On parcels</source>
        <translation>地块内</translation>
    </message>
    <message>
        <source>Indicators are of what stands on parcels; see the row above for them.</source>
        <translation>指标只按地块内计算，见上一行。</translation>
    </message>
    <message>
        <source>{items}</source>
        <translation>{items}</translation>
    </message>
    <message>
        <source>Building coefficient</source>
        <translation>建筑系数</translation>
    </message>
    <message>
        <source>Floor area ratio</source>
        <translation>容积率</translation>
    </message>
    <message>
        <source>Green share</source>
        <translation>绿地率</translation>
    </message>
    <message>
        <source>Office and staff service share</source>
        <translation>行政办公及生活服务设施用地比重</translation>
    </message>
    <message>
        <source>Investment intensity</source>
        <translation>投资强度</translation>
    </message>
    <message>
        <source>Output value per hectare</source>
        <translation>土地产出率</translation>
    </message>
    <message>
        <source>Tax per hectare</source>
        <translation>土地税收</translation>
    </message>
    <message>
        <source>planar areas</source>
        <translation>平面面积</translation>
    </message>
    <message>
        <source>areas on the ellipsoid</source>
        <translation>椭球面积</translation>
    </message>
    <message>
        <source>Planar {planar_ha:,.4f} ha, on the ellipsoid {ellipsoidal_ha:,.4f} ha, a difference of {permille:+.3f} ‰. This table has {how}.</source>
        <translation>平面面积 {planar_ha:,.4f} 公顷，椭球面积 {ellipsoidal_ha:,.4f} 公顷，相差 {permille:+.3f} ‰。本表采用{how}。</translation>
    </message>
    <message>
        <source>Attention: planar and ellipsoidal area differ by more than {limit:g} ‰. Say in every document which is meant.</source>
        <translation>注意：平面面积与椭球面积相差超过 {limit:g} ‰，各成果中均应注明采用哪一种。</translation>
    </message>
    <message>
        <source>The parcels leave no gap here and do not overlap.</source>
        <translation>地块之间无空隙、无重叠。</translation>
    </message>
    <message>
        <source>The parcels do not overlap.</source>
        <translation>地块之间无重叠。</translation>
    </message>
    <message>
        <source>Parcels whose outline is not valid, counted with a repaired copy ({count:d}): {parcels}.</source>
        <translation>边界图形无效、按修复后图形计入的地块（{count:d} 块）：{parcels}。</translation>
    </message>
    <message>
        <source>Parcels without a usable outline, counted as 0 ({count:d}): {parcels}.</source>
        <translation>无可用边界、面积计 0 的地块（{count:d} 块）：{parcels}。</translation>
    </message>
    <message>
        <source>{first} + {rest}</source>
        <translation>{first} + {rest}</translation>
    </message>
    <message>
        <source>… ({count:,d} more)</source>
        <translation>…（另有 {count:,d} 项）</translation>
    </message>
    <message>
        <source>{value:,.0f}</source>
        <translation>{value:,.0f}</translation>
    </message>
    <message>
        <source>{value:,.2f}</source>
        <translation>{value:,.2f}</translation>
    </message>
    <message>
        <source>{value:,.4f}</source>
        <translation>{value:,.4f}</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>no limit in force</source>
        <translation>无现行控制值</translation>
    </message>
    <message>
        <source>met ({limits})</source>
        <translation>达标（{limits}）</translation>
    </message>
    <message>
        <source>not met ({limits})</source>
        <translation>不达标（{limits}）</translation>
    </message>
    <message>
        <source>not checked ({limits})</source>
        <translation>未判定（{limits}）</translation>
    </message>
    <message>
        <source>met as a whole, parcels where not: {count:d} ({limits})</source>
        <translation>整体达标，不达标地块 {count:d} 块（{limits}）</translation>
    </message>
    <message>
        <source>at least {value:,.12g}{unit}</source>
        <translation>不小于 {value:,.12g}{unit}</translation>
    </message>
    <message>
        <source>at most {value:,.12g}{unit}</source>
        <translation>不大于 {value:,.12g}{unit}</translation>
    </message>
    <message>
        <source>at least {least:,.12g}{unit}, at most {most:,.12g}{unit}</source>
        <translation>不小于 {least:,.12g}{unit}，不大于 {most:,.12g}{unit}</translation>
    </message>
    <message>
        <source>the limit is not known</source>
        <translation>控制值未知</translation>
    </message>
    <message>
        <source>{clause} ({confidence})</source>
        <translation>{clause}（{confidence}）</translation>
    </message>
    <message>
        <source>Land by zone ({how})</source>
        <translation>分片区用地汇总（{how}）</translation>
    </message>
    <message>
        <source>Land of parcels</source>
        <translation>地块面积</translation>
    </message>
    <message>
        <source>In several zones, counted again</source>
        <translation>片区重叠，重复计入</translation>
    </message>
    <message>
        <source>{parcels:,.4f} + {twice:,.4f} + {uncovered:,.4f} = {total:,.4f} ha (parcels, overlaps, gaps)</source>
        <translation>{parcels:,.4f} + {twice:,.4f} + {uncovered:,.4f} = {total:,.4f} 公顷（地块、重叠、空隙）</translation>
    </message>
    <message>
        <source>Σ of the rows: {terms} = {total:,.4f} ha</source>
        <translation>各行之和：{terms} = {total:,.4f} 公顷</translation>
    </message>
    <message>
        <source>Zone less what parcels hold: {total:,.4f} ha</source>
        <translation>片区减去地块所占：{total:,.4f} 公顷</translation>
    </message>
    <message>
        <source>Own figures by zone</source>
        <translation>自定义指标（分片区）</translation>
    </message>
    <message>
        <source>Own figures by product</source>
        <translation>自定义指标（分产品）</translation>
    </message>
    <message>
        <source>The rule pack of this plan declares no figures. Add them to a pack under [figures.&lt;name&gt;].</source>
        <translation>本规划的规则包未定义指标，可在规则包中以 [figures.&lt;名称&gt;] 添加。</translation>
    </message>
    <message>
        <source>The figures of the rule pack cannot be worked out: {fault}</source>
        <translation>规则包中的指标无法计算：{fault}</translation>
    </message>
    <message>
        <source>{name} = {formula}: {filled} = {value} {unit}</source>
        <translation>{name}＝{formula}：{filled}＝{value} {unit}</translation>
    </message>
    <message>
        <source>{name} = {formula}: {filled}</source>
        <translation>{name}＝{formula}：{filled}</translation>
    </message>
    <message>
        <source>{name}: sum over plants ({plants}) = {value} {unit}</source>
        <translation>{name}：{plants} 个项目合计＝{value} {unit}</translation>
    </message>
    <message>
        <source>{name}: sum over zones ({zones}) = {value} {unit}</source>
        <translation>{name}：{zones} 个片区合计＝{value} {unit}</translation>
    </message>
    <message>
        <source>{name} = {value} {unit}</source>
        <translation>{name}＝{value} {unit}</translation>
    </message>
    <message>
        <source>{name}: plants without a figure, left out of the sum: {plants}.</source>
        <translation>{name}：{plants} 个项目无数值，未计入合计。</translation>
    </message>
    <message>
        <source>Plants without a figure are left out of its sum; choose the number to see which.</source>
        <translation>无数值的项目未计入该项合计；选中数值可查看是哪些项目。</translation>
    </message>
    <message>
        <source>There is no figure: {names} is blank here.</source>
        <translation>无数值：此处{names}未填。</translation>
    </message>
    <message>
        <source>There is no figure: it would be divided by 0, or be beyond all bounds.</source>
        <translation>无数值：除数为 0，或结果超出范围。</translation>
    </message>
    <message>
        <source>No plant of this row has the figure.</source>
        <translation>本行没有项目填写该数值。</translation>
    </message>
    <message>
        <source>This row is no zone, so it has no land of a zone.</source>
        <translation>本行不是片区，没有片区面积。</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>In service by the end of each quarter</source>
        <translation>各季度末已投产</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>季度</translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation>无投产日期</translation>
    </message>
    <message>
        <source>Plants</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>需要负荷</translation>
    </message>
    <message>
        <source>Investment</source>
        <translation>投资</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>就业岗位</translation>
    </message>
    <message>
        <source>Footprint</source>
        <translation>占地面积</translation>
    </message>
    <message>
        <source>Parcels built on</source>
        <translation>已用地块面积</translation>
    </message>
    <message>
        <source>Σ of {count:,d} parcels with a plant on them: {sum} = {total:,.2f} m²</source>
        <translation>有项目的 {count:,d} 个地块之和：{sum} = {total:,.2f} m²</translation>
    </message>
    <message>
        <source>{figure}: {count:,d} of {plants:,d} plants do not state it; they are not in its sums.</source>
        <translation>{figure}：{plants:,d} 个项目中有 {count:,d} 个未填写，未计入合计。</translation>
    </message>
    <message>
        <source>{count:,d} plants without a date count in every quarter; their own row says how much they are.</source>
        <translation>{count:,d} 个无投产日期的项目在每个季度都计入；其数量见单独一行。</translation>
    </message>
    <message>
        <source>{product} ({unit})</source>
        <translation>{product}（{unit}）</translation>
    </message>
    <message>
        <source>Starts without room on the substation</source>
        <translation>投产时变电站无余量的项目</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>投产时间</translation>
    </message>
    <message>
        <source>Asks</source>
        <translation>需要容量</translation>
    </message>
    <message>
        <source>Earliest with N</source>
        <translation>按 N 最早</translation>
    </message>
    <message>
        <source>Earliest with N-1</source>
        <translation>按 N-1 最早</translation>
    </message>
    <message>
        <source>On another substation</source>
        <translation>改接其他变电站</translation>
    </message>
    <message>
        <source>as dated</source>
        <translation>按现定时间</translation>
    </message>
    <message>
        <source>never: {lacking_kva:,.0f} kVA too little at the end</source>
        <translation>不可行：最终缺 {lacking_kva:,.0f} kVA</translation>
    </message>
    <message>
        <source>{substation} from {quarter}, N-1</source>
        <translation>{substation}，自{quarter}起，满足 N-1</translation>
    </message>
    <message>
        <source>{substation} from {quarter}, N only</source>
        <translation>{substation}，自{quarter}起，仅满足 N</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{plant} {name}</source>
        <translation>{plant} {name}</translation>
    </message>
    <message>
        <source>What {plant} asks of {substation}: {kva:,.1f} kVA, with the coincidence factor</source>
        <translation>{plant} 需要 {substation} 提供：{kva:,.1f} kVA（已计同时系数）</translation>
    </message>
    <message>
        <source>Every plant whose load is known starts with room on its substation.</source>
        <translation>负荷已知的项目投产时，其变电站都有余量。</translation>
    </message>
    <message>
        <source>Each with all others as they are dated. Voltage and feeder lengths are not looked at here.</source>
        <translation>均按其他项目的现定投产时间计。此处不考虑电压等级和线路长度。</translation>
    </message>
    <message>
        <source>Steps of the town: output value</source>
        <translation>镇里的目标步骤：产值</translation>
    </message>
    <message>
        <source>Steps of the town: capacity in {unit}</source>
        <translation>镇里的目标步骤：产能（{unit}）</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>{quarter}, {of}</source>
        <translation>{quarter}，{of}</translation>
    </message>
    <message>
        <source>whole cluster</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Planned by then</source>
        <translation>届时规划达到</translation>
    </message>
    <message>
        <source>of it without a date</source>
        <translation>其中无投产日期</translation>
    </message>
    <message>
        <source>Surplus (+) or shortfall (−)</source>
        <translation>超出（+）或缺口（−）</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>完成率</translation>
    </message>
    <message>
        <source>Reached in</source>
        <translation>达到时间</translation>
    </message>
    <message>
        <source>The target of the plan for {year:d}: {name}</source>
        <translation>规划的 {year:d} 年目标：{name}</translation>
    </message>
    <message>
        <source>{planned:,.12g} − {target:,.12g} = {difference:+,.12g} {unit}</source>
        <translation>{planned:,.12g} − {target:,.12g} = {difference:+,.12g} {unit}</translation>
    </message>
    <message>
        <source>{planned:,.12g} ÷ {target:,.12g} = {share:.2f} %</source>
        <translation>{planned:,.12g} ÷ {target:,.12g} = {share:.2f} %</translation>
    </message>
    <message>
        <source>The target is 0: there is nothing to be a share of.</source>
        <translation>目标为 0，无从计算完成率。</translation>
    </message>
    <message>
        <source>{step}: {missing:,d} plants do not state the figure and {unlike:,d} state it in another unit; none of them is counted.</source>
        <translation>{step}：{missing:,d} 个项目未填写该指标，{unlike:,d} 个用了别的单位，均未计入。</translation>
    </message>
    <message>
        <source>When demand passes supply, by substation</source>
        <translation>各变电站需求超过供电能力的时间</translation>
    </message>
    <message>
        <source>Demand and supply of all substations by quarter</source>
        <translation>各季度全部变电站的需求与供电能力</translation>
    </message>
    <message>
        <source>Demand and supply of each substation, where they change</source>
        <translation>各变电站的需求与供电能力（有变化的季度）</translation>
    </message>
    <message>
        <source>All substations together</source>
        <translation>全部变电站合计</translation>
    </message>
    <message>
        <source>{substation} {name}</source>
        <translation>{substation} {name}</translation>
    </message>
    <message>
        <source>{substation}, {quarter}</source>
        <translation>{substation}，{quarter}</translation>
    </message>
    <message>
        <source>In service from</source>
        <translation>投运时间</translation>
    </message>
    <message>
        <source>Demand at the end</source>
        <translation>最终需求</translation>
    </message>
    <message>
        <source>Supply N</source>
        <translation>N 供电能力</translation>
    </message>
    <message>
        <source>Supply N-1</source>
        <translation>N-1 供电能力</translation>
    </message>
    <message>
        <source>Spare N</source>
        <translation>N 余量</translation>
    </message>
    <message>
        <source>Spare N-1</source>
        <translation>N-1 余量</translation>
    </message>
    <message>
        <source>Demand passes N in</source>
        <translation>超过 N 的季度</translation>
    </message>
    <message>
        <source>Demand passes N-1 in</source>
        <translation>超过 N-1 的季度</translation>
    </message>
    <message>
        <source>Demand above N at</source>
        <translation>需求超过 N 的变电站</translation>
    </message>
    <message>
        <source>{count:,d} plants name no substation of the map: what they ask is in none of these sums.</source>
        <translation>{count:,d} 个项目未指定图上的变电站，其负荷未计入这些合计。</translation>
    </message>
    <message>
        <source>{count:,d} plants on substations lack load, demand factor or power factor: they are in no sum.</source>
        <translation>{count:,d} 个接入变电站的项目缺少负荷、需要系数或功率因数，未计入任何合计。</translation>
    </message>
    <message>
        <source>By the last day of each quarter; a substation not in service yet carries nothing.</source>
        <translation>按各季度最后一天计；未投运的变电站供电能力为零。</translation>
    </message>
    <message>
        <source>{substations}</source>
        <translation>{substations}</translation>
    </message>
    <message>
        <source>{factor:g} × Σ of {count:,d} plants: {factor:g} × ({sum}) = {total:,.1f} kVA</source>
        <translation>{factor:g} × {count:,d} 个项目之和：{factor:g} × ({sum}) = {total:,.1f} kVA</translation>
    </message>
    <message>
        <source>Σ of {count:,d} substations in service: {sum} = {total:,.1f} kVA</source>
        <translation>已投运的 {count:,d} 座变电站之和：{sum} = {total:,.1f} kVA</translation>
    </message>
    <message>
        <source>{capacity:,.1f} − {load:,.1f} = {spare:+,.1f} kVA</source>
        <translation>{capacity:,.1f} − {load:,.1f} = {spare:+,.1f} kVA</translation>
    </message>
    <message>
        <source>The transformer capacity, or for N-1 the number of transformers, is not entered: {substations}.</source>
        <translation>未填写变压器容量（N-1 还需变压器台数）：{substations}。</translation>
    </message>
    <message>
        <source>The map has no substations.</source>
        <translation>图上没有变电站。</translation>
    </message>
    <message>
        <source>Coincidence factor of the check</source>
        <translation>检查所用的同时系数</translation>
    </message>
    <message>
        <source>from the start</source>
        <translation>一开始</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不会</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>No plant, substation or target of this scenario has a date.</source>
        <translation>本方案的项目、变电站和目标都没有日期。</translation>
    </message>
    <message>
        <source>{value:,.12g}</source>
        <translation>{value:,.12g}</translation>
    </message>
    <message>
        <source>Σ of {count:,d} plants in service by {by}: {sum} = {total:,.12g} {unit}</source>
        <translation>{by}末前投产的 {count:,d} 个项目之和：{sum} = {total:,.12g} {unit}</translation>
    </message>
    <message>
        <source>Σ of {count:,d} plants without a date: {sum} = {total:,.12g} {unit}</source>
        <translation>无投产日期的 {count:,d} 个项目之和：{sum} = {total:,.12g} {unit}</translation>
    </message>
    <message>
        <source>None of the {count:,d} plants states it.</source>
        <translation>{count:,d} 个项目都未填写。</translation>
    </message>
    <message>
        <source>{count:,d} plants do not state it and are not in the sum.</source>
        <translation>{count:,d} 个项目未填写，未计入合计。</translation>
    </message>
    <message>
        <source>{count:,d} plants without a date are counted in every quarter.</source>
        <translation>{count:,d} 个无投产日期的项目在每个季度都计入。</translation>
    </message>
    <message>
        <source>Totals by “{by}” are not known. Use some of: {known}.</source>
        <translation>不能按“{by}”汇总。可用：{known}。</translation>
    </message>
    <message>
        <source>Totals go by one to three things; {count} were named.</source>
        <translation>汇总最多按一至三项分组，现给出 {count} 项。</translation>
    </message>
    <message>
        <source>“{by}” is named twice. Name each thing to sum by once.</source>
        <translation>“{by}”重复出现，每个分组项只写一次。</translation>
    </message>
    <message>
        <source>There is no figure “{figure}” to sum. Use one of: {known}.</source>
        <translation>没有可汇总的指标“{figure}”。可用：{known}。</translation>
    </message>
    <message>
        <source>Totals by {dimensions}</source>
        <translation>按{dimensions}汇总</translation>
    </message>
    <message>
        <source>Totals by {dimensions}, across by {across}</source>
        <translation>按{dimensions}汇总，横向按{across}</translation>
    </message>
    <message>
        <source>{id} {name}</source>
        <translation>{id} {name}</translation>
    </message>
    <message>
        <source>{figure}: {group}</source>
        <translation>{figure}：{group}</translation>
    </message>
    <message>
        <source>{figure}: all</source>
        <translation>{figure}：合计</translation>
    </message>
    <message>
        <source>{count:,d} figures of plants are blank. They are in no sum; the trace of a number names the plants.</source>
        <translation>有 {count:,d} 个项目指标未填，未计入任何合计；点开数字可见是哪些项目。</translation>
    </message>
    <message>
        <source>{product}, capacity</source>
        <translation>{product}产能</translation>
    </message>
    <message>
        <source>Land used</source>
        <translation>用地面积</translation>
    </message>
    <message>
        <source>Connected load</source>
        <translation>装机负荷</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>用水量</translation>
    </message>
    <message>
        <source>Steam</source>
        <translation>用汽量</translation>
    </message>
    <message>
        <source>Blank figures</source>
        <translation>未填指标数</translation>
    </message>
    <message>
        <source>Assign plants to substations ({count:,d})</source>
        <translation>项目接入变电站（{count:,d} 个）</translation>
    </message>
    <message>
        <source>its load is not known: enter connected load, demand and power factor</source>
        <translation>负荷不详：请填装机负荷、需要系数和功率因数</translation>
    </message>
    <message>
        <source>it has no footprint on the map</source>
        <translation>图上没有其占地</translation>
    </message>
    <message>
        <source>no substation on the map is in service by then</source>
        <translation>届时底图上没有已投运的变电站</translation>
    </message>
    <message>
        <source>every substation enters service after it</source>
        <translation>各变电站均晚于该厂投运</translation>
    </message>
    <message>
        <source>no substation has {kva:,.0f} kVA left in N-1</source>
        <translation>没有变电站在 N-1 下尚余 {kva:,.0f} kVA</translation>
    </message>
    <message>
        <source>There is no plant “{plant}” among those in service by then.</source>
        <translation>届时投运的项目中没有“{plant}”。</translation>
    </message>
    <message>
        <source>There is no substation “{substation}” on the map. Known: {known}.</source>
        <translation>底图上没有变电站“{substation}”。现有：{known}。</translation>
    </message>
    <message>
        <source>{kva:,.0f} kVA are usually supplied at {asked:g} kV; the substation feeds up to {voltage:g} kV</source>
        <translation>{kva:,.0f} kVA 一般以 {asked:g} kV 供电；该站最高以 {voltage:g} kV 供出</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>电压</translation>
    </message>
    <message>
        <source>Transformers</source>
        <translation>主变台数</translation>
    </message>
    <message>
        <source>Capacity (N)</source>
        <translation>容量（N）</translation>
    </message>
    <message>
        <source>Capacity without one transformer (N-1)</source>
        <translation>一台主变停运时容量（N-1）</translation>
    </message>
    <message>
        <source>Load as checked</source>
        <translation>检查口径负荷</translation>
    </message>
    <message>
        <source>Spare in N</source>
        <translation>N 富余容量</translation>
    </message>
    <message>
        <source>Spare in N-1</source>
        <translation>N-1 富余容量</translation>
    </message>
    <message>
        <source>Demand not served</source>
        <translation>未供电负荷</translation>
    </message>
    <message>
        <source>Load ratio</source>
        <translation>容载比</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>within N-1</source>
        <translation>满足 N-1</translation>
    </message>
    <message>
        <source>within N-1, but loads are not known: {count:,d}</source>
        <translation>满足 N-1，但有 {count:,d} 家负荷不详</translation>
    </message>
    <message>
        <source>beyond N-1</source>
        <translation>超过 N-1</translation>
    </message>
    <message>
        <source>overloaded</source>
        <translation>过载</translation>
    </message>
    <message>
        <source>capacity not entered</source>
        <translation>未填容量</translation>
    </message>
    <message>
        <source>number of transformers not entered</source>
        <translation>未填主变台数</translation>
    </message>
    <message>
        <source>in service only from {day}</source>
        <translation>{day} 起投运</translation>
    </message>
    <message>
        <source>not served</source>
        <translation>未供电</translation>
    </message>
    <message>
        <source>No substation.</source>
        <translation>没有变电站。</translation>
    </message>
    <message>
        <source>Enter the transformer capacity of the substation.</source>
        <translation>请填写该变电站的主变容量。</translation>
    </message>
    <message>
        <source>Enter the number of transformers of the substation.</source>
        <translation>请填写该变电站的主变台数。</translation>
    </message>
    <message>
        <source>There is no load.</source>
        <translation>没有负荷。</translation>
    </message>
    <message>
        <source>As entered on the map: {value} {unit}</source>
        <translation>底图所填：{value} {unit}</translation>
    </message>
    <message>
        <source>As entered on the map: {value}</source>
        <translation>底图所填：{value}</translation>
    </message>
    <message>
        <source>It is not entered for this substation.</source>
        <translation>该变电站未填此项。</translation>
    </message>
    <message>
        <source>Substations in service together: {terms} = {total} kVA</source>
        <translation>已投运变电站合计：{terms} = {total} kVA</translation>
    </message>
    <message>
        <source>{installed} kVA × ({transformers:d} − 1) ÷ {transformers:d} × {overload:.3g} = {left} kVA, at most all of it; transformers taken as equal</source>
        <translation>{installed} kVA × ({transformers:d} − 1) ÷ {transformers:d} × {overload:.3g} = {left} kVA，不超过总容量；各台主变按等容量计</translation>
    </message>
    <message>
        <source>{factor:.3g} × demand ÷ power factor, plant by plant. {sum}</source>
        <translation>逐厂 {factor:.3g} × 需要负荷 ÷ 功率因数。{sum}</translation>
    </message>
    <message>
        <source>{capacity} − {load} = {spare} kVA</source>
        <translation>{capacity} − {load} = {spare} kVA</translation>
    </message>
    <message>
        <source>{capacity} kVA ÷ {load} kW = {ratio:.2f}; usual at this voltage: {least:.3g} to {most:.3g} kVA/kW</source>
        <translation>{capacity} kVA ÷ {load} kW = {ratio:.2f}；该电压等级一般为 {least:.3g}～{most:.3g} kVA/kW</translation>
    </message>
    <message>
        <source>{capacity} kVA ÷ {load} kW = {ratio:.2f}, all voltages together</source>
        <translation>{capacity} kVA ÷ {load} kW = {ratio:.2f}（各电压等级合计）</translation>
    </message>
    <message>
        <source>For information: a high ratio is idle capital, a low one leaves no room.</source>
        <translation>供参考：容载比过高则设备闲置，过低则无发展余地。</translation>
    </message>
    <message>
        <source>{total} {unit}, of one plant</source>
        <translation>{total} {unit}，一个项目</translation>
    </message>
    <message>
        <source>No plant gives anything: 0 {unit}</source>
        <translation>没有项目计入：0 {unit}</translation>
    </message>
    <message>
        <source>Coincidence factor of the check of substations</source>
        <translation>变电站负荷检查所用同时系数</translation>
    </message>
    <message>
        <source>Supply voltage</source>
        <translation>供电电压</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Current of a circuit</source>
        <translation>单回电流</translation>
    </message>
    <message>
        <source>Voltage drop</source>
        <translation>电压降</translation>
    </message>
    <message>
        <source>Voltage at the plant</source>
        <translation>受电端电压</translation>
    </message>
    <message>
        <source>Feeder losses</source>
        <translation>馈线损耗</translation>
    </message>
    <message>
        <source>{count:d} × {line}</source>
        <translation>{count:d} 回 {line}</translation>
    </message>
    <message>
        <source>Straight from the nearest point of the footprint: {length:,.0f} m</source>
        <translation>自占地最近点的直线距离：{length:,.0f} m</translation>
    </message>
    <message>
        <source>Along the roads of the map: {length:,.0f} m</source>
        <translation>沿图上道路：{length:,.0f} m</translation>
    </message>
    <message>
        <source>{power:,.0f} kW × {factor:.3g} = {demand:,.0f} kW</source>
        <translation>{power:,.0f} kW × {factor:.3g} = {demand:,.0f} kW</translation>
    </message>
    <message>
        <source>{kva:,.0f} kVA: usually {needed:d} kV; its substation feeds {listed} kV</source>
        <translation>{kva:,.0f} kVA：通常以 {needed:d} kV 供电；所接变电站出线电压 {listed} kV</translation>
    </message>
    <message>
        <source>{kva:,.0f} kVA ÷ (√3 × {kv:d} kV × {voltage:.4f} × {count:d}) = {current:,.0f} A</source>
        <translation>{kva:,.0f} kVA ÷（√3 × {kv:d} kV × {voltage:.4f} × {count:d}）= {current:,.0f} A</translation>
    </message>
    <message>
        <source>({busbar:.4f} − {voltage:.4f}) × 100 = {drop:.2f} %, by power flow over {count:d} circuits of {r:.4f} + j {x:.4f} Ω</source>
        <translation>（{busbar:.4f} − {voltage:.4f}）× 100 = {drop:.2f} %，潮流计算，{count:d} 回，每回 {r:.4f} + j {x:.4f} Ω</translation>
    </message>
    <message>
        <source>{voltage:.2f} % of {kv:d} kV by power flow; at least {lowest:.2f} % allowed</source>
        <translation>潮流计算为 {kv:d} kV 的 {voltage:.2f} %；允许不低于 {lowest:.2f} %</translation>
    </message>
    <message>
        <source>3 × ({current:,.1f} A)² × {r:.4f} Ω × {count:d} ÷ 1000 = {loss:,.2f} kW</source>
        <translation>3 ×（{current:,.1f} A）² × {r:.4f} Ω × {count:d} ÷ 1000 = {loss:,.2f} kW</translation>
    </message>
    <message>
        <source>A screening estimate with a typical line and a feeder of its own for each plant: transformers, the charging of cables and what the network company requires are left out.</source>
        <translation>筛查性估算：每个项目按典型导线、单独馈线考虑，未计变压器、电缆充电功率及电网企业的要求。</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>voltage too low: more than {allowed:.3g} % below nominal</source>
        <translation>电压过低：低于额定值超过 {allowed:.3g} %</translation>
    </message>
    <message>
        <source>its load usually wants {needed:d} kV, which its substation does not feed</source>
        <translation>按负荷通常需 {needed:d} kV 供电，而所接变电站无此出线电压</translation>
    </message>
    <message>
        <source>voltage too low: more than {allowed:.3g} % below nominal; its load usually wants {needed:d} kV, which its substation does not feed</source>
        <translation>电压过低：低于额定值超过 {allowed:.3g} %；按负荷通常需 {needed:d} kV 供电，而所接变电站无此出线电压</translation>
    </message>
    <message>
        <source>no voltage carries this load so far: shorten the feeder or raise its voltage</source>
        <translation>该负荷在此距离无法送达（潮流无解）：请缩短馈线或提高电压等级</translation>
    </message>
    <message>
        <source>no load</source>
        <translation>无负荷</translation>
    </message>
    <message>
        <source>load not known: enter connected load, demand factor and power factor</source>
        <translation>负荷不明：请填写装机负荷、需要系数和功率因数</translation>
    </message>
    <message>
        <source>on no substation of the map</source>
        <translation>未接入图上的变电站</translation>
    </message>
    <message>
        <source>its substation is not in service by then</source>
        <translation>所接变电站届时尚未投运</translation>
    </message>
    <message>
        <source>the voltage of its substation is not entered, or not one that feeds works</source>
        <translation>所接变电站未填写电压，或其电压不向企业供电</translation>
    </message>
    <message>
        <source>the plant or its substation has no place on the map</source>
        <translation>项目或其变电站在图上没有位置</translation>
    </message>
    <message>
        <source>Feeders</source>
        <translation>馈线</translation>
    </message>
    <message>
        <source>Feeders by substation</source>
        <translation>各变电站馈线</translation>
    </message>
    <message>
        <source>All plants</source>
        <translation>全部项目</translation>
    </message>
    <message>
        <source>On no substation of the map</source>
        <translation>未接入图上的变电站</translation>
    </message>
    <message>
        <source>Greatest drop</source>
        <translation>最大电压降</translation>
    </message>
    <message>
        <source>Too low</source>
        <translation>电压过低数</translation>
    </message>
    <message>
        <source>Lengths are straight lines; feeders along roads are longer.</source>
        <translation>长度为直线距离，沿道路敷设的馈线更长。</translation>
    </message>
    <message>
        <source>Lengths run along the roads of the map where these lead there.</source>
        <translation>道路可达时，长度沿图上道路计算。</translation>
    </message>
    <message>
        <source>The voltage at {count:,d} plants would be below what is allowed: {plants}.</source>
        <translation>{count:,d} 个项目的电压将低于允许值：{plants}。</translation>
    </message>
    <message>
        <source>The greatest of {count:d} feeders: {drop:.2f} %</source>
        <translation>{count:d} 条馈线中最大：{drop:.2f} %</translation>
    </message>
    <message>
        <source>{count:d} plants</source>
        <translation>{count:d} 个项目</translation>
    </message>
    <message>
        <source>There is no feeder whose figures are known.</source>
        <translation>没有可计算的馈线。</translation>
    </message>
    <message>
        <source>Power that could still connect</source>
        <translation>尚可接入的电力</translation>
    </message>
    <message>
        <source>Could still connect</source>
        <translation>尚可接入</translation>
    </message>
    <message>
        <source>Feeder</source>
        <translation>馈线</translation>
    </message>
    <message>
        <source>Left at the substation in N-1</source>
        <translation>变电站 N-1 余量</translation>
    </message>
    <message>
        <source>{spare} kVA left × {factor:.3g} = {load} kW</source>
        <translation>余量 {spare} kVA × {factor:.3g} = {load} kW</translation>
    </message>
    <message>
        <source>{spare} kVA left, of which {most} kVA for one works at {kv:d} kV × {factor:.3g} = {load} kW</source>
        <translation>余量 {spare} kVA，其中 {kv:d} kV 单个项目至多 {most} kVA × {factor:.3g} = {load} kW</translation>
    </message>
    <message>
        <source>The load of one works that could still connect on a parcel: from the N-1 reserve of the substations in service within reach of a straight feeder, at the voltages they feed works at. Parcels share that reserve: their figures do not add up. Whether land use and rules admit works there is another question.</source>
        <translation>地块上单个项目尚可接入的负荷：取直线馈线可达、已投运变电站的 N-1 裕度，按其出线电压计。各地块共用该裕度，数值不可相加。用地性质和规则是否允许建设另行判断。</translation>
    </message>
    <message>
        <source>Up to {mw:.1f} MW at {kv:d} kV from {substation} (N-1), {km:.1f} km</source>
        <translation>可接入至多 {mw:.1f} MW，{kv:d} kV，来自 {substation}（N-1），{km:.1f} km</translation>
    </message>
    <message>
        <source>Up to {mw:.1f} MW for one works at {kv:d} kV from {substation} (N-1: {mva:.1f} MVA left there), {km:.1f} km</source>
        <translation>单个项目可接入至多 {mw:.1f} MW，{kv:d} kV，来自 {substation}（N-1，尚余 {mva:.1f} MVA），{km:.1f} km</translation>
    </message>
    <message>
        <source>{said}; plants there whose load is not entered are not counted</source>
        <translation>{said}；该站未填负荷的项目未计入</translation>
    </message>
    <message>
        <source>No N-1 reserve left: {substation} lacks {mva:.1f} MVA, {km:.1f} km</source>
        <translation>N-1 已无裕度：{substation}缺 {mva:.1f} MVA，{km:.1f} km</translation>
    </message>
    <message>
        <source>Not known: enter voltage, capacity and number of transformers of {substation}, {km:.1f} km</source>
        <translation>无法确定：请填写{substation}的电压、容量和主变台数，{km:.1f} km</translation>
    </message>
    <message>
        <source>No substation in service within reach</source>
        <translation>范围内没有已投运的变电站</translation>
    </message>
    <message>
        <source>This parcel has no shape on the map</source>
        <translation>该地块在图上没有图形</translation>
    </message>
    <message>
        <source>Load not known</source>
        <translation>负荷不详</translation>
    </message>
    <message>
        <source>Reactive demand</source>
        <translation>无功需要负荷</translation>
    </message>
    <message>
        <source>Calculated load P</source>
        <translation>计算负荷 P</translation>
    </message>
    <message>
        <source>Calculated load Q</source>
        <translation>计算负荷 Q</translation>
    </message>
    <message>
        <source>Calculated load S</source>
        <translation>计算负荷 S</translation>
    </message>
    <message>
        <source>Power factor</source>
        <translation>功率因数</translation>
    </message>
    <message>
        <source>Transformer losses ΔP (estimate)</source>
        <translation>变压器损耗 ΔP（估算）</translation>
    </message>
    <message>
        <source>Transformer losses ΔQ (estimate)</source>
        <translation>变压器损耗 ΔQ（估算）</translation>
    </message>
    <message>
        <source>Plants: {count:,d}</source>
        <translation>项目：{count:,d} 个</translation>
    </message>
    <message>
        <source>Plants without connected load, demand factor or power factor: {count:,d}. What they lack is in no sum: the loads are higher than shown.</source>
        <translation>未填装机负荷、需要系数或功率因数的企业：{count:,d} 家。所缺部分不计入任何合计，实际负荷高于所示。</translation>
    </message>
    <message>
        <source>{factor:.3g} × {sum} {unit} = {load} {unit}</source>
        <translation>{factor:.3g} × {sum} {unit} = {load} {unit}</translation>
    </message>
    <message>
        <source>{factor:.3g} × {sum} {unit}, the calculated loads together = {load} {unit}</source>
        <translation>{factor:.3g} × 各行计算负荷之和 {sum} {unit} = {load} {unit}</translation>
    </message>
    <message>
        <source>√({active}² + {reactive}²) = {apparent} kVA</source>
        <translation>√({active}² + {reactive}²) = {apparent} kVA</translation>
    </message>
    <message>
        <source>{active} kW ÷ {apparent} kVA = {ratio:.3f}</source>
        <translation>{active} kW ÷ {apparent} kVA = {ratio:.3f}</translation>
    </message>
    <message>
        <source>Not known: plants whose demand is counted, but not their reactive power: {count:,d}.</source>
        <translation>无法得出：已计有功需求、未知无功的企业 {count:,d} 家。</translation>
    </message>
    <message>
        <source>No substation in service, so no transformer that loses anything.</source>
        <translation>没有投运的变电站，因而没有变压器损耗。</translation>
    </message>
    <message>
        <source>Estimate: {factor:.3g} × {load} kVA = {loss} {unit}</source>
        <translation>估算：{factor:.3g} × {load} kVA = {loss} {unit}</translation>
    </message>
    <message>
        <source>Beside each plant stands what it has of itself; that does not add up.</source>
        <translation>各项目旁为其自身数值，不可相加。</translation>
    </message>
    <message>
        <source>Estimate, the losses of the substations together: {loss} {unit}</source>
        <translation>估算，各变电站损耗合计：{loss} {unit}</translation>
    </message>
    <message>
        <source>The network fed from “{source}” cannot carry its load: no voltages satisfy it. Put less load on it, shorten its lines or raise its voltage.</source>
        <translation>由“{source}”供电的网络无法承载其负荷：潮流无解。请减小负荷、缩短线路或提高电压等级。</translation>
    </message>
    <message>
        <source>The load on “{bus}” is no number. Give it in kW and kvar.</source>
        <translation>节点“{bus}”的负荷不是数值。请以 kW 和 kvar 给出。</translation>
    </message>
    <message>
        <source>The line from “{one}” to “{other}” lacks its resistance, reactance or voltage. Give them in ohm and kV.</source>
        <translation>“{one}”至“{other}”的线路缺少电阻、电抗或电压。请以 Ω 和 kV 给出。</translation>
    </message>
    <message>
        <source>Plants that change their substation</source>
        <translation>变更接入变电站的项目</translation>
    </message>
    <message>
        <source>Load of substations before and after</source>
        <translation>调整前后变电站负荷</translation>
    </message>
    <message>
        <source>Plants that get no substation or stay where they are</source>
        <translation>未接入或维持原接入的项目</translation>
    </message>
    <message>
        <source>From</source>
        <translation>原接入</translation>
    </message>
    <message>
        <source>To</source>
        <translation>改接入</translation>
    </message>
    <message>
        <source>Along</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负荷</translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>调整前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>调整后</translation>
    </message>
    <message>
        <source>N-1</source>
        <translation>N-1</translation>
    </message>
    <message>
        <source>Left in N-1</source>
        <translation>N-1 剩余</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>road</source>
        <translation>沿路</translation>
    </message>
    <message>
        <source>straight</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>Nothing changes: every plant is connected so already.</source>
        <translation>无变化：各项目已如此接入。</translation>
    </message>
    <message>
        <source>Σ load × feeder length: {before:,.0f} kVA·km before, {after:,.0f} kVA·km after.</source>
        <translation>Σ 负荷 × 馈线长度：调整前 {before:,.0f} kVA·km，调整后 {after:,.0f} kVA·km。</translation>
    </message>
    <message>
        <source>Lengths run along the roads of the map. Straight, where no road leads there within reach: {count:,d}.</source>
        <translation>长度沿底图道路计。接入距离内无路可达、按直线计的：{count:,d} 家。</translation>
    </message>
    <message>
        <source>Lengths are straight, from the nearest point of the footprint.</source>
        <translation>长度按占地最近点至变电站的直线计。</translation>
    </message>
    <message>
        <source>What is in service by {day} counts. Plants that come later are not in these loads and stay as they are.</source>
        <translation>按 {day} 前投运的计；此后投运的项目不在负荷内，接入不变。</translation>
    </message>
    <message>
        <source>There may be a cheaper one, by {share:.2f} % at most.</source>
        <translation>可能存在更优方案，至多再省 {share:.2f} %。</translation>
    </message>
    <message>
        <source>Power quota</source>
        <translation>用电指标</translation>
    </message>
    <message>
        <source>Left of the quota</source>
        <translation>指标剩余</translation>
    </message>
    <message>
        <source>Quota of the zone as entered: {quota} kW</source>
        <translation>片区所填用电指标：{quota} kW</translation>
    </message>
    <message>
        <source>No quota is entered for this zone.</source>
        <translation>该片区未填用电指标。</translation>
    </message>
    <message>
        <source>{quota} − {demand} = {left} kW</source>
        <translation>{quota} − {demand} = {left} kW</translation>
    </message>
    <message>
        <source>The network has no source. Name the bus that feeds it.</source>
        <translation>网络没有电源。请指定供电节点。</translation>
    </message>
    <message>
        <source>No line leads from a source to “{bus}” ({count} buses in all). Connect them, or leave them out.</source>
        <translation>从电源没有线路通到“{bus}”（共 {count} 个节点）。请接通，或将其去除。</translation>
    </message>
    <message>
        <source>The network is not radial: “{bus}” is reached over more than one line. Open one of the lines that close the loop.</source>
        <translation>网络不是辐射状：有多条线路通到“{bus}”。请断开环路中的一条线路。</translation>
    </message>
    <message>
        <source>Capacity of substations</source>
        <translation>变电站容量</translation>
    </message>
    <message>
        <source>Load by substation</source>
        <translation>分变电站负荷</translation>
    </message>
    <message>
        <source>Load by zone</source>
        <translation>分片区负荷</translation>
    </message>
    <message>
        <source>Capacity is held against the load of the check: {factor:.3g} × Σ(connected load × demand factor ÷ power factor), plant by plant. The calculated load, with K∑p and K∑q, is a figure of its own.</source>
        <translation>容量按检查口径负荷衡量：{factor:.3g} × Σ（装机负荷 × 需要系数 ÷ 功率因数），逐厂相加。按 K∑p、K∑q 的计算负荷另列。</translation>
    </message>
    <message>
        <source>N-1 allows {overload:.3g} times the rating for a short time; the check allows no overload.</source>
        <translation>N-1 按主变短时过载 {overload:.3g} 倍计；检查不计过载。</translation>
    </message>
    <message>
        <source>Substations in service whose capacity or number of transformers is not entered: {count:,d}.</source>
        <translation>已投运但未填容量或主变台数的变电站：{count:,d} 座。</translation>
    </message>
    <message>
        <source>The calculated load of all is that of the rows together times K∑p and K∑q once more; it is less than their sum.</source>
        <translation>合计的计算负荷为各行之和再乘 K∑p、K∑q，小于各行之和。</translation>
    </message>
    <message>
        <source>Transformer losses are an estimate from the load, not from the transformers.</source>
        <translation>变压器损耗按负荷估算，并非按主变参数。</translation>
    </message>
    <message>
        <source>Product ledger</source>
        <translation>产品台账</translation>
    </message>
    <message>
        <source>Capacities of unlike products are not added up.</source>
        <translation>不同产品的产能不相加。</translation>
    </message>
    <message>
        <source>These plants have no product.</source>
        <translation>这些项目没有产品。</translation>
    </message>
    <message>
        <source>Σ of {count:,d} plants: {terms} = {total}</source>
        <translation>Σ {count:,d} 个项目：{terms} = {total}</translation>
    </message>
    <message>
        <source>No plant here gives anything to it: the sum is 0.</source>
        <translation>此处没有项目计入，合计为 0。</translation>
    </message>
    <message>
        <source>Counted: {count:,d} plants</source>
        <translation>计数：{count:,d} 个项目</translation>
    </message>
    <message>
        <source>Every plant here lacks this figure ({count:,d}), so there is no sum.</source>
        <translation>此处全部项目（{count:,d} 个）均未填该指标，故无合计。</translation>
    </message>
    <message>
        <source>{count:,d} plants lack this figure: the sum is too small.</source>
        <translation>{count:,d} 个项目未填该指标，合计偏小。</translation>
    </message>
    <message>
        <source>Blank figures of plants: {terms} = {total}</source>
        <translation>各项目未填指标数：{terms} = {total}</translation>
    </message>
    <message>
        <source>Demand is connected load × demand factor of each plant.</source>
        <translation>需要负荷 = 各项目装机负荷 × 需要系数。</translation>
    </message>
    <message>
        <source>Each parcel is shared out among the plants in service on it, in the ratio of what each covers of it.</source>
        <translation>每个地块按其上已投产项目各自占压的面积比例分摊。</translation>
    </message>
    <message>
        <source>In service by the end of each year</source>
        <translation>各年末累计投产</translation>
    </message>
    <message>
        <source>By the end of {year}</source>
        <translation>{year} 年末累计</translation>
    </message>
    <message>
        <source>A parcel that is built on in steps is shared out among all plants of the table, the later ones too.</source>
        <translation>分期建设的地块在表中全部项目（含后期）之间分摊。</translation>
    </message>
    <message>
        <source>“{value}” is no year, quarter or day. Write it like 2025, 2025Q4 or 2025-06-30.</source>
        <translation>“{value}”不是年份、季度或日期。请写成 2025、2025Q4 或 2025-06-30。</translation>
    </message>
    <message>
        <source>{year:d}Q{number:d}</source>
        <translation>{year:d} 年第 {number:d} 季度</translation>
    </message>
    <message>
        <source>Land of the zone</source>
        <translation>片区面积</translation>
    </message>
    <message>
        <source>Capacity, {product}</source>
        <translation>产能（{product}）</translation>
    </message>
    <message>
        <source>Land used: the parcels that plants stand on; one with several plants is shared out by footprint on it.</source>
        <translation>用地面积：项目所在地块面积；一地块有多个项目时，按占地分摊。</translation>
    </message>
    <message>
        <source>Footprints and land are measured on the ellipsoid, not in the plane of the map.</source>
        <translation>基底面积和用地面积为椭球面积，不是平面面积。</translation>
    </message>
    <message>
        <source>Errors that are not waived</source>
        <translation>未豁免的错误</translation>
    </message>
    <message>
        <source>Warnings that are not waived</source>
        <translation>未豁免的警告</translation>
    </message>
    <message>
        <source>Waived findings</source>
        <translation>已豁免的问题</translation>
    </message>
    <message>
        <source>What could not be checked</source>
        <translation>未能检查的项</translation>
    </message>
    <message>
        <source>This scenario has no such figure.</source>
        <translation>该方案没有这项指标。</translation>
    </message>
    <message>
        <source>Nothing of it is made in this scenario.</source>
        <translation>该方案不生产此产品。</translation>
    </message>
    <message>
        <source>Checks that could not be made: {count:,d}; there may be more.</source>
        <translation>未能检查 {count:,d} 项，实际可能更多。</translation>
    </message>
    <message>
        <source>Plants that do not state it: {count:,d}; the figure is of the others.</source>
        <translation>有 {count:,d} 个厂房未填该项，数值不含这些厂房。</translation>
    </message>
    <message>
        <source>Two to four scenarios can be compared; {count:d} were named.</source>
        <translation>可比选两至四个方案；现指定了 {count:d} 个。</translation>
    </message>
    <message>
        <source>“{scenario}” is named twice. Name each scenario to compare once.</source>
        <translation>方案“{scenario}”重复指定。每个方案只指定一次。</translation>
    </message>
    <message>
        <source>The scenarios were checked until different moments; check all until the same.</source>
        <translation>各方案检查截止的时间不同；请按同一时间检查。</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>比选完成</translation>
    </message>
    <message>
        <source>Figures of {scenario}</source>
        <translation>{scenario} 的指标</translation>
    </message>
    <message>
        <source>{product}: {figure}</source>
        <translation>{product}：{figure}</translation>
    </message>
    <message>
        <source>Cells served by {step}</source>
        <translation>{step}可配套电池</translation>
    </message>
    <message>
        <source>Cells served by the whole chain</source>
        <translation>全链可配套电池</translation>
    </message>
    <message>
        <source>Greatest load that could still connect on a parcel</source>
        <translation>单个地块最大可接入负荷</translation>
    </message>
    <message>
        <source>Parcels on which load could still connect</source>
        <translation>尚可接入负荷的地块数</translation>
    </message>
    <message>
        <source>Targets reached in time</source>
        <translation>按期达到的目标数</translation>
    </message>
    <message>
        <source>Substations asked more than N-1 carries in some quarter</source>
        <translation>某季度负荷超过 N-1 能力的变电站数</translation>
    </message>
    <message>
        <source>Plants that start before there is power for them</source>
        <translation>投产时尚无供电能力的厂房数</translation>
    </message>
    <message>
        <source>Saved by the preferential price</source>
        <translation>优惠电价节省电费</translation>
    </message>
    <message>
        <source>Feeders: {figure}</source>
        <translation>馈线：{figure}</translation>
    </message>
    <message>
        <source>Capacity or transformers of a substation are not entered.</source>
        <translation>有变电站未填容量或主变台数。</translation>
    </message>
    <message>
        <source>Plants of this step stand here and none states its capacity.</source>
        <translation>该环节有厂房，但均未填产能。</translation>
    </message>
    <message>
        <source>Of no parcel is it known.</source>
        <translation>没有任何地块能够判定。</translation>
    </message>
    <message>
        <source>Working out {family}</source>
        <translation>正在计算：{family}</translation>
    </message>
    <message>
        <source>Left out: it is blank in {scenarios}.</source>
        <translation>不计入：{scenarios} 的该项为空。</translation>
    </message>
    <message>
        <source>Left out: neither more nor less of it is better.</source>
        <translation>不计入：该项多少无所谓优劣。</translation>
    </message>
    <message>
        <source>Left out: no limit is in force that it could keep.</source>
        <translation>不计入：没有现行限值可以对照。</translation>
    </message>
    <message>
        <source>Left out: these scenarios have no such figure.</source>
        <translation>不计入：这些方案没有此项指标。</translation>
    </message>
    <message>
        <source>This score is a judgement, not a finding: it follows the weights. Each figure is put between the worst and the best of the compared scenarios, so that a small difference weighs as much as a large one, and another choice of scenarios can change the order.</source>
        <translation>评分是主观判断，不是检查结论：它取决于权重。每项指标按所比方案中的最差与最优归一，差距再小也与差距大的同样计分，换一组方案比较，排序可能改变。</translation>
    </message>
    <message>
        <source>No figure that can count has a weight: there is no score.</source>
        <translation>没有可计入且有权重的指标，无法评分。</translation>
    </message>
    <message>
        <source>{scenario} scores highest: {score:.1f} of 100.</source>
        <translation>{scenario} 得分最高：{score:.1f} 分（满分 100）。</translation>
    </message>
    <message>
        <source>{scenarios} score highest together: {score:.1f} of 100.</source>
        <translation>{scenarios} 并列最高：{score:.1f} 分（满分 100）。</translation>
    </message>
    <message>
        <source>{scenario} has errors that are not waived ({errors:,d}): it cannot stand as it is, whatever it scores.</source>
        <translation>{scenario} 有未豁免的错误（{errors:,d} 个）：无论得分多少，按此布局均不成立。</translation>
    </message>
    <message>
        <source>The check of {scenario} is incomplete: it may have errors nobody knows of.</source>
        <translation>{scenario} 的检查不完整：可能存在未发现的错误。</translation>
    </message>
    <message>
        <source>{figure}: some plants do not state it; what they give is not in the score.</source>
        <translation>{figure}：部分厂房未填该项，未计入评分。</translation>
    </message>
    <message>
        <source>{figure}: some checks could not be made; there may be more than are counted.</source>
        <translation>{figure}：部分检查未能进行，实际可能更多。</translation>
    </message>
    <message>
        <source>{figure}: {why}</source>
        <translation>{figure}：{why}</translation>
    </message>
    <message>
        <source>{scenario} would be first if {figure} weighed more than {to:.1f} % instead of {share:.1f} %.</source>
        <translation>若“{figure}”的权重由 {share:.1f} % 增至 {to:.1f} % 以上，则 {scenario} 居首。</translation>
    </message>
    <message>
        <source>{scenario} would be first if {figure} weighed less than {to:.1f} % instead of {share:.1f} %.</source>
        <translation>若“{figure}”的权重由 {share:.1f} % 减至 {to:.1f} % 以下，则 {scenario} 居首。</translation>
    </message>
    <message>
        <source>Whatever one of these alone weighs, the same is first: {figures}.</source>
        <translation>单独改变下列任一指标的权重，首位不变：{figures}。</translation>
    </message>
    <message>
        <source>The first place is shared: the smallest change of some weight decides it.</source>
        <translation>首位并列：权重稍有变动即分先后。</translation>
    </message>
    <message>
        <source>Of {draws:,d} random weightings of these figures:</source>
        <translation>在这些指标的 {draws:,d} 组随机权重中：</translation>
    </message>
    <message>
        <source>{scenario} is first in {share:.1f} %.</source>
        <translation>{scenario} 居首的占 {share:.1f} %。</translation>
    </message>
    <message>
        <source>Checking {scenario}: {what}</source>
        <translation>正在检查 {scenario}：{what}</translation>
    </message>
    <message>
        <source>Electricity cost</source>
        <translation>电费</translation>
    </message>
</context>
<context>
    <name>merging</name>
    <message>
        <source>plant {id} (scenario {scenario})</source>
        <translation>项目 {id}（方案 {scenario}）</translation>
    </message>
    <message>
        <source>{layer}: {id}</source>
        <translation>{layer}：{id}</translation>
    </message>
    <message>
        <source>the plan</source>
        <translation>规划</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>there or not</source>
        <translation>有无</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>there</source>
        <translation>有</translation>
    </message>
    <message>
        <source>{east_m:.1f}, {north_m:.1f}; {area_m2:,.1f} m²</source>
        <translation>{east_m:.1f}, {north_m:.1f}；{area_m2:,.1f} m²</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Name of the plan</source>
        <translation>规划名称</translation>
    </message>
    <message>
        <source>Scenario shown</source>
        <translation>当前方案</translation>
    </message>
    <message>
        <source>Rule pack</source>
        <translation>规则集</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>parent scenario</source>
        <translation>上级方案</translation>
    </message>
    <message>
        <source>made on</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>plants not taken over from the parent</source>
        <translation>未承接上级方案修改的项目数</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>我方</translation>
    </message>
    <message>
        <source>theirs</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>both</source>
        <translation>都保留</translation>
    </message>
    <message>
        <source>My changes, merged into the file as it is now</source>
        <translation>我的修改，并入现有文件</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>Open recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Map theme</source>
        <translation>图面主题</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>布置</translation>
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
        <source>Parcel</source>
        <translation>地块</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>Go to X (north) {north_m:.3f}, Y (east) {east_m:.3f}</source>
        <translation>定位到 X（北）{north_m:.3f}，Y（东）{east_m:.3f}</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>坐标</translation>
    </message>
</context>
<context>
    <name>parcels</name>
    <message>
        <source>Number now names other land</source>
        <translation>地块编号已指向其他用地</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>已注销</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>已分割</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Parcelled anew</source>
        <translation>重新划分</translation>
    </message>
    <message>
        <source>Outline changed</source>
        <translation>界线变更</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>已位移</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Renumbered</source>
        <translation>编号变更</translation>
    </message>
    <message>
        <source>Attributes changed</source>
        <translation>属性变更</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>未变化</translation>
    </message>
    <message>
        <source>{count:,d} numbers reused</source>
        <translation>{count:,d} 个编号被重复使用</translation>
    </message>
    <message>
        <source>{count:,d} gone</source>
        <translation>{count:,d} 宗注销</translation>
    </message>
    <message>
        <source>{count:,d} split</source>
        <translation>{count:,d} 宗分割</translation>
    </message>
    <message>
        <source>{count:,d} merged</source>
        <translation>{count:,d} 处合并</translation>
    </message>
    <message>
        <source>{count:,d} parcelled anew</source>
        <translation>{count:,d} 处重新划分</translation>
    </message>
    <message>
        <source>{count:,d} with another outline</source>
        <translation>{count:,d} 宗界线变更</translation>
    </message>
    <message>
        <source>{count:,d} moved</source>
        <translation>{count:,d} 宗位移</translation>
    </message>
    <message>
        <source>{count:,d} added</source>
        <translation>{count:,d} 宗新增</translation>
    </message>
    <message>
        <source>{count:,d} renumbered</source>
        <translation>{count:,d} 宗编号变更</translation>
    </message>
    <message>
        <source>{count:,d} with other attributes</source>
        <translation>{count:,d} 宗属性变更</translation>
    </message>
    <message>
        <source>{count:,d} unchanged</source>
        <translation>{count:,d} 宗未变化</translation>
    </message>
    <message>
        <source>Checking “{scenario}” as it would be</source>
        <translation>正在校核更新后的“{scenario}”</translation>
    </message>
    <message>
        <source>{old} → {new}</source>
        <translation>{old} → {new}</translation>
    </message>
    <message>
        <source>{parcel}</source>
        <translation>{parcel}</translation>
    </message>
    <message>
        <source>{area_m2:,.1f} m²</source>
        <translation>{area_m2:,.1f} m²</translation>
    </message>
    <message>
        <source>{before_m2:,.1f} → {after_m2:,.1f} m²</source>
        <translation>{before_m2:,.1f} → {after_m2:,.1f} m²</translation>
    </message>
    <message>
        <source>{area_m2:,.1f} m² not common to both</source>
        <translation>两者不重合部分 {area_m2:,.1f} m²</translation>
    </message>
    <message>
        <source>{east_m:+.2f} m east, {north_m:+.2f} m north</source>
        <translation>东移 {east_m:+.2f} m、北移 {north_m:+.2f} m</translation>
    </message>
    <message>
        <source>boundary up to {far_m:.2f} m off</source>
        <translation>界线最大偏移 {far_m:.2f} m</translation>
    </message>
    <message>
        <source>{column}: {before} → {after}</source>
        <translation>{column}：{before} → {after}</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空</translation>
    </message>
    <message>
        <source>lost: {column} “{value}” of {parcel}</source>
        <translation>丢失：{parcel} 的{column}“{value}”</translation>
    </message>
    <message>
        <source>{column}</source>
        <translation>{column}</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手工设定</translation>
    </message>
    <message>
        <source>Numbers it was made from</source>
        <translation>来源地块编号</translation>
    </message>
    <message>
        <source>done in this plan; the map has the parcels as they came</source>
        <translation>本规划中所作的划分；新图中仍为原地块</translation>
    </message>
    <message>
        <source>Most parcels lie {east_m:+.2f} m east and {north_m:+.2f} m north of where they were: the map has moved, not the land. Look at its coordinate system before you take it.</source>
        <translation>多数地块整体东移 {east_m:+.2f} m、北移 {north_m:+.2f} m：变动的是图而不是用地。采用前请核对其坐标系。</translation>
    </message>
    <message>
        <source>These numbers now name other land, so what was noted under them may mean the wrong parcel: {numbers}.</source>
        <translation>以下编号现指向其他用地，原先按编号所作的记录可能对应错误的地块：{numbers}。</translation>
    </message>
    <message>
        <source>{count:,d} numbers now name other land, so what was noted under them may mean the wrong parcel, {numbers} and so on.</source>
        <translation>{count:,d} 个编号现指向其他用地，原先按编号所作的记录可能对应错误的地块：{numbers} 等。</translation>
    </message>
    <message>
        <source>{stays} stays as it is and {comes} comes in: {area_m2:,.1f} m² would be held twice.</source>
        <translation>{stays} 保持原状而 {comes} 采用新图：将有 {area_m2:,.1f} m² 重叠。</translation>
    </message>
    <message>
        <source>{count:,d} more parcels would hold land twice.</source>
        <translation>另有 {count:,d} 处地块将重叠。</translation>
    </message>
    <message>
        <source>Rules or other settings of this plan name these parcels by their numbers: {numbers}. Look at them again.</source>
        <translation>本规划的规则或其他设置按编号引用了这些地块：{numbers}。请重新核对。</translation>
    </message>
    <message>
        <source>Waivers that lapse in “{scenario}”: {count:,d}.</source>
        <translation>方案“{scenario}”中失效的豁免：{count:,d} 项。</translation>
    </message>
    <message>
        <source>Waivers in “{scenario}” whose findings are gone: {count:,d}. Where they come back under other parcels they are open again.</source>
        <translation>方案“{scenario}”中所对应问题已不存在的豁免：{count:,d} 项。若问题以其他地块编号再次出现，将重新计为未豁免。</translation>
    </message>
    <message>
        <source>The layout of “{scenario}” could not be fully checked: there may be findings that are not listed.</source>
        <translation>方案“{scenario}”未能完整校核：可能还有未列出的问题。</translation>
    </message>
    <message>
        <source>Entries of the plan that are lost with the changes taken: {count:,d}.</source>
        <translation>采用这些变更将丢失本规划中的录入内容：{count:,d} 项。</translation>
    </message>
    <message>
        <source>Split or merged in this plan and left so: {count:,d}.</source>
        <translation>保留本规划中所作的分割或合并：{count:,d} 处。</translation>
    </message>
    <message>
        <source>Columns that come with the map: {columns}.</source>
        <translation>新图带来的字段：{columns}。</translation>
    </message>
    <message>
        <source>The map says nothing of these columns; the plan&apos;s values are kept where the land is the same: {columns}.</source>
        <translation>新图没有以下字段的内容，用地未变处保留本规划的值：{columns}。</translation>
    </message>
    <message>
        <source>Parcels {before:,d} → {after:,d}, area {before_m2:,.1f} → {after_m2:,.1f} m² ({delta_m2:+,.1f} m²) if all is taken.</source>
        <translation>全部采用时：地块 {before:,d} → {after:,d} 宗，面积 {before_m2:,.1f} → {after_m2:,.1f} m²（{delta_m2:+,.1f} m²）。</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>地块</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变更内容</translation>
    </message>
    <message>
        <source>{kind}: {count}</source>
        <translation>{kind}：{count}</translation>
    </message>
</context>
<context>
    <name>past</name>
    <message>
        <source>“{scenario}” as it was when the plan was opened.</source>
        <translation>“{scenario}”在打开规划时的状态。</translation>
    </message>
    <message>
        <source>“{scenario}” as it was on {time}, after: {change}.</source>
        <translation>“{scenario}”在 {time} 的状态，此前的修改：{change}。</translation>
    </message>
    <message>
        <source>“{scenario}” as it was saved on {time}.</source>
        <translation>“{scenario}”在 {time} 保存时的状态。</translation>
    </message>
    <message>
        <source>“{scenario}” as it was on {time}, after: {change}. Found again from the change log ({replayed} changes).</source>
        <translation>“{scenario}”在 {time} 的状态，此前的修改：{change}。由修改记录重做得到（{replayed} 条修改）。</translation>
    </message>
</context>
<context>
    <name>paste</name>
    <message>
        <source>The clipboard holds no footprints: no plants copied here, no GeoJSON, no WKT, no three or more lines of coordinates.</source>
        <translation>剪贴板中没有占地轮廓：既不是本程序复制的项目，也不是 GeoJSON、WKT，或三行以上的坐标。</translation>
    </message>
    <message>
        <source>Line {line} of what was copied is no {wanted}: “{text}”. Nothing is pasted.</source>
        <translation>所复制内容的第 {line} 行不是{wanted}：“{text}”。未粘贴。</translation>
    </message>
    <message>
        <source>{reason} Nothing is pasted.</source>
        <translation>{reason}未粘贴任何内容。</translation>
    </message>
    <message>
        <source>What was copied is no complete GeoJSON. Nothing is pasted.</source>
        <translation>所复制的内容不是完整的 GeoJSON，未粘贴。</translation>
    </message>
    <message>
        <source>A {shape} is no footprint: only areas can be pasted as plants. Nothing is pasted.</source>
        <translation>{shape} 不是占地轮廓：只有面可以粘贴为项目。未粘贴。</translation>
    </message>
    <message>
        <source>The coordinates lie outside the area that {crs} is made for, and the text does not say which system they are in. Nothing is pasted: bring them in through a map file, which asks.</source>
        <translation>坐标超出 {crs} 的适用范围，文本又未注明坐标系，未粘贴。请用地图文件导入，届时可选坐标系。</translation>
    </message>
    <message>
        <source>The coordinates lie outside the area that {crs} is made for, and the text does not say which system they are in.</source>
        <translation>坐标超出 {crs} 的适用范围，文本又未注明坐标系。</translation>
    </message>
    <message>
        <source>corners</source>
        <translation>个节点</translation>
    </message>
    <message>
        <source>What was copied has a corner without a position. Nothing is pasted.</source>
        <translation>所复制的内容有节点没有坐标，未粘贴。</translation>
    </message>
    <message>
        <source>shape in WKT</source>
        <translation>WKT 图形</translation>
    </message>
    <message>
        <source>pair of coordinates</source>
        <translation>坐标对</translation>
    </message>
    <message>
        <source>The text names no coordinate system; taken as {crs}, that of the plan.</source>
        <translation>文本未注明坐标系，已按方案的 {crs} 读取。</translation>
    </message>
    <message>
        <source>Read as longitude and latitude, converted to {crs}.</source>
        <translation>已按经纬度读取，并转换为 {crs}。</translation>
    </message>
    <message>
        <source>Converted from {source} to {crs}.</source>
        <translation>已由 {source} 转换为 {crs}。</translation>
    </message>
    <message>
        <source>What was copied</source>
        <translation>复制的内容</translation>
    </message>
    <message>
        <source>The outline crosses itself: the points may be in another order.</source>
        <translation>界线自相交：界址点的顺序可能有误。</translation>
    </message>
    <message>
        <source>Lies over {ids} by {area_m2:,.0f} m².</source>
        <translation>与 {ids} 重叠 {area_m2:,.0f} m²。</translation>
    </message>
    <message>
        <source>Lies over {ids} and {more} more by {area_m2:,.0f} m².</source>
        <translation>与 {ids} 等及另外 {more} 个重叠 {area_m2:,.0f} m²。</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>Making the changes again</source>
        <translation>正在重做修改</translation>
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
        <source>Description</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>控制指标</translation>
    </message>
    <message>
        <source>Further columns of the map</source>
        <translation>底图自带的其他字段</translation>
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
        <source>Walls</source>
        <translation>外墙</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Land use</source>
        <translation>用地</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>供电</translation>
    </message>
</context>
<context>
    <name>recovery</name>
    <message>
        <source>The file is as it was. Restoring changes nothing in it: it is written when you save.</source>
        <translation>文件未变。恢复不会改动文件，保存时才写入。</translation>
    </message>
    <message>
        <source>Another program has changed the file since. What still fits is restored as a plan of its own; the file is left as it is.</source>
        <translation>文件此后被其他程序改动。仍相符的修改恢复为另一份规划，原文件保持不变。</translation>
    </message>
    <message>
        <source>The file is not there any more. Say where it is now: “Find the file…”.</source>
        <translation>文件已不在原处。请用“查找文件…”指明现在的位置。</translation>
    </message>
    <message>
        <source>A newer version of this program wrote this. Restore it with that version; it is kept until then.</source>
        <translation>这是本程序较新版本写的，请用该版本恢复；在此之前一直保留。</translation>
    </message>
    <message>
        <source>The plan was never saved; it is restored whole.</source>
        <translation>该规划从未保存，将完整恢复。</translation>
    </message>
    <message>
        <source>{changes} changes newer than the file, the last at {time}</source>
        <translation>比文件新 {changes} 处修改，最后一处在 {time}</translation>
    </message>
    <message>
        <source>Never saved; {changes} changes, begun at {time}</source>
        <translation>从未保存；{changes} 处修改，始于 {time}</translation>
    </message>
    <message>
        <source>There is no unsaved work to restore.</source>
        <translation>没有可恢复的未保存工作。</translation>
    </message>
    <message>
        <source>Restored {changes} changes. They are in the file once you save.</source>
        <translation>已恢复 {changes} 处修改，保存后才写入文件。</translation>
    </message>
    <message>
        <source>Restored {done} of {changes} changes; they are in the file once you save. The journal with the rest is kept.</source>
        <translation>已恢复 {changes} 处修改中的 {done} 处，保存后写入文件。其余修改仍保留在日志中。</translation>
    </message>
    <message>
        <source>Restored {changes} changes. The old journal is kept, for the disk refuses a new one: save soon.</source>
        <translation>已恢复 {changes} 处修改。磁盘无法写入新日志，旧日志仍保留：请尽快保存。</translation>
    </message>
    <message>
        <source>The damaged journal is kept as {path}.</source>
        <translation>损坏的日志已保留为 {path}。</translation>
    </message>
    <message>
        <source>Changes up to the crash ({changes})</source>
        <translation>中断前的修改（{changes} 处）</translation>
    </message>
    <message>
        <source>The change that was being written when the program ended is not among them.</source>
        <translation>程序中断时正在写入的那一处修改不在其中。</translation>
    </message>
    <message>
        <source>The journal is damaged behind the change of {time}; what came after it cannot be read.</source>
        <translation>日志在 {time} 的修改之后已损坏，其后的内容无法读取。</translation>
    </message>
    <message>
        <source>{done} of {changes} changes could be restored. The next one does not fit the file: {reason}</source>
        <translation>{changes} 处修改中恢复了 {done} 处。下一处与文件不符：{reason}</translation>
    </message>
    <message>
        <source>The disk of the journal does not tell whether another window still works on it. Make sure that the plan is open nowhere else before you restore or discard.</source>
        <translation>日志所在的磁盘无法判断是否还有别的窗口在使用它。还原或丢弃之前，请确认这个规划没有在别处打开。</translation>
    </message>
    <message>
        <source>Restored exactly: the sum over what was changed is the same.</source>
        <translation>已准确还原：所做修改的校验和一致。</translation>
    </message>
    <message>
        <source>Restored exactly, as the sum over it shows, but for the last {count} changes, which have no sum yet.</source>
        <translation>校验和表明已准确还原；只有最后 {count} 处修改还没有校验和。</translation>
    </message>
    <message>
        <source>Restored, but not as it was at {time}: {what}. Look at these before you save.</source>
        <translation>已还原，但与 {time} 时不完全一致：{what}。保存前请先核对。</translation>
    </message>
    <message>
        <source>Nothing could be restored: {reason} The journal is kept, so that it can be tried again.</source>
        <translation>未能恢复：{reason} 日志仍保留，可以再试。</translation>
    </message>
</context>
<context>
    <name>redo_question</name>
    <message>
        <source>Undone steps</source>
        <translation>已撤销的步骤</translation>
    </message>
    <message>
        <source>Steps that were undone and can be redone yet: {count}. This would drop them, because bookmarks and themes are kept in the plan by a step of their own.</source>
        <translation>还有 {count} 个已撤销的步骤可以重做。书签和主题作为单独的一步保存在方案中，继续将丢弃这些可重做的步骤。</translation>
    </message>
    <message>
        <source>Drop them</source>
        <translation>丢弃并继续</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>Check report</source>
        <translation>校验报告</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>{plants} plants on {parcels} parcels; rules: {pack}; {date}</source>
        <translation>{plants} 个项目，{parcels} 个地块；规则：{pack}；{date}</translation>
    </message>
    <message>
        <source>Switched off: {rules}</source>
        <translation>已关闭的规则：{rules}</translation>
    </message>
    <message>
        <source>Measured {measured} {unit}, required {required} {unit}, short by {short} {unit}</source>
        <translation>实测 {measured} {unit}，应不小于 {required} {unit}，差 {short} {unit}</translation>
    </message>
    <message>
        <source>Measured {measured} {unit}, allowed {required} {unit}, over by {short} {unit}</source>
        <translation>实测 {measured} {unit}，允许 {required} {unit}，超出 {short} {unit}</translation>
    </message>
    <message>
        <source>{clause} ({confidence})</source>
        <translation>{clause}（{confidence}）</translation>
    </message>
    <message>
        <source>No clause; figure: {confidence}</source>
        <translation>无条文；限值：{confidence}</translation>
    </message>
    <message>
        <source>Waived: {reason} ({author}, {date})</source>
        <translation>豁免：{reason}（{author}，{date}）</translation>
    </message>
    <message>
        <source>The waiver of {author}, {date}, has lapsed, as what it is about has changed: {reason}</source>
        <translation>{author}（{date}）的豁免已失效，所涉对象有改动。原理由：{reason}</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>未发现问题。</translation>
    </message>
    <message>
        <source>Cited clauses, in brief</source>
        <translation>所引条文要点</translation>
    </message>
    <message>
        <source>Changed in this plan</source>
        <translation>本规划对规则的修改</translation>
    </message>
    <message>
        <source>{rule}, {key}: {value} ({note})</source>
        <translation>{rule}，{key}：{value}（{note}）</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>未说明理由</translation>
    </message>
    <message>
        <source>{state}: {count}</source>
        <translation>{state}：{count}</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>正在写报告</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Limits in force</source>
        <translation>现行限值</translation>
    </message>
    <message>
        <source>About this check</source>
        <translation>校验说明</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>About</source>
        <translation>涉及对象</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测值</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>要求值</translation>
    </message>
    <message>
        <source>Short by</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条文</translation>
    </message>
    <message>
        <source>The clause in brief</source>
        <translation>条文要点</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>可信度</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>出现时间</translation>
    </message>
    <message>
        <source>Waiver: reason</source>
        <translation>豁免理由</translation>
    </message>
    <message>
        <source>Waived by</source>
        <translation>豁免人</translation>
    </message>
    <message>
        <source>Waived on</source>
        <translation>豁免日期</translation>
    </message>
    <message>
        <source>Easting (Y), m</source>
        <translation>Y（东）m</translation>
    </message>
    <message>
        <source>Northing (X), m</source>
        <translation>X（北）m</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>是否启用</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Checked on</source>
        <translation>核对日期</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>lapsed: {reason}</source>
        <translation>已失效：{reason}</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>规划</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Rule pack</source>
        <translation>规则包</translation>
    </message>
    <message>
        <source>Plants checked</source>
        <translation>已校验项目数</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>地块</translation>
    </message>
    <message>
        <source>In service by</source>
        <translation>投产截至</translation>
    </message>
    <message>
        <source>Everything could be checked</source>
        <translation>是否全部校验</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>声明</translation>
    </message>
</context>
<context>
    <name>rule_editor</name>
    <message>
        <source>Findings with these rules: {more} more, {fewer} fewer. Then errors: {errors}, warnings: {warnings}, not checked: {not_checked}.</source>
        <translation>按此规则：新增问题 {more} 个，减少 {fewer} 个；届时错误 {errors} 个，警告 {warnings} 个，未检查 {not_checked} 个。</translation>
    </message>
    <message>
        <source>{problem} It is left out here; applying keeps it out.</source>
        <translation>{problem} 此处已将其略去，应用后即不再保留。</translation>
    </message>
    <message>
        <source>on, {severity}</source>
        <translation>启用，{severity}</translation>
    </message>
    <message>
        <source>off, {severity}</source>
        <translation>停用，{severity}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>rule_words</name>
    <message>
        <source>Footprints and land</source>
        <translation>占地与用地</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Use of land</source>
        <translation>用地控制</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>电力</translation>
    </message>
    <message>
        <source>Other rules</source>
        <translation>其他规则</translation>
    </message>
    <message>
        <source>Rules of this pack&apos;s own</source>
        <translation>本规则包自定规则</translation>
    </message>
    <message>
        <source>Rules of other packages</source>
        <translation>其他软件包的规则</translation>
    </message>
    <message>
        <source>Smallest footprint</source>
        <translation>最小占地面积</translation>
    </message>
    <message>
        <source>Distance from the boundary</source>
        <translation>距用地边界</translation>
    </message>
    <message>
        <source>Towards a road (0: as any boundary)</source>
        <translation>临道路（0：同一般边界）</translation>
    </message>
    <message>
        <source>Towards a green belt (0: as any boundary)</source>
        <translation>临绿化带（0：同一般边界）</translation>
    </message>
    <message>
        <source>Along a fence (0: as any boundary)</source>
        <translation>沿围墙（0：同一般边界）</translation>
    </message>
    <message>
        <source>Towards another parcel (0: as any boundary)</source>
        <translation>临相邻地块（0：同一般边界）</translation>
    </message>
    <message>
        <source>Roads across open ground: looked for within</source>
        <translation>隔空地查找道路的范围</translation>
    </message>
    <message>
        <source>Fence along the boundary: looked for within</source>
        <translation>沿边界查找围墙的范围</translation>
    </message>
    <message>
        <source>From open flame or sparks</source>
        <translation>距明火或散发火花地点</translation>
    </message>
    <message>
        <source>From crowded places</source>
        <translation>距人员密集场所</translation>
    </message>
    <message>
        <source>High-rise works: higher than</source>
        <translation>高层厂房：高度超过</translation>
    </message>
    <message>
        <source>High-rise civil building: higher than</source>
        <translation>高层民用建筑：高度超过</translation>
    </message>
    <message>
        <source>High-rise housing: higher than</source>
        <translation>高层住宅：高度超过</translation>
    </message>
    <message>
        <source>Fire resistance grade where none is given</source>
        <translation>未注明时的耐火等级</translation>
    </message>
    <message>
        <source>From the works&apos; fence (note 8)</source>
        <translation>距厂区围墙（注 8）</translation>
    </message>
    <message>
        <source>Allow note 2: class E</source>
        <translation>允许采用注 2：戊类</translation>
    </message>
    <message>
        <source>Allow note 3: rooms that serve one works</source>
        <translation>允许采用注 3：为单一厂房服务的用房</translation>
    </message>
    <message>
        <source>Allow note 4: fire wall</source>
        <translation>允许采用注 4：防火墙</translation>
    </message>
    <message>
        <source>Allow note 5: few openings</source>
        <translation>允许采用注 5：少量门窗洞口</translation>
    </message>
    <message>
        <source>Allow note 6: grades 1 and 2, protected openings</source>
        <translation>允许采用注 6：一、二级耐火，洞口防护</translation>
    </message>
    <message>
        <source>Allow note 7: beside civil buildings</source>
        <translation>允许采用注 7：与民用建筑之间</translation>
    </message>
    <message>
        <source>Note 2: less than the table by</source>
        <translation>注 2：可减少</translation>
    </message>
    <message>
        <source>Note 3: at least</source>
        <translation>注 3：不应小于</translation>
    </message>
    <message>
        <source>Note 4: between class A works</source>
        <translation>注 4：甲类厂房之间</translation>
    </message>
    <message>
        <source>Note 4: fire resistance of the roof</source>
        <translation>注 4：屋顶耐火极限</translation>
    </message>
    <message>
        <source>Note 5: share of the table&apos;s distance</source>
        <translation>注 5：占表中间距的比例</translation>
    </message>
    <message>
        <source>Note 5: openings, share of the wall</source>
        <translation>注 5：洞口占外墙面积比例</translation>
    </message>
    <message>
        <source>Note 6: between class A and B works</source>
        <translation>注 6：甲、乙类厂房之间</translation>
    </message>
    <message>
        <source>Note 6: between class C, D and E works</source>
        <translation>注 6：丙、丁、戊类厂房之间</translation>
    </message>
    <message>
        <source>Note 6: fire resistance of the roof</source>
        <translation>注 6：屋顶耐火极限</translation>
    </message>
    <message>
        <source>Note 7: at least</source>
        <translation>注 7：不应小于</translation>
    </message>
    <message>
        <source>Note 7: fire resistance of the roof</source>
        <translation>注 7：屋顶耐火极限</translation>
    </message>
    <message>
        <source>Class A and B from a power line: tower heights</source>
        <translation>甲、乙类距架空电力线：杆塔高度倍数</translation>
    </message>
    <message>
        <source>Class A from a railway&apos;s centreline</source>
        <translation>甲类距铁路中心线</translation>
    </message>
    <message>
        <source>Class A from a road&apos;s edge</source>
        <translation>甲类距道路路边</translation>
    </message>
    <message>
        <source>Strip not known: not checked within</source>
        <translation>控制宽度未知：此距离内列为未检查</translation>
    </message>
    <message>
        <source>Tower height not known: not checked within</source>
        <translation>杆塔高度未知：此距离内列为未检查</translation>
    </message>
    <message>
        <source>Drawn as a point or line: not checked within</source>
        <translation>以点或线表示：此距离内列为未检查</translation>
    </message>
    <message>
        <source>Homes drawn as a point or line: not checked within</source>
        <translation>居民点以点或线表示：此距离内列为未检查</translation>
    </message>
    <message>
        <source>Gaps between parcels narrower than</source>
        <translation>地块间缝隙窄于</translation>
    </message>
    <message>
        <source>Free width</source>
        <translation>净宽度</translation>
    </message>
    <message>
        <source>Factories larger than</source>
        <translation>厂房占地面积大于</translation>
    </message>
    <message>
        <source>Warehouses larger than</source>
        <translation>仓库占地面积大于</translation>
    </message>
    <message>
        <source>Storeys count twice when higher than</source>
        <translation>层高超过此值加倍计算</translation>
    </message>
    <message>
        <source>Least investment per hectare</source>
        <translation>每公顷最低投资</translation>
    </message>
    <message>
        <source>Coincidence factor</source>
        <translation>同时系数</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>不小于</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>不大于</translation>
    </message>
    <message>
        <source>Area allowed nevertheless</source>
        <translation>仍允许的面积</translation>
    </message>
    <message>
        <source>set in this plan</source>
        <translation>本规划中设定</translation>
    </message>
    <message>
        <source>Sector {code}</source>
        <translation>行业 {code}</translation>
    </message>
    <message>
        <source>{kind}, {grade}</source>
        <translation>{kind}，{grade}</translation>
    </message>
    <message>
        <source>Half width: {of}</source>
        <translation>半宽：{of}</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>The footprint of {plant} is not sound, so “{rule}” was not checked; repair the footprint.</source>
        <translation>{plant} 的轮廓无效，“{rule}”未检查；请修复轮廓。</translation>
    </message>
    <message>
        <source>{rule}</source>
        <translation>{rule}</translation>
    </message>
    <message>
        <source>The check was stopped before it was done. Not checked, or not to the end: {rules}.</source>
        <translation>检查未完成即被中止。以下规则未检查或未查完：{rules}。</translation>
    </message>
    <message>
        <source>Base map</source>
        <translation>底图</translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from the centreline of {constraint} ({kind}); {required_m:g} m are required, of which {half_m:g} m are half its width.</source>
        <translation>{plant} 距 {constraint}（{kind}）中心线 {gap_m:.2f} m，应不小于 {required_m:g} m（其中半宽 {half_m:g} m）。</translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from the edge of {constraint} ({kind}); {required_m:g} m are required.</source>
        <translation>{plant} 距 {constraint}（{kind}）边线 {gap_m:.2f} m，应不小于 {required_m:g} m。</translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from {constraint} ({kind}); {required_m:g} m are required of a plant of class {hazard}.</source>
        <translation>{plant} 距 {constraint}（{kind}）{gap_m:.2f} m，{hazard}项目应不小于 {required_m:g} m。</translation>
    </message>
    <message>
        <source>{area_m2:.2f} m² of {plant} lie on {constraint} ({kind}).</source>
        <translation>{plant} 有 {area_m2:.2f} m² 位于 {constraint}（{kind}）内。</translation>
    </message>
    <message>
        <source>{plant} lies on {constraint} ({kind}).</source>
        <translation>{plant} 位于 {constraint}（{kind}）上。</translation>
    </message>
    <message>
        <source>{finding} {note}</source>
        <translation>{finding}{note}</translation>
    </message>
    <message>
        <source>Its grade is not known, so the widest strip of the kind was taken.</source>
        <translation>等级不明，按同类中最宽的退让距离计。</translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from {constraint} ({kind}) and was not fully checked: {why}</source>
        <translation>{plant} 距 {constraint}（{kind}）{gap_m:.2f} m，未完全校核：{why}</translation>
    </message>
    <message>
        <source>its grade is not known; only the widest strip of the kind was tested.</source>
        <translation>其等级不明，仅按同类中最宽的退让距离校核。</translation>
    </message>
    <message>
        <source>no rule says how far plants must stay from it.</source>
        <translation>没有规则规定项目与它的退让距离。</translation>
    </message>
    <message>
        <source>its tower height, which counts for class A and B, is not given.</source>
        <translation>未填杆塔高度，而甲、乙类的退让距离取决于它。</translation>
    </message>
    <message>
        <source>the plant&apos;s hazard class is not given, and class A or B needs more.</source>
        <translation>该项目未填火灾危险性类别，而甲、乙类要求更大的距离。</translation>
    </message>
    <message>
        <source>it is drawn without an area, so its extent is not known.</source>
        <translation>它没有画出范围，保护范围不明。</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>high-rise, class {hazard}, grade {grade:d}</source>
        <translation>高层，{hazard}，耐火等级 {grade:d} 级</translation>
    </message>
    <message>
        <source>class {hazard}, grade {grade:d}</source>
        <translation>{hazard}，耐火等级 {grade:d} 级</translation>
    </message>
    <message>
        <source>class {hazard}</source>
        <translation>{hazard}</translation>
    </message>
    <message>
        <source>civil building, grade {grade:d}</source>
        <translation>民用建筑，耐火等级 {grade:d} 级</translation>
    </message>
    <message>
        <source>civil building</source>
        <translation>民用建筑</translation>
    </message>
    <message>
        <source>civil building: {rank}</source>
        <translation>民用建筑：{rank}</translation>
    </message>
    <message>
        <source>outdoor transformers</source>
        <translation>室外变、配电站</translation>
    </message>
    <message>
        <source>tank area</source>
        <translation>储罐区</translation>
    </message>
    <message>
        <source>open flame or sparks</source>
        <translation>明火或散发火花地点</translation>
    </message>
    <message>
        <source>{first} ({first_building}) is {gap_m:.2f} m from {second} ({second_building}); the table asks for {required_m:g} m.</source>
        <translation>{first}（{first_building}）距 {second}（{second_building}）{gap_m:.2f} m，防火间距应不小于 {required_m:g} m。</translation>
    </message>
    <message>
        <source>{first} ({first_building}) is {gap_m:.2f} m from {second} ({second_building}); the table lacks this pair, but at least {required_m:g} m are needed.</source>
        <translation>{first}（{first_building}）距 {second}（{second_building}）{gap_m:.2f} m；规范表中没有这一组合，至少应为 {required_m:g} m。</translation>
    </message>
    <message>
        <source>{first} ({first_building}) is {gap_m:.2f} m from {second} ({second_building}); {required_m:g} m are asked between class A or B and open flame or sparks.</source>
        <translation>{first}（{first_building}）距 {second}（{second_building}）{gap_m:.2f} m；甲、乙类与明火或散发火花地点的间距应不小于 {required_m:g} m。</translation>
    </message>
    <message>
        <source>{first} ({first_building}) is {gap_m:.2f} m from {second} ({second_building}); {required_m:g} m are asked between class A or B and a crowded place.</source>
        <translation>{first}（{first_building}）距 {second}（{second_building}）{gap_m:.2f} m；甲、乙类与人员密集场所的间距应不小于 {required_m:g} m。</translation>
    </message>
    <message>
        <source>Class A: GB 51283 / GB 50160 may ask for more.</source>
        <translation>甲类：GB 51283、GB 50160 可能要求更大的间距。</translation>
    </message>
    <message>
        <source>That is less than the {table_m:g} m of the table, by the reduction {note}.</source>
        <translation>已按折减条款 {note} 由表列 {table_m:g} m 减小。</translation>
    </message>
    <message>
        <source>The fire resistance grade of {constraint} is not given; grade {grade:d} was taken.</source>
        <translation>{constraint} 未填耐火等级，按 {grade:d} 级计。</translation>
    </message>
    <message>
        <source>The rank of {constraint} is not given; by its height, high-rise class 1 was taken.</source>
        <translation>{constraint} 未填民用建筑类别，按其高度以一类高层计。</translation>
    </message>
    <message>
        <source>The fire separation of {plant} was not checked: enter {missing}.</source>
        <translation>{plant} 的防火间距未校核：请填写{missing}。</translation>
    </message>
    <message>
        <source>The fire separation of {plant} ({building}) was not fully checked: the table of GB 50016 does not hold such a building. Only the least that is asked of any was tested.</source>
        <translation>{plant}（{building}）的防火间距未完全校核：GB 50016 的表中没有这种建筑，仅按最低要求校核。</translation>
    </message>
    <message>
        <source>{first} and {second} are {gap_m:.2f} m apart: the table of GB 50016 has no distance between two outdoor transformer yards.</source>
        <translation>{first} 与 {second} 相距 {gap_m:.2f} m：GB 50016 的表中没有两处室外变、配电站之间的间距。</translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from {constraint}, whose height and rank are not given: enough for a low building, not for a high-rise.</source>
        <translation>{plant} 距 {constraint} {gap_m:.2f} m，后者未填高度和类别：按多层建筑满足，按高层建筑不满足。</translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from {constraint}, which is drawn without an area: how far the building itself is away is not known. Draw its outline.</source>
        <translation>{plant} 距 {constraint} {gap_m:.2f} m，但后者在底图上只画成点或线，没有轮廓，实际间距无法确定；请补绘轮廓。</translation>
    </message>
    <message>
        <source>Two parts of {plant} ({building}) are {gap_m:.2f} m apart; as separate buildings {required_m:g} m are asked.</source>
        <translation>{plant}（{building}）的两栋建筑相距 {gap_m:.2f} m，按各自独立的建筑应不小于 {required_m:g} m。</translation>
    </message>
    <message>
        <source>The fire separation table cannot be used: {file}: {fault} Correct the file or install again.</source>
        <translation>防火间距表无法使用：{file}：{fault}请修正该文件或重新安装。</translation>
    </message>
    <message>
        <source>it cannot be read ({reason}).</source>
        <translation>无法读取（{reason}）。</translation>
    </message>
    <message>
        <source>block “{block}”, row “{row}”: {columns} positive numbers were expected.</source>
        <translation>区块“{block}”行“{row}”：应有 {columns} 个正数。</translation>
    </message>
    <message>
        <source>“{kind}” is not a kind of building that the table defines.</source>
        <translation>“{kind}”不是表中定义的建筑类别。</translation>
    </message>
    <message>
        <source>“{a}” to “{b}” stands twice, with different distances.</source>
        <translation>“{a}”与“{b}”出现两次，间距不同。</translation>
    </message>
    <message>
        <source>block “{block}”: “{confidence}” is no level of confidence.</source>
        <translation>区块“{block}”：“{confidence}”不是可信度等级。</translation>
    </message>
    <message>
        <source>“{key}” is missing.</source>
        <translation>缺少“{key}”。</translation>
    </message>
    <message>
        <source>{plant} stands on {count} parcels ({parcels}); they must be merged first.</source>
        <translation>{plant} 占用 {count} 个地块（{parcels}），须先合宗。</translation>
    </message>
    <message>
        <source>{plant} stands on {count} parcels ({parcels}) of different owners ({values}); they cannot be merged as is.</source>
        <translation>{plant} 占用权属人不同（{values}）的 {count} 个地块（{parcels}），现状无法合宗。</translation>
    </message>
    <message>
        <source>{plant} stands on {count} parcels ({parcels}) of different zones ({values}); they cannot be merged as is.</source>
        <translation>{plant} 占用分属不同片区（{values}）的 {count} 个地块（{parcels}），现状无法合宗。</translation>
    </message>
    <message>
        <source>Stands on one parcel</source>
        <translation>位于单一地块</translation>
    </message>
    <message>
        <source>A plant that covers two or more parcels needs them merged into one first. Parcels of different owners or zones cannot simply be merged: that is an error.</source>
        <translation>项目占用两个及以上地块时须先合宗。权属人或片区不同的地块不能直接合宗，判为错误。</translation>
    </message>
    <message>
        <source>The outline of parcel {area} is not valid; {plant} was judged against a repaired copy of it. Repair the parcel.</source>
        <translation>地块 {area} 的边界无效，{plant} 按修复后的副本检查。请修复该地块。</translation>
    </message>
    <message>
        <source>The outline of zone {area} is not valid; {plant} was judged against a repaired copy of it. Repair the zone.</source>
        <translation>片区 {area} 的边界无效，{plant} 按修复后的副本检查。请修复该片区。</translation>
    </message>
    <message>
        <source>The geometry of constraint {constraint} is missing or not valid; plants near it were not fully checked.</source>
        <translation>控制要素 {constraint} 的图形缺失或无效，其附近的项目未能全面检查。</translation>
    </message>
    <message>
        <source>Parcel {area} has no usable outline, so no plant could be judged against it. Draw it or remove it.</source>
        <translation>地块 {area} 没有可用的边界，无法据此检查任何项目；请补绘边界或删除该地块。</translation>
    </message>
    <message>
        <source>Zone {area} has no usable outline, so no plant could be judged against it. Draw it or remove it.</source>
        <translation>片区 {area} 没有可用的边界，无法据此检查任何项目；请补绘边界或删除该片区。</translation>
    </message>
    <message>
        <source>Corridors</source>
        <translation>走廊与保护区退让</translation>
    </message>
    <message>
        <source>Plants keep out of the strips along power lines, roads, railways, rivers and pipelines, by their grade; class A and B keep further away from power lines, class A from railways and roads. Farmland, ecological and water protection areas and heritage sites must not be built on at all.</source>
        <translation>项目按等级避让电力线、公路、铁路、河流和管道的保护范围；甲、乙类离电力线更远，甲类离铁路、公路更远。永久基本农田、生态保护红线、水源保护区和文物保护范围内一律不得布置。</translation>
    </message>
    <message>
        <source>Fire separation</source>
        <translation>防火间距</translation>
    </message>
    <message>
        <source>Buildings keep the distances of table 3.4.1 of GB 50016, by hazard class, fire resistance grade and height; class A also keeps away from crowded places and from open flame or sparks (class B: a warning). Homes and public buildings on the base map count as civil buildings. The standard&apos;s reductions (N2 to N7: fire walls, few openings, class E and others) apply only where the rule pack allows them and the walls that face the other building are entered; the finding names the one used, and where it suffices there is no finding. Buildings should also keep from the works&apos; fence.</source>
        <translation>建筑之间按《建筑设计防火规范》GB 50016 表 3.4.1 保持防火间距，取决于火灾危险性类别、耐火等级和高度；甲类还应远离人员密集场所及明火或散发火花地点（乙类为警告）。底图上的住宅和公共建筑按民用建筑计。规范允许的折减（N2～N7：防火墙、开口少、戊类等）仅在规则包允许且填写了相对外墙信息时适用；问题中注明所用条款，折减后满足的不再报出。建筑与厂区围墙也宜保持距离。</translation>
    </message>
    <message>
        <source>{plant} has no footprint; draw one.</source>
        <translation>{plant} 尚无轮廓，请绘制。</translation>
    </message>
    <message>
        <source>The footprint of {plant} has a coordinate that is not a number; draw it again.</source>
        <translation>{plant} 的轮廓含有非数值坐标，请重新绘制。</translation>
    </message>
    <message>
        <source>The outline of {plant} crosses or touches itself near {east_m:.2f} E, {north_m:.2f} N; redraw it.</source>
        <translation>{plant} 的轮廓在（东 {east_m:.2f}，北 {north_m:.2f}）附近自相交或自相接，请重新绘制。</translation>
    </message>
    <message>
        <source>The footprint of {plant} measures {area_m2:.2f} m²; at least {required_m2:g} m² are required.</source>
        <translation>{plant} 的轮廓面积为 {area_m2:.2f} m²，至少应为 {required_m2:g} m²。</translation>
    </message>
    <message>
        <source>Footprint is sound</source>
        <translation>轮廓有效</translation>
    </message>
    <message>
        <source>A footprint must not be empty, must not cross itself and must be large enough for a building. No other rule can judge one that fails.</source>
        <translation>轮廓不得为空、不得自相交，且面积应足以成为建筑。未通过者其他规则均无法判定。</translation>
    </message>
    <message>
        <source>{plant} covers {area_m2:.2f} m² of parcel {parcel}, whose land use {code} ({use}) does not admit it.</source>
        <translation>{plant} 占用地块 {parcel} {area_m2:.2f} m²，该地块用途为 {code}（{use}），不允许布置该项目。</translation>
    </message>
    <message>
        <source>{plant} ({type}) needs “{needed}” or higher and covers {area_m2:.2f} m² of parcel {parcel}, “{use}”.</source>
        <translation>{plant}（{type}）应布置在“{needed}”或类别更高的用地上，却占用地块 {parcel}（{use}）{area_m2:.2f} m²。</translation>
    </message>
    <message>
        <source>Parcel {parcel} is industrial land without a class (code {code}); {plant} covers {area_m2:.2f} m² of it.</source>
        <translation>地块 {parcel} 为未分类的工业用地（代码 {code}），{plant} 占用其中 {area_m2:.2f} m²。</translation>
    </message>
    <message>
        <source>Parcel {parcel} has no land-use code, so {plant} on it was not checked.</source>
        <translation>地块 {parcel} 没有用地代码，其上的 {plant} 未检查。</translation>
    </message>
    <message>
        <source>Land-use code {code} of parcel {parcel} reads differently in the two code systems, so {plant} on it was not checked; enter the code system.</source>
        <translation>地块 {parcel} 的用地代码 {code} 在两套分类中含义不同，其上的 {plant} 未检查；请填写代码体系。</translation>
    </message>
    <message>
        <source>Land-use code {code} of parcel {parcel} is not known, so {plant} on it was not checked.</source>
        <translation>地块 {parcel} 的用地代码 {code} 无法识别，其上的 {plant} 未检查。</translation>
    </message>
    <message>
        <source>{plant} has no known type, so its class could not be compared with parcel {parcel}, “{use}”.</source>
        <translation>{plant} 未选定项目类型，无法判定能否布置在地块 {parcel}（{use}）上。</translation>
    </message>
    <message>
        <source>Land use admits the plant</source>
        <translation>用地性质相符</translation>
    </message>
    <message>
        <source>A plant stands on industrial land (1001) or on a use that its type names, and the land&apos;s class is not below the plant&apos;s. Third-survey codes are read into the 2023 guide first; a code that cannot be read is not checked.</source>
        <translation>项目应位于工业用地（1001）或其类型指明的用地，且用地类别不低于项目类别。三调代码先换算为 2023 年分类指南代码；无法识别的代码不作检查。</translation>
    </message>
    <message>
        <source>{area_m2:.2f} m² of {plant} lie outside all parcels.</source>
        <translation>{plant} 有 {area_m2:.2f} m² 位于所有地块之外。</translation>
    </message>
    <message>
        <source>Stands on parcels</source>
        <translation>位于地块内</translation>
    </message>
    <message>
        <source>The whole footprint must lie on parcels of the base map. Gaps narrower than 2 cm between two parcels are taken as a fault of the map and count as land.</source>
        <translation>整个轮廓应位于底图的地块之上。相邻地块之间窄于 2 厘米的缝隙视为制图误差，按地块计。</translation>
    </message>
    <message>
        <source>{first} and {second} share {area_m2:.2f} m².</source>
        <translation>{first} 与 {second} 重叠 {area_m2:.2f} m²。</translation>
    </message>
    <message>
        <source>Plants do not overlap</source>
        <translation>项目互不重叠</translation>
    </message>
    <message>
        <source>No two footprints may share ground; touching is allowed here.</source>
        <translation>两个项目的轮廓不得重叠；此处允许相接。</translation>
    </message>
    <message>
        <source>The plan changes the rule “{rule}”, which does not exist. Known rules: {known}. Remove that change.</source>
        <translation>规划文件修改了不存在的规则“{rule}”。已有规则：{known}。请删除该项修改。</translation>
    </message>
    <message>
        <source>The plan changes “{key}” of the rule {rule}, which has no such key. Known keys: {known}.</source>
        <translation>规划文件修改了规则 {rule} 的“{key}”，该规则没有此项。可用项：{known}。</translation>
    </message>
    <message>
        <source>The plan sets “{key}” of the rule {rule} to “{value}”; {expected} was expected.</source>
        <translation>规划文件将规则 {rule} 的“{key}”设为“{value}”，应为{expected}。</translation>
    </message>
    <message>
        <source>a number of 0 or more</source>
        <translation>不小于 0 的数</translation>
    </message>
    <message>
        <source>error or warning</source>
        <translation>error 或 warning</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>There is no rule pack “{pack}”. Known packs: {known}.</source>
        <translation>没有规则包“{pack}”。已有规则包：{known}。</translation>
    </message>
    <message>
        <source>there is no pack “{pack}” to extend. Known packs: {known}.</source>
        <translation>没有可供扩展的规则包“{pack}”。现有规则包：{known}。</translation>
    </message>
    <message>
        <source>a pack cannot extend itself, not even through others: {circle}.</source>
        <translation>规则包不能扩展自身，经由其他规则包也不行：{circle}。</translation>
    </message>
    <message>
        <source>“{pack}” is the name of a pack that comes with the program. Choose another one.</source>
        <translation>“{pack}”是程序自带规则包的名称，请另取一个。</translation>
    </message>
    <message>
        <source>it is not a TOML file ({reason}).</source>
        <translation>不是 TOML 文件（{reason}）。</translation>
    </message>
    <message>
        <source>there is no rule of that name. Known rules: {known}.</source>
        <translation>没有这条规则。已有规则：{known}。</translation>
    </message>
    <message>
        <source>the pack that this one extends has {rule} already. Change that one under [rules.{rule}].</source>
        <translation>所扩展的规则包已有 {rule}，请在 [rules.{rule}] 中修改。</translation>
    </message>
    <message>
        <source>“{id}” cannot name a pack. Use letters, digits, hyphens and dots.</source>
        <translation>“{id}”不能作为规则包名称，请使用文字、数字、连字符和点。</translation>
    </message>
    <message>
        <source>Rule pack {file}, line {line}, {where}: {fault}</source>
        <translation>规则包 {file} 第 {line} 行，{where}：{fault}</translation>
    </message>
    <message>
        <source>the file is not written in UTF-8. Save it as UTF-8.</source>
        <translation>文件不是 UTF-8 编码，请另存为 UTF-8。</translation>
    </message>
    <message>
        <source>there is no key of that name. Known keys: {known}.</source>
        <translation>没有此项。可用项：{known}。</translation>
    </message>
    <message>
        <source>it is missing.</source>
        <translation>缺失。</translation>
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
        <translation>应为表。</translation>
    </message>
    <message>
        <source>a number of 0 or more was expected.</source>
        <translation>应为不小于 0 的数。</translation>
    </message>
    <message>
        <source>the unit is “{unit}”, “{expected}” was expected.</source>
        <translation>单位为“{unit}”，应为“{expected}”。</translation>
    </message>
    <message>
        <source>it must be one of: {known}.</source>
        <translation>须为下列之一：{known}。</translation>
    </message>
    <message>
        <source>a day as YYYY-MM-DD was expected.</source>
        <translation>应为 YYYY-MM-DD 形式的日期。</translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from the boundary of its land; {required_m:g} m are required.</source>
        <translation>{plant} 退让用地边界 {gap_m:.2f} m，应不小于 {required_m:g} m。</translation>
    </message>
    <message>
        <source>{plant} lies partly outside all parcels, so its distance from the boundary of its land was not measured.</source>
        <translation>{plant} 部分位于所有地块之外，未量测其与用地边界的距离。</translation>
    </message>
    <message>
        <source>Setback from the boundary</source>
        <translation>退让用地边界</translation>
    </message>
    <message>
        <source>A plant keeps a distance from the boundary of the parcels it stands on, taken together, holes included. Where the rules ask for more towards a road, another parcel, a green belt or a fence, each stretch of the boundary is held to its own distance: what lies beyond it is read from the map, and can be set by hand. A plant that lies partly outside the parcels is reported for that alone.</source>
        <translation>项目应自其所占地块合并后的用地边界（含内部孔洞）退让规定距离。规则对临道路、相邻地块、绿化带或围墙的边界要求更大距离时，各段边界按各自距离校验：外侧要素按底图判定，也可人工设定。部分位于地块之外的项目只报告该问题。</translation>
    </message>
    <message>
        <source>{plant} makes {product}; zone {zone} admits {admitted}.</source>
        <translation>{plant} 的产品为{product}，片区 {zone} 只准入{admitted}。</translation>
    </message>
    <message>
        <source>{plant} lies in no zone.</source>
        <translation>{plant} 不在任何片区内。</translation>
    </message>
    <message>
        <source>{plant} names no product, so it could not be compared with what zone {zone} admits; enter its product.</source>
        <translation>{plant} 未填产品，无法与片区 {zone} 的准入产品比较；请填写产品。</translation>
    </message>
    <message>
        <source>Product fits the zone</source>
        <translation>产品符合片区</translation>
    </message>
    <message>
        <source>A plant belongs to the zone that holds most of its footprint. Where that zone lists products, the plant&apos;s product must be among them; a plant in no zone gets a warning.</source>
        <translation>项目归属于其轮廓占比最大的片区。片区列有准入产品时，项目产品须在其中；不在任何片区内的项目给出警告。</translation>
    </message>
    <message>
        <source>Substation {substation}: load of {load_kva:.0f} kVA {since}, capacity {capacity_kva:.0f} kVA.</source>
        <translation>变电站 {substation}：{since}计算负荷 {load_kva:.0f} kVA，超过主变总容量 {capacity_kva:.0f} kVA。</translation>
    </message>
    <message>
        <source>Substation {substation}: load of {load_kva:.0f} kVA {since}; without one of its {transformers:d} transformers, taken as equal, {capacity_kva:.0f} kVA are left.</source>
        <translation>变电站 {substation}：{since}计算负荷 {load_kva:.0f} kVA；{transformers:d} 台主变（按等容量计）停运一台后仅余 {capacity_kva:.0f} kVA，不满足 N-1。</translation>
    </message>
    <message>
        <source>Substation {substation}: no N-1 reserve for a load of {load_kva:.0f} kVA {since}; it has one transformer.</source>
        <translation>变电站 {substation}：{since}计算负荷 {load_kva:.0f} kVA，只有一台主变，不满足 N-1。</translation>
    </message>
    <message>
        <source>Substation {substation}: no N-1 reserve for a load of {load_kva:.0f} kVA {since}; its number of transformers is not given.</source>
        <translation>变电站 {substation}：{since}计算负荷 {load_kva:.0f} kVA，未填主变台数，无法满足 N-1。</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>自 {day} 起</translation>
    </message>
    <message>
        <source>from the start</source>
        <translation>规划起始时</translation>
    </message>
    <message>
        <source>The load of substation {substation} was not checked: enter its transformer capacity.</source>
        <translation>变电站 {substation} 的负荷未校核：请填写主变容量。</translation>
    </message>
    <message>
        <source>The load of {plant} was not checked: there is no substation “{substation}” on the map.</source>
        <translation>{plant} 的用电负荷未校核：底图上没有变电站“{substation}”。</translation>
    </message>
    <message>
        <source>The load of {plant} was not checked: enter {missing}.</source>
        <translation>{plant} 的用电负荷未校核：请填写{missing}。</translation>
    </message>
    <message>
        <source>Load of substations</source>
        <translation>变电站负荷</translation>
    </message>
    <message>
        <source>On each day on which something enters service, the load of the plants on a substation stays within its transformer capacity (else an error), and within what is left without one transformer (else a warning).</source>
        <translation>在每个投产日期，变电站所带项目的计算负荷不超过主变总容量（否则为错误），也不超过停运一台主变后的剩余容量（否则为警告）。</translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from the fence {constraint}; buildings should keep {required_m:g} m.</source>
        <translation>{plant} 距围墙 {constraint} {gap_m:.2f} m；建筑与厂区围墙的间距不宜小于 {required_m:g} m。</translation>
    </message>
    <message>
        <source>{plants}: {missing}</source>
        <translation>{plants}：{missing}</translation>
    </message>
    <message>
        <source>{plants} and {count} more: {missing}</source>
        <translation>{plants} 等另 {count} 个：{missing}</translation>
    </message>
    <message>
        <source>Buildings cover {covered_m2:,.0f} m² of parcel {parcel}, {share_percent:.2f} % of it; at least {required_percent:g} % are required.</source>
        <translation>地块 {parcel} 上建筑物占地 {covered_m2:,.0f} m²，建筑系数 {share_percent:.2f} %，不应低于 {required_percent:g} %。</translation>
    </message>
    <message>
        <source>Buildings cover {covered_m2:,.0f} m² of parcel {parcel}, {share_percent:.2f} % of it; at most {required_percent:g} % are advisable.</source>
        <translation>地块 {parcel} 上建筑物占地 {covered_m2:,.0f} m²，建筑系数 {share_percent:.2f} %，不宜高于 {required_percent:g} %。</translation>
    </message>
    <message>
        <source>Building coefficient</source>
        <translation>建筑系数</translation>
    </message>
    <message>
        <source>The building coefficient of a parcel is the area that footprints cover, overlaps counted once, divided by the parcel&apos;s area. Industrial land is to be used: below the minimum it is wasted. Far above it there is no room left for roads and distances.</source>
        <translation>地块的建筑系数为项目占地面积（重叠部分只计一次）除以地块面积。低于下限说明土地利用不集约；过高则难以留出道路和间距。</translation>
    </message>
    <message>
        <source>Beside a long side of {plant} {gap_m:.2f} m are free to {other}; fire engines need {required_m:g} m all round, or along both long sides.</source>
        <translation>{plant} 长边一侧与 {other} 之间净距 {gap_m:.2f} m；消防车道需 {required_m:g} m，应环形设置，或沿两个长边设置。</translation>
    </message>
    <message>
        <source>Beside a long side of one part of {plant} {gap_m:.2f} m are free to another part; fire engines need {required_m:g} m all round each building, or along both its long sides.</source>
        <translation>{plant} 的一栋建筑长边一侧与另一栋之间净距 {gap_m:.2f} m；每栋建筑的消防车道需 {required_m:g} m，应环形设置，或沿两个长边设置。</translation>
    </message>
    <message>
        <source>{finding} Whether {plant} needs a fire lane was not checked, for this is not known of it: {missing}.</source>
        <translation>{finding} {plant} 是否需设消防车道未校验，缺少：{missing}。</translation>
    </message>
    <message>
        <source>Room for fire engines</source>
        <translation>消防车道</translation>
    </message>
    <message>
        <source>Around large factories of class A, B and C, large warehouses and high-rises a lane stays free of other buildings, or at least along both long sides: those of the smallest rectangle around the building. A square building has no long sides and is asked for room all round.</source>
        <translation>大型甲、乙、丙类厂房、大型仓库和高层建筑应设环形消防车道，至少沿建筑两个长边设置，车道范围内不得有其他建筑。长边取建筑最小外接矩形的长边；正方形建筑无长边，四周均须留出。</translation>
    </message>
    <message>
        <source>The floor area on parcel {parcel} counts {floor_m2:,.0f} m², a floor area ratio of {ratio:.3f}; at least {required:.3f} is required of its sectors.</source>
        <translation>地块 {parcel} 计容建筑面积 {floor_m2:,.0f} m²，容积率 {ratio:.3f}，按其行业不应低于 {required:.3f}。</translation>
    </message>
    <message>
        <source>The floor area ratio of parcel {parcel} was not checked; enter what is missing ({missing}).</source>
        <translation>地块 {parcel} 的容积率未检查；请补充所缺数据（{missing}）。</translation>
    </message>
    <message>
        <source>a sector code for which the rules have a minimum, instead of “{code}”</source>
        <translation>规则中有容积率下限的行业代码（现为“{code}”）</translation>
    </message>
    <message>
        <source>Floor area ratio</source>
        <translation>容积率</translation>
    </message>
    <message>
        <source>The floor area ratio of a parcel is the floor area of the plants on it divided by the parcel&apos;s area. Floor area counts twice where a storey is over 8 m high, and in proportion to the footprint where a plant stands on several parcels. Each sector has its own minimum; of several the mean counts, weighted by floor area.</source>
        <translation>地块的容积率为其上项目的建筑面积之和除以地块面积。层高超过 8 m 的建筑面积加倍计算；跨地块的项目按占地面积分摊。各行业有各自的下限，多个行业时按建筑面积加权平均。</translation>
    </message>
    <message>
        <source>{area_m2:.2f} m² of {plant} lie on {constraint} ({kind}). Ask for an assessment of the ground.</source>
        <translation>{plant} 有 {area_m2:.2f} m² 位于 {constraint}（{kind}）之上，应先做场地评估。</translation>
    </message>
    <message>
        <source>{plant} lies on {constraint} ({kind}). Ask for an assessment of the ground.</source>
        <translation>{plant} 压占 {constraint}（{kind}），应先做场地评估。</translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from {constraint} ({kind}), which is drawn without an area: whether it reaches the plant was not checked.</source>
        <translation>{plant} 距 {constraint}（{kind}）{gap_m:.2f} m，后者未以面表示，其范围是否影响该项目未校验。</translation>
    </message>
    <message>
        <source>Ground fit to build on</source>
        <translation>场地建设适宜性</translation>
    </message>
    <message>
        <source>Mined-out ground, geological hazards and steep slopes are built on only after an assessment of the ground. A plant on one of them is warned of; near one that the map shows as a point or a line it is not checked.</source>
        <translation>采空区、地质灾害点（区）和陡坡地须经场地评估后方可建设。压占时给出警告；底图以点或线表示的，其附近的项目列为未校验。</translation>
    </message>
    <message>
        <source>{plant} is {height_m:.2f} m high; parcel {area} allows {limit_m:g} m.</source>
        <translation>{plant} 高 {height_m:.2f} m，地块 {area} 限高 {limit_m:g} m。</translation>
    </message>
    <message>
        <source>{plant} is {height_m:.2f} m high; zone {area} allows {limit_m:g} m.</source>
        <translation>{plant} 高 {height_m:.2f} m，片区 {area} 限高 {limit_m:g} m。</translation>
    </message>
    <message>
        <source>{plant} stands where heights are limited to {limit_m:g} m and was not checked: enter its height.</source>
        <translation>{plant} 所在位置限高 {limit_m:g} m，未检查：请填写其高度。</translation>
    </message>
    <message>
        <source>The height of {plant} was not checked: the height limit of parcel {area} is no height. Correct it.</source>
        <translation>{plant} 的高度未检查：地块 {area} 的限高不是有效高度，请更正。</translation>
    </message>
    <message>
        <source>The height of {plant} was not checked: the height limit of zone {area} is no height. Correct it.</source>
        <translation>{plant} 的高度未检查：片区 {area} 的限高不是有效高度，请更正。</translation>
    </message>
    <message>
        <source>Height limit</source>
        <translation>限高</translation>
    </message>
    <message>
        <source>Where a zone or a parcel limits heights, no plant that stands on any part of it is higher. The strictest limit is the one reported.</source>
        <translation>片区或地块有限高要求时，占用其任何部分的项目均不得超过；以最严格者计。</translation>
    </message>
    <message>
        <source>{plant} enters service on {day}, its substation {substation} only on {substation_day}.</source>
        <translation>{plant} 于 {day} 投产，其变电站 {substation} 到 {substation_day} 才投运。</translation>
    </message>
    <message>
        <source>{plant} has no date of service and its substation {substation} enters service only on {substation_day}, so their order was not checked: enter the plant&apos;s date.</source>
        <translation>{plant} 没有投产日期，而其变电站 {substation} 到 {substation_day} 才投运，先后未检查：请填写项目的投产日期。</translation>
    </message>
    <message>
        <source>Whether {plant} enters service before its substation was not checked: enter its substation.</source>
        <translation>{plant} 是否早于变电站投产未检查：请填写其变电站。</translation>
    </message>
    <message>
        <source>Whether {plant} enters service before its substation was not checked: there is no substation “{substation}” on the map.</source>
        <translation>{plant} 是否早于变电站投产未检查：底图上没有变电站“{substation}”。</translation>
    </message>
    <message>
        <source>Order of entering service</source>
        <translation>投产先后</translation>
    </message>
    <message>
        <source>A plant does not enter service before the substation that feeds it. A substation without a date is there from the start.</source>
        <translation>项目不得早于供电的变电站投产。没有日期的变电站视为一直在运行。</translation>
    </message>
    <message>
        <source>{area_m2:.2f} m² of {plant} lie outside the urban development boundary.</source>
        <translation>{plant} 有 {area_m2:.2f} m² 位于城镇开发边界之外。</translation>
    </message>
    <message>
        <source>The base map has no urban development boundary drawn as an area, so no plant was held to it. Add one to the constraints.</source>
        <translation>底图没有以面表示的城镇开发边界，所有项目均未校验此项。请在“限制要素”中补充。</translation>
    </message>
    <message>
        <source>Inside the development boundary</source>
        <translation>位于城镇开发边界内</translation>
    </message>
    <message>
        <source>Works that are part of the town are built inside the urban development boundary of the territorial plan. The areas of that kind on the base map count together; a map without one leaves the rule not checked.</source>
        <translation>城镇范围内的工业项目应布局在国土空间规划划定的城镇开发边界内。底图中该类面要素合并判定；底图没有时，此项列为未校验。</translation>
    </message>
    <message>
        <source>Fixed-asset investment on parcel {parcel}: {per_ha:,.0f} CNY per hectare; at least {required:,.0f} are required.</source>
        <translation>地块 {parcel} 的固定资产投资强度为 {per_ha:,.0f} 元/公顷，不应低于 {required:,.0f} 元/公顷。</translation>
    </message>
    <message>
        <source>The investment on parcel {parcel} was not checked: the rule is on without a minimum; enter the one that applies here.</source>
        <translation>地块 {parcel} 的投资强度未检查：规则已启用但没有下限，请填写当地适用的下限。</translation>
    </message>
    <message>
        <source>The investment on parcel {parcel} was not checked; enter what is missing ({missing}).</source>
        <translation>地块 {parcel} 的投资强度未检查；请补充所缺数据（{missing}）。</translation>
    </message>
    <message>
        <source>Investment intensity</source>
        <translation>投资强度</translation>
    </message>
    <message>
        <source>The fixed-asset investment of the plants on a parcel divided by the parcel&apos;s area; that of a plant on several parcels is shared out by footprint area. The minimum depends on place and sector: enter yours to switch the rule on.</source>
        <translation>地块上项目的固定资产投资之和除以地块面积；跨地块的项目按占地面积分摊。下限因地区和行业而异：填写当地下限后启用。</translation>
    </message>
    <message>
        <source>{rule}: {covered_m2:,.0f} m² of {subject} are covered, {share_percent:.2f} %; at least {required_percent:g} % are required.</source>
        <translation>{rule}：{subject} 覆盖 {covered_m2:,.0f} m²，占 {share_percent:.2f} %；要求不低于 {required_percent:g} %。</translation>
    </message>
    <message>
        <source>{rule}: {covered_m2:,.0f} m² of {subject} are covered, {share_percent:.2f} %; at most {required_percent:g} % are allowed.</source>
        <translation>{rule}：{subject} 覆盖 {covered_m2:,.0f} m²，占 {share_percent:.2f} %；允许不超过 {required_percent:g} %。</translation>
    </message>
    <message>
        <source>{rule}: {attribute} of {plant} is {measured:,.6g} {unit}; at least {required:,.6g} {unit} are required.</source>
        <translation>{rule}：{plant} 的 {attribute} 为 {measured:,.6g} {unit}；要求不低于 {required:,.6g} {unit}。</translation>
    </message>
    <message>
        <source>{rule}: {attribute} of {plant} is {measured:,.6g} {unit}; at most {required:,.6g} {unit} are allowed.</source>
        <translation>{rule}：{plant} 的 {attribute} 为 {measured:,.6g} {unit}；允许不超过 {required:,.6g} {unit}。</translation>
    </message>
    <message>
        <source>“{rule}” could not be judged for {plant}: {attribute} is not known. Enter it.</source>
        <translation>无法对 {plant} 判定“{rule}”：{attribute} 未知，请填写。</translation>
    </message>
    <message>
        <source>{rule}: {area_m2:.2f} m² of {plant} lie outside; {allowed_m2:g} m² may.</source>
        <translation>{rule}：{plant} 有 {area_m2:.2f} m² 在范围之外；允许 {allowed_m2:g} m²。</translation>
    </message>
    <message>
        <source>{rule}: {area_m2:.2f} m² of {plant} lie in {subject}; {allowed_m2:g} m² may.</source>
        <translation>{rule}：{plant} 有 {area_m2:.2f} m² 位于 {subject} 内；允许 {allowed_m2:g} m²。</translation>
    </message>
    <message>
        <source>{rule}: {plant} meets {subject}.</source>
        <translation>{rule}：{plant} 与 {subject} 相交。</translation>
    </message>
    <message>
        <source>“{rule}” could not be judged for {plant}: the base map has no area of the kind that it has to lie inside. Add it to the map.</source>
        <translation>无法对 {plant} 判定“{rule}”：底图中没有其须位于其内的那类区域，请补充到底图。</translation>
    </message>
    <message>
        <source>{rule}: {plant} is {gap_m:.2f} m from {subject}; at least {required_m:g} m are required.</source>
        <translation>{rule}：{plant} 距 {subject} {gap_m:.2f} m；要求不小于 {required_m:g} m。</translation>
    </message>
    <message>
        <source>{rule}: {plant} is {gap_m:.2f} m from the nearest, {subject}; at most {required_m:g} m are allowed.</source>
        <translation>{rule}：{plant} 距最近的 {subject} {gap_m:.2f} m；允许不大于 {required_m:g} m。</translation>
    </message>
    <message>
        <source>{rule}: no plant of the kind that {plant} has to be near exists; at most {required_m:g} m are allowed.</source>
        <translation>{rule}：没有 {plant} 须邻近的那类项目；允许不大于 {required_m:g} m。</translation>
    </message>
    <message>
        <source>“{rule}” could not be judged for {plant}: the base map has nothing of the kind that it has to be near. Add it to the map.</source>
        <translation>无法对 {plant} 判定“{rule}”：底图中没有其须邻近的那类要素，请补充到底图。</translation>
    </message>
    <message>
        <source>“{rule}” could not be judged for {plant}: substation {substation} has no place on the map. Put it there.</source>
        <translation>无法对 {plant} 判断“{rule}”：变电站 {substation} 在图上没有位置。请在图上标出。</translation>
    </message>
    <message>
        <source>“{rule}” could not be judged for {subject}: an attribute is blank that decides whether the rule is about it ({where}). Enter it.</source>
        <translation>无法对 {subject} 判定“{rule}”：决定规则是否适用的属性为空（{where}），请填写。</translation>
    </message>
    <message>
        <source>“{id}” cannot name a rule. Use small letters, digits and hyphens.</source>
        <translation>“{id}”不能作为规则名称，请使用小写字母、数字和连字符。</translation>
    </message>
    <message>
        <source>at least one of these limits is needed: {known}.</source>
        <translation>至少需要以下限值之一：{known}。</translation>
    </message>
    <message>
        <source>exactly one of these keys is needed: {known}.</source>
        <translation>以下键须且只能有一个：{known}。</translation>
    </message>
    <message>
        <source>it must be a class of plants: layer = &quot;plants&quot;.</source>
        <translation>必须是项目类别：layer = &quot;plants&quot;。</translation>
    </message>
    <message>
        <source>“{id}” cannot name a figure. Use small letters, digits and underscores, and begin with a letter.</source>
        <translation>“{id}”不能作为指标名。请用小写字母、数字和下划线，并以字母开头。</translation>
    </message>
    <message>
        <source>“{id}” is the name of a figure of the program. Choose another one.</source>
        <translation>“{id}”是内置指标名，请另取名称。</translation>
    </message>
    <message>
        <source>the pack that this one extends has a figure “{id}” already. Choose another name.</source>
        <translation>所依据的规则包已有指标“{id}”，请另取名称。</translation>
    </message>
    <message>
        <source>there is no figure “{name}” (character {place} of the formula). Like it are: {nearest}.</source>
        <translation>没有指标“{name}”（公式第 {place} 个字符）。相近的有：{nearest}。</translation>
    </message>
    <message>
        <source>{fault}</source>
        <translation>{fault}</translation>
    </message>
    <message>
        <source>a whole number from 0 to {most} was expected.</source>
        <translation>应为 0 至 {most} 的整数。</translation>
    </message>
    <message>
        <source>The plug-in rule “{plugin}” cannot be used, so nothing was held to it: {reason}. Repair or remove it.</source>
        <translation>插件规则“{plugin}”无法使用，未据其检查：{reason}。请修复或移除该插件。</translation>
    </message>
    <message>
        <source>The plug-in rule “{plugin}” is not installed here, so nothing was held to it. Install it or switch it off.</source>
        <translation>此处未安装插件规则“{plugin}”，未据其检查。请安装该插件或停用该规则。</translation>
    </message>
    <message>
        <source>The plug-in rule “{plugin}” failed, so nothing was held to it: {reason}.</source>
        <translation>插件规则“{plugin}”运行出错，未据其检查：{reason}。</translation>
    </message>
    <message>
        <source>{error}</source>
        <translation>{error}</translation>
    </message>
    <message>
        <source>it is no rule but of the kind {kind}</source>
        <translation>它不是规则，而是 {kind}</translation>
    </message>
    <message>
        <source>its id “{id}” does not begin with “plugin-”</source>
        <translation>其编号“{id}”未以“plugin-”开头</translation>
    </message>
    <message>
        <source>its id “{id}” may hold small letters, digits and hyphens alone</source>
        <translation>其编号“{id}”只能包含小写字母、数字和连字符</translation>
    </message>
    <message>
        <source>another plug-in has the id “{id}” already</source>
        <translation>编号“{id}”已被另一插件使用</translation>
    </message>
    <message>
        <source>it gives no sound figure, unit, source, confidence and day for its limit “{key}”</source>
        <translation>其限值“{key}”缺少有效的数值、单位、来源、可信度或核对日期</translation>
    </message>
    <message>
        <source>it gave a finding that is not its own</source>
        <translation>它给出了不属于自己的问题</translation>
    </message>
    <message>
        <source>A plug-in rule that cannot be used: its layouts are not fully checked.</source>
        <translation>无法使用的插件规则：方案未能据其检查。</translation>
    </message>
    <message>
        <source>{plant} ({type}) is {gap_m:.2f} m from {place} ({use}); {required_m:g} m are taken for screening. The environmental assessment decides; GB/T 39499 is for plains.</source>
        <translation>{plant}（{type}）距 {place}（{use}）{gap_m:.2f} m，筛查距离取 {required_m:g} m。以环评结论为准；GB/T 39499 适用于平原地区。</translation>
    </message>
    <message>
        <source>{plant} has no known type, so how far it must keep from homes and schools was not checked.</source>
        <translation>{plant} 没有可识别的项目类型，与居住、学校等敏感目标的距离未校验。</translation>
    </message>
    <message>
        <source>The catalogue gives no protection distance for {type}, so how far {plant} must keep from homes and schools was not checked.</source>
        <translation>目录未给出“{type}”的防护距离，{plant} 与居住、学校等敏感目标的距离未校验。</translation>
    </message>
    <message>
        <source>Less than {required_m:g} m from {plant} the land use of parcels ({count:d}: {parcels}) does not tell whether anybody lives or learns there, so the distance was not checked.</source>
        <translation>{plant} 周边 {required_m:g} m 内有 {count:d} 个地块（{parcels}）的用地代码不能判断是否为居住、教育等用地，距离未校验。</translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from {place}, whose kind “{kind}” is not known; whether {required_m:g} m are to be kept was not checked. Enter its kind.</source>
        <translation>{plant} 距 {place} {gap_m:.2f} m，其类别“{kind}”无法识别，是否需保持 {required_m:g} m 未能检查。请填写类别。</translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from {place} ({use}), which is drawn without its extent; whether {required_m:g} m are kept was not checked.</source>
        <translation>{plant} 距 {place}（{use}）{gap_m:.2f} m，后者未绘出范围，是否满足 {required_m:g} m 未校验。</translation>
    </message>
    <message>
        <source>Distance from homes and schools</source>
        <translation>与居住、学校等的防护距离</translation>
    </message>
    <message>
        <source>Works keep away from homes, public buildings and land for housing, education, medical and social care, as far as the catalogue gives for their type. This is screening: the distance is worked out for each project, and the environmental assessment decides. GB/T 39499 is for plains; in hills it is only a reference.</source>
        <translation>项目与居民点、公共建筑以及居住、教育、医疗卫生、社会福利用地应保持目录按项目类型给出的距离。此为筛查：实际防护距离逐项目推导，以环评结论为准；GB/T 39499 适用于平原地区，山区仅供参考。</translation>
    </message>
    <message>
        <source>The plants of zone {zone} demand {demand_kw:,.0f} kW; its power quota is {quota_kw:,.0f} kW.</source>
        <translation>片区 {zone} 的用电需求为 {demand_kw:,.0f} kW，用电指标为 {quota_kw:,.0f} kW。</translation>
    </message>
    <message>
        <source>The demand of {plant} was not counted towards the power quota of zone {zone}: enter {missing}.</source>
        <translation>{plant} 的用电需求未计入片区 {zone} 的用电指标：请填写{missing}。</translation>
    </message>
    <message>
        <source>The demand of zone {zone} was not checked: its power quota is no amount. Correct it.</source>
        <translation>片区 {zone} 的用电需求未检查：其用电指标不是有效数值，请更正。</translation>
    </message>
    <message>
        <source>Power quota of zones</source>
        <translation>片区用电指标</translation>
    </message>
    <message>
        <source>Where a zone has a power quota, the connected load times the demand factor of its plants adds up to no more. A plant counts for the zone that holds most of its footprint, as in the totals.</source>
        <translation>片区有用电指标时，其项目的装机负荷乘以需要系数之和不得超过。项目计入占其占地面积最大的片区，与汇总一致。</translation>
    </message>
    <message>
        <source>The rule pack {path} cannot be read: {reason}.</source>
        <translation>无法读取规则包 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The rule pack {path} has {size_mb:.1f} MB; no rule pack is that large.</source>
        <translation>规则包 {path} 有 {size_mb:.1f} MB，规则包不会这么大。</translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from the boundary of its land, {beyond}; {required_m:g} m are required there.</source>
        <translation>{plant} 距用地边界（{beyond}）{gap_m:.2f} m；该侧应退让 {required_m:g} m。</translation>
    </message>
    <message>
        <source>towards a road</source>
        <translation>临道路一侧</translation>
    </message>
    <message>
        <source>towards another parcel</source>
        <translation>临相邻地块一侧</translation>
    </message>
    <message>
        <source>towards a green belt</source>
        <translation>临绿化带一侧</translation>
    </message>
    <message>
        <source>along a fence</source>
        <translation>沿围墙一侧</translation>
    </message>
    <message>
        <source>beyond which the map shows nothing</source>
        <translation>外侧底图无要素</translation>
    </message>
    <message>
        <source>{beyond} (set by hand)</source>
        <translation>{beyond}，人工设定</translation>
    </message>
    <message>
        <source>{plant} is {gap_m:.2f} m from the boundary of {parcel}. The use of the land beyond is not known, so it cannot be told whether {required_m:g} m are required. Enter its land use, or set the kind of that edge.</source>
        <translation>{plant} 距 {parcel} 边界 {gap_m:.2f} m。外侧地块用途不明，无法判断是否应退让 {required_m:g} m。请填写其用地性质，或设定该边类型。</translation>
    </message>
    <message>
        <source>The edge of {parcel} that was set to “{kind}” by hand is not there any more, so the distance of {plant} was held against the kinds that the map shows. Set the kind of the edge again.</source>
        <translation>{parcel} 上曾人工设为“{kind}”的边已不存在，{plant} 的退让按底图判定的类型校验。请重新设定该边类型。</translation>
    </message>
    <message>
        <source>The kinds that were set by hand for the edges of {parcel} cannot be read, so the distance of {plant} was held against those that the map shows. Set the kinds again.</source>
        <translation>{parcel} 人工设定的边类型无法读取，{plant} 的退让按底图判定的类型校验。请重新设定。</translation>
    </message>
    <message>
        <source>The parcels {parcels} share {area_m2:.2f} m² of the base map. Correct their common boundary.</source>
        <translation>底图地块 {parcels} 重叠 {area_m2:.2f} m²，请修正其公共边界。</translation>
    </message>
    <message>
        <source>Between the parcels {parcels} {area_m2:.2f} m² of the base map, narrower than {below_m:g} m, belong to none. Correct their common boundary.</source>
        <translation>底图地块 {parcels} 之间有 {area_m2:.2f} m² 缝隙（宽不足 {below_m:g} m）不属于任何地块，请修正其公共边界。</translation>
    </message>
    <message>
        <source>{count:d} more pairs of parcels of the base map share ground.</source>
        <translation>底图另有 {count:d} 对地块相互重叠。</translation>
    </message>
    <message>
        <source>{count:d} more groups of parcels of the base map lie side by side with a narrow gap between them.</source>
        <translation>底图另有 {count:d} 组相邻地块之间存在缝隙。</translation>
    </message>
    <message>
        <source>The parcels of the base map have so few corners in common that faults between them were looked for only among the {seen:d} westernmost of {count:d}.</source>
        <translation>底图地块公共界址点过少，{count:d} 个地块中仅对最西侧的 {seen:d} 个查找了重叠和缝隙。</translation>
    </message>
    <message>
        <source>Parcels fit together</source>
        <translation>地块拓扑</translation>
    </message>
    <message>
        <source>Parcels of the base map neither overlap nor leave narrow strips of ground between them. These are faults of the map, listed apart from those of the layout; gaps narrower than 2 cm count as land and are not told.</source>
        <translation>底图地块之间不应重叠，也不应留有狭缝。这是底图的问题，与方案问题分开列出；宽不足 2 cm 的缝隙按地块用地处理，不再提示。</translation>
    </message>
</context>
<context>
    <name>scenarios</name>
    <message>
        <source>{field}: {own} here, {theirs} in “{parent}”</source>
        <translation>{field}：此处 {own}，“{parent}”中 {theirs}</translation>
    </message>
    <message>
        <source>moved or reshaped here and, otherwise, in “{parent}”</source>
        <translation>此处与“{parent}”中移位或改形各不相同</translation>
    </message>
    <message>
        <source>removed here, changed in “{parent}”</source>
        <translation>此处已取消，“{parent}”中已修改</translation>
    </message>
    <message>
        <source>changed here, removed in “{parent}”</source>
        <translation>此处已修改，“{parent}”中已取消</translation>
    </message>
    <message>
        <source>added here and in “{parent}”, each another; the one of here is now {own}</source>
        <translation>本方案与“{parent}”各新增了一个同编号的不同项目；本方案的项目改编号为 {own}</translation>
    </message>
    <message>
        <source>added here and in “{parent}”, each another</source>
        <translation>此处与“{parent}”各新增了一个同编号的不同项目</translation>
    </message>
    <message>
        <source>Changes to {count} plants of “{parent}” are not in {children} yet.</source>
        <translation>“{parent}”中 {count} 个项目的修改尚未进入{children}。</translation>
    </message>
    <message>
        <source>Changes to one plant of “{parent}” are not in {children} yet.</source>
        <translation>“{parent}”中 1 个项目的修改尚未同步到 {children}。</translation>
    </message>
    <message>
        <source>Added here</source>
        <translation>本方案新增</translation>
    </message>
    <message>
        <source>Moved or reshaped here</source>
        <translation>本方案移位或改形</translation>
    </message>
    <message>
        <source>Moved from here</source>
        <translation>原位置</translation>
    </message>
    <message>
        <source>Removed here</source>
        <translation>本方案取消</translation>
    </message>
    <message>
        <source>Other data here</source>
        <translation>本方案改数据</translation>
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
        <source>Edge kinds</source>
        <translation>地块边类型</translation>
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
        <source>Walls</source>
        <translation>外墙</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Areas on the sites</source>
        <translation>厂区用地</translation>
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
    <name>sheet</name>
    <message>
        <source>The sheet has characters (“{text}”) that no font on this computer can show. Install a font for Chinese (Debian, Ubuntu: apt-get install fonts-noto-cjk) and draw it again.</source>
        <translation>图中的文字（“{text}”）在本机没有可用字体。请安装中文字体（Debian、Ubuntu：apt-get install fonts-noto-cjk）后重新出图。</translation>
    </message>
    <message>
        <source>E {east_m:.0f}</source>
        <translation>Y {east_m:.0f}</translation>
    </message>
    <message>
        <source>N {north_m:.0f}</source>
        <translation>X {north_m:.0f}</translation>
    </message>
    <message>
        <source>1:{scale:g} on {paper}</source>
        <translation>1:{scale:g}（{paper}）</translation>
    </message>
    <message>
        <source>{length_m:g} m</source>
        <translation>{length_m:g} m</translation>
    </message>
    <message>
        <source>{length_km:g} km</source>
        <translation>{length_km:g} km</translation>
    </message>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
    <message>
        <source>True north {angle_deg:.1f}° west of grid north</source>
        <translation>真北在坐标北以西 {angle_deg:.1f}°</translation>
    </message>
    <message>
        <source>True north {angle_deg:.1f}° east of grid north</source>
        <translation>真北在坐标北以东 {angle_deg:.1f}°</translation>
    </message>
    <message>
        <source>Grid N</source>
        <translation>坐标北</translation>
    </message>
    <message>
        <source>True N</source>
        <translation>真北</translation>
    </message>
    <message>
        <source>{text}; the angle is drawn larger</source>
        <translation>{text}（夹角为示意）</translation>
    </message>
    <message>
        <source>There is no paper size “{paper}”. Use one of: {known}.</source>
        <translation>没有“{paper}”这种图幅。可用：{known}。</translation>
    </message>
    <message>
        <source>A map cannot be drawn at the scale 1:{scale:g}. Give a number above 0, such as 2000.</source>
        <translation>无法按 1:{scale:g} 的比例出图。请给出大于 0 的数，例如 2000。</translation>
    </message>
    <message>
        <source>“{path}”: a map sheet cannot be written with the ending “{suffix}”. Use one of: {known}.</source>
        <translation>“{path}”：图纸不能存为“{suffix}”。可用：{known}。</translation>
    </message>
    <message>
        <source>A picture cannot have {dpi:g} dots per inch. Give {least:g} to {most:g}.</source>
        <translation>图片分辨率不能为 {dpi:g} dpi。请给出 {least:g}～{most:g}。</translation>
    </message>
    <message>
        <source>A picture of {paper} at {dpi:g} dpi would be {millions:.0f} million pixels. Use at most {most:g} dpi, or PDF, which is sharp at every size.</source>
        <translation>{paper} 图幅按 {dpi:g} dpi 出图将有 {millions:.0f} 百万像素。请不超过 {most:g} dpi，或改用任意缩放都清晰的 PDF。</translation>
    </message>
    <message>
        <source>There is nothing to draw: the plan has no parcels, zones or plants. Bring a map in first.</source>
        <translation>没有可绘制的内容：规划中没有地块、片区或项目。请先导入底图。</translation>
    </message>
    <message>
        <source>Checking the layout</source>
        <translation>正在校验布局</translation>
    </message>
    <message>
        <source>Drawing the map</source>
        <translation>正在绘图</translation>
    </message>
    <message>
        <source>Making the file</source>
        <translation>正在生成文件</translation>
    </message>
    <message>
        <source>Plants</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>控制要素</translation>
    </message>
    <message>
        <source>Land use</source>
        <translation>用地</translation>
    </message>
    <message>
        <source>Power that could still connect</source>
        <translation>可再接入负荷</translation>
    </message>
    <message>
        <source>Base map and findings</source>
        <translation>底图与问题</translation>
    </message>
    <message>
        <source>… {count} more</source>
        <translation>…… 另有 {count} 项</translation>
    </message>
    <message>
        <source>Illustrative map, not surveyed</source>
        <translation>示意图，非测绘成果</translation>
    </message>
    <message>
        <source>Plan without a name</source>
        <translation>未命名规划</translation>
    </message>
    <message>
        <source>Scenario: {name}</source>
        <translation>方案：{name}</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>1 个错误</translation>
    </message>
    <message>
        <source>{count} errors</source>
        <translation>{count} 个错误</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 个警告</translation>
    </message>
    <message>
        <source>{count} warnings</source>
        <translation>{count} 个警告</translation>
    </message>
    <message>
        <source>{count} not fully checked</source>
        <translation>{count} 项未能完全校验</translation>
    </message>
    <message>
        <source>{count} waived</source>
        <translation>{count} 项已豁免</translation>
    </message>
    <message>
        <source>No errors: {plants} plants checked</source>
        <translation>无错误：已校验 {plants} 个项目</translation>
    </message>
    <message>
        <source>No errors found so far</source>
        <translation>目前未发现错误</translation>
    </message>
    <message>
        <source>No plants to check</source>
        <translation>没有可校验的项目</translation>
    </message>
    <message>
        <source>Existing</source>
        <translation>现状</translation>
    </message>
    <message>
        <source>Under construction</source>
        <translation>在建</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>What is in service by {when}</source>
        <translation>截至 {when} 投产</translation>
    </message>
    <message>
        <source>Grid scale factor mid-map: {factor:.6f} (length on the sheet ÷ factor = length on the ellipsoid).</source>
        <translation>图幅中心投影长度比：{factor:.6f}（图上长度 ÷ 长度比 = 椭球面长度）。</translation>
    </message>
    <message>
        <source>Drawn {date}</source>
        <translation>出图日期：{date}</translation>
    </message>
    <message>
        <source>Rules: {pack}</source>
        <translation>规则包：{pack}</translation>
    </message>
    <message>
        <source>{datum}, Gauss–Krüger projection, central meridian {meridian_deg:g}°, metres ({code})</source>
        <translation>{datum}，高斯—克吕格投影，中央子午线 {meridian_deg:g}°，单位：米（{code}）</translation>
    </message>
    <message>
        <source>{name}, metres ({code})</source>
        <translation>{name}，单位：米（{code}）</translation>
    </message>
    <message>
        <source>At this scale the sheet shows a part of the site.</source>
        <translation>按此比例，图幅仅显示规划范围的一部分。</translation>
    </message>
    <message>
        <source>Plants whose name found no room: {count}.</source>
        <translation>有 {count} 个项目的名称无处标注。</translation>
    </message>
    <message>
        <source>〓 stands for a character that the font lacks.</source>
        <translation>〓 代表字体中没有的字。</translation>
    </message>
    <message>
        <source>Totals by zone</source>
        <translation>片区汇总</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>片区</translation>
    </message>
    <message>
        <source>Footprint
ha</source>
        <translation>占地
公顷</translation>
    </message>
    <message>
        <source>Demand
MW</source>
        <translation>计算负荷
MW</translation>
    </message>
    <message>
        <source>Investment
100 M CNY</source>
        <translation>投资
亿元</translation>
    </message>
    <message>
        <source>Output a year
100 M CNY</source>
        <translation>年产值
亿元</translation>
    </message>
    <message>
        <source>In no zone</source>
        <translation>片区之外</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Plants on this sheet</source>
        <translation>本图项目一览</translation>
    </message>
    <message>
        <source>Plant</source>
        <translation>项目</translation>
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
        <source>Load
MW</source>
        <translation>装机负荷
MW</translation>
    </message>
    <message>
        <source>Findings of the check</source>
        <translation>校验问题一览</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>未发现问题。</translation>
    </message>
    <message>
        <source>Nothing to list.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>A sheet cannot bear a table “{table}”. Known tables: {known}.</source>
        <translation>图纸上不能放置表格“{table}”。可用：{known}。</translation>
    </message>
    <message>
        <source>Zones without plants are left out.</source>
        <translation>未列没有项目的片区。</translation>
    </message>
    <message>
        <source>* Some plants give no figure; they count as 0.</source>
        <translation>* 部分项目未填此项，按 0 计。</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变化图</translation>
    </message>
    <message>
        <source>as it was on {date}</source>
        <translation>{date} 的位置</translation>
    </message>
    <message>
        <source>as it is on {date}</source>
        <translation>{date} 的位置（本次）</translation>
    </message>
    <message>
        <source>plants that did not change</source>
        <translation>未变化的项目</translation>
    </message>
    <message>
        <source>… and {count} more; the text of the changes names all.</source>
        <translation>……另有 {count} 项，详见变化文字说明。</translation>
    </message>
    <message>
        <source>Drawing what changed</source>
        <translation>正在绘制变化图</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>差异图</translation>
    </message>
    <message>
        <source>from “{before}” to “{after}”</source>
        <translation>从“{before}”到“{after}”</translation>
    </message>
    <message>
        <source>Scenario: {before} → {after}</source>
        <translation>方案：{before} → {after}</translation>
    </message>
    <message>
        <source>Nothing on the map differs.</source>
        <translation>图上没有不同之处。</translation>
    </message>
    <message>
        <source>base map, same colours in thin lines</source>
        <translation>底图：同样颜色的细线</translation>
    </message>
    <message>
        <source>from where it was to where it is</source>
        <translation>从原位置到现位置</translation>
    </message>
    <message>
        <source>On the pages that follow: {names}.</source>
        <translation>见后页：{names}。</translation>
    </message>
    <message>
        <source>No room on this sheet for: {names}.</source>
        <translation>本图幅面不足，未列出：{names}。</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Key map</source>
        <translation>索引图</translation>
    </message>
    <message>
        <source>{title}, page {page}</source>
        <translation>{title}&#x3000;第 {page} 页</translation>
    </message>
    <message>
        <source>There is no look “{look}”. Use one of: {known}.</source>
        <translation>没有图面样式“{look}”。可用：{known}。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>图名</translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation>副题</translation>
    </message>
    <message>
        <source>Drawn by</source>
        <translation>制图</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>校核</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>审定</translation>
    </message>
    <message>
        <source>Project number</source>
        <translation>项目编号</translation>
    </message>
    <message>
        <source>Sheet number</source>
        <translation>图号</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>“{path}”: what differs cannot be written with the ending “{suffix}”. Use one of: {known}.</source>
        <translation>“{path}”：差异不能写成“{suffix}”文件。请用：{known}。</translation>
    </message>
    <message>
        <source>Drawing sheet {page} of {pages}</source>
        <translation>正在绘制第 {page} 张，共 {pages} 张</translation>
    </message>
    <message>
        <source>Not under the map, because they cannot be shown: {names}.</source>
        <translation>底图无法显示，图下未绘：{names}。</translation>
    </message>
</context>
<context>
    <name>sheets</name>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Scale bar</source>
        <translation>图形比例尺</translation>
    </message>
    <message>
        <source>Grid crosses</source>
        <translation>坐标网格</translation>
    </message>
    <message>
        <source>North arrow</source>
        <translation>指北针</translation>
    </message>
    <message>
        <source>Key map where a part is shown</source>
        <translation>索引图（局部图幅时）</translation>
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
        <source>While drawing: type a distance, angle, X or Y</source>
        <translation>绘制时：输入距离、方位角、X 或 Y</translation>
    </message>
    <message>
        <source>While drawing: perpendicular, twice parallel</source>
        <translation>绘制时：垂直，按两次为平行</translation>
    </message>
    <message>
        <source>While drawing: construction line</source>
        <translation>绘制时：辅助线</translation>
    </message>
    <message>
        <source>While drawing: lock it as it is</source>
        <translation>绘制时：锁定当前值</translation>
    </message>
    <message>
        <source>While drawing: measure from the point here</source>
        <translation>绘制时：从此点起量</translation>
    </message>
    <message>
        <source>Plant in hand: along the nearest edge</source>
        <translation>手中项目：对齐最近边线</translation>
    </message>
    <message>
        <source>Plant in hand: another corner follows</source>
        <translation>手中项目：换参考角点</translation>
    </message>
    <message>
        <source>While drawing: take the last point back</source>
        <translation>绘制时：退回上一点</translation>
    </message>
    <message>
        <source>While drawing: finish</source>
        <translation>绘制时：完成</translation>
    </message>
    <message>
        <source>Keep what was measured as a dimension</source>
        <translation>将量测结果保留为尺寸标注</translation>
    </message>
    <message>
        <source>Next of several things to snap to</source>
        <translation>切换到下一个捕捉对象</translation>
    </message>
    <message>
        <source>No snapping while held</source>
        <translation>按住时不捕捉</translation>
    </message>
    <message>
        <source>One step back in what is under way</source>
        <translation>当前操作退回一步</translation>
    </message>
</context>
<context>
    <name>slides</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Maps side by side</source>
        <translation>多图并列</translation>
    </message>
    <message>
        <source>Axonometric view</source>
        <translation>轴测图</translation>
    </message>
    <message>
        <source>Chart or table</source>
        <translation>图表或表格</translation>
    </message>
    <message>
        <source>Text alone</source>
        <translation>仅文字</translation>
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
    <name>systems</name>
    <message>
        <source>{datum} / {degrees}-degree Gauss-Kruger CM {meridian:g}E</source>
        <translation>{datum} {degrees}度带 中央经线{meridian:g}°E</translation>
    </message>
    <message>
        <source>{datum} / {degrees}-degree Gauss-Kruger zone {zone}</source>
        <translation>{datum} {degrees}度带 第{zone}带（东坐标带带号）</translation>
    </message>
    <message>
        <source>{datum}, longitude and latitude</source>
        <translation>{datum} 经纬度</translation>
    </message>
    <message>
        <source>WGS 84 / Pseudo-Mercator</source>
        <translation>Web 墨卡托投影</translation>
    </message>
    <message>
        <source>CGCS2000</source>
        <translation>CGCS2000</translation>
    </message>
    <message>
        <source>Xian 1980</source>
        <translation>西安80</translation>
    </message>
    <message>
        <source>Beijing 1954</source>
        <translation>北京54</translation>
    </message>
</context>
<context>
    <name>trial</name>
    <message>
        <source>Try something out in a branch of {scenario}</source>
        <translation>在 {scenario} 的分支中试推</translation>
    </message>
    <message>
        <source>Keep what was tried as {name}</source>
        <translation>将试推结果保留为 {name}</translation>
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
        <source>Parcel</source>
        <translation>地块</translation>
    </message>
    <message>
        <source>Green belt</source>
        <translation>绿化带</translation>
    </message>
    <message>
        <source>Fence</source>
        <translation>围墙</translation>
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
        <source>Works fence</source>
        <translation>厂区围墙</translation>
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
<context>
    <name>walls</name>
    <message>
        <source>Fire wall</source>
        <translation>防火墙</translation>
    </message>
    <message>
        <source>Non-combustible</source>
        <translation>不燃性墙体</translation>
    </message>
    <message>
        <source>No combustible eaves</source>
        <translation>无可燃性屋檐</translation>
    </message>
    <message>
        <source>Openings not opposite</source>
        <translation>门窗洞口不正对</translation>
    </message>
    <message>
        <source>Openings protected</source>
        <translation>开口采取防火措施</translation>
    </message>
    <message>
        <source>A wall that is a fire wall; openings in it must be protected.</source>
        <translation>该侧外墙为防火墙；墙上开口须采取防火措施。</translation>
    </message>
    <message>
        <source>The whole wall is of non-combustible material.</source>
        <translation>该侧外墙全部为不燃性墙体。</translation>
    </message>
    <message>
        <source>No eaves that burn stand out from it.</source>
        <translation>无外露的可燃性屋檐。</translation>
    </message>
    <message>
        <source>Doors, windows and holes are not opposite those of the building it faces.</source>
        <translation>门、窗、洞口与对面建筑的不正对开设。</translation>
    </message>
    <message>
        <source>Openings have class A fire doors and windows, fire shutters or a drencher.</source>
        <translation>开口部位设甲级防火门窗、防火卷帘或防火分隔水幕。</translation>
    </message>
    <message>
        <source>Openings</source>
        <translation>开口面积占比</translation>
    </message>
    <message>
        <source>Fire resistance of the roof</source>
        <translation>屋顶耐火极限</translation>
    </message>
    <message>
        <source>Select a single plant to see and enter its walls.</source>
        <translation>选中单个项目后可查看和填写外墙。</translation>
    </message>
    <message>
        <source>The plant has no footprint yet. Draw it first.</source>
        <translation>该项目尚无轮廓，请先绘制。</translation>
    </message>
    <message>
        <source>Walls are kept that were entered for another shape; they do not count. What you enter takes their place.</source>
        <translation>现存外墙信息是按其他轮廓填写的，不予采用；重新填写后即被替换。</translation>
    </message>
    <message>
        <source>What is ticked counts for a reduction of fire separation where the rule pack allows it. A side holds all walls that look there.</source>
        <translation>勾选项仅在规则包允许时用于防火间距折减；每一侧包括朝向该方向的所有外墙。</translation>
    </message>
    <message>
        <source>The rule pack allows no reduction now: what is ticked does not count.</source>
        <translation>规则包目前不允许折减，勾选项暂不起作用。</translation>
    </message>
    <message>
        <source>In use: {subject}, {gap_m:.2f} m away; {note} leaves {required_m:g} of the table&apos;s {table_m:g} m.</source>
        <translation>已采用：距 {subject} {gap_m:.2f} m；按 {note}，表列 {table_m:g} m 减为 {required_m:g} m。</translation>
    </message>
</context>
<context>
    <name>workbook</name>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Factors</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>规划</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>In service by</source>
        <translation>投产截至</translation>
    </message>
    <message>
        <source>the whole scenario</source>
        <translation>整个方案</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>planar, in the plane of the coordinate system</source>
        <translation>平面面积（坐标系平面）</translation>
    </message>
    <message>
        <source>ellipsoidal</source>
        <translation>椭球面积</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>编制日期</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Writing {table}</source>
        <translation>正在写出{table}</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>Set in this plan: why</source>
        <translation>本规划设定及理由</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条文</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>可信度</translation>
    </message>
    <message>
        <source>Checked on</source>
        <translation>核对日期</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>方案比选</translation>
    </message>
</context>
</TS>
