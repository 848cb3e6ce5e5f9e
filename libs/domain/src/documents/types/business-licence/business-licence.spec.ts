import { getLocalDate } from '../../../dates';
import { completeCreditCode } from '../../../identifiers';
import { interpretDocument } from '../../interpret';
import type { PageCode } from '../../page-text';
import { makePage, type MadeRun } from '../../testing/page';
import { toScopeText } from './scope-text';

const ON = getLocalDate('2026-11-24');
const CODE = completeCreditCode('92440703', 'MA5TE5T1');

const LANDSCAPE: readonly MadeRun[] = [
  ['统一社会信用代码', 120, 230, { size: 24 }],
  [CODE, 120, 270, { width: 300 }],
  ['副本编号：1-1', 120, 310, { size: 18 }],
  ['营业执照', 600, 280, { size: 90 }],
  ['名', 120, 450], ['称', 220, 450], ['样例（江门）食品商行(个体工商户)', 290, 450],
  ['注册资本', 900, 450], ['壹拾万元整', 1060, 452],
  ['类型', 120, 510, { width: 130 }], ['个体工商户', 290, 508],
  ['成立日期', 900, 510], ['2021年08月18日', 1060, 510],
  ['经 营 者', 120, 570, { width: 130 }], ['样例甲', 290, 571],
  ['住所', 900, 570, { width: 130 }], ['广东省江门市样例区样例街道', 1060, 571], ['甲路34号2幢102', 1060, 611],
  ['经营范围', 120, 630], ['许可项目：食品互联网销售。（依法须经批准', 290, 630], ['的项目，经相关部门批准后方可开展经营活动）', 290, 670],
  ['登记机关', 1000, 860], ['样例市市场监督管理局', 980, 920], ['2023 年 12 月 18 日', 990, 980],
  ['国家市场监督管理总局监制', 1200, 1090, { size: 18 }],
]; // prettier-ignore

const qr = (text: string): PageCode => ({ format: 'QRCode', text, box: { x: 1300, y: 100, width: 100, height: 100 } });
const read = (runs: readonly MadeRun[], codes: readonly PageCode[] = []) =>
  interpretDocument([makePage(runs, { codes })], { on: ON });
const valuesOf = (reading: ReturnType<typeof read>): Record<string, unknown> =>
  Object.fromEntries(reading.fields.map(({ name, value }) => [name, value]));

describe('business licence', () => {
  it('current landscape layout, two columns', () => {
    const reading = read(LANDSCAPE, [qr(`https://example.test/?uniscid=${CODE}`)]);
    expect(reading.type).toBe('business-licence');
    expect(valuesOf(reading)).toEqual({
      creditCode: CODE,
      name: '样例（江门）食品商行（个体工商户）',
      kind: '个体工商户',
      representative: '样例甲',
      address: '广东省江门市样例区样例街道甲路34号2幢102',
      scope: '许可项目：食品互联网销售。（依法须经批准的项目，经相关部门批准后方可开展经营活动）',
      establishedOn: '2021-08-18',
      capital: '壹拾万元整',
      registeredBy: '样例市市场监督管理局',
      issuedOn: '2023-12-18',
    });
    expect(reading.problems).toEqual([]);
    expect(reading.fields.filter(({ critical, accepted }) => critical && !accepted)).toEqual([]);
  });

  it('red frame, registration number, no label at the authority', () => {
    const reading = read([
      ['个体工商户营业执照', 300, 100, { size: 60 }],
      ['注册号440703600012345', 600, 200],
      ['名称', 100, 300, { width: 200 }], ['样例副食店', 340, 300],
      ['经营者姓名', 100, 380], ['样例甲', 340, 380],
      ['组成形式', 100, 460], ['个人经营', 340, 460],
      ['经营场所', 100, 540], ['样例市甲路1号', 340, 540],
      ['经营范围', 100, 620], ['零售：预包装食品。', 340, 620],
      ['注册日期', 100, 700], ['二〇一二年三月三十日', 340, 700],
      ['营业期限', 100, 780], ['自二〇一二年三月三十日至二〇二二年三月三十日', 340, 780],
      ['样例市工商行政管理局', 700, 900], ['二〇一二年四月二日', 720, 960],
    ]); // prettier-ignore
    expect(valuesOf(reading)).toMatchObject({
      creditCode: null,
      representative: '样例甲',
      kind: '个人经营',
      establishedOn: '2012-03-30',
      termEnd: '2022-03-30',
      registeredBy: '样例市工商行政管理局',
      issuedOn: '2012-04-02',
    });
    expect(reading.problems.map(({ code }) => code)).toEqual(['EXPIRED']);
    expect(reading.fields.find(({ name }) => name === 'creditCode')).toMatchObject({
      fault: 'absent',
      accepted: false,
    });
  });

  it('a QR code that names another code throws doubt on the code', () => {
    const reading = read(LANDSCAPE, [qr(`uniscid=${completeCreditCode('92440703', 'MA5TE5T2')}`)]);
    expect(reading.problems).toMatchObject([{ code: 'QR_DIFFERS', field: 'creditCode' }]);
    expect(reading.fields.find(({ name }) => name === 'creditCode')?.accepted).toBe(false);
    expect(reading.fields.find(({ name }) => name === 'name')?.accepted).toBe(true);
  });

  it('a misread code is kept as read, warned of, and gets suggestions', () => {
    const misread = CODE.replace('0', 'O');
    const reading = read(LANDSCAPE.map((run) => (run[0] === CODE ? [misread, run[1], run[2], run[3]] : run)));
    expect(reading.problems).toMatchObject([{ code: 'CHECK_DIGIT', field: 'creditCode' }]);
    expect(reading.fields.find(({ name }) => name === 'creditCode')).toMatchObject({
      value: misread,
      accepted: false,
      suggestions: expect.arrayContaining([CODE]) as unknown,
    });
  });

  it('days out of order and to come', () => {
    const dated = (established: string) =>
      read(LANDSCAPE.map((run) => (run[0] === '2021年08月18日' ? [established, run[1], run[2]] : run))).problems;
    expect(dated('2024年01月01日')).toMatchObject([{ code: 'DATES_OUT_OF_ORDER', field: 'issuedOn' }]);
    expect(dated('2027年01月01日')).toMatchObject([{ code: 'IN_FUTURE', field: 'establishedOn' }, {}]);
  });

  it('words of the scope stay as read, only its marks are set', () => {
    expect(
      toScopeText('般项目:甲（仅乙）：丙，（除依法须经批准的项目外，凭营业执照依法自主开展经营活动)许可项目；丁'),
    ).toBe('一般项目：甲（仅乙）；丙。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）许可项目：丁');
  });

  it('the printed notes of the scope are written out, brackets of its items are not', () => {
    const note = '（依法须经批准的项目，经相关部门批准后方可开展经营活动）';
    expect(toScopeText(`许可项目：甲。${note.replace('准的', '谁的').replace('后', '')}`)).toBe(
      `许可项目：甲。${note}`,
    );
    const item = '一般项目：互联网销售（除销售需要许可的商品）';
    expect(toScopeText(item)).toBe(item);
  });

  it('does not take for certain what may be the value of a label that was misread', () => {
    const { fields } = read([...LANDSCAPE.map((run): MadeRun => (run[0] === '类型' ? ['类X', 120, 510] : run))]);
    expect(fields.find(({ name }) => name === 'name')?.accepted).toBe(false);
  });

  it('drops a scrap before an address, and keeps what was read surely', () => {
    const begun = (confidence: number) => {
      const { fields } = read(
        LANDSCAPE.map((run): MadeRun =>
          run[0].startsWith('广东省') ? [`0${run[0]}`, 1060, 571, { weak: { 0: confidence } }] : run,
        ),
      );
      return fields.find(({ name }) => name === 'address')?.value;
    };
    expect(begun(0.3)).toBe('广东省江门市样例区样例街道甲路34号2幢102');
    expect(begun(0.95)).toMatch(/^0/);
  });

  it('colons of the current form stand behind headings only, those of the old form stay', () => {
    expect(toScopeText('一般项目：甲：乙（丙）：丁')).toBe('一般项目：甲；乙（丙）；丁');
    expect(toScopeText('销售：甲、乙')).toBe('销售：甲、乙');
  });

  it('doubts the name of a company that does not say so', () => {
    const of = (name: string) =>
      read(
        LANDSCAPE.map((run): MadeRun =>
          run[0] === '个体工商户'
            ? ['有限责任公司', 290, 508]
            : run[0].startsWith('样例（江门）')
              ? [name, 290, 450]
              : run,
        ),
      ).problems.map(({ code }) => code);
    expect(of('样例（江门）食品')).toEqual(['NAME_INCOMPLETE']);
    expect(of('样例（江门）食品有限公司')).toEqual([]);
  });

  it('doubts a scope of which a printed note was not read whole', () => {
    const { problems, fields } = read(
      LANDSCAPE.map((run) => (run[0].startsWith('的项目') ? ['的项目，经相关', 290, 670] : run)),
    );
    expect(problems).toMatchObject([{ code: 'SCOPE_UNCLEAR', field: 'scope' }]);
    expect(fields.find(({ name }) => name === 'scope')?.accepted).toBe(false);
  });

  it('doubts a scope of the current form that begins with other words', () => {
    const { problems } = read(
      LANDSCAPE.map((run): MadeRun => (run[0].startsWith('许可项目') ? [`样例甲${run[0]}`, 290, 630] : run)),
    );
    expect(problems).toMatchObject([{ code: 'SCOPE_UNCLEAR' }]);
  });

  it('the scope is judged by its items, not by its printed notes', () => {
    const note = '（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）';
    const judge = (text: string, unsure: string) => {
      const made = makePage(
        LANDSCAPE.filter(([line]) => !line.startsWith('的项目')).map((run) =>
          run[0].startsWith('许可项目') ? [text, 290, 630, { width: 560 }] : run,
        ),
      );
      const runs = made.runs.map((run) => ({
        ...run,
        characters: run.characters.map((one) => (one.text === unsure ? { ...one, confidence: 0.3 } : one)),
      }));
      return interpretDocument([{ ...made, runs }], { on: ON }).fields.find(({ name }) => name === 'scope');
    };
    const scope = `一般项目：日用百货零售。${note}`;
    expect(judge(scope, '凭')?.confidence).toBeGreaterThan(0.9);
    expect(judge(scope, '货')?.confidence).toBeCloseTo(0.3, 5);
  });
});
