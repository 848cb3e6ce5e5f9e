import { type DocumentFieldDefinition, findLocalDate, type JsonValue, LONG_TERM, parseCreditCode, parseLicenceNumber, parseResidentId } from '@licensing/domain'; // prettier-ignore
import { type Problem } from '@licensing/platform';

const LONGEST = 2_000;
const MOST_ENTRIES = 100;
const UNPRINTABLE = /[\p{Cc}\p{Surrogate}]/u;

const isText = (value: JsonValue): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST && !UNPRINTABLE.test(value);

const PARSERS: Partial<Record<DocumentFieldDefinition['kind'], (text: string) => { kind: 'valid' | 'invalid' }>> = {
  'credit-code': parseCreditCode,
  'resident-id': parseResidentId,
  'licence-number': parseLicenceNumber,
};

/**
 * What is wrong with a value that the applicant gives for a field; undefined when it may stand. A number with a wrong check
 * digit may stand beside a critical field, since such documents exist: a person compares. Elsewhere nobody would look at it.
 */
export function checkDeclared(
  { name, label, kind, critical }: DocumentFieldDefinition,
  value: JsonValue,
): Problem | undefined {
  const isShaped = hasShape(kind, value);
  const parse = PARSERS[kind];
  if (isShaped && (critical || parse === undefined || parse(value as string).kind === 'valid')) return undefined;
  return {
    pointer: `/${name}`,
    code: isShaped ? 'check-digit' : 'wrong-shape',
    zh: `“${label.zh}”${isShaped ? '的校验位不符' : '不是这一项可以填写的内容'}。`,
    en: `"${label.en}" ${isShaped ? 'has a wrong check digit' : 'cannot have this value'}.`,
    todo: { zh: '请对照文件重新填写。', en: 'Compare it with the document and write it again.' },
  };
}

/** For a name that is none of the document's fields. */
export function unknownField(name: string): Problem {
  return {
    pointer: `/${name.slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    code: 'unknown-field',
    zh: '文件中没有这一项。',
    en: 'The document has no such field.',
    todo: { zh: '请使用文件所列的字段名。', en: 'Use the names of the fields that the document lists.' },
  };
}

function hasShape(kind: DocumentFieldDefinition['kind'], value: JsonValue): boolean {
  switch (kind) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && value >= 0;
    case 'date':
      return typeof value === 'string' && (value === LONG_TERM || findLocalDate(value) !== undefined);
    case 'list':
      return Array.isArray(value) && value.length > 0 && value.length <= MOST_ENTRIES && value.every(isText);
    case 'text':
    case 'person-name':
    case 'credit-code':
    case 'resident-id':
    case 'subject-code':
    case 'licence-number':
      return isText(value);
  }
}
