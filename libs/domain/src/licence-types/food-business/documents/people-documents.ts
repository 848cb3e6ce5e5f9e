import type { MaterialDocument } from '../../definition';
import { orUnsure } from './or-unsure';

/** Only one that prints the identity number: a name alone could be anybody's. */
export const STAFF_CERTIFICATE: MaterialDocument = {
  types: ['food-safety-certificate'],
  needs: { 'food-safety-certificate': ['holderName', 'idNumber', 'number', 'level', 'issuedOn', 'validTo'] },
  standsInFor: { source: 'food-safety-staff', when: 'absent-or-silent' },
  toRecord: ({ values, doubtful }) => ({
    holderIdNumber: values['idNumber'] ?? null,
    holderName: values['holderName'] ?? null,
    level: values['level'] ?? null,
    certificateNumber: values['number'] ?? null,
    issuedOn: values['issuedOn'] ?? null,
    validTo: values['validTo'] ?? null,
    // A certificate names its holder's unit, the register its code.
    unitName: orUnsure({ values, doubtful }, 'unitName'),
  }),
};

export const HEALTH_CERTIFICATE: MaterialDocument = {
  types: ['health-certificate'],
  needs: { 'health-certificate': ['name', 'idNumber', 'issuedOn', 'validTo'] },
  standsInFor: { source: 'health-certificates', when: 'absent-or-silent' },
  toRecord: ({ values }) => ({
    holderIdNumber: values['idNumber'] ?? null,
    holderName: values['name'] ?? null,
    issuedOn: values['issuedOn'] ?? null,
    validTo: values['validTo'] ?? null,
  }),
};
