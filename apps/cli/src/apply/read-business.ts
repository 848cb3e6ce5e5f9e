import { type Business, type DocumentAnswer } from '../api/answers';
import { CommandFailure } from '../failure';

const SLOT = 'business-licence';

/**
 * The business that a business licence names, where no register knows it yet.
 *
 * @throws CommandFailure naming what the licence does not say surely enough
 */
export function readBusiness(documents: readonly DocumentAnswer[]): Business {
  const licence = documents.find(({ slot }) => slot === SLOT);
  if (licence === undefined)
    throw new CommandFailure(`No document for “${SLOT}” was given: it says which business it is.`);
  const read = (name: string): string => {
    const field = licence.fields.find((one) => one.name === name);
    return field?.accepted === true && typeof field.value === 'string' ? field.value : '';
  };
  const [creditCode, name, domicile] = [read('creditCode'), read('name'), read('address')];
  if (creditCode !== '')
    return { creditCode, name, status: '', role: '', domicile, divisionCode: creditCode.slice(2, 8) };
  const why = licence.fields.find((one) => one.name === 'creditCode')?.faultText;
  throw new CommandFailure(
    `The credit code on the business licence could not be read surely enough: ${why?.zh ?? ''} ${why?.en ?? 'take one more photo.'}`,
  );
}
