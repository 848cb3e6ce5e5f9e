import { type Reason } from '@licensing/domain';
import { type LicenceActivities, type QuestionsEnd } from '@licensing/workflows';
import { person, system } from './actors';
import { type AppendFacts } from './ledger-writer';

type OwnRecords = Pick<LicenceActivities, 'recordWaiting' | 'recordAsked' | 'recordAnswered' | 'referQuestions'>;

const GROUNDS: Record<QuestionsEnd, Pick<Reason, 'code' | 'zh' | 'en'>> = {
  unanswered: {
    code: 'QUESTIONS_UNANSWERED',
    zh: '要求申请人处理的事项在期限内没有得到答复。',
    en: 'What the applicant was asked was not answered in time.',
  },
  unresolved: {
    code: 'QUESTIONS_UNRESOLVED',
    zh: '申请人多次答复后，所要求的事项仍未解决。',
    en: 'The applicant answered several times, and what was asked is still open.',
  },
};

/** Records of the workflow's own: what it waits for, and what came of it. Their times come from the workflow's clock. */
export function createOwnRecords(append: AppendFacts): OwnRecords {
  return {
    recordWaiting: ({ application, place, time, waiting }) =>
      append(application, place, [
        { type: 'licensing.application.waiting.v1', time, actor: system('orchestrator', application), data: waiting },
      ]),

    recordAsked: ({ application, place, time, asked }) =>
      append(application, place, [
        { type: 'licensing.application.asked.v1', time, actor: system('orchestrator', application), data: asked },
      ]),

    recordAnswered: ({ application, place, time, by, answered }) =>
      append(application, place, [
        { type: 'licensing.application.answered.v1', time, actor: person(by, application), data: answered },
      ]),

    referQuestions: ({ application, place, time, end }) => {
      const reason: Reason = {
        ...GROUNDS[end],
        basis: '行政许可法 art 32(4)',
        remedy: { zh: '无需操作，请等待工作人员联系。', en: 'Nothing to do: a member of staff will be in touch.' },
      };
      return append(application, place, [
        {
          type: 'licensing.application.referred.v1',
          time,
          actor: system('orchestrator', application),
          data: { reasons: [reason] },
        },
      ]);
    },
  };
}
