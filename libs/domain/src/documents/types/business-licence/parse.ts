import type { ParsedField } from '../../document-type';
import {
  businessNameField,
  trimDirt,
  creditCodeField,
  dateField,
  personNameField,
  textField,
  toDateField,
  toField,
} from '../../fields';
import { findAll, findIn, foldedTextOf, readForm, type Span, textOf, toSpan, toSpans, trimSpan } from '../../layout';
import { findLowestDate } from '../../lowest-date';
import { readTerm } from '../../normalise';
import type { PageText } from '../../page-text';
import { addressField } from '../address-field';
import { AUTHORITY } from '../authority';
import { LABELS } from './labels';
import { isHeaded, toScopeText, withoutNotes, withoutScraps } from './scope-text';

/** Pure. Fields that the page does not show are left out. */
export function parseBusinessLicence(pages: readonly PageText[]): ParsedField[] {
  const form = readForm(pages, LABELS);
  const valueOf = (name: string): Span | undefined => form.get(name)?.value;
  const taken = ['establishedOn', 'term', 'scope', 'address'].flatMap((name) => valueOf(name) ?? []);
  const issued = findLowestDate(pages, taken, 0.55);
  const end = readTerm(valueOf('term') ?? []).to;
  return [
    ...creditCodeField('creditCode', findCode(pages, valueOf('creditCode'))),
    ...businessNameField('name', valueOf('name')),
    ...textField('kind', valueOf('kind')),
    ...personNameField('representative', valueOf('representative')),
    ...addressField('address', valueOf('address')),
    ...scopeField(valueOf('scope')),
    ...dateField('establishedOn', valueOf('establishedOn')),
    ...textField('capital', valueOf('capital')),
    ...textField('registeredBy', findAuthority(pages, valueOf('registeredBy'))),
    ...(issued === undefined ? [] : [toDateField('issuedOn', issued)]),
    ...(end === undefined ? [] : [toDateField('termEnd', end)]),
  ];
}

/** In the old form the marks part the items, in the current one they are set by it. */
const SAYS_NOTHING = { headed: /^[\s:;,、.。·|"']$/, plain: /^[\s,、.。·|"']$/ };

/** Judged by its items: the notes printed behind them say nothing of this business. */
function scopeField(span: Span | undefined): ParsedField[] {
  const own = withoutScraps(trimDirt(span ?? []));
  if (own.length === 0) return [];
  const text = textOf(own);
  const ignored = isHeaded(text) ? SAYS_NOTHING.headed : SAYS_NOTHING.plain;
  return [toField('scope', own, toScopeText(text), ignored, withoutNotes(own))];
}

/** The code at its label; where the label was not read, the one stretch on the pages that can be a code of a business. */
function findCode(pages: readonly PageText[], labelled: Span | undefined): Span | undefined {
  const atLabel = labelled && findIn(labelled, /([0-9A-Z]{15,20})/);
  if (atLabel !== undefined) return atLabel;
  const anywhere = toSpans(pages).flatMap((span) => findAll(span, /(?<![0-9A-Z])(9[1-3][0-9A-Z]{16})(?![0-9A-Z])/));
  return anywhere.length === 1 ? anywhere[0] : labelled;
}

/** Beside or under its label; older layouts have none, and the name stands above the day of issue. */
function findAuthority(pages: readonly PageText[], labelled: Span | undefined): Span | undefined {
  const named = labelled && findIn(labelled, AUTHORITY);
  if (named !== undefined) return named;
  const lower = pages.flatMap((page) =>
    page.runs.flatMap((run, at) => (run.box.y > page.height * 0.6 ? [toSpan(page, at)] : [])),
  );
  const found = lower.map((span) => findIn(span, AUTHORITY)).find((span) => span !== undefined);
  if (found !== undefined) return found;
  const rest = labelled && trimSpan(labelled.slice(0, foldedTextOf(labelled).search(/\d{4}年|$/)));
  return rest;
}
