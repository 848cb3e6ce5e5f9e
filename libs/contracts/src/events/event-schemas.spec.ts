import { readdirSync } from 'node:fs';
import { checkEvent, EVENT_SCHEMAS } from './event-schemas';

const HASH = 'a'.repeat(64);
const waiting = {
  source: 'population', since: '2026-01-05T01:02:03.000Z', step: 'verify', n: 2, hash: HASH, previousHash: HASH,
}; // prettier-ignore
const WAITING = 'licensing.application.waiting.v1';

describe('event schemas', () => {
  it('have one file each, and each file is listed', () => {
    const files = readdirSync(__dirname).filter((name) => /\.v\d+\.schema\.json$/.test(name));
    expect(files.map((name) => name.replace('.schema.json', '')).sort()).toEqual(Object.keys(EVENT_SCHEMAS).sort());
  });

  it.each(Object.entries(EVENT_SCHEMAS))(
    '%s allows nothing beyond what it lists and requires its ledger place',
    (_type, schema) => {
      expect(schema).toMatchObject({
        additionalProperties: false,
        $schema: 'https://json-schema.org/draft/2020-12/schema',
      });
      expect(schema).toMatchObject({ required: expect.arrayContaining(['n', 'hash', 'previousHash']) as string[] });
    },
  );

  it('accepts data that fits', () => {
    expect(checkEvent(WAITING, waiting)).toEqual({ kind: 'valid' });
  });

  it.each([
    ['an unknown member', { ...waiting, extra: 1 }, 'extra'],
    ['a missing member', { ...waiting, since: undefined }, 'since'],
    ['a wrong choice', { ...waiting, step: 'refuse' }, '/step'],
    ['a time without a day', { ...waiting, since: '01:02' }, '/since'],
    ['a hash that is none', { ...waiting, hash: 'abc' }, '/hash'],
    ['a record number of zero', { ...waiting, n: 0 }, '/n'],
  ])('names %s', (_what, data, part) => {
    const check = checkEvent(WAITING, data);
    expect(check.kind === 'invalid' && check.problems.join()).toContain(part);
  });

  it('reports everything that is wrong at once', () => {
    const check = checkEvent(WAITING, { ...waiting, n: 0, step: 'x' });
    expect(check.kind === 'invalid' && check.problems.length).toBe(2);
  });

  describe('documents', () => {
    const SUBMITTED = 'licensing.application.submitted.v1';
    const submitted = {
      licenceType: 'food-business', typeVersion: '1.1.0', creditCode: '92440703MAC0F00D70', formSha256: HASH, n: 1, hash: HASH,
      previousHash: HASH,
    }; // prettier-ignore
    const document = { slot: 'business-licence', sha256: HASH };

    it('are named by slot and hash, and left out where there are none', () => {
      expect(checkEvent(SUBMITTED, submitted)).toEqual({ kind: 'valid' });
      expect(checkEvent(SUBMITTED, { ...submitted, documents: [document] })).toEqual({ kind: 'valid' });
    });

    it.each([
      ['a list of none', []],
      ['a hash that is none', [{ ...document, sha256: 'abc' }]],
      ['whatever else is known of one', [{ ...document, documentId: 'd' }]],
    ])('are never %s', (_what, documents) => {
      expect(checkEvent(SUBMITTED, { ...submitted, documents }).kind).toBe('invalid');
    });
  });

  it('knows no other type', () => {
    expect(checkEvent('licensing.application.refused.v1', waiting)).toEqual({ kind: 'unknown-type' });
    expect(checkEvent('toString', {})).toEqual({ kind: 'unknown-type' });
  });
});
