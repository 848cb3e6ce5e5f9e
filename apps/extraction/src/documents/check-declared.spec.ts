import { type DocumentFieldDefinition, type JsonValue, listDocumentTypes } from '@licensing/domain';
import { checkDeclared, unknownField } from './check-declared';

type Kind = DocumentFieldDefinition['kind'];

const field = (kind: Kind, critical = false): DocumentFieldDefinition => ({
  name: 'f', label: { zh: '项', en: 'Item' }, kind, critical, required: false, personal: false, threshold: 0.9, source: 's',
}); // prettier-ignore
const codeOf = (kind: Kind, value: JsonValue, critical = false): string | undefined =>
  checkDeclared(field(kind, critical), value)?.code;

describe('what an applicant says that a field should be', () => {
  it.each<[Kind, JsonValue]>([
    ['text', '食品销售'], ['person-name', '样例甲'], ['number', 0], ['number', 82.5], ['date', '2026-02-28'], ['date', '长期'],
    ['list', ['散装食品销售']], ['credit-code', '92440703MAC0F00D70'],
  ])('may be of kind %s %j', (kind, value) => {
    expect(codeOf(kind, value)).toBeUndefined();
  }); // prettier-ignore

  it.each<[Kind, JsonValue]>([
    ['text', 7], ['text', '  '], ['text', 'a\u0000b'], ['text', 'x'.repeat(2_001)], ['text', ['a']], ['number', '82'], ['number', -1],
    ['date', '2026-02-30'], ['date', 'soon'], ['list', []], ['list', 'a'], ['list', ['a', 1]], ['credit-code', {}],
  ])('cannot be of kind %s %j', (kind, value) => {
    for (const critical of [false, true]) expect(codeOf(kind, value, critical)).toBe('wrong-shape');
  }); // prettier-ignore

  it.each<[Kind, string]>([
    ['credit-code', '92440703MAC0F00D71'], ['resident-id', '440703198506120039'], ['licence-number', 'JY14407030000012'],
  ])('as %s with a wrong check digit stands beside a critical field only', (kind, value) => {
    expect(codeOf(kind, value, true)).toBeUndefined();
    expect(codeOf(kind, value)).toBe('check-digit');
  }); // prettier-ignore

  it('is told in both languages, and where', () => {
    for (const problem of [checkDeclared(field('number'), 'x')!, unknownField('a/b~c')])
      for (const text of [problem.zh, problem.en, problem.todo.zh, problem.todo.en]) expect(text).toMatch(/\S/);
    expect(unknownField('a/b~c').pointer).toBe('/a~1b~0c');
  });

  it('is known for every kind of field that a document has', () => {
    const kinds = new Set(listDocumentTypes().flatMap(({ fields }) => fields.map(({ kind }) => kind)));
    for (const kind of kinds) expect(() => codeOf(kind, null)).not.toThrow();
  });
});
