import { makePage, type MadeRun } from '../testing/page';
import { readForm } from './read-form';
import { textOf } from './span';

const LABELS = [
  { field: 'name', texts: ['名称'] },
  { field: 'kind', texts: ['类型'] },
  { field: 'representative', texts: ['法定代表人'] },
  { field: 'scope', texts: ['经营范围'] },
  { field: 'capital', texts: ['注册资本'] },
  { field: 'address', texts: ['住所', '主要经营场所', '经营场所'] },
  { texts: ['国家市场监督管理总局监制'] },
];

function read(runs: readonly MadeRun[]): Record<string, string> {
  return Object.fromEntries([...readForm([makePage(runs)], LABELS)].map(([name, { value }]) => [name, textOf(value)]));
}

describe('a form by its boxes', () => {
  it('value at the right, in whatever order the runs come', () => {
    const runs: MadeRun[] = [
      ['样例食品有限公司', 300, 100],
      ['张样例', 300, 160],
      ['名称', 100, 100],
      ['法定代表人', 100, 160],
    ];
    const expected = { name: '样例食品有限公司', representative: '张样例' };
    expect(read(runs)).toEqual(expected);
    expect(read([...runs].reverse())).toEqual(expected);
  });

  it.each([
    ['label and value in one run', [['名称样例食品有限公司', 100, 100, { width: 320 }]]],
    ['with a colon', [['名称：样例食品有限公司', 100, 100]]],
    [
      'label spread out',
      [
        ['名', 100, 100],
        ['称', 200, 100],
        ['样例食品有限公司', 300, 100],
      ],
    ],
    [
      'its second half in the value’s run',
      [
        ['名', 100, 100],
        ['称样例食品有限公司', 200, 100],
      ],
    ],
    [
      'misread in a way that is known',
      [
        ['名稱', 100, 100],
        ['样例食品有限公司', 300, 100],
      ],
    ],
    [
      'value a little higher',
      [
        ['名称', 100, 112],
        ['样例食品有限公司', 300, 100],
      ],
    ],
    [
      'value in two runs',
      [
        ['名称', 100, 100],
        ['样例食品', 300, 100],
        ['有限公司', 430, 102],
      ],
    ],
    [
      'end of the label once more in the value',
      [
        ['名称', 100, 100, { width: 130 }],
        ['称样例食品有限公司', 210, 100, { width: 280 }],
      ],
    ],
    [
      'dirt beside it',
      [
        ['名称', 100, 100],
        ['t', 280, 112, { size: 10 }],
        ['样例食品有限公司', 300, 100],
      ],
    ],
  ] as [string, MadeRun[]][])('%s', (_, runs) => {
    expect(read(runs)['name']).toBe('样例食品有限公司');
  });

  it('two columns with lines at the same height', () => {
    expect(
      read([
        ['名称', 100, 100], ['样例食品有限公司', 300, 100], ['注册资本', 800, 100], ['壹佰万元整', 1000, 100],
        ['类型', 100, 160], ['有限责任公司', 300, 160], ['住所', 800, 160], ['广东省江门市样例区甲路', 1000, 160],
        ['经营范围', 100, 220], ['一般项目：甲；乙；', 300, 220], ['１号之二首层', 1000, 205],
        ['丙；丁。', 300, 262],
      ]), // prettier-ignore
    ).toEqual({
      name: '样例食品有限公司',
      capital: '壹佰万元整',
      kind: '有限责任公司',
      address: '广东省江门市样例区甲路１号之二首层',
      scope: '一般项目：甲；乙；丙；丁。',
    });
  });

  it('both columns in one run', () => {
    expect(
      read([['名称样例公司', 100, 100, { width: 200 }], ['注册资本壹佰万元整', 800, 100, { width: 300 }], ['类型有限责任公司住所甲路1号', 100, 160]]), // prettier-ignore
    ).toMatchObject({ name: '样例公司', capital: '壹佰万元整' });
  });

  it('characters of several labels in one upright run', () => {
    expect(
      read([
        ['名类住', 100, 98, { size: 44, width: 44, height: 152 }],
        ['称', 220, 100], ['样例食品有限公司', 300, 100],
        ['型', 220, 160], ['有限责任公司', 300, 160],
        ['所', 220, 220], ['甲路1号', 300, 220],
      ]), // prettier-ignore
    ).toEqual({ name: '样例食品有限公司', kind: '有限责任公司', address: '甲路1号' });
  });

  it('a label in the middle of its cell, the value in lines above and below', () => {
    expect(
      read([['名称', 100, 100], ['样例食品有限公司', 300, 100], ['住所', 100, 220], ['广东省江门市样例区', 300, 200], ['甲路1号', 300, 238]]), // prettier-ignore
    ).toEqual({ name: '样例食品有限公司', address: '广东省江门市样例区甲路1号' });
  });

  it('the value below, where nothing stands beside the label', () => {
    expect(
      read([
        ['注册资本', 100, 100],
        ['壹佰万元整', 100, 140],
      ]),
    ).toEqual({ capital: '壹佰万元整' });
  });

  it('footers, titles and far lines are no part of a value', () => {
    expect(
      read([['营业执照', 500, 10, { size: 80 }], ['经营范围', 100, 220], ['甲；乙。', 300, 220], ['样例印章', 300, 400], ['国家市场监督管理总局监制', 300, 262]]), // prettier-ignore
    ).toEqual({ scope: '甲；乙。' });
  });

  it('words of a label inside a text are text', () => {
    expect(
      read([
        ['经营范围', 100, 220],
        ['餐饮服务；类型名称经营场所管理。', 300, 220],
      ])['scope'],
    ).toBe('餐饮服务；类型名称经营场所管理。');
  });

  it('a label with nothing is seen and empty', () => {
    expect(read([['注册资本', 100, 100]])).toEqual({ capital: '' });
  });
});
