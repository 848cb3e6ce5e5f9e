import type { LicenceTypeDefinition } from '../definition';
import { ASSURANCE } from './assurance';
import { CERTIFICATE } from './certificate';
import { FORM } from './form';
import { ITEMS } from './items';
import { MATERIALS } from './materials';
import { NEW_BUSINESS } from './new-business';
import { AUTHORITIES, CLOCK, NUMBERING, VALIDITY } from './numbering';
import { PARAMETERS } from './parameters';
import { RULES } from './rules';
import { SOURCES } from './sources';

export { FOOD_BUSINESS_1_0_0 } from './released/v1-0-0';

/** 食品经营许可证, for the case that the law lets decide on the spot; everything else is referred. */
export const FOOD_BUSINESS: LicenceTypeDefinition = {
  id: 'food-business',
  version: '1.1.0',
  name: { zh: '食品经营许可证', en: 'Food-business licence' },
  legalBasis: '食品安全法 art 35; 食品经营许可和备案管理办法 (国家市场监督管理总局令第78号)',
  form: FORM,
  sources: SOURCES,
  materials: MATERIALS,
  numbering: NUMBERING,
  validity: VALIDITY,
  clock: CLOCK,
  assurance: ASSURANCE,
  newBusiness: NEW_BUSINESS,
  authorities: AUTHORITIES,
  ruleSet: {
    id: 'food-business',
    version: '1.1.0',
    rules: RULES,
    parameters: {
      ...PARAMETERS,
      ...Object.fromEntries(
        ITEMS.map(({ code, route, businessForms, scope, source }) => [
          `item:${code}`,
          { value: { route, businessForms, scope: { ...scope } }, source },
        ]),
      ),
    },
  },
  certificate: CERTIFICATE,
};
