import { type Licence } from '@licensing/contracts';

/** What the public may know of a licence. */
export function toLicenceAnswer(
  licence: Licence,
): Omit<Licence, 'addressCode' | 'divisionCode' | 'licenceType' | 'typeVersion'> {
  const {
    number,
    creditCode,
    operatorName,
    premises,
    businessForm,
    items,
    validFrom,
    validTo,
    authority,
    certificateSha256,
  } = licence;
  return {
    number,
    creditCode,
    operatorName,
    premises,
    businessForm,
    items,
    validFrom,
    validTo,
    authority,
    certificateSha256,
  };
}
