import {
  anyText, count, day, exactly, flag, listOf, nullable, oneOf, optional, quantity, record, type Shape, text,
} from './record-shape'; // prettier-ignore

/** What went over the wire: answers are held against this and not against what somebody meant to ask. */
interface Asked {
  /** Segments of the path, decoded: `/persons/1` is `['persons', '1']`. */
  readonly segments: readonly string[];
  readonly parameters: URLSearchParams;
  readonly body: unknown;
}

/** The shape of an answer about exactly what was asked; undefined for a question that the registry does not have. */
type ToShape = (asked: Asked) => Shape | undefined;

const business = {
  creditCode: text,
  name: text,
  status: text,
  domicile: text,
  divisionCode: text,
};
const registeredBusiness = {
  ...business,
  kind: text,
  representative: record({ idNumber: text, name: text, role: text }),
  addressCode: text,
  scope: anyText,
  establishedOn: day,
  termEnd: optional(day),
  registrar: anyText,
};
const person = { name: text, sex: text, birthDate: day, alive: flag };
const premises = {
  address: text,
  area: quantity,
  use: text,
  rights: listOf(record({ kind: text, holder: text, validTo: optional(day) })),
};
const standardAddress = {
  addressCode: text,
  standardAddress: text,
  divisionCode: text,
  formerAddresses: listOf(anyText),
};
const issued = { certificateNumber: text, issuedOn: day, validTo: day };
const bar = { ground: text, from: day, until: nullable(day) };
const certificate = { type: text, number: text, holder: text, issuedOn: day, validTo: nullable(day), status: text };

/** One identifier at a known place of the path, given back under a known name. */
function about(place: readonly string[], name: string, members: Readonly<Record<string, Shape>>): ToShape {
  return ({ segments }) => {
    const id = segments.at(-1);
    const isKnown =
      segments.length === place.length + 1 && place.every((segment, index) => segments[index] === segment);
    return isKnown && id !== undefined ? record({ ...members, [name]: exactly(id) }) : undefined;
  };
}

/** The first of a registry's questions that was meant. */
function firstOf(...rows: readonly ToShape[]): ToShape {
  return (asked) => {
    for (const row of rows) {
      const shape = row(asked);
      if (shape !== undefined) return shape;
    }
    return undefined;
  };
}

const businessesOf: ToShape = ({ segments, parameters }) => {
  const representative = parameters.get('representative');
  if (segments.join('/') !== 'businesses' || representative === null) return undefined;
  return record({
    representative: exactly(representative),
    businesses: listOf(record({ ...business, role: text })),
    total: count,
  });
};

const addressesLike: ToShape = ({ segments, parameters }) =>
  segments.length === 0 && parameters.has('q') ? record({ addresses: listOf(record(standardAddress)) }) : undefined;

/** The register repeats whom it was asked about: without that, an empty list could be anybody's. */
const barsOf: ToShape = ({ segments, body }) => {
  if (segments.join('/') !== 'checks') return undefined;
  const { subjects } = body as { subjects: readonly Record<string, string>[] };
  const asked = new Set(subjects.flatMap((subject) => Object.values(subject)));
  const isAsked = oneOf(asked);
  return (value) =>
    record({ subjects: listOf(isAsked), bars: listOf(record({ ...bar, subject: isAsked })) })(value) &&
    new Set((value as { subjects: string[] }).subjects).size === asked.size;
};

/** One row per registry, beside the row that says how it is asked. */
const ANSWERS: Readonly<Record<string, ToShape>> = {
  population: about(['persons'], 'idNumber', person),
  'business-registration': firstOf(about(['businesses'], 'creditCode', registeredBusiness), businessesOf),
  'food-safety-bars': barsOf,
  premises: about([], 'addressCode', premises),
  'standard-addresses': firstOf(about([], 'addressCode', standardAddress), addressesLike),
  'food-safety-staff': about([], 'holderIdNumber', { ...issued, holderName: text, level: text }),
  'health-certificates': about([], 'holderIdNumber', { ...issued, holderName: text, institution: anyText }),
  'certificate-library': about([], 'creditCode', { certificates: listOf(record(certificate)) }),
};

/**
 * What a usable record looks like: the promised shape, and about whom was asked. Null ("no such record") is not for it.
 *
 * @throws RangeError for a question that no row describes: its answer could not be judged
 */
export function getAnswerShape(query: { source: string; path: string; body?: unknown }): Shape {
  const [pathname = '', search = ''] = query.path.split('?', 2);
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const asked = {
    segments: segments.map(decodeURIComponent),
    parameters: new URLSearchParams(search),
    body: query.body,
  };
  const shape = ANSWERS[query.source]?.(asked);
  if (shape === undefined) throw new RangeError(`nobody has described this question to ${query.source}`);
  return shape;
}
