import fc from 'fast-check';
import { getLocalDate } from '../dates';
import {
  completeCreditCode,
  completeResidentId,
  parseCreditCode,
  parseLicenceNumber,
  parseResidentId,
} from '../identifiers';
import {
  classifyPages,
  getDocumentType,
  interpretDocument,
  listDocumentTypes,
  listRunsToReread,
  tellWrongDocument,
} from '.';
import { makePage, type MadeRun } from './testing/page';

const ON = getLocalDate('2026-11-24');
const LICENCE: readonly MadeRun[] = [
  ['营业执照', 600, 100, { size: 90 }], ['统一社会信用代码', 100, 250], [completeCreditCode('92440703', 'MA5TE5T1'), 400, 250],
  ['名称', 100, 320], ['样例食品店', 300, 320], ['经营范围', 100, 400], ['食品销售', 300, 400], ['登记机关', 900, 800],
]; // prettier-ignore
const LABEL_OF = {
  'business-licence': '统一社会信用代码',
  'resident-id-front': '公民身份号码',
  'food-licence': '许可证编号',
} as const;
const CARD: readonly MadeRun[] = [
  ['姓名', 100, 1260], ['样例甲', 300, 1260], ['民族', 500, 1320], ['住址', 100, 1380], ['公民身份号码', 100, 1500],
  [completeResidentId('44070319910203001'), 400, 1500],
]; // prettier-ignore

describe('the kind of a document', () => {
  it('by its marks', () => {
    expect(classifyPages([makePage(LICENCE)]).type?.id).toBe('business-licence');
    expect(classifyPages([makePage(CARD)]).type?.id).toBe('resident-id-front');
  });

  it('a title that is spread over runs', () => {
    const spread = Array.from('营业执照', (character, at): MadeRun => [character, 400 + at * 200, 100, { size: 90 }]);
    expect(classifyPages([makePage(spread)]).type?.id).toBe('business-licence');
  });

  it('a title in running text is none', () => {
    expect(classifyPages([makePage([['请携带营业执照和食品经营许可证原件办理', 100, 100]])]).type).toBeUndefined();
  });

  it('blank, and nothing we know', () => {
    expect(interpretDocument([makePage([])], { on: ON })).toMatchObject({
      type: undefined, fields: [], problems: [{ code: 'BLANK' }], engines: ['made-up/1'],
    }); // prettier-ignore
    expect(interpretDocument([makePage([['今日菜单', 100, 100]])], { on: ON }).problems).toMatchObject([
      { code: 'UNKNOWN_DOCUMENT' },
    ]);
    expect(interpretDocument([], { on: ON }).problems).toMatchObject([{ code: 'BLANK' }]);
  });

  it('two documents on one picture: said, and nothing is accepted', () => {
    const twice: MadeRun[] = LICENCE.map(([text, x, y, more]) => [text, x, y + 1000, more]);
    for (const runs of [
      [...LICENCE, ...twice],
      [...LICENCE, ...CARD],
    ]) {
      const reading = interpretDocument([makePage(runs, { height: 2300 })], { on: ON });
      expect(reading.problems.map(({ code }) => code)).toContain('TWO_DOCUMENTS');
      expect(reading.fields.filter(({ accepted }) => accepted)).toEqual([]);
    }
  });

  it('a document in the wrong slot is named', () => {
    expect(tellWrongDocument(['business-licence'], 'business-licence')).toBeUndefined();
    expect(tellWrongDocument(['business-licence'], 'resident-id-front')).toEqual({
      zh: '这是“居民身份证（人像面）”，此处需要“营业执照”',
      en: 'this is: Resident identity card, front (portrait side); this slot asks for: Business licence',
    });
    expect(tellWrongDocument(['resident-id-front', 'resident-id-back'], undefined)?.zh).toContain('未能识别');
  });
});

describe('runs to read a second time', () => {
  it('are those of critical fields', () => {
    const page = makePage(LICENCE);
    expect(listRunsToReread([page]).map(({ page: number, run }) => [number, page.runs[run]?.text])).toEqual([
      [1, LICENCE[2]?.[0]],
      [1, '样例食品店'],
      [1, '食品销售'],
    ]);
  });
  it('the same for a text layer, which may say another thing than the page shows', () => {
    expect(listRunsToReread([makePage(LICENCE, { origin: 'pdf-text' })])).toEqual(
      listRunsToReread([makePage(LICENCE)]),
    );
  });
  it('none for an unknown document', () => {
    expect(listRunsToReread([makePage([['今日菜单', 1, 1]])])).toEqual([]);
  });
});

describe('whatever is read', () => {
  const labels = [
    '名称',
    '统一社会信用代码',
    '公民身份号码',
    '有效期限',
    '许可证编号',
    '经营范围',
    '发证机关',
    '登记机关',
    '出生',
    '2026年1月1日',
    '9244',
    'JY24',
    '：',
    '𠮷',
  ];
  const text = fc
    .array(
      fc.oneof(fc.constantFrom(...labels), fc.string({ maxLength: 6 }), fc.string({ unit: 'grapheme', maxLength: 4 })),
      { maxLength: 4 },
    )
    .map((parts) => parts.join(''));
  const run = fc.tuple(text, fc.integer({ min: -50, max: 1600 }), fc.integer({ min: -50, max: 1100 }), fc.record({ size: fc.integer({ min: 1, max: 90 }), confidence: fc.double({ min: 0, max: 1, noNaN: true }), again: fc.oneof(fc.constant(false as const), text) })); // prettier-ignore

  it.each(listDocumentTypes().map(({ id }) => id))('%s never throws, and names only its own fields', (id) => {
    const type = getDocumentType(id);
    const names = type.fields.map(({ name }) => name);
    fc.assert(
      fc.property(fc.array(run, { maxLength: 25 }), (runs) => {
        const parsed = type.parse([makePage(runs)]);
        for (const field of parsed) {
          expect(names).toContain(field.name);
          expect(field.confidence).toBeGreaterThanOrEqual(0);
          expect(field.confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('an accepted code has right check digits', () => {
    const codes = fc.oneof(
      fc.constantFrom(completeCreditCode('92440703', 'MA5TE5T1'), completeResidentId('44070319910203001')),
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789ABCX')), minLength: 15, maxLength: 19 }),
    );
    fc.assert(
      fc.property(
        codes,
        fc.constantFrom('business-licence' as const, 'resident-id-front' as const, 'food-licence' as const),
        (code, id) => {
          const label = LABEL_OF[id];
          const marks: MadeRun[] = getDocumentType(id)
            .marks.filter(({ weight }) => weight > 0)
            .map((mark, at) => [mark.text, 900, at * 60]);
          const reading = interpretDocument([makePage([...marks.filter(([mark]) => mark !== label), [label, 10, 1000], [code, 300, 1000]])], { on: ON }); // prettier-ignore
          const isRight = (value: string): boolean =>
            [parseCreditCode(value), parseResidentId(value), parseLicenceNumber(value)].some(
              ({ kind }) => kind === 'valid',
            );
          for (const field of reading.fields.filter(({ name }) => /code|number/i.test(name)))
            if (field.accepted) expect(isRight(typeof field.value === 'string' ? field.value : '')).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
