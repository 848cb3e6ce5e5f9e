import { addDays, toChinaDate } from '../dates';

/** How long an applicant has to answer what was asked. */
export interface AnswerTerm {
  /** Calendar days after the day of asking. */
  days: number;
  source: string;
}

/** Where a licence type's data says nothing else. */
export const ANSWER_TERM: AnswerTerm = {
  days: 20,
  source: '行政许可法 art 32(4): 一次告知需要补正的全部内容; 法律没有规定申请人的补正期限, 由发证机关设定',
};

/** The last instant at which what is asked now can be answered: the end of the last day in China, ISO UTC. */
export function answerableUntil(askedAt: string, term: AnswerTerm = ANSWER_TERM): string {
  return `${addDays(toChinaDate(askedAt), term.days)}T15:59:59.999Z`;
}
