import { type DocumentRef, GatherOutcome, type Reason } from '@licensing/contracts';
import { type ExtractedFact } from '@licensing/domain';
import { sha256Hex } from '@licensing/platform';
import { createFakeAnswers } from '../../../../test/support/fake-answers';
import { createFakeRegistries, type FakeReply } from '../../../../test/support/fake-registries';
import {
  allAnswer,
  applicant,
  APPLICATION_ID,
  CREDIT_CODE,
  declared,
  records,
} from '../../../../test/support/food-business-case';
import { type Extracted } from '../documents/extracted.service';
import { SourceReader } from '../sources/source-reader.service';
import { createFakeExtracted } from '../testing/fake-extracted';
import { GatherService } from './gather.service';

const {
  GATHER_OUTCOME_GATHERED: GATHERED,
  GATHER_OUTCOME_REFER: REFER,
  GATHER_OUTCOME_WAITING: WAITING,
} = GatherOutcome;

const AS_OF = '2026-03-02T01:00:00.000Z';
const refOf = (slot: string): DocumentRef => ({ slot, documentId: `id of ${slot}`, sha256: 'd'.repeat(64) });
const factOf = (slot: string): ExtractedFact => ({
  asOf: AS_OF, documentId: `id of ${slot}`, sha256: 'd'.repeat(64), record: { of: slot },
}); // prettier-ignore
const evidenceOf = (slot: string) => ({
  source: `document:${slot}`, requestId: `id of ${slot}`, asOf: AS_OF, replySha256: 'e'.repeat(64), rule: '',
}); // prettier-ignore
const reasonOf = (slot: string): Reason => ({
  code: 'DOCUMENT_UNREADABLE', zh: slot, en: slot, basis: 'b', remedy: { zh: '', en: '' }, field: '', rule: '',
}); // prettier-ignore

const saysOf = (...slots: string[]): Partial<Extracted> => ({
  facts: Object.fromEntries(slots.map((slot) => [slot, factOf(slot)])),
  evidence: slots.map(evidenceOf),
});

function serviceOn(slots: readonly string[], said: Partial<Extracted>, changes: Record<string, FakeReply> = {}) {
  const registries = createFakeRegistries(allAnswer(changes));
  const documents = createFakeExtracted(said);
  const answers = createFakeAnswers();
  const service = new GatherService(new SourceReader(registries), answers, documents);
  const gather = () =>
    service.gather({
      licenceType: 'food-business', typeVersion: '1.1.0', idempotencyKey: `${APPLICATION_ID}:gather`, applicationId: APPLICATION_ID,
      creditCode: CREDIT_CODE, declaredJson: JSON.stringify(declared), applicant, documents: slots.map(refOf),
    }); // prettier-ignore
  return { gather, registries, documents, answers };
}

describe('GatherService with documents', () => {
  it('has what they say beside what registries say, with hash and evidence, and waits until they are read', async () => {
    const { gather, documents } = serviceOn(['business-licence'], saysOf('business-licence'), {
      'business-registration': { record: null },
    });
    const answer = await gather();
    expect(answer.outcome).toBe(GATHERED);
    expect(JSON.parse(answer.extractedJson)).toEqual({ 'business-licence': factOf('business-licence') });
    expect(answer.extractedSha256).toBe(sha256Hex(answer.extractedJson));
    expect(JSON.parse(answer.registeredJson)).toMatchObject({ 'business-registration': { record: null } });
    expect(answer.evidence.at(-1)).toEqual(evidenceOf('business-licence'));
    expect(documents.asked).toEqual([{ refs: [refOf('business-licence')], waits: true }]);
  });

  it('says nothing of documents where there are none', async () => {
    await expect(serviceOn([], {}).gather()).resolves.toMatchObject({ extractedJson: '', extractedSha256: '' });
  });

  it('does not wait for a silent registry whose source a document stands in for', async () => {
    const { gather } = serviceOn(['health-certificate'], saysOf('health-certificate'), {
      'health-certificates': 'silent',
    });
    const { outcome, registeredJson } = await gather();
    expect(outcome).toBe(GATHERED);
    expect(JSON.parse(registeredJson)).not.toHaveProperty('health-certificates');
  });

  it('asks the others too where it was known that one is away for which a document stands in', async () => {
    const { gather, registries } = serviceOn(['health-certificate'], saysOf('health-certificate'), {
      'health-certificates': 'silent',
    });
    const away = { kind: 'silent', source: 'health-certificates', since: AS_OF } as const;
    registries.findAway = (sources) => (sources.includes('health-certificates') ? away : undefined);
    const { outcome, registeredJson } = await gather();
    expect(outcome).toBe(GATHERED);
    expect(Object.keys(JSON.parse(registeredJson) as object)).toHaveLength(6);
  });

  it.each([
    ['another than the document stands in for', ['health-certificate'], saysOf('health-certificate'), 'premises'],
    [
      'one for which only a register can speak',
      ['business-licence'],
      saysOf('business-licence'),
      'business-registration',
    ],
    ['one whose document cannot be decided on', ['health-certificate'], {}, 'health-certificates'],
  ] as const)('waits for a silent registry: %s', async (_, slots, said, source) => {
    const { gather, answers } = serviceOn(slots, said, { [source]: 'silent' });
    await expect(gather()).resolves.toMatchObject({ outcome: WAITING, waiting: { source }, extractedJson: '' });
    expect(answers.kept.size).toBe(0);
  });

  it('refers, and names the slot, where a person has to read what no registry has', async () => {
    const reasons = { 'business-licence': reasonOf('business-licence') };
    const { gather } = serviceOn(['business-licence'], { reasons }, { 'business-registration': { record: null } });
    await expect(gather()).resolves.toMatchObject({
      outcome: REFER,
      reasons: [reasonOf('business-licence')],
      extractedJson: '{}',
    });
  });

  it('refers nobody for a document that nobody needs', async () => {
    const reasons = { 'business-licence': reasonOf('business-licence') };
    await expect(serviceOn(['business-licence'], { reasons }).gather()).resolves.toMatchObject({
      outcome: GATHERED,
      reasons: [],
    });
  });

  const others = { record: { ...records['premises'], rights: [] } };
  it.each<[string, Record<string, FakeReply>, number]>([
    ['shows the right that it was brought for', {}, 0],
    ['shows no right of the business', { premises: others }, 1],
    ['is about other premises', { premises: { record: { ...records['premises'], addressCode: '440703999999999999' } } }, 1],
    ['has no such premises', { premises: { record: null } }, 1],
  ])('has a person read a lease unless the premises register shows the right: it %s', async (_, changes, count) => {
    const reasons = { 'premises-right': reasonOf('premises-right') };
    const answer = await serviceOn(['premises-right'], { reasons }, changes).gather();
    expect(answer.reasons).toHaveLength(count);
    expect(answer.outcome).toBe(count === 0 ? GATHERED : REFER);
  }); // prettier-ignore

  it('has a person read what no register could show', async () => {
    const reasons = Object.fromEntries(['identity-card', 'mandate-letter'].map((slot) => [slot, reasonOf(slot)]));
    const { outcome, reasons: told } = await serviceOn(['identity-card'], { reasons }).gather();
    expect([outcome, told.length]).toEqual([REFER, 2]);
  });

  it('gives the first answer again, whatever documents say by then', async () => {
    const { gather, answers } = serviceOn(['business-licence'], saysOf('business-licence'));
    const first = await gather();
    expect(answers.kept.get(`${APPLICATION_ID}:gather`)).toEqual(first);
    const { gather: again } = serviceOn(['business-licence'], {});
    expect(await again()).not.toEqual(first);
    expect(await gather()).toEqual(first);
  });
});
