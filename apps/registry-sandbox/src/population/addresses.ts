import { type District, type Town, townRoads } from './places';
import type { StandardAddressRecord } from './records/premises.records';
import type { Random } from './random';

const PROVINCE = '广东省';
const CITY = '江门市';

interface Door {
  readonly road: string;
  readonly number: string;
  readonly building?: string;
  readonly room?: string;
}

function door(random: Random, district: District, town: Town): Door {
  const seat = town === district.towns[0];
  const road = random.pick(seat ? district.roads : townRoads);
  const number = `${random.whole(1, seat ? 398 : 160)}号`;
  const form = random.next();
  if (form < 0.45) return { road, number };
  if (form < 0.75)
    return { road, number, room: `${random.whole(1, 12)}${String(random.whole(1, 18)).padStart(2, '0')}铺` };
  if (form < 0.9) return { road, number, building: `${random.whole(1, 16)}幢`, room: `${random.whole(101, 128)}` };
  return { road, number, building: `${random.whole(1, 16)}幢`, room: `首层${random.whole(1, 30)}卡` };
}

/** The text of a standard address: all layers from province to room, in order, without blanks (GB/T 23705); `number` replaces that of the door. */
export function toStandardAddress(levels: StandardAddressRecord['levels'], number = levels.number): string {
  const { province, city, district, town, road, building = '', room = '' } = levels;
  return `${province}${city}${district}${town}${road}${number}${building}${room}`;
}

/** The same place as people write it: no province, no town, width and words differing. */
export function toEverydayAddress(levels: StandardAddressRecord['levels']): string {
  const { city, district, road, number, building = '', room = '' } = levels;
  return `${district.endsWith('区') ? city : ''}${district}${road}${number.replace('号', '號')}${building.replace('幢', '栋')}${room}`;
}

/**
 * A standard address with its code: division (6), town (3), road (4), then a sequence (6) that makes it unique.
 * One in ten has been renumbered and keeps its former text.
 */
export function standardAddress(random: Random, district: District, sequence: number): StandardAddressRecord {
  const town = random.chance(0.6) ? (district.towns[0] as Town) : random.pick(district.towns);
  const { road, number, building, room } = door(random, district, town);
  const levels = {
    province: PROVINCE,
    city: CITY,
    district: district.name,
    town: town.name,
    road,
    number,
    building,
    room,
  };
  const formerAddresses = random.chance(0.1)
    ? [toStandardAddress(levels, `${random.whole(1, 398)}号之${random.pick(['一', '二', '三'])}`)]
    : [];
  const roadCode = String(district.roads.indexOf(road) + 1 || 100 + townRoads.indexOf(road)).padStart(4, '0');
  return {
    addressCode: `${district.code}${town.code}${roadCode}${String(sequence).padStart(6, '0')}`,
    standardAddress: toStandardAddress(levels),
    divisionCode: district.code,
    levels,
    formerAddresses,
  };
}
