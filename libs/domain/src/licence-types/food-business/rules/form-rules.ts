import { compareBusinessName, comparePersonName } from '../../../names';
import { parseCreditCode } from '../../../identifiers';
import { checkForm } from '../../check-form';
import { asText } from '../../readers';
import type { RuleDefinition, RuleResult } from '../../definition';
import { byDocument, declared, defineRule, registered } from '../../rule';
import { FORM } from '../form';

const formComplete = defineRule({
  id: 'FORM_COMPLETE',
  basis: '行政许可法 arts 29, 32',
  title: { zh: '申请表填写完整、规范。', en: 'The form is complete and well-formed.' },
  remedy: { zh: '请按提示补正申请表后重新提交。', en: 'Mend the form as told and submit again.' },
  needs: {},
  decide: (_values, facts, { form }) => {
    const problems = checkForm({ form }, facts.declared, true);
    const first = problems[0];
    if (first === undefined) return { outcome: 'pass', fact: 'declared: complete' };
    // Unknown field names are the applicant's own text: they are counted, never repeated.
    const names = problems
      .map(({ pointer }) => pointer.slice('/fields/'.length))
      .filter((name) => form.some((field) => field.name === name));
    return {
      outcome: 'refer',
      fact: `declared: ${problems.length} problem(s) ${names.join(',')}`.trim(),
      zh: `申请表有${problems.length}处需要补正：${problems.map(({ zh }) => zh).join('')}`,
      en: `The form has ${problems.length} problem(s): ${problems.map(({ en }) => en).join(' ')}`,
      field: names[0],
    };
  },
});

const creditCode = defineRule({
  id: 'CREDIT_CODE',
  basis: 'GB 32100-2015; 市场主体登记管理条例 art 22',
  title: { zh: '统一社会信用代码有效，并与市场主体登记一致。', en: 'The credit code is valid and the one registered.' },
  remedy: { zh: '请核对营业执照上的统一社会信用代码。', en: 'Compare the credit code with the business licence.' },
  field: 'creditCode',
  needs: {
    declaredCode: declared('creditCode', asText),
    registeredCode: registered('business-registration', 'creditCode', asText),
  },
  decide: ({ declaredCode, registeredCode }) => {
    const checked = parseCreditCode(declaredCode);
    if (checked.kind === 'valid' && checked.value === registeredCode) {
      return { outcome: 'pass', fact: `business-registration.creditCode=${registeredCode}` };
    }
    const why = checked.kind === 'invalid' ? checked.reason : 'not the registered one';
    return {
      outcome: 'refer',
      fact: `declared.creditCode: ${why}`,
      zh: checked.kind === 'invalid' ? `${checked.zh}。` : '统一社会信用代码与市场主体登记不一致。',
      en: checked.kind === 'invalid' ? `${checked.en}.` : 'The credit code is not the registered one.',
    };
  },
});

const NEED_DECLARED = {
  operatorName: declared('operatorName', asText),
  kind: declared('kind', asText),
  representativeName: declared('representativeName', asText),
  domicile: declared('domicile', asText),
  businessScope: declared('businessScope', asText),
  premises: declared('premises', asText),
};
const NEED_REGISTERED = {
  registeredName: registered('business-registration', 'name', asText),
  registeredKind: registered('business-registration', 'kind', asText),
  registeredRepresentative: registered('business-registration', 'representative.name', asText),
  registeredDomicile: registered('business-registration', 'domicile', asText),
  registeredScope: registered('business-registration', 'scope', asText),
  registeredPremises: registered('premises', 'address', asText),
};

function judgeFields(values: Record<keyof typeof NEED_DECLARED | keyof typeof NEED_REGISTERED, string>): RuleResult {
  const differing: string[] = [];
  if (compareBusinessName(values.operatorName, values.registeredName) !== 'same') differing.push('operatorName');
  if (comparePersonName(values.representativeName, values.registeredRepresentative) !== 'same')
    differing.push('representativeName');
  if (values.kind !== values.registeredKind) differing.push('kind');
  if (values.domicile !== values.registeredDomicile) differing.push('domicile');
  if (values.businessScope !== values.registeredScope) differing.push('businessScope');
  if (values.premises !== values.registeredPremises) differing.push('premises');
  if (differing.length === 0) return { outcome: 'pass', fact: 'declared = registered' };
  const labels = FORM.filter(({ name }) => differing.includes(name)).map(({ label }) => label);
  return {
    outcome: 'refer',
    fact: `declared differs: ${differing.join(',')}`,
    zh: `申请表的${labels.map(({ zh }) => `“${zh}”`).join('、')}与登记不一致。`,
    en: `The form's ${labels.map(({ en }) => `"${en}"`).join(', ')} is not as registered.`,
    field: differing[0],
  };
}

const registeredFields = defineRule({
  id: 'REGISTERED_FIELDS',
  basis: '行政许可法 art 31; 国务院关于在线政务服务的若干规定 art 7',
  title: { zh: '申请表中由登记机关填充的内容与登记一致。', en: 'What the registry filled in is as registered.' },
  remedy: {
    zh: '登记信息已变化，请重新打开申请表确认后提交。',
    en: 'The record has changed: open the form again, confirm and submit.',
  },
  needs: {
    operatorName: NEED_DECLARED.operatorName,
    registeredName: NEED_REGISTERED.registeredName,
    kind: NEED_DECLARED.kind,
    registeredKind: NEED_REGISTERED.registeredKind,
    representativeName: NEED_DECLARED.representativeName,
    registeredRepresentative: NEED_REGISTERED.registeredRepresentative,
    domicile: NEED_DECLARED.domicile,
    registeredDomicile: NEED_REGISTERED.registeredDomicile,
    businessScope: NEED_DECLARED.businessScope,
    registeredScope: NEED_REGISTERED.registeredScope,
    // The registry first: where it knows nothing, that is the reason, not the field it would have filled.
    registeredPremises: NEED_REGISTERED.registeredPremises,
    premises: NEED_DECLARED.premises,
  },
  decide: (values) => judgeFields(values),
  // A licence may leave a field open: that, and not the form it would have filled, is the reason.
  byDocument: byDocument('business-registration', { ...NEED_REGISTERED, ...NEED_DECLARED }, (values) =>
    judgeFields(values),
  ),
});

export const FORM_RULES: readonly RuleDefinition[] = [formComplete, creditCode, registeredFields];
