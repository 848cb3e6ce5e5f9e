import type { JsonValue } from '../canonical';
import type { LocalDate } from '../dates';
import { asDate, asList, asObject, asText, orNull, type Reader } from '../licence-types/readers';

/** A person as the population register knows them. */
export interface PersonRecord {
  idNumber: string;
  name: string;
  birthDate: LocalDate;
  alive: boolean;
}

/** A business as the business register knows it. */
export interface BusinessRecord {
  creditCode: string;
  name: string;
  kind: string;
  status: string;
  representative: { idNumber: string; name: string; role: string };
  domicile: string;
  divisionCode: string;
  scope: string;
  registrar: string;
  /** Last day of its term; null when it has none. */
  termEnd: LocalDate | null;
}

/** One bar as the register of bars knows it. */
export interface BarRecord {
  subject: string;
  ground: string;
  from: LocalDate;
  until: LocalDate | null;
}

const asString: Reader<string> = (value) => (typeof value === 'string' ? value : undefined);
const asBoolean: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

export const readPerson = asObject<PersonRecord>({
  idNumber: asText,
  name: asText,
  birthDate: asDate,
  alive: asBoolean,
});

/** Whatever is missing or ill-shaped makes it no record: a business that is half known is not known. */
const readAnyBusiness = asObject<BusinessRecord>({
  creditCode: asText,
  name: asText,
  kind: asText,
  status: asText,
  representative: asObject({ idNumber: asText, name: asText, role: asText }),
  domicile: asText,
  divisionCode: asText,
  // A canteen of a school has no scope: that is for the rules to look at, not for the shape.
  scope: asString,
  registrar: asString,
  termEnd: orNull(asDate),
});

/** The record of the business asked about; undefined when the answer has another shape or is about another one. */
export function readBusiness(answer: JsonValue, creditCode: string): BusinessRecord | undefined {
  const record = readAnyBusiness(answer);
  return record?.creditCode === creditCode ? record : undefined;
}

/** A business as its licence says it. The representative's identity number stands on no licence. */
export interface LicenceRecord {
  creditCode: string;
  name: string;
  representative: { name: string; role: string };
  domicile: string;
  divisionCode: string;
  establishedOn: LocalDate;
  /** Null when it has none. */
  termEnd: LocalDate | null;
}

/** Undefined when anything that matters is missing or in doubt. */
export const readLicence = asObject<LicenceRecord>({
  creditCode: asText,
  name: asText,
  representative: asObject({ name: asText, role: asText }),
  domicile: asText,
  divisionCode: asText,
  establishedOn: asDate,
  termEnd: orNull(asDate),
});

export const readBars = asObject<{ bars: BarRecord[] }>({
  bars: asList(asObject<BarRecord>({ subject: asText, ground: asText, from: asDate, until: orNull(asDate) })),
});
