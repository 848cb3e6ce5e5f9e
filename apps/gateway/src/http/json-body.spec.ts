import { type AppError } from '@licensing/platform';
import { readJsonBody } from './json-body';

function faultOf(body: string | Buffer): AppError {
  try {
    readJsonBody(Buffer.from(body as string));
  } catch (error) {
    return error as AppError;
  }
  throw new Error('accepted');
}

describe('readJsonBody', () => {
  it('reads JSON', () => {
    expect(readJsonBody(Buffer.from('{"a":["食品",1,null]}'))).toEqual({ a: ['食品', 1, null] });
  });

  it.each(['', '{', '{"a":}', 'undefined', "{'a':1}", '{"a":1}x'])('calls %p malformed', (body) => {
    expect(faultOf(body).code).toBe('REQUEST.MALFORMED');
  });

  it('calls invalid UTF-8 malformed', () => {
    expect(faultOf(Buffer.from([0x22, 0xff, 0xfe, 0x22])).code).toBe('REQUEST.MALFORMED');
  });

  it('lists every forbidden name, control character and half character', () => {
    const body = String.raw`{"__proto__":{"x":1},"a":{"constructor":1},"b":"x\u0000","c":["\ud800"],"d~/":"\u0007"}`;
    expect(faultOf(body).problems.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/__proto__ forbiddenName',
      '/a/constructor forbiddenName',
      '/b controlCharacter',
      '/c/0 loneSurrogate',
      '/d~0~1 controlCharacter',
    ]);
  });

  it('leaves the prototype of objects alone', () => {
    expect(faultOf('{"__proto__":{"polluted":true}}').code).toBe('REQUEST.INVALID');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('stops at a deep nesting', () => {
    expect(faultOf('['.repeat(5_000) + ']'.repeat(5_000)).problems[0]?.code).toBe('tooDeep');
  });
});

describe('values that would be taken for something else', () => {
  it.each([
    ['{"area":1e400}', '/area', 'notFinite'],
    ['{"fields":{"list":[1,-1e400]}}', '/fields/list/1', 'notFinite'],
    ['{"hasOwnProperty":"x"}', '/hasOwnProperty', 'forbiddenName'],
    ['{"toString":"x"}', '/toString', 'forbiddenName'],
    ['{"name":"\\u202eabc"}', '/name', 'controlCharacter'],
  ])('%s is named at %s', (body, pointer, code) => {
    expect(() => readJsonBody(Buffer.from(body))).toThrow(
      expect.objectContaining({
        code: 'REQUEST.INVALID',
        problems: [expect.objectContaining({ pointer, code })],
      }) as Error,
    );
  });
});
