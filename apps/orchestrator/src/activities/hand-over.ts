import { type AnyLedgerRecord, type Reason } from '@licensing/domain';
import { LEDGER_START, type LicenceApplicationInput, type LicenceApplicationResult } from '@licensing/workflows';
import { type Services } from '../services';
import { system } from './actors';
import { type AppendFacts, type Fact } from './ledger-writer';

const COULD_NOT_FINISH: Reason = {
  code: 'STEP_FAILED',
  zh: '系统处理中断，已转由工作人员继续办理。',
  en: 'The system could not finish a step by itself; a member of staff continues.',
  basis: '行政许可法 art 34',
  remedy: { zh: '无需操作，请等待工作人员联系。', en: 'Nothing to do: a member of staff will be in touch.' },
};

async function findLastRecord(
  casework: Services['casework'],
  applicationId: string,
): Promise<AnyLedgerRecord | undefined> {
  const { recordsJson } = await casework.getApplication({
    applicationId,
    subject: '',
    reader: undefined,
    purpose: '',
    what: '',
  });
  const last = recordsJson.at(-1);
  return last === undefined ? undefined : (JSON.parse(last) as AnyLedgerRecord);
}

/**
 * Refers an application whose step failed for good, unless it is at its end already. The step may have written before it failed, so the end is read from
 * the ledger and not taken from the workflow.
 */
export async function handOver(
  casework: Services['casework'],
  append: AppendFacts,
  application: LicenceApplicationInput,
  time: string,
): Promise<LicenceApplicationResult> {
  const last = await findLastRecord(casework, application.applicationId);
  if (last?.type === 'licensing.application.referred.v1' || last?.type === 'licensing.certificate.issued.v1') {
    // Written, but perhaps not yet published: appending the same again publishes it.
    const { type, time: at, actor, data } = last;
    const before = { n: last.n - 1, hash: last.previousHash };
    await append(application, before, [{ type, time: at, actor, data } as Fact]);
    return last.type === 'licensing.certificate.issued.v1'
      ? { kind: 'issued', number: last.data.licence.number }
      : { kind: 'referred' };
  }
  await append(application, last === undefined ? LEDGER_START : { n: last.n, hash: last.hash }, [
    {
      type: 'licensing.application.referred.v1',
      time,
      actor: system('orchestrator', application),
      data: { reasons: [COULD_NOT_FINISH] },
    },
  ]);
  return { kind: 'referred' };
}
