import { parseBusinessScope, scopeSupports } from './business-scope';

const GENERAL_FIRST =
  '一般项目：日用百货销售；食用农产品零售。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）许可项目：食品销售；餐饮服务。（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以相关部门批准文件或许可证件为准）';
const SALES = { licensed: ['食品销售', '食品互联网销售'], filingOnly: ['食品销售（仅销售预包装食品）'] };

describe('business scope', () => {
  it('reads both parts, in either order', () => {
    const expected = { general: ['日用百货销售', '食用农产品零售'], licensed: ['食品销售', '餐饮服务'] };
    expect(parseBusinessScope(GENERAL_FIRST)).toEqual(expected);
    const [general, licensed] = GENERAL_FIRST.split(/(?=许可项目)/);
    expect(parseBusinessScope(`${licensed ?? ''}${general ?? ''}`)).toEqual(expected);
  });

  it('keeps the brackets that are part of a phrase, drops nested boilerplate', () => {
    expect(
      parseBusinessScope(
        '许可项目:食品销售(仅销售预包装食品)；酒类经营。（依法须经批准的项目（含后置），经批准后方可经营）',
      ),
    ).toEqual({
      general: [],
      licensed: ['食品销售(仅销售预包装食品)', '酒类经营'],
    });
  });

  it('takes a text without headings as general, and nothing as nothing', () => {
    expect(parseBusinessScope('食品销售；日用百货销售。')).toEqual({
      general: ['食品销售', '日用百货销售'],
      licensed: [],
    });
    expect(parseBusinessScope('')).toEqual({ general: [], licensed: [] });
    expect(parseBusinessScope('许可经营项目：餐饮服务').licensed).toEqual(['餐饮服务']);
  });

  it('supports by whole phrases among the licensed ones only', () => {
    const ask = (text: string) => scopeSupports(parseBusinessScope(text), SALES);
    expect(ask(GENERAL_FIRST)).toEqual({ kind: 'supported', phrase: '食品销售' });
    expect(ask('许可项目：食品互联网销售。')).toEqual({ kind: 'supported', phrase: '食品互联网销售' });
    expect(ask('一般项目：食品销售（仅销售预包装食品）。')).toEqual({
      kind: 'filing-only',
      phrase: '食品销售(仅销售预包装食品)',
    });
    expect(ask('一般项目：食品销售。')).toEqual({ kind: 'unsupported' });
    expect(ask('许可项目：食品销售管理。')).toEqual({ kind: 'unsupported' });
  });
});
