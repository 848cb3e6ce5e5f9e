import {
  type Checked,
  findLocalDate,
  parseCreditCode,
  parseDivisionCode,
  parseLicenceNumber,
  parseResidentId,
} from '@licensing/domain';
import { Matches, ValidateBy } from 'class-validator';

/** The shape every registry expects in its address: capitals, no blanks. What is behind it is looked up, not judged. */
export const RESIDENT_ID = /^\d{17}[\dX]$/;
export const CREDIT_CODE = /^[0-9A-HJ-NP-RTUWXY]{18}$/;
export const ADDRESS_CODE = /^[A-Z0-9-]{4,40}$/;

function reasonOf(parse: (text: string) => Checked<string>, value: unknown): string | undefined {
  if (typeof value !== 'string') return 'must be text';
  const checked = parse(value);
  if (checked.kind === 'invalid') return checked.en;
  return checked.value === value ? undefined : 'must be in capitals, half width, without blanks';
}

function passes(name: string, parse: (text: string) => Checked<string>): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (value: unknown) => reasonOf(parse, value) === undefined,
      defaultMessage: (args) => `${args?.property ?? 'it'}: ${reasonOf(parse, args?.value) ?? 'is wrong'}`,
    },
  });
}

/** GB 11643 with its check character. */
export const IsResidentId = (): PropertyDecorator => passes('isResidentId', parseResidentId);
/** GB 32100 with both check characters. */
export const IsCreditCode = (): PropertyDecorator => passes('isCreditCode', parseCreditCode);
/** GB/T 2260. */
export const IsDivisionCode = (): PropertyDecorator => passes('isDivisionCode', parseDivisionCode);
/** Either of the two above. */
export const IsBarSubject = (): PropertyDecorator =>
  passes('isBarSubject', (text) => {
    const asPerson = parseResidentId(text);
    return asPerson.kind === 'valid' ? asPerson : parseCreditCode(text);
  });
export const IsAddressCode = (): PropertyDecorator => Matches(ADDRESS_CODE);

/** `YYYY-MM-DD`, a day that exists. */
export const IsDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isDay',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && findLocalDate(value) !== undefined,
      defaultMessage: (args) => `${args?.property ?? 'it'} must be an existing day as YYYY-MM-DD`,
    },
  });

/** Food-business licence numbers carry a check digit; numbers of other certificates are free text. */
export const IsCertificateNumber = (): PropertyDecorator =>
  ValidateBy({
    name: 'isCertificateNumber',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'string' &&
        value !== '' &&
        (!value.startsWith('JY') || reasonOf(parseLicenceNumber, value) === undefined),
      defaultMessage: (args) =>
        `${args?.property ?? 'it'} must be a certificate number; one that begins with JY needs its check digit`,
    },
  });
