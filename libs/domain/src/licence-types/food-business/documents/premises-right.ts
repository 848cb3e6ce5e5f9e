import type { JsonValue } from '../../../canonical';
import type { LocalDate } from '../../../dates';
import type { MaterialDocument } from '../../definition';
import { asDate, asNumber, asObject, asText, orNull } from '../../readers';
import { orUnsure } from './or-unsure';
import { toEnd } from './to-end';

/** A right to premises as a lease or a title says it. */
export interface DocumentedRight {
  kind: 'lease' | 'owner';
  holder: string;
  /** Credit code or identity number of the holder; null where the document gives none. */
  holderCode: string | null;
  address: string;
  area: number | null;
  from: LocalDate | null;
  validTo: LocalDate | null;
}

/**
 * A lease or a title adds a right to what the premises register knows. It never stands in for the register: premises that a
 * register of titles does not know are for a person to look at, whatever is held up for them.
 */
export const PREMISES_RIGHT: MaterialDocument = {
  types: ['lease', 'real-estate-certificate'],
  needs: {
    lease: ['lessee', 'address', 'from', 'to'],
    'real-estate-certificate': ['number', 'holder', 'address', 'area'],
  },
  toRecord: (document) => {
    const { type, values } = document;
    return type === 'lease'
      ? {
          kind: 'lease',
          holder: values['lessee'] ?? null,
          holderCode: orUnsure(document, 'lesseeCode'),
          address: values['address'] ?? null,
          area: orUnsure(document, 'area'),
          from: values['from'] ?? null,
          validTo: values['to'] ?? null,
        }
      : {
          kind: 'owner',
          holder: values['holder'] ?? null,
          holderCode: null,
          address: values['address'] ?? null,
          area: values['area'] ?? null,
          from: null,
          validTo: toEnd(orUnsure(document, 'termEnd')),
        };
  },
};

const asKind = (value: JsonValue | undefined): DocumentedRight['kind'] | undefined =>
  value === 'lease' || value === 'owner' ? value : undefined;

/** Undefined for a document that leaves anything in doubt. */
export const asDocumentedRight = asObject<DocumentedRight>({
  kind: asKind,
  holder: asText,
  holderCode: orNull(asText),
  address: asText,
  area: orNull(asNumber),
  from: orNull(asDate),
  validTo: orNull(asDate),
});
