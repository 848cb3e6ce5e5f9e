import { type SourceDefinition } from '@licensing/domain';
import { createFakeRegistries, type FakeReply } from '../../../../test/support/fake-registries';
import { findParameters } from './source-parameters';
import { SourceReader } from './source-reader.service';

type Request = SourceDefinition['request'];

const source = (id: string, request: Request): SourceDefinition => ({
  id, request, name: { zh: id, en: id }, steps: ['gather'], basis: '', personal: false,
}); // prettier-ignore

const business = source('business-registration', [
  { parameter: 'creditCode', value: { from: 'declared', field: 'creditCode' } },
]);
const population = source('population', [
  {
    parameter: 'idNumber',
    value: { from: 'registered', source: 'business-registration', path: 'representative.idNumber' },
  },
]);
const premises = source('premises', [{ parameter: 'addressCode', value: { from: 'declared', field: 'addressCode' } }]);

function readerOn(replies: Record<string, FakeReply>) {
  const registries = createFakeRegistries(replies);
  return { registries, reader: new SourceReader(registries) };
}

const answers = {
  'business-registration': { record: { representative: { idNumber: '1' }, addressCode: 'GD1' } },
  population: { record: { name: '样例甲' } },
  premises: { record: { area: 80 } },
};

describe('SourceReader', () => {
  it('asks what it can at once, then what those answers enable', async () => {
    const { reader, registries } = readerOn(answers);
    const { registered, replies } = await reader.read('decision', [population, business, premises], {
      creditCode: 'C',
      addressCode: 'GD1',
    });
    expect(registries.asked.map(({ path }) => path)).toEqual(['/businesses/C', '/GD1', '/persons/1']);
    expect(replies.map((reply) => reply.source)).toEqual(['business-registration', 'premises', 'population']);
    expect(registered['population']).toEqual({
      asOf: '2026-03-02T01:00:00.000Z',
      requestId: 'request-3',
      record: { name: '样例甲' },
    });
  });

  it('asks with what the caller derives from the answers', async () => {
    const { reader, registries } = readerOn(answers);
    await reader.read('decision', [business, premises], { creditCode: 'C' }, (registered, declared) => ({
      ...declared,
      addressCode: (registered['business-registration']?.record as { addressCode: string }).addressCode,
    }));
    expect(registries.asked.map(({ path }) => path)).toEqual(['/businesses/C', '/GD1']);
  });

  it.each<[string, FakeReply]>([
    ['silent', 'silent'],
    ['malformed', 'malformed'],
    ['without the member asked for', { record: {} }],
    ['of no such record', { record: null }],
  ])('does not ask what depends on an answer that is %s', async (_, reply) => {
    const { reader, registries } = readerOn({ ...answers, 'business-registration': reply });
    await reader.read('decision', [business, population], { creditCode: 'C' });
    expect(registries.asked.map((query) => query.source)).toEqual(['business-registration']);
  });

  it('keeps a silent source out of the facts, and a malformed one in, without time and record', async () => {
    const { reader } = readerOn({ 'business-registration': 'malformed' });
    const { registered, replies } = await reader.read('decision', [business, premises], {
      creditCode: 'C',
      addressCode: 'GD1',
    });
    expect(registered).toEqual({ 'business-registration': { asOf: '', requestId: 'request-1', record: null } });
    expect(replies.map(({ kind }) => kind)).toEqual(['malformed', 'silent']);
  });

  it.each(['display', 'decision'] as const)('says that it asks for %s', async (purpose) => {
    const { reader, registries } = readerOn(answers);
    await reader.read(purpose, [business, premises], { creditCode: 'C', addressCode: 'GD1' });
    expect(registries.asked.map((query) => query.purpose)).toEqual([purpose, purpose]);
  });

  it('asks nobody for a decision while one is known to be away; a form is filled as far as it goes', async () => {
    const { reader, registries } = readerOn(answers);
    const away = { kind: 'silent', source: 'premises', since: '2026-03-02T01:30:00.000Z' } as const;
    registries.findAway = (sources) => (sources.includes('premises') ? away : undefined);
    const declared = { creditCode: 'C', addressCode: 'GD1' };
    await expect(reader.readAll([business, premises], declared)).resolves.toEqual({
      registered: {},
      replies: [away],
    });
    expect(registries.asked).toEqual([]);
    await reader.read('display', [business, premises], declared);
    expect(registries.asked).toHaveLength(2);
    // Before a form is frozen as well: what the others have changed is to be seen.
    await reader.read('decision', [business, premises], declared);
    expect(registries.asked).toHaveLength(4);
    await reader.readAll([business, premises], declared, new Set(['premises']));
    expect(registries.asked.slice(4).map(({ purpose }) => purpose)).toEqual(['decision', 'decision']);
  });

  it('asks each source once', async () => {
    const { reader, registries } = readerOn(answers);
    await reader.read('decision', [business, population, premises], { creditCode: 'C', addressCode: 'GD1' });
    expect(new Set(registries.asked.map((query) => query.source)).size).toBe(registries.asked.length);
  });
});

describe('findParameters', () => {
  it('sends a parameter named twice for both values, in order', () => {
    const twice = source('x', [
      { parameter: 'idNumber', value: { from: 'declared', field: 'a' } },
      { parameter: 'idNumber', value: { from: 'declared', field: 'b' } },
    ]);
    expect(findParameters(twice, { declared: { a: '1', b: '2' }, registered: {} })).toEqual({ idNumber: ['1', '2'] });
  });

  it.each([[{}], [{ creditCode: '' }], [{ creditCode: 1 }], [{ creditCode: null }], [{ creditCode: ['C'] }]])(
    'does not know yet what to ask with from %j',
    (declared) => {
      expect(findParameters(business, { declared, registered: {} })).toBeUndefined();
    },
  );
});
