import type { JsonValue } from '../canonical';
import { addDays, addYears, type LocalDate } from '../dates';
import type { Bilingual, Reason } from '../decision';
import { toReason } from './claims';
import { BAR_GROUNDS } from './parameters';
import { type BarRecord, readBars } from './registry-records';

/** Somebody or something whose bars matter, and what they are in the case. Told by role, never by name or number. */
export interface BarSubject {
  /** An identity number or a credit code. */
  subject: string;
  role: Bilingual;
  /** The form field that names them. */
  field?: string;
}

const BASIS = '食品安全法 art 135; 行政许可法 arts 78, 79';

/**
 * Nobody in the case is barred on that day. A bar never refuses by itself: it goes to a person with its ground, whom it is
 * about by role, and its days.
 *
 * @param askedAbout everybody that the register was asked about; whoever is missing there has not been checked
 */
export function verifyBars(
  subjects: readonly BarSubject[],
  askedAbout: readonly string[],
  answers: readonly JsonValue[],
  on: LocalDate,
): Reason[] {
  const records = answers.map(readBars);
  const bars = records.flatMap((record) => record?.bars ?? []);
  const unusable =
    records.length === 0 || records.includes(undefined) || bars.some(({ subject }) => !askedAbout.includes(subject));
  if (unusable) {
    return [
      toReason('bars', {
        code: 'BARS_ANSWER_UNUSABLE',
        zh: '从业禁止名单的答复无法采用。',
        en: 'The answer of the register of bars cannot be used.',
        basis: BASIS,
      }),
    ];
  }
  const unchecked = new Set(subjects.map(({ subject }) => subject).filter((subject) => !askedAbout.includes(subject)));
  return [
    ...[...unchecked].map((subject) => toUncheckedReason(subject, subjects)),
    ...bars.filter((bar) => stands(bar, on)).map((bar) => toBarReason(bar, subjects)),
  ];
}

/** It stands as long as the register says, and at least as long as the law says. */
function stands({ ground, from, until }: BarRecord, on: LocalDate): boolean {
  if (on < from) return false;
  if (until === null || on <= until) return true;
  const lawful = findGround(ground);
  // The register says that it is over; of a ground nobody knows there is no more to be said than that.
  if (lawful === undefined) return false;
  return lawful.years === null || on <= addDays(addYears(from, lawful.years), -1);
}

const findGround = (code: string): (typeof BAR_GROUNDS)[string] | undefined =>
  Object.hasOwn(BAR_GROUNDS, code) ? BAR_GROUNDS[code] : undefined;

/** Whom it is about, by every role they have in the case. */
function toConcerned(subject: string, subjects: readonly BarSubject[]): Bilingual & { field?: string } {
  const concerned = subjects.filter((one) => one.subject === subject);
  if (concerned.length === 0) return { zh: '所查询的人员', en: 'somebody asked about' };
  const field = concerned.find((one) => one.field !== undefined)?.field;
  return {
    zh: concerned.map(({ role }) => role.zh).join('、'),
    en: concerned.map(({ role }) => role.en).join(', '),
    ...(field !== undefined && { field }),
  };
}

function toUncheckedReason(subject: string, subjects: readonly BarSubject[]): Reason {
  const { zh, en, ...place } = toConcerned(subject, subjects);
  return toReason('bars', {
    code: 'BARS_NOT_CHECKED',
    zh: `尚未查询从业禁止名单：${zh}。`,
    en: `The register of bars was not asked about ${en}.`,
    basis: BASIS,
    ...place,
  });
}

function toBarReason({ subject, ground, from, until }: BarRecord, subjects: readonly BarSubject[]): Reason {
  const { zh, en, ...place } = toConcerned(subject, subjects);
  const known = findGround(ground);
  const isLife = until === null || known?.years === null;
  return toReason('bars', {
    // The register's own text is not repeated: nobody knows what stands in it.
    code: known === undefined ? 'BAR_OTHER_GROUND' : `BAR_${ground.toUpperCase().replaceAll('-', '_')}`,
    zh: `查到限制：${known?.zh ?? '其他从业禁止'}；涉及${zh}；自${from}起，${isLife ? '没有期限' : `至${until}`}。`,
    en: `There is a bar: ${known?.en ?? 'on another ground'}; it concerns ${en}; from ${from} ${isLife ? 'without end' : `until ${until}`}.`,
    basis: known?.basis ?? BASIS,
    remedy: {
      zh: '由工作人员核实限制记录及其依据；涉及食品安全管理人员的，可以更换人员。',
      en: 'A clerk checks the bar and its ground; another food-safety person may be named.',
    },
    ...place,
  });
}
