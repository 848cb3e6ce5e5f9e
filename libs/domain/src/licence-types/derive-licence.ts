import type { JsonValue } from '../canonical';
import type { Bilingual } from '../decision';
import { completeLicenceNumber, type CreditCode, type DivisionCode, type LicenceNumber } from '../identifiers';
import type { IssuedLicence } from '../ledger';
import { type CaseFacts, findValue, type ValueRef } from './case-facts';
import type { AuthorityDefinition, IssueFacts, LicenceTypeDefinition } from './definition';
import { asList, asText } from './readers';
import { resolveDocuments } from './resolve-documents';

/**
 * The series a number is drawn from: prefix, digit of the business form, region, e.g. `JY1440703`.
 * @throws RangeError when a fact is missing: numbers are drawn only after a grant, when it cannot be.
 */
export function deriveLicenceSeries(
  definition: LicenceTypeDefinition,
  given: CaseFacts,
): { series: string; sequenceDigits: number } {
  const facts = resolveDocuments(definition, given);
  const { prefix, form, region, sequenceDigits } = definition.numbering;
  const digit = form.digits[getText({ from: 'declared', field: form.field }, facts)];
  const division = getText(region, facts);
  if (digit === undefined || !/^\d{6}$/.test(division))
    throw new RangeError('no series: business form or region is unknown');
  return { series: `${prefix}${digit}${division}`, sequenceDigits };
}

/**
 * The number `n` (from 1) of a series, with its check digit.
 * @throws RangeError when n is no place in the series.
 */
export function deriveLicenceNumber(series: string, n: number): LicenceNumber {
  const sequenceDigits = 6;
  const match = /^([A-Z]{2})(\d{7})$/.exec(series);
  if (match === null) throw new RangeError(`not a series: ${series}`);
  if (!Number.isInteger(n) || n < 1 || n >= 10 ** sequenceDigits)
    throw new RangeError(`series ${series} has no place ${n}`);
  return completeLicenceNumber(match[1] ?? '', `${match[2] ?? ''}${String(n).padStart(sequenceDigits, '0')}`);
}

export interface FaceField {
  name: string;
  label: Bilingual;
  value: string;
}

/**
 * What is printed on the certificate, in its order; a resident identity number only masked.
 * @throws RangeError naming the field for which a fact is missing: a certificate is never printed with a gap.
 */
export function deriveCertificateFace(
  definition: LicenceTypeDefinition,
  given: CaseFacts,
  issue: IssueFacts,
): FaceField[] {
  const facts = resolveDocuments(definition, given);
  return definition.certificate.faceFields.map(({ name, label, find }) => {
    const value = find(facts, issue);
    if (value === undefined) throw new RangeError(`certificate field ${name} has no value`);
    return { name, label, value };
  });
}

/** The authority for the region in which the licence is numbered, if it is one of ours. */
export function findAuthority(definition: LicenceTypeDefinition, facts: CaseFacts): AuthorityDefinition | undefined {
  const division = findValue(definition.numbering.region, resolveDocuments(definition, facts));
  return definition.authorities.find(({ divisionCode }) => divisionCode === division);
}

/**
 * The public record of an issued licence, as `licensing.certificate.issued.v1` carries it.
 * @throws RangeError when a fact is missing.
 */
export function deriveIssuedLicence(
  definition: LicenceTypeDefinition,
  given: CaseFacts,
  issue: IssueFacts & { certificateSha256: string },
): IssuedLicence {
  const facts = resolveDocuments(definition, given);
  const refs = definition.certificate.publicFields;
  const authority = findAuthority(definition, facts);
  if (authority === undefined) throw new RangeError('no authority for the region');
  return {
    number: issue.number,
    creditCode: getText(refs.creditCode, facts) as CreditCode,
    operatorName: getText(refs.operatorName, facts),
    premises: getText(refs.premises, facts),
    addressCode: getText(refs.addressCode, facts),
    divisionCode: getText(refs.divisionCode, facts) as DivisionCode,
    businessForm: getLabel(definition, refs.businessForm, getText(refs.businessForm, facts)),
    items: getList(refs.items, facts).map((code) => getLabel(definition, refs.items, code)),
    validFrom: issue.issuedOn,
    validTo: issue.validTo,
    authority: authority.name.zh,
    certificateSha256: issue.certificateSha256,
    licenceType: definition.id,
    typeVersion: definition.version,
  };
}

/** The definition as plain data, functions left out: what the hash of a rule set is taken of, and what a receipt names. */
export function deriveRuleSetData(definition: LicenceTypeDefinition): JsonValue {
  return toData({ id: definition.id, version: definition.version, form: definition.form, ruleSet: definition.ruleSet });
}

function toData(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(toData);
  if (typeof value !== 'object' || value === null) return value as JsonValue;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined && typeof member !== 'function')
      .map(([name, member]) => [name, toData(member)]),
  );
}

function getText(ref: ValueRef, facts: CaseFacts): string {
  const text = asText(findValue(ref, facts));
  if (text === undefined)
    throw new RangeError(`missing: ${ref.from === 'declared' ? ref.field : `${ref.source}.${ref.path}`}`);
  return text;
}

/** The words for a chosen code: nobody outside knows our codes. */
function getLabel(definition: LicenceTypeDefinition, ref: ValueRef, code: string): string {
  const field = ref.from === 'declared' ? definition.form.find(({ name }) => name === ref.field) : undefined;
  const choice = field?.choices?.find((candidate) => candidate.code === code);
  if (field?.choices !== undefined && choice === undefined) throw new RangeError(`missing: a choice of ${field.name}`);
  return choice?.label.zh ?? code;
}

function getList(ref: ValueRef, facts: CaseFacts): string[] {
  const list = asList(asText)(findValue(ref, facts));
  if (list === undefined || list.length === 0) throw new RangeError('missing: a list of the public record');
  return list;
}
