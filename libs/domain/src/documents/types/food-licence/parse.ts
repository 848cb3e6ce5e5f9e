import type { ParsedField } from '../../document-type';
import {
  businessNameField,
  creditCodeField,
  dateField,
  personNameField,
  textField,
  toDateField,
  toField,
} from '../../fields';
import { findAll, findIn, readForm, type Span, textOf, toSpans, trimSpan } from '../../layout';
import { findLowestDate } from '../../lowest-date';
import { toCodeText, toPlainText } from '../../normalise';
import type { PageText } from '../../page-text';
import { addressField } from '../address-field';
import { AUTHORITY } from '../authority';
import { LABELS } from './labels';

const NUMBER = /(?<![0-9A-Z])(JY[0-9A-Z]{13,15}|[0-9A-Z]Y\d{14})(?![0-9A-Z])/;

/** Pure. Fields that the page does not show are left out. */
export function parseFoodLicence(pages: readonly PageText[]): ParsedField[] {
  const form = readForm(pages, LABELS);
  const valueOf = (name: string): Span | undefined => form.get(name)?.value;
  const taken = ['validTo', 'premises', 'domicile', 'items'].flatMap((name) => valueOf(name) ?? []);
  const labelled = dateField('issuedOn', valueOf('issuedOn'));
  const issued = findLowestDate(pages, taken, 0.3);
  return [
    ...businessNameField('operatorName', valueOf('operatorName')),
    ...creditCodeField('creditCode', valueOf('creditCode')),
    ...personNameField('representative', valueOf('representative')),
    ...textField('domicile', valueOf('domicile')),
    ...addressField('premises', valueOf('premises')),
    ...textField('businessForm', valueOf('businessForm')),
    ...itemsField(valueOf('items')),
    ...numberField(pages, valueOf('number')),
    ...textField('authority', findAuthority(valueOf('authority'))),
    ...(labelled.length > 0 || issued === undefined ? labelled : [toDateField('issuedOn', issued)]),
    ...dateField('validTo', valueOf('validTo')),
  ];
}

function numberField(pages: readonly PageText[], labelled: Span | undefined): ParsedField[] {
  const anywhere = toSpans(pages).flatMap((span) => findAll(span, NUMBER));
  const found = (labelled && findIn(labelled, /([0-9A-Z]{14,18})/)) ?? anywhere[0] ?? trimSpan(labelled ?? []);
  return found.length === 0 ? [] : [toField('number', found, toCodeText(textOf(found)), /^$/)];
}

function itemsField(span: Span | undefined): ParsedField[] {
  const own = trimSpan(span ?? [], /^[\s:;,、._|"'~^`*。-]$/);
  return own.length === 0 ? [] : [toField('items', own, splitItems(toPlainText(textOf(own))))];
}

/** Items are parted by marks outside brackets: `散装食品销售（含冷藏冷冻食品、含散装熟食）；热食类食品制售`. */
export function splitItems(text: string): string[] {
  const items = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '（') depth += 1;
    if (character === '）') depth -= 1;
    const last = items[items.length - 1] ?? '';
    // Where the mark between two items was not read: an item ends with what is done, but for 销售连锁管理 and brackets.
    if (depth <= 0 && /(?:销售|制售)(?:（[^（）]*）)?$/.test(last) && !/[（）连]/.test(character)) items.push('');
    if (depth <= 0 && /[，、；;,。·]/.test(character)) items.push('');
    else items.push((items.pop() ?? '') + character);
  }
  return items.filter((item) => item !== '');
}

/** The name alone: the seal over it leaves scraps behind. */
function findAuthority(labelled: Span | undefined): Span | undefined {
  return (labelled && findIn(labelled, AUTHORITY)) ?? labelled;
}
