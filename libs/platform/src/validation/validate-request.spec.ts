import { Type } from 'class-transformer';
import { IsArray, IsInt, IsNotEmpty, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { AppError, type Problem } from '../errors/app-error';
import { IsJsonObjectText, IsParsedBy } from './is-parsed-by';
import { validateRequest } from './validate-request';

class Item {
  @IsString()
  @IsNotEmpty()
  name!: string;
}

class Order {
  @IsInt()
  @Min(1)
  count!: number;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Item)
  items!: Item[];

  @ValidateNested()
  @Type(() => Item)
  'a/b~c'!: Item;

  @IsParsedBy('isEven', (text) => ({ kind: Number(text) % 2 === 0 ? 'valid' : 'invalid' }))
  even!: string;

  @IsJsonObjectText(20)
  json!: string;

  @MaxLength(3)
  note!: string;
}

const good = { count: 1, items: [{ name: 'a' }], 'a/b~c': { name: 'b' }, even: '2', json: '{"a":1}', note: '' };

function problemsOf(request: unknown): Problem[] {
  try {
    validateRequest(Order, request);
  } catch (error) {
    if (error instanceof AppError && error.code === 'REQUEST.INVALID') return [...error.problems];
    throw error;
  }
  return [];
}

const placesOf = (request: unknown): string[] => problemsOf(request).map(({ pointer, code }) => `${pointer} ${code}`);

describe('validateRequest', () => {
  it('returns an instance of the class', () => {
    const order = validateRequest(Order, good);
    expect(order).toBeInstanceOf(Order);
    expect(order.items[0]).toBeInstanceOf(Item);
  });

  it.each<[Record<string, unknown>, string[]]>([
    [{ count: 0 }, ['/count min']],
    [{ items: [{ name: 'a' }, { name: '' }] }, ['/items/1/name isNotEmpty']],
    [{ items: [{ name: 'a', price: 1 }] }, ['/items/0/price whitelistValidation']],
    [{ 'a/b~c': { name: '' } }, ['/a~1b~0c/name isNotEmpty']],
    [{ 'x/y': 1, '~': 2 }, ['/x~1y whitelistValidation', '/~0 whitelistValidation']],
    [{ even: '3' }, ['/even isEven']],
    [{ even: 2 }, ['/even isEven']],
    [{ json: '[]' }, ['/json isJsonObjectText']],
    [{ json: 'null' }, ['/json isJsonObjectText']],
    [{ json: '{"a":' }, ['/json isJsonObjectText']],
    [{ json: `{"a":"${'x'.repeat(20)}"}` }, ['/json isJsonObjectText']],
    [{ note: '四个汉字' }, ['/note maxLength']],
  ])('of %j names %j', (change, places) => {
    expect(placesOf({ ...good, ...change })).toEqual(places);
  });

  it('tells everything that is wrong at once, each with reason and remedy in both languages', () => {
    const problems = problemsOf({ ...good, count: 0, even: '3', extra: true, items: [{}, { name: 1 }] });
    expect(new Set(problems.map(({ pointer }) => pointer))).toEqual(
      new Set(['/count', '/even', '/extra', '/items/0/name', '/items/1/name']),
    );
    for (const { zh, en, todo } of problems) {
      for (const text of [zh, todo.zh]) expect(text).toMatch(/\p{Script=Han}/u);
      for (const text of [en, todo.en]) expect(text).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('never repeats a value', () => {
    const secret = '样例甲';
    const problems = problemsOf({ ...good, count: secret, even: secret, json: secret, note: secret.repeat(2) });
    expect(problems.length).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(problems)).not.toContain(secret);
  });

  it.each([null, undefined, [], [good], 'text', 1, true])('%j is an invalid request, not a fault', (request) => {
    expect(() => validateRequest(Order, request)).toThrow(
      expect.objectContaining({
        code: 'REQUEST.INVALID',
        problems: expect.arrayContaining([expect.anything()]) as unknown,
      }) as Error,
    );
  });
});
