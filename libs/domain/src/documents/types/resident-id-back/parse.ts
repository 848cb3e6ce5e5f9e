import type { ParsedField } from '../../document-type';
import { textField, toDateField } from '../../fields';
import { type LabelDefinition, readForm, toRunningText, trimSpan } from '../../layout';
import { readTerm } from '../../normalise';
import type { PageText } from '../../page-text';

const LABELS: readonly LabelDefinition[] = [
  { field: 'issuedBy', texts: ['签发机关'] },
  { field: 'validity', texts: ['有效期限'] },
];

/** Pure. Fields that the card does not show are left out. */
export function parseResidentIdBack(pages: readonly PageText[]): ParsedField[] {
  const form = readForm(pages, LABELS);
  const labelled = form.get('validity')?.value ?? [];
  const atLabel = readTerm(labelled);
  // The only dates on this side: where the label was not read, or the term not beside it, the term is still plain.
  const { from, to } = atLabel.to === undefined ? readTerm(toRunningText(pages).characters) : atLabel;
  const unread = trimSpan(labelled);
  return [
    ...textField('issuedBy', form.get('issuedBy')?.value),
    ...(from !== undefined ? [toDateField('validFrom', from)] : toUnread('validFrom', unread)),
    ...(to !== undefined ? [toDateField('validTo', to)] : toUnread('validTo', unread)),
  ];
}

function toUnread(name: string, span: ReturnType<typeof trimSpan>): ParsedField[] {
  return span.length === 0 ? [] : [toDateField(name, { span, value: undefined })];
}
