import type { RuleDefinition } from '../../definition';
import { BUSINESS_RULES } from './business-rules';
import { FORM_RULES } from './form-rules';
import { ITEM_RULES } from './item-rules';
import { LICENCE_RULES } from './licence-rules';
import { PEOPLE_RULES } from './people-rules';
import { PREMISES_RULES } from './premises-rules';

/** In the order in which an official would look: the form, who, what, where, by whom, what is there already. */
export const RULES: readonly RuleDefinition[] = [
  ...FORM_RULES,
  ...BUSINESS_RULES,
  ...ITEM_RULES,
  ...PREMISES_RULES,
  ...PEOPLE_RULES,
  ...LICENCE_RULES,
];
