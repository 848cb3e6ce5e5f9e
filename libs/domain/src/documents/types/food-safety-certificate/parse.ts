import type { ParsedField } from '../../document-type';
import {
  businessNameField,
  dateField,
  personNameField,
  residentIdField,
  textField,
  toDateField,
  toField,
} from '../../fields';
import { certificateNumberField } from '../certificate-number';
import { findIn, foldedTextOf, readForm, type Span, toRunningText } from '../../layout';
import { findLastDay, readDates } from '../../normalise';
import type { PageText } from '../../page-text';
import { LABELS } from './labels';

/** What the law and the rules on responsibility call these people, the surest place first. */
const LEVELS = [
  /(?:参加|担任|岗位为?|作为|类别[:为]?)(食品安全(?:总监|管理员|员))/,
  /(食品安全(?:总监|管理员|员))(?!培训|考核|证|合格)/,
  /(食品安全(?:总监|管理员|员))/,
  // Every certificate calls itself so in its title.
  /(食品安全管理人员)(?!培训|考核|证|合格|资格)/,
];
const ID_LABEL = '(?:公民身份号码|身份证件?号码?|身份证)';
/** In a sentence the name of the employer runs on over the end of the line. */
const UNIT = [/(?:工作单位|所在单位|聘用单位|单位)[:为]?([^,。:;]{4,40})[,。]/];
/** Certificates in a sentence: 兹证明 张三（身份证号码：…） */
const IN_SENTENCE = [
  new RegExp(`(?:证明|兹有|学员|授予)([\\u4e00-\\u9fff·]{2,15}?)(?:同志|先生|女士)?[(,]${ID_LABEL}`),
  new RegExp(`([\\u4e00-\\u9fff·]{2,4}?)(?:同志|先生|女士)[(,]${ID_LABEL}`),
];
const ID_IN_SENTENCE = [new RegExp(`${ID_LABEL}:?(\\d[0-9A-Z]{14,19})`)];

export function parseFoodSafetyCertificate(pages: readonly PageText[]): ParsedField[] {
  const form = readForm(pages, LABELS);
  const running = toRunningText(pages).characters;
  const value = (name: string): Span | undefined => form.get(name)?.value;
  const orInText = (name: string, patterns: readonly RegExp[]): Span | undefined => {
    const own = value(name);
    return own !== undefined && own.length > 0 ? own : firstOf(running, patterns);
  };
  // In a sentence the employer's name goes on in the next line, where no column follows it.
  const isSentence = (value('holderName') ?? []).length === 0;
  const unit = (isSentence ? firstOf(running, UNIT) : undefined) ?? orInText('unitName', UNIT);
  return [
    ...personNameField('holderName', orInText('holderName', IN_SENTENCE)),
    ...residentIdField('idNumber', orInText('idNumber', ID_IN_SENTENCE)),
    ...certificateNumberField('number', value('number')),
    ...findLevel(value('level'), running),
    ...businessNameField('unitName', unit && findIn(unit, /^([^,。;]+)/)),
    ...findIssuedOn(value, running),
    ...findValidTo(value('validTo')),
  ];
}

function firstOf(span: Span, patterns: readonly RegExp[]): Span | undefined {
  return patterns.map((pattern) => findIn(span, pattern)).find((found) => found !== undefined);
}

/** Beside its label, in the sentence, or as the certificate calls itself. */
function findLevel(labelled: Span | undefined, running: Span): ParsedField[] {
  const span = firstOf(labelled ?? [], LEVELS) ?? firstOf(running, LEVELS);
  return span === undefined ? textField('level', labelled) : [toField('level', span, foldedTextOf(span))];
}

function findIssuedOn(value: (name: string) => Span | undefined, running: Span): ParsedField[] {
  for (const name of ['issuedOn', 'assessedOn']) {
    const dated = dateField('issuedOn', value(name)).filter((field) => field.value !== undefined);
    if (dated.length > 0) return dated;
  }
  // Under the stamp, beside no label: the one day on the page that is not the end of the term. With the end unread, any
  // day may be the end.
  const end = findLastDay(value('validTo') ?? [])?.value;
  const free = readDates(running).filter((found) => found.value !== undefined && found.value !== end);
  const isEndUnread = end === undefined && foldedTextOf(running).includes('有效');
  const [only, another] = free;
  if (only === undefined || another !== undefined || isEndUnread) return dateField('issuedOn', value('issuedOn'));
  return [toDateField('issuedOn', only)];
}

function findValidTo(span: Span | undefined): ParsedField[] {
  const last = findLastDay(span ?? []);
  return last === undefined ? dateField('validTo', span) : [toDateField('validTo', last)];
}
