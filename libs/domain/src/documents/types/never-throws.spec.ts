import fc from 'fast-check';
import { getLocalDate } from '../../dates';
import { listDocumentTypes } from '../document-types';
import { interpretDocument } from '../interpret';
import type { PageText } from '../page-text';
import { makePage, type MadeRun } from '../testing/page';

const ON = getLocalDate('2026-11-24');
/** Words that parsers look for, pieces of them, and what no parser expects. */
const piece = fc.oneof(
  fc.constantFrom(
    ...'出租方 承租方（乙方）： 委托人： 受托人 身份证号码： 统一社会信用代码： 92440703MA5TE5T1 租赁期限自 2026年1月1日 起至 2028.12.31 2026年13月40日 有效期一年 面积 房屋建筑面积： 120.5㎡ 不动产权第 （ ） ： ， 。 年 月 日 第一条 根据 委托期限 发证日期 姓名 健康证 食品安全员 坐落于 的房屋 租金 \uFFFD 𠮷 \u0000 ﷽'.split(
      ' ',
    ),
  ),
  fc.string({ maxLength: 12, unit: 'grapheme' }),
);
const run = fc
  .tuple(
    fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')),
    fc.integer({ min: -50, max: 1600 }),
    fc.integer({ min: -50, max: 1100 }),
    fc.record({ size: fc.integer({ min: 0, max: 60 }), confidence: fc.double({ min: 0, max: 1, noNaN: true }) }),
  )
  .map(([text, x, y, more]): MadeRun => [text, x, y, more]);
const pages = fc
  .array(fc.array(run, { maxLength: 24 }), { maxLength: 3 })
  .map((all): PageText[] => all.map((runs, at) => makePage(runs, { page: at + 1 })));

describe('whatever stands on the pages', () => {
  it.each(listDocumentTypes().map((type) => [type.id, type] as const))(
    '%s: parsing and checking throw nothing',
    (_, type) => {
      fc.assert(
        fc.property(pages, (read) => {
          const known = new Set(type.fields.map(({ name }) => name));
          const parsed = type.parse(read);
          for (const { name, confidence, from, raw } of parsed) {
            expect(known).toContain(name);
            expect(confidence).toBeGreaterThanOrEqual(0);
            expect(confidence).toBeLessThanOrEqual(1);
            expect(from.length).toBeGreaterThan(0);
            expect(raw).not.toBe('');
          }
          const values = Object.fromEntries(
            parsed.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
          );
          type.check(values, ON, read);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('reading as a whole throws nothing', () => {
    fc.assert(
      fc.property(pages, (read) => {
        interpretDocument(read, { on: ON });
      }),
      { numRuns: 60 },
    );
  });
});
