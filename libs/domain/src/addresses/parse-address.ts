import { normaliseAddress } from './normalise-address';

/** Layers of GB/T 23705-2009; empty where the text has none. */
export interface AddressLayers {
  /** 省 */ L1: string;
  /** 市 */ L2: string;
  /** 区县 */ L3: string;
  /** 乡镇、街道 */ L4: string;
  /** 路、村、社区 */ L5: string;
  /** 门牌 with its one sub-number (附号): `12号之1` */ L6: string;
  /** 楼栋, 户室 and whatever follows, names of places included */ L7: string;
  /** What stood in brackets: no part of the place. */
  notes: string;
}

/** What an address without its upper layers belongs to. */
export interface AddressDefaults {
  province: string;
  city: string;
  counties: readonly string[];
}

/** 江门市 and its districts, GB/T 2260 4407xx. */
export const JIANGMEN: AddressDefaults = {
  province: '广东省',
  city: '江门市',
  counties: ['蓬江区', '江海区', '新会区', '台山市', '开平市', '鹤山市', '恩平市'],
};

const PROVINCE = /^(?:[^市区县]{2,7}?(?:省|自治区)|(?:北京|天津|上海|重庆)市)/;
const CITY = /^[^区县镇乡路号村\d]{2,7}?(?:市|自治州|地区|盟)/;
const COUNTY = /^[^镇乡街路号村\d]{1,6}?(?:区|县|旗|市)/;
/** 村 stands inside a town's name only right before its last character (汶村镇); elsewhere it ends a village. */
const TOWN = /^(?:[^路号村\d]{1,8}?|[^路号村\d]{1,3}村)(?:街道|镇|乡)(?!路|街|大道|道|[东西南北中前]路)/;
const NUMBER = /(\d+(?:-\d+)?[A-Z]?号)(之\d+)?/;

export function parseAddress(text: string, defaults: AddressDefaults = JIANGMEN): AddressLayers {
  const notes: string[] = [];
  let rest = normaliseAddress(text).replace(/\(([^()]*)\)/g, (_whole, note: string) => {
    notes.push(note);
    return '';
  });
  const take = (pattern: RegExp): string => {
    const found = pattern.exec(rest)?.[0] ?? '';
    rest = rest.slice(found.length);
    return found;
  };
  const takeCounty = (): string => {
    const known = defaults.counties.find((county) => rest.startsWith(county));
    if (known !== undefined) rest = rest.slice(known.length);
    return known ?? '';
  };

  const province = take(PROVINCE);
  let county = takeCounty();
  const city = county === '' ? take(CITY) : '';
  if (county === '') county = takeCounty() || take(COUNTY);
  const isLocal = defaults.counties.includes(county) || (county === '' && (city === '' || city === defaults.city));
  const town = take(TOWN);

  const number = NUMBER.exec(rest);
  const at = number?.index ?? rest.length;
  return {
    L1: province === '' && isLocal ? defaults.province : province,
    L2: city === '' && isLocal ? defaults.city : city,
    L3: county,
    L4: town,
    L5: rest.slice(0, at),
    L6: number === null ? '' : number[0],
    L7: number === null ? '' : rest.slice(at + number[0].length),
    notes: notes.join(';'),
  };
}
