/** One street, town or zone of a district, with the three digits that follow the division code. */
export interface Town {
  readonly code: string;
  readonly name: string;
}

export interface District {
  /** GB/T 2260, six digits. */
  readonly code: string;
  readonly name: string;
  /** Share of the businesses. */
  readonly weight: number;
  /** The first town is the seat; its roads are `roads`. */
  readonly towns: readonly Town[];
  readonly roads: readonly string[];
  readonly registrar: string;
}

const towns = (list: string): readonly Town[] =>
  list.split(' ').map((entry) => ({ code: entry.slice(0, 3), name: entry.slice(3) }));

const district = (code: string, name: string, weight: number, townList: string, roadList: string): District => ({
  code,
  name,
  weight,
  towns: towns(townList),
  roads: roadList.split(' '),
  registrar: name.endsWith('区') ? `江门市${name}市场监督管理局` : `${name}市场监督管理局`,
});

/** The seven districts of Jiangmen: an extract of the statistical division codes of 2023 (farms and zones left out). */
export const districts: readonly District[] = [
  district(
    '440703',
    '蓬江区',
    26,
    '002白沙街道 005潮连街道 006环市街道 101棠下镇 102荷塘镇 103杜阮镇',
    '建设路 港口路 胜利路 跃进路 农林路 东华路 白石大道 发展大道 丰乐路 江华路 华园东路 院士路 篁庄大道 迎宾大道西 堤东路 常安路',
  ),
  district(
    '440704',
    '江海区',
    15,
    '001江南街道 004外海街道 005礼乐街道',
    '江海一路 江海二路 江海三路 五邑路 东海路 金瓯路 南山路 云沁路 江翠路 新中大道 礼乐三路 外海大道 龙溪路 高新路',
  ),
  district(
    '440705',
    '新会区',
    20,
    '001会城街道 101大泽镇 102司前镇 103罗坑镇 104双水镇 105崖门镇 106沙堆镇 107古井镇 108三江镇 109睦洲镇 110大鳌镇',
    '冈州大道中 启超大道 中心路 公园路 同德一路 振兴二路 知政中路 三和大道 圭峰路 东庆路 城北路 惠民东路 新会大道西 仁义路',
  ),
  district(
    '440781',
    '台山市',
    13,
    '001台城街道 100大江镇 101水步镇 102四九镇 103白沙镇 104三合镇 105冲蒌镇 106斗山镇 107都斛镇 108赤溪镇 109端芬镇 110广海镇 111海宴镇 112汶村镇 113深井镇 114北陡镇 115川岛镇',
    '环北大道 桥湖路 东门路 石化路 沙岗湖路 龙祥路 凤凰路 中兴路 陈宜禧路 舜德路 北坑路 台西路 通济路 合新路',
  ),
  district(
    '440783',
    '开平市',
    11,
    '002长沙街道 001三埠街道 103沙塘镇 104苍城镇 105龙胜镇 106大沙镇 107马冈镇 108塘口镇 109赤坎镇 110百合镇 111蚬冈镇 112金鸡镇 115月山镇 116赤水镇 117水口镇',
    '东兴大道 曙光东路 幕村路 西郊路 光华路 祥龙路 沿江西路 新昌路 长沙大道 人民东路 谭江大道 良园路 爱民路 侨园路',
  ),
  district(
    '440784',
    '鹤山市',
    9,
    '001沙坪街道 101龙口镇 102雅瑶镇 103古劳镇 104桃源镇 105鹤城镇 106共和镇 107址山镇 108宅梧镇 112双合镇',
    '人民路 鹤山大道 新城路 新鹤路 前进路 中山路 文明路 裕民路 经华路 东升路 鹤城大道 中东路 越塘路 新湖路',
  ),
  district(
    '440785',
    '恩平市',
    6,
    '001恩城街道 100横陂镇 101圣堂镇 102良西镇 103沙湖镇 104牛江镇 105君堂镇 106大田镇 107那吉镇 108大槐镇 109东成镇',
    '锦江大道 新平中路 东安大道 西门路 沿江路 春园路 飞鹅中路 美华东路 南堤西路 恩新东路 体育路 平安路 中山西路 东成大道',
  ),
];

/** Roads that stand in almost every town outside the seat of its district. */
export const townRoads = '兴隆街 人民路 市场路 新市路 育英路 沿河路 中心大道 振兴路 河堤路 南兴街 朝阳路 侨乡路'.split(
  ' ',
);

export function districtByCode(code: string): District {
  const found = districts.find((entry) => entry.code === code);
  if (!found) throw new RangeError(`no district ${code}`);
  return found;
}
