import type { ParsedField } from '../../document-type';
import { businessNameField, personNameField, residentIdField, textField, toDateField, toField } from '../../fields';
import {
  findIn,
  findParty,
  foldedTextOf,
  type FormValue,
  readForm,
  readSections,
  type RunningText,
  type Section,
  type Span,
  toRunningText,
  trimSpan,
} from '../../layout';
import { findTermIn, type FoundDate as Found, readDates, toCodeText } from '../../normalise';
import type { PageText } from '../../page-text';
import { contradicts, isCutShort } from '../contradicts';
import { LABELS, SENTENCES_BEGIN } from './labels';

const CODE = /([0-9A-Z]{15,20})/;
const ID_LABEL = '(?:公民身份号码|身份证件?号码?|身份证)';
/** 现委托 张三（身份证号码：…）为代理人 */
const AGENT = new RegExp(
  `(?:委托|授权)(?:我单位|本单位|我公司|员工|职工|同志)*:?([\\u4e00-\\u9fff·]{2,15}?)(?:同志|先生|女士)?[,(]*${ID_LABEL}`,
);
const AGENT_ID = new RegExp(`(?:委托|授权)[^,。:;]{0,24}?[,(]*${ID_LABEL}[:为]*([0-9A-Z]{15,20})`);
/** 为代理人，代为办理…。 */
const MATTERS = /(?:为|作为)(?:其|我单位|本单位|本人|我公司)?(?:的)?(?:委托)?(?:代理人|受托人),?([^。]{4,120})[。]/;
const MATTERS_ACTED = /((?:代为|全权代表|代表我单位|代理)(?:办理|申请|申报|领取)[^。;]{2,100})/;
/** 自签署之日起至… */
const FROM_SIGNING = /(自?(?:本委托书)?(?:签署|签订|签发|出具|签字|盖章)之日起)/;

/** Pure. Labels and values, or the same in sentences; who gives the authority stands at the head and again where it signs. */
export function parseLetterOfAuthority(pages: readonly PageText[]): ParsedField[] {
  const running = toRunningText(pages);
  const sections = readSections(running, LABELS, SENTENCES_BEGIN);
  const term = findTerm(running, sections);
  const signed = findSignedOn(running, sections, term);
  return [
    ...principalFields(sections, readForm(pages, LABELS)),
    ...codeField('principalCode', 'principal', sections),
    ...agentFields(running, sections),
    ...textField('matters', findMatters(running, sections)),
    ...fromField(running, term, signed),
    ...(term?.to === undefined ? [] : [toDateField('to', term.to)]),
    ...(signed === undefined ? [] : [toDateField('signedOn', signed)]),
  ];
}

/** The name at the head, and every other place that surely says another one. */
function principalFields(sections: readonly Section[], form: ReadonlyMap<string, FormValue>): ParsedField[] {
  const [head, ...others] = sections
    .filter(({ field }) => field === 'principal')
    .flatMap(({ value }) => businessNameField('principal', trimName(value)));
  if (head === undefined) return [];
  const inForm = businessNameField('principal', trimName(form.get('principal')?.value ?? []));
  return [
    head,
    ...others.filter((other) => contradicts(head, other)),
    ...inForm.filter((other) => isCutShort(head, other)),
  ];
}

/** Up to the bracket that holds its code, even where the words for the code were not read. */
const NAME = /^([^,。;]+?)(?:\((?:统|社会|信用|身份|公民|证件)[^()]*.*|[0-9A-Z]{15,}.*)?(?:[,。;].*)?$/;
const trimName = (span: Span): Span => trimSpan(findIn(span, NAME) ?? [], /^[\s:;,、.(]$/);

/** The first code among the particulars of a party; of an enterprise its credit code, not the representative's number. */
function codeField(name: string, party: 'principal' | 'agent', sections: readonly Section[]): ParsedField[] {
  const codes = sections
    .filter(
      (section) => section.field === 'code' && findParty(sections, section, ['principal', 'agent'])?.field === party,
    )
    .flatMap((section) => {
      const span = findIn(section.value, CODE);
      return span === undefined ? [] : [{ span, isCredit: foldedTextOf(section.label).includes('信用') }];
    });
  const chosen = codes.find(({ isCredit }) => isCredit) ?? codes[0];
  return chosen === undefined ? [] : [toField(name, chosen.span, toCodeText(foldedTextOf(chosen.span)), /^$/)];
}

function agentFields({ characters }: RunningText, sections: readonly Section[]): ParsedField[] {
  const named = sections.find(({ field, value }) => field === 'agent' && value.length > 0);
  const name = named === undefined ? findIn(characters, AGENT) : trimName(named.value);
  const code = codeField('agentIdNumber', 'agent', sections);
  const inSentence = findIn(characters, AGENT_ID);
  const hasSentence = named === undefined && inSentence !== undefined;
  return [
    ...personNameField('agentName', name),
    ...(hasSentence || code.length === 0 ? residentIdField('agentIdNumber', inSentence) : code),
  ];
}

function findMatters({ characters }: RunningText, sections: readonly Section[]): Span | undefined {
  const labelled = sections.find(({ field, value }) => field === 'matters' && value.length > 0)?.value;
  const span = labelled ?? findIn(characters, MATTERS) ?? findIn(characters, MATTERS_ACTED);
  return span && trimSpan(span, /^[\s:;,、.。]$/);
}

interface Term {
  from: Found | undefined;
  to: Found | undefined;
}

/** Beside its label, or after the word in a sentence. */
function findTerm({ text, characters }: RunningText, sections: readonly Section[]): Term | undefined {
  const at = sections.find(({ field }) => field === 'term')?.start ?? text.search(/(?:委托|授权|代理|有效)期/);
  if (at === -1) return undefined;
  const end = text.indexOf('。', at);
  const sentence = characters.slice(at, Math.min(end === -1 ? at + 60 : end, at + 60));
  const term = findTermIn(sentence);
  if (term !== undefined && !FROM_SIGNING.test(foldedTextOf(sentence))) return term;
  const [first, second] = readDates(sentence);
  if (first === undefined) return undefined;
  return second === undefined ? { from: undefined, to: first } : { from: first, to: second };
}

/** A letter that runs from the day it was signed; both places are what was read. */
function fromField({ characters }: RunningText, term: Term | undefined, signed: Found | undefined): ParsedField[] {
  if (term?.from !== undefined) return [toDateField('from', term.from)];
  const words = findIn(characters, FROM_SIGNING);
  if (words === undefined || signed === undefined) return [];
  return [toField('from', [...words, ...signed.span], signed.value)];
}

/** Beside its label, or the last day on the page: it stands under the signature. */
function findSignedOn(
  { characters }: RunningText,
  sections: readonly Section[],
  term: Term | undefined,
): Found | undefined {
  const labelled = sections.filter(({ field }) => field === 'signedOn').flatMap(({ value }) => readDates(value));
  const dated = labelled.find(({ value }) => value !== undefined);
  if (dated !== undefined) return dated;
  const taken = new Set<unknown>([term?.from, term?.to].flatMap((found) => found?.span ?? []));
  const free = readDates(characters).filter(({ span }) => !span.some((character) => taken.has(character)));
  return free[free.length - 1];
}
