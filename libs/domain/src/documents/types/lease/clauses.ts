import { findIn, type RunningText, type Section, type Span } from '../../layout';
import { findRange, findTermIn, type FoundDate as Found, readDates } from '../../normalise';
import { CLAUSES_BEGIN } from './labels';

interface Clauses {
  address: Span | undefined;
  use: Span | undefined;
  area: Span | undefined;
  rent: Span | undefined;
  /** Every place that says from when to when the lease runs. */
  terms: { from: Found; to: Found }[];
}

/** Where a clause goes on to something else. */
const ENDS = '[^,。;]';
/** In an address the mark between two shop numbers (15、16号) may be read as a comma. */
const PLACE = '(?:[^,。;]|(?<=\\d),(?=\\d))';
const THING = '(?:房屋|商铺|铺位|铺面|门店|门面|物业|场地|商业用房|营业用房|厂房|场所|部分)';
const ADDRESS = [
  new RegExp(
    `(?:坐落|座落)(?:于|在|位置)?(?:为|是)?:?((?!于)${PLACE}{4,80}?)(?=的|出租|租给|(?<!\\d),|,(?!\\d)|[。;]|建筑面积|租赁面积)`,
  ),
  new RegExp(
    `(?:位于|地处)((?!于)${PLACE}{4,80}?)(?=的|${THING}|出租|租给|(?<!\\d),|,(?!\\d)|[。;]|建筑面积|租赁面积)`,
  ),
  new RegExp(
    `(?:房屋|商铺|租赁物|租赁|经营)地址(?:为|是)?:?(${PLACE}{4,80}?)(?=的|出租|租给|(?<!\\d),|,(?!\\d)|[。;]|建筑面积|租赁面积)`,
  ),
];
const USE = [
  new RegExp(
    `(?:房屋|商铺|铺位|物业|该处|场地)(?:仅|只能|限)?(?:作为|用作|用于|作)(?:开设|从事)?(${ENDS}{2,30}?)(?:用途|使用|之用)`,
  ),
  new RegExp(`用途(?:为|是|:|仅?限于?|作)*(?:经营|从事)?(${ENDS}{2,30}?)(?=使用|[,。;]|$)`),
  new RegExp(`(?:仅|只能|限)?(?:用于|用作|作为)(?:开设|经营|从事)?(${ENDS}{2,30}?)(?=使用|之用|用途|[,。;]|$)`),
];
const SIZE = '(?:约|共计|合计|共|为|是|:)*([\\d,.]+(?:平方米|平米|M2|M²|㎡|平方))';
const AREA = ['租赁(?:建筑)?面积', '建筑面积', '(?<!套内|分摊)面积'].map((label) => new RegExp(label + SIZE));
/** The first sum after the word; in words where no figures stand there. */
const RENT = [
  /租金(?:标准|金额)?[^,。;\d]{0,24}?(\d[\d,]*(?:\.\d+)?万?元?)/,
  /租金(?:标准|金额)?[^,。;\d]{0,24}?([零壹贰叁肆伍陆柒捌玖拾佰仟万]{2,}[元圆]整?)/,
];
const SUM = /(\d[\d,]*(?:[.]\d+)?万?元?)/;
/** The sentence, or the beginning of another time in it. */
const TERM_ENDS = /[。;]|免租|装修期/;
/** Not 免租期. */
const TERM = /(?<!免)(?:租赁期限?|租赁期间|租期|期限)(?!内|满|届满|间内)/;

export function findClauses(running: RunningText, sections: readonly Section[]): Clauses {
  const begin = Math.max(0, running.text.search(CLAUSES_BEGIN));
  const body = running.characters.slice(begin);
  const labelled = (name: string): Span | undefined => {
    const own = sections.find(({ field, value }) => field === name && value.length > 0)?.value;
    return own && findIn(own, new RegExp(`^(${ENDS}+)`));
  };
  return {
    address: firstOf(body, ADDRESS) ?? labelled('address'),
    use: firstOf(body, USE) ?? labelled('use'),
    area: firstOf(body, AREA) ?? labelled('area'),
    rent: firstOf(body, RENT) ?? findIn(sections.find(({ field }) => field === 'rent')?.value ?? [], SUM),
    terms: findTerms(running, sections),
  };
}

function firstOf(span: Span, patterns: readonly RegExp[]): Span | undefined {
  return patterns.map((pattern) => findIn(span, pattern)).find((found) => found !== undefined);
}

/** Two days joined by 至, near the word for the term; in the rows of a table; anywhere, where that word was not read. */
function findTerms({ text, characters }: RunningText, sections: readonly Section[]): { from: Found; to: Found }[] {
  const places = Array.from(text.matchAll(new RegExp(TERM, 'g')), ({ index }) => index);
  const windows = places.map((at) => {
    const length = text.slice(at, at + 90).search(TERM_ENDS);
    return characters.slice(at, length === -1 ? at + 90 : at + length + 1);
  });
  const near = windows.flatMap((window) => findRange(window) ?? []);
  if (near.length > 0) return withoutRepeats(near);
  const dayOf = (name: string): Found | undefined =>
    readDates(sections.find(({ field, value }) => field === name && value.length > 0)?.value ?? [])[0];
  const [from, to] = [dayOf('firstDay'), dayOf('lastDay')];
  if (from !== undefined && to !== undefined) return [{ from, to }];
  const loose = windows.flatMap((window) => findTermIn(window) ?? []);
  // Without the word for it, a term can only be the one of the whole text.
  const first = loose[0] ?? (windows.length === 0 ? findRange(characters) : undefined);
  return first === undefined ? [] : [first];
}

function withoutRepeats(terms: { from: Found; to: Found }[]): { from: Found; to: Found }[] {
  const places = new Set<unknown>();
  return terms.filter(({ from }) => {
    const place = from.span[0];
    const isNew = !places.has(place);
    places.add(place);
    return isNew;
  });
}

/** All days on the pages that are in no term. */
export function findFreeDates(running: Span, taken: readonly Span[]): Found[] {
  const used = new Set(taken.flat());
  return readDates(running).filter(({ span, value }) => value !== undefined && !span.some((one) => used.has(one)));
}
