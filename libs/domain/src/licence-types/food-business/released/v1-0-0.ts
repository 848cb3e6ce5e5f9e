import type { LicenceTypeDefinition, MaterialDefinition, RuleDefinition } from '../../definition';
import { ASSURANCE } from '../assurance';
import { CERTIFICATE } from '../certificate';
import { FORM } from '../form';
import { ITEMS } from '../items';
import { MATERIALS } from '../materials';
import { AUTHORITIES, CLOCK, NUMBERING, VALIDITY } from '../numbering';
import { PARAMETERS } from '../parameters';
import { RULES } from '../rules';
import { SOURCES } from '../sources';

const MATERIAL_IDS = [
  'application-form', 'business-licence', 'identity-card', 'premises-right', 'staff-certificate', 'health-certificate',
  'equipment-and-layout', 'process', 'rules-list',
]; // prettier-ignore
const ASKED_AT_SUBMISSION_ONLY = ['food-safety-staff', 'health-certificates'];
const ONCE_REQUIRED = ['kind', 'businessScope'];

/** Registries alone: no document stands in, none is asked. */
function withoutDocument({ id, name, basis, status, replacedBy, note }: MaterialDefinition): MaterialDefinition {
  const source = replacedBy && { source: replacedBy.source, basis: replacedBy.basis };
  return { id, name, basis, status, ...(source && { replacedBy: source }), ...(note && { note }) };
}

function withoutDocumentReads(rule: RuleDefinition): RuleDefinition {
  return { ...rule, documentReads: undefined };
}

const ADDED_LATER = ['newBusinessDays', 'healthCertificateYears'];

/**
 * As released before documents were taken. Applications and drafts that were begun with it go on with it: the same rules on
 * the same facts, and its rule set keeps its hash (a spec holds both fast).
 */
export const FOOD_BUSINESS_1_0_0: LicenceTypeDefinition = {
  id: 'food-business',
  version: '1.0.0',
  name: { zh: '食品经营许可证', en: 'Food-business licence' },
  legalBasis: '食品安全法 art 35; 食品经营许可和备案管理办法 (国家市场监督管理总局令第78号)',
  form: FORM.map((field) => (ONCE_REQUIRED.includes(field.name) ? { ...field, required: true } : field)),
  sources: SOURCES.map((source) =>
    ASKED_AT_SUBMISSION_ONLY.includes(source.id) ? { ...source, steps: ['gather' as const] } : source,
  ),
  materials: MATERIALS.filter(({ id }) => MATERIAL_IDS.includes(id)).map(withoutDocument),
  numbering: NUMBERING,
  validity: VALIDITY,
  clock: CLOCK,
  assurance: ASSURANCE,
  authorities: AUTHORITIES,
  ruleSet: {
    id: 'food-business',
    version: '1.0.0',
    rules: RULES.map(withoutDocumentReads),
    parameters: {
      ...Object.fromEntries(Object.entries(PARAMETERS).filter(([name]) => !ADDED_LATER.includes(name))),
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
