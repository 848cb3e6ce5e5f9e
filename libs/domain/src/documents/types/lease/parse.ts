import type { ParsedField } from '../../document-type';
import { areaField, businessNameField, textField, toDateField, toField } from '../../fields';
import {
  findIn,
  findParty,
  foldedTextOf,
  type FormValue,
  readForm,
  readSections,
  type Section,
  type Span,
  toRunningText,
} from '../../layout';
import { type FoundDate, readDates, readYuan, toCodeText } from '../../normalise';
import type { PageText } from '../../page-text';
import { addressField } from '../address-field';
import { contradicts, isCutShort } from '../contradicts';
import { findClauses, findFreeDates } from './clauses';
import { CLAUSES_BEGIN, LABELS } from './labels';

/** 出租方…（以下简称甲方） */
const NAME = /^([^,。;]+?)(?:\((?:以下|简称|下称|统|社会|信用|身份|公民|证件).*|[0-9A-Z]{15,}.*)?[(]?(?:[,。;].*)?$/;
/** （乙方）：… */
const REMARKED = /^\([^()]{1,8}\)[:;]?(.+)$/;
const CODE = /([0-9A-Z]{15,20})/;

/** Pure. Parties stand at the head and again where they sign; terms stand in sentences. */
export function parseLease(pages: readonly PageText[]): ParsedField[] {
  const running = toRunningText(pages);
  const sections = readSections(running, LABELS, CLAUSES_BEGIN);
  const clauses = findClauses(running, sections);
  const form = readForm(pages, LABELS);
  const days = clauses.terms.flatMap(({ from, to }) => [from.span, to.span]);
  return [
    ...partyFields('lessor', sections, form),
    ...partyFields('lessee', sections, form),
    ...codeFields(sections, running.characters),
    ...addressField('address', clauses.address),
    ...textField('use', clauses.use),
    ...areaField('area', clauses.area),
    ...clauses.terms.flatMap(({ from, to }) => [toDateField('from', from), toDateField('to', to)]),
    ...rentField(clauses.rent),
    ...signedOnField(sections, findFreeDates(running.characters, days)),
  ];
}

/** The name at the head, and every other place that surely says another one. */
function partyFields(
  name: 'lessor' | 'lessee',
  sections: readonly Section[],
  form: ReadonlyMap<string, FormValue>,
): ParsedField[] {
  const found = sections
    .filter((section) => section.field === name)
    .flatMap(({ value }) => businessNameField(name, findIn(value, NAME)));
  const [head] = found;
  const own = form.get(name)?.value ?? [];
  const inForm = businessNameField(name, findIn(findIn(own, REMARKED) ?? own, NAME));
  return [...withContradictions(found), ...inForm.filter((one) => head !== undefined && isCutShort(head, one))];
}

function withContradictions([head, ...others]: readonly ParsedField[]): ParsedField[] {
  return head === undefined ? [] : [head, ...others.filter((other) => contradicts(head, other))];
}

/** The lessee's code: beside its own label among the lessee's particulars, or in the sentence that names the lessee. */
function codeFields(sections: readonly Section[], characters: Span): ParsedField[] {
  const isLessee = (section: Section): boolean =>
    findParty(sections, section, ['lessor', 'lessee'])?.field === 'lessee';
  const labelled = sections
    .filter((section) => section.field === 'code' && isLessee(section))
    .flatMap(({ value }) => {
      const code = findIn(value, CODE);
      return code === undefined ? [] : [code];
    });
  const [head] = sections.filter(({ field }) => field === 'lessee');
  const next = sections.find(({ field, start }) => field === 'lessor' && start > (head?.start ?? 0));
  const inSentence = head && findIn(characters.slice(head.start, next?.start ?? head.start + 160), CODE);
  const spans = labelled.length > 0 ? labelled : inSentence === undefined ? [] : [inSentence];
  return withContradictions(spans.map((span) => toField('lesseeCode', span, toCodeText(foldedTextOf(span)), /^$/)));
}

/** The first sum of the clause, in yuan. Three figures after a mark are thousands: no rent has tenths of a cent. */
function rentField(span: Span | undefined): ParsedField[] {
  if (span === undefined) return [];
  const thousands = foldedTextOf(span).replace(/(\d)[.,](?=\d{3}(?!\d))/g, '$1');
  return [toField('rent', span, readYuan(thousands), /^[^\d.]$/)];
}

/** A contract is concluded when the later of both signs (民法典 art 490). */
function signedOnField(sections: readonly Section[], free: readonly FoundDate[]): ParsedField[] {
  const labelled = sections
    .filter(({ field }) => field === 'signedOn')
    .flatMap(({ value }) => readDates(value))
    .filter(({ value }) => value !== undefined);
  const lastLine = labelled.length > 0 ? labelled : free.slice(-1);
  const latest = [...lastLine].sort((a, b) => (a.value ?? '').localeCompare(b.value ?? '')).pop();
  return latest === undefined ? [] : [toDateField('signedOn', latest)];
}
