import { type Document, DocumentStatus } from '@licensing/contracts';
import { type AnyLedgerRecord, findLicenceType } from '@licensing/domain';
import { toApplicationDocuments, toReading } from './application-documents';
import { type StepAnswer } from './steps';

const SHA = 'a'.repeat(64);
const records = [
  { type: 'licensing.application.submitted.v1', data: { documents: [{ slot: 'business-licence', sha256: SHA }] } },
] as unknown as AnyLedgerRecord[];
const own = (status: DocumentStatus, position = 0): Document =>
  ({ id: 'd', slot: 'business-licence', sha256: SHA, type: '', status, position }) as Document;
const gather = (state: StepAnswer['state']): StepAnswer => ({ step: 'gather', state });

describe('documents of an application', () => {
  it('are named to everybody, with what they are to whoever brought them', () => {
    const type = findLicenceType('food-business');
    const named = { slot: 'business-licence', name: { zh: '营业执照', en: 'Business licence' }, sha256: SHA };
    expect(toApplicationDocuments({ records } as never, type, [])).toEqual([named]);
    expect(toApplicationDocuments({ records } as never, type, [own(DocumentStatus.DOCUMENT_STATUS_READING)])).toEqual([
      { ...named, status: 'reading', links: { self: '/v1/documents/d' } },
    ]);
  });

  it('are said to be read while the gathering waits for them', () => {
    const waiting = [own(DocumentStatus.DOCUMENT_STATUS_READ), own(DocumentStatus.DOCUMENT_STATUS_QUEUED, 4)];
    expect(toReading(gather('running'), waiting)).toEqual({ reading: { read: 1, of: 2, position: 4 } });
    expect(toReading(gather('done'), waiting)).toEqual({});
    expect(toReading({ step: 'decide', state: 'to-do' }, waiting)).toEqual({});
    expect(toReading(gather('running'), waiting.slice(0, 1))).toEqual({});
  });
});
