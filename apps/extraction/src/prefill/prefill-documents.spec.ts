import { type DocumentRef } from '@licensing/contracts';
import { type ExtractedFact, type JsonValue } from '@licensing/domain';
import { createFakeRegistries, type FakeReply } from '../../../../test/support/fake-registries';
import { allAnswer, applicant, CREDIT_CODE, declared, records } from '../../../../test/support/food-business-case';
import { type Extracted } from '../documents/extracted.service';
import { SourceReader } from '../sources/source-reader.service';
import { createFakeExtracted } from '../testing/fake-extracted';
import { PrefillService } from './prefill.service';

const READ_AT = '2026-03-02T02:00:00.000Z';
const LICENCE: DocumentRef = { slot: 'business-licence', documentId: 'id-1', sha256: 'd'.repeat(64) };
const factOf = (record: JsonValue): ExtractedFact => ({
  asOf: READ_AT,
  documentId: 'id-1',
  sha256: 'd'.repeat(64),
  record,
});
const licenceRecord = {
  ...records['business-registration'], name: '新开的店', addressCode: undefined,
} as unknown as JsonValue; // prettier-ignore
const UNREADABLE = {
  code: 'DOCUMENT_UNREADABLE', zh: '', en: '', basis: '', remedy: undefined, field: '', rule: '',
}; // prettier-ignore
const licence: Partial<Extracted> = { facts: { 'business-licence': factOf(licenceRecord) } };

async function prefill(
  changes: Record<string, FakeReply>,
  said: Partial<Extracted> = {},
  documents: DocumentRef[] = [],
  chosen: Readonly<Record<string, JsonValue>> = {},
) {
  const registries = createFakeRegistries(allAnswer(changes));
  const extracted = createFakeExtracted(said);
  const { fields, materials, silent } = await new PrefillService(new SourceReader(registries), extracted).prefill({
    licenceType: 'food-business', typeVersion: '1.1.0', creditCode: CREDIT_CODE, applicant, documents,
    declaredJson: Object.keys(chosen).length === 0 ? '' : JSON.stringify(chosen),
  }); // prettier-ignore
  return {
    silent,
    fields: Object.fromEntries(fields.map((field) => [field.name, field])),
    materials: Object.fromEntries(materials.map((material) => [material.id, material])),
    waits: extracted.asked.map(({ waits }) => waits),
  };
}

const absent = { 'business-registration': { record: null } };

describe('PrefillService with documents', () => {
  it('fills from a document what the register does not know: its slot as source, the time of the reading', async () => {
    const { fields, waits } = await prefill(absent, licence, [LICENCE]);
    expect(fields['operatorName']).toEqual({
      name: 'operatorName', valueJson: '"新开的店"', source: 'document:business-licence', asOf: READ_AT, locked: true, previousJson: '',
    }); // prettier-ignore
    // A form is not kept waiting for a queue.
    expect(waits).toEqual([false]);
  });

  it('lets a register that knows the business win', async () => {
    const { fields } = await prefill({}, licence, [LICENCE]);
    expect(fields['operatorName']).toMatchObject({
      valueJson: JSON.stringify(records['business-registration']?.['name']), source: 'business-registration',
    }); // prettier-ignore
  });

  it('shows nothing of a document about another business', async () => {
    const other = { ...(licenceRecord as object), creditCode: 'another' } as JsonValue;
    const { fields } = await prefill(absent, { facts: { 'business-licence': factOf(other) } }, [LICENCE]);
    expect(fields['operatorName']).toMatchObject({ valueJson: '', source: '', locked: true });
  });

  it('says what is obtained, asked and provided', async () => {
    expect((await prefill({}, {}, [], declared)).materials['business-licence']).toMatchObject({
      status: 'obtained', source: 'business-registration', documentId: '',
    }); // prettier-ignore
    expect((await prefill(absent)).materials['business-licence']).toMatchObject({ status: 'asked' });
    expect((await prefill(absent, {}, [LICENCE])).materials['business-licence']).toMatchObject({
      status: 'provided', documentId: 'id-1',
    }); // prettier-ignore
  });

  const unread: Partial<Extracted> = { reasons: { 'business-licence': UNREADABLE } };
  const typed = { operatorName: '新开的店', representativeName: applicant.name };

  it('lets the applicant type what the register does not know and no machine reads on the licence', async () => {
    const before = await prefill(absent, unread, [LICENCE]);
    expect(before.fields['operatorName']).toEqual({
      name: 'operatorName', valueJson: '', source: '', asOf: '', locked: false, previousJson: '',
    }); // prettier-ignore
    const { fields, materials } = await prefill(absent, unread, [LICENCE], typed);
    expect(fields['operatorName']).toMatchObject({ valueJson: '"新开的店"', source: 'applicant', locked: false });
    expect(fields['domicile']).toMatchObject({ valueJson: '', locked: false });
    // What the form is about stays what it was begun for, and premises have a register of their own.
    const creditCode = { valueJson: JSON.stringify(CREDIT_CODE), source: 'applicant', locked: true };
    expect([fields['creditCode'], fields['premises']]).toMatchObject([creditCode, { locked: true }]);
    expect(materials['business-licence']).toMatchObject({ status: 'provided' });
  });

  it.each<[string, Record<string, FakeReply>, Partial<Extracted>, DocumentRef[]]>([
    ['without a document', absent, {}, []],
    ['by a document of another slot', absent, { reasons: { 'premises-right': UNREADABLE } }, [LICENCE]],
    ['while the register is silent', { 'business-registration': 'silent' }, unread, [LICENCE]],
    ['when its answer is unusable', { 'business-registration': 'malformed' }, unread, [LICENCE]],
    ['when the register knows the business', {}, unread, [LICENCE]],
    ['when the licence was read', absent, licence, [LICENCE]],
  ])('opens no field %s', async (_, changes, said, documents) => {
    const { fields } = await prefill(changes, said, documents, { ...typed, operatorName: '别的店' });
    expect(['operatorName', 'representativeName', 'domicile', 'creditCode'].map((name) => fields[name]?.locked)).toEqual(
      Array(4).fill(true),
    );
    expect(JSON.stringify(fields)).not.toContain('别的店');
  }); // prettier-ignore

  it('says of a source that could not be asked yet nothing at all', async () => {
    const { materials } = await prefill({});
    expect(Object.keys(materials)).not.toContain('health-certificate');
  });
});
