import type { ParsedField } from '../../document-type';
import { dateField, personNameField, residentIdField, textField, wordField } from '../../fields';
import { findAll, findIn, readForm, type Span, toSpan } from '../../layout';
import type { LabelDefinition } from '../../layout';
import type { PageText } from '../../page-text';
import { ETHNIC_GROUPS } from './ethnic-groups';

const LABELS: readonly LabelDefinition[] = [
  { field: 'name', texts: ['姓名'] },
  { field: 'sex', texts: ['性别'] },
  { field: 'ethnicity', texts: ['民族'] },
  { field: 'bornOn', texts: ['出生'] },
  { field: 'address', texts: ['住址'] },
  { field: 'idNumber', texts: ['公民身份号码'] },
];

/** Pure. Fields that the card does not show are left out. */
export function parseResidentIdFront(pages: readonly PageText[]): ParsedField[] {
  const form = readForm(pages, LABELS);
  const valueOf = (name: string): Span | undefined => form.get(name)?.value;
  return [
    ...personNameField('name', valueOf('name')),
    ...wordField('sex', valueOf('sex'), ['男', '女']),
    ...wordField('ethnicity', valueOf('ethnicity'), ETHNIC_GROUPS),
    ...dateField('bornOn', valueOf('bornOn')),
    ...textField('address', valueOf('address')),
    ...residentIdField('idNumber', findNumber(pages, valueOf('idNumber'))),
  ];
}

/** The number at its label; where the label was not read, the one stretch of 18 on the card. */
function findNumber(pages: readonly PageText[], labelled: Span | undefined): Span | undefined {
  const atLabel = labelled && findIn(labelled, /([0-9A-Z]{15,20})/);
  if (atLabel !== undefined) return atLabel;
  const anywhere = pages.flatMap((page) =>
    page.runs.flatMap((_, run) => findAll(toSpan(page, run), /(?<![0-9A-Z])(\d{17}[0-9X])(?![0-9A-Z])/)),
  );
  return anywhere.length === 1 ? anywhere[0] : labelled;
}
