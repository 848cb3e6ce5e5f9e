import {
  type AppendRequest, DecideOutcome, type DecideResponse, GatherOutcome, type GatherResponse, IssueOutcome, type IssueResponse,
  type DocumentRef, type Licence, type ReadDocumentsResponse, VerifyOutcome, type VerifyResponse,
} from '@licensing/contracts'; // prettier-ignore
import { type LedgerRecord, sealRecord } from '@licensing/domain';
import { sha256Hex } from '@licensing/platform';
import { type LicenceApplicationInput } from '@licensing/workflows';
import { applicant, APPLICATION_ID, CREDIT_CODE, declared, FIRST_LICENCE_TYPE } from './food-business-case';

export const application: LicenceApplicationInput = {
  ...FIRST_LICENCE_TYPE,
  applicationId: APPLICATION_ID,
  creditCode: CREDIT_CODE,
  applicantRef: 'f'.repeat(32),
  formSha256: 'e'.repeat(64),
  submittedAt: '2026-03-01T17:00:00.000Z',
  correlationId: 'correlation-1',
};

export const wireReason = {
  code: 'BUSINESS_STATUS', zh: '登记状态异常。', en: 'Not active.', basis: '行政许可法 art 31',
  remedy: { zh: '请恢复登记。', en: 'Restore it.' }, field: '', rule: 'identity/BUSINESS_STATUS',
}; // prettier-ignore

const evidence = [
  {
    source: 'population',
    requestId: 'r-1',
    asOf: '2026-03-01T00:00:00.000Z',
    replySha256: 'a'.repeat(64),
    rule: 'identity/verify',
  },
];
const silence = { source: 'population', since: '2026-03-01T17:00:01.500Z' };

const licence: Licence = {
  number: 'JY14407030000011', creditCode: CREDIT_CODE, operatorName: '样例食品店', premises: '样例路12号',
  addressCode: 'GD440703000012', divisionCode: '440703', businessForm: 'food-sales', items: ['bulk-and-prepackaged-food'],
  validFrom: '2026-03-02', validTo: '2031-03-01', authority: '蓬江区市场监督管理局', certificateSha256: 'c'.repeat(64),
  licenceType: 'food-business', typeVersion: '1.0.0',
}; // prettier-ignore

/** What each service answers in the good case; a test changes what it is about. */
export const goodAnswers = {
  verify: {
    outcome: VerifyOutcome.VERIFY_OUTCOME_PROVED, reasons: [], evidence, waiting: undefined, answeredAt: '2026-03-01T17:00:01.000Z',
    questions: [], authority: { kind: 'representative', role: '经营者', mandateId: '' },
  } as VerifyResponse,
  gather: {
    outcome: GatherOutcome.GATHER_OUTCOME_GATHERED, reasons: [], evidence, waiting: undefined, fieldsSha256: 'b'.repeat(64),
    registeredJson: '{"premises":{}}', extractedJson: '', extractedSha256: '', answeredAt: '2026-03-01T17:00:02.000Z',
  } as GatherResponse,
  decide: {
    outcome: DecideOutcome.DECIDE_OUTCOME_GRANT, reasons: [], receiptSha256: 'd'.repeat(64), answeredAt: '2026-03-01T17:00:03.000Z',
    findings: [{ rule: 'r-1', outcome: 'pass', fact: 'f', basis: 'b', zh: '通过', en: 'passed', remedy: undefined }],
    ruleSet: { id: 'food-business', version: '1.0.0', sha256: '9'.repeat(64) },
  } as DecideResponse,
  issue: {
    outcome: IssueOutcome.ISSUE_OUTCOME_ISSUED, licence, reasons: [], answeredAt: '2026-03-01T17:00:04.000Z',
  } as unknown as IssueResponse,
}; // prettier-ignore

export const verifyWaits: VerifyResponse = {
  ...goodAnswers.verify, outcome: VerifyOutcome.VERIFY_OUTCOME_WAITING, evidence: [], waiting: silence,
}; // prettier-ignore
/** Everything identity can ask of a person at once. */
export const verifyAsks: VerifyResponse = {
  ...goodAnswers.verify, outcome: VerifyOutcome.VERIFY_OUTCOME_ASK, authority: undefined,
  questions: [
    {
      code: 'ASSURANCE_TOO_LOW', zh: '请以更高等级认证。', en: 'Sign in more surely.', basis: '行政许可法 art 32(4)',
      todo: { zh: '请重新认证。', en: 'Sign in again.' }, field: '',
      choices: [{ value: 'face-verified', label: { zh: '人脸核验', en: 'Face verified' } }],
    },
  ],
}; // prettier-ignore
export const gatherWaits: GatherResponse = {
  ...goodAnswers.gather, outcome: GatherOutcome.GATHER_OUTCOME_WAITING, evidence: [], waiting: silence, registeredJson: '', fieldsSha256: '',
}; // prettier-ignore

type Reading = Iterable<ReadDocumentsResponse> | AsyncIterable<ReadDocumentsResponse>;
type Answers = typeof goodAnswers & { readonly reading: Reading };

/** A document as submitted, and an application that has it. */
export const documentRef: DocumentRef = {
  slot: 'business-licence', documentId: '0190a5b4-8c1e-7f3a-9d2b-0000000000d1', sha256: '7'.repeat(64),
}; // prettier-ignore
export const applicationWithDocuments: LicenceApplicationInput = { ...application, documents: 1 };

/**
 * The five services in memory. `calls` is every call in order; casework keeps a real chain of sealed records and refuses,
 * as the real one does, a record that does not follow the one before it.
 *
 * @param documents those of the submission
 */
export function createFakeServices(answers: Partial<Answers> = {}, documents: readonly DocumentRef[] = []) {
  const calls: { name: string; request: unknown }[] = [];
  const ledger: LedgerRecord[] = [];
  const given = { ...goodAnswers, reading: [{ read: 1, of: 1, position: 0 }] as Reading, ...answers };
  const before = new Map<string, () => void>();
  const answer = <K extends string, T>(name: K, reply: (request: never) => T) => ({
    [name]: (request: unknown): Promise<T> => {
      calls.push({ name, request });
      return Promise.resolve().then(() => {
        before.get(name)?.();
        return reply(request as never);
      });
    },
  }) as Record<K, (request: unknown) => Promise<T>>; // prettier-ignore

  function append({ firstN, previousHash, correlationId, records }: AppendRequest): {
    lastN: number;
    lastHash: string;
  } {
    let last = previousHash;
    records.forEach(({ type, time, actorJson, dataJson }, index) => {
      const n = firstN + index;
      const actor = JSON.parse(actorJson) as LedgerRecord['actor'];
      const data = JSON.parse(dataJson) as LedgerRecord['data'];
      const draft = { applicationId: APPLICATION_ID, n, type, time, actor, correlationId, data, previousHash: last };
      const record = sealRecord(draft as unknown as Parameters<typeof sealRecord>[0], sha256Hex);
      const present = ledger[n - 1];
      if (present === undefined ? n !== ledger.length + 1 : present.hash !== record.hash)
        throw new Error('ledger conflict');
      ledger[n - 1] = record;
      last = record.hash;
    });
    return { lastN: firstN + records.length - 1, lastHash: last };
  }

  const submission = { ...application, applicant, declaredJson: JSON.stringify(declared), documents };
  /** How reading goes, message by message; a test may make it long. */
  async function* readDocuments(request: unknown): AsyncGenerator<ReadDocumentsResponse> {
    calls.push({ name: 'readDocuments', request });
    before.get('readDocuments')?.();
    for await (const progress of given.reading) {
      await Promise.resolve();
      yield progress;
    }
  }
  const services = {
    identity: answer('verify', () => given.verify),
    extraction: {
      ...answer('gather', () => given.gather),
      ...answer('getGathered', () => ({ gathered: given.gather })),
      readDocuments,
    },
    comparison: answer('decide', () => given.decide),
    issuance: answer('issue', () => given.issue),
    casework: {
      ...answer('append', append),
      ...answer('getSubmission', () => submission),
      ...answer('getApplication', () => ({ recordsJson: ledger.map((record) => JSON.stringify(record)) })),
    },
  };
  /** Runs `work` whenever a call arrives: to fail it, or to change what it is given. */
  const onCall = (name: string, work: () => unknown): void => void before.set(name, work);
  return { services, calls, ledger, given, onCall };
}
