export interface District {
  /** GB/T 2260, six digits. */
  readonly code: string;
  readonly name: string;
  readonly towns: readonly string[];
  readonly roads: readonly string[];
}

const district = (code: string, name: string, towns: string, roads: string): District => ({
  code,
  name,
  towns: towns.split(' '),
  roads: roads.split(' '),
});

/** The districts of Jiangmen, with some of their towns and roads. */
export const districts: readonly District[] = [
  district(
    '440703',
    '蓬江区',
    '白沙街道 潮连街道 环市街道 棠下镇 荷塘镇 杜阮镇',
    '建设路 港口一路 胜利路 跃进路 农林横路 东华二路 白石大道 发展大道 丰乐路 江华一路 华园东路 院士路 篁庄大道西 迎宾大道中 堤东路',
  ),
  district(
    '440704',
    '江海区',
    '江南街道 外海街道 礼乐街道',
    '江海一路 江海二路 五邑路 东海路 金瓯路 南山路 云沁路 江翠路 新中大道 礼乐三路 外海大道 龙溪路 高新西路',
  ),
  district(
    '440705',
    '新会区',
    '会城街道 大泽镇 司前镇 罗坑镇 双水镇 崖门镇 沙堆镇 古井镇 三江镇 睦洲镇 大鳌镇',
    '冈州大道中 启超大道 中心路 公园路 同德一路 振兴二路 知政中路 三和大道北 圭峰路 东庆南路 城北路 惠民东路 新会大道西 仁义路',
  ),
  district(
    '440781',
    '台山市',
    '台城街道 大江镇 水步镇 四九镇 白沙镇 冲蒌镇 斗山镇 都斛镇 赤溪镇 端芬镇 广海镇 海宴镇 川岛镇',
    '环北大道 桥湖路 东门路 石化路 沙岗湖路 龙祥路 凤凰路 中兴路 陈宜禧路 舜德路 北坑路 台西路 通济路',
  ),
  district(
    '440783',
    '开平市',
    '长沙街道 三埠街道 沙塘镇 苍城镇 龙胜镇 马冈镇 塘口镇 赤坎镇 百合镇 蚬冈镇 月山镇 水口镇',
    '东兴大道 曙光东路 幕村路 西郊路 光华路 祥龙中路 沿江西路 新昌路 长沙大道 人民东路 谭江大道 良园路 侨园路',
  ),
  district(
    '440784',
    '鹤山市',
    '沙坪街道 龙口镇 雅瑶镇 古劳镇 桃源镇 鹤城镇 共和镇 址山镇 宅梧镇',
    '人民路 鹤山大道 新城路 新鹤路 前进路 中山路 文明路 裕民路 经华路 东升路 鹤城大道 越塘路 新湖路',
  ),
  district(
    '440785',
    '恩平市',
    '恩城街道 横陂镇 圣堂镇 良西镇 沙湖镇 牛江镇 君堂镇 大田镇 那吉镇 大槐镇 东成镇',
    '锦江大道 新平中路 东安大道 西门路 沿江路 春园路 飞鹅中路 美华东路 南堤西路 恩新东路 体育路',
  ),
];

export interface Origin {
  readonly code: string;
  readonly place: string;
  readonly police: string;
  readonly streets: readonly string[];
}

const origin = (code: string, place: string, police: string, streets: string): Origin => ({
  code,
  place,
  police,
  streets: streets.split(' '),
});

/** Where people who did not grow up in Jiangmen were first registered. */
export const origins: readonly Origin[] = [
  origin('440106', '广东省广州市天河区', '广州市公安局天河分局', '体育东路 石牌东路 棠东毓南路 员村二横路'),
  origin('440604', '广东省佛山市禅城区', '佛山市公安局禅城分局', '汾江中路 祖庙路 同华东二路'),
  origin('440305', '广东省深圳市南山区', '深圳市公安局南山分局', '南海大道 桃园路 后海大道'),
  origin('440823', '广东省湛江市遂溪县', '遂溪县公安局', '遂城镇府前路 城月镇建新路 杨柑镇新埠村'),
  origin('450102', '南宁市兴宁区', '南宁市公安局兴宁分局', '民生路 朝阳路 人民东路'),
  origin('450721', '广西灵山县', '灵山县公安局', '檀圩镇谷埠村委会 武利镇安金村委会 灵城镇江滨一路'),
  origin('430102', '长沙市芙蓉区', '长沙市公安局芙蓉分局', '五一大道 人民东路 远大一路'),
  origin('431128', '湖南省新田县', '新田县公安局', '龙泉镇滨河东路 枧头镇黄公塘村 骥村镇肥源村'),
  origin('360102', '江西省南昌市东湖区', '南昌市公安局东湖分局', '叠山路 青山南路 二七北路'),
  origin('510104', '成都市锦江区', '成都市公安局锦江分局', '春熙路北段 东大街上东大街段 海椒市街'),
  origin('500103', '重庆市渝中区', '重庆市公安局渝中区分局', '中山三路 解放碑民权路 长江一路'),
  origin('522627', '贵州省天柱县', '天柱县公安局', '凤城街道金山路 远口镇坡脚村'),
];

/** `江门市蓬江区` for a district of the city, `台山市` for a county-level city. */
export const shortPlace = ({ name }: District): string => (name.endsWith('区') ? `江门市${name}` : name);
