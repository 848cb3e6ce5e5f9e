import { compareAddress } from '../../../addresses';
import { asList, asNumber, asText, orNull } from '../../readers';
import type { RuleDefinition } from '../../definition';
import { declared, defineRule, registered } from '../../rule';
import { PARAMETERS } from '../parameters';
import { asRights, isLive, isOwn } from '../rights';
import { isAreaPlausible } from './area';
import { DOCUMENTED_RIGHT_READS, judgeDocumentedRight, NEED_DOCUMENTED_RIGHT } from './documented-right';

const CONDITIONS = '食品安全法 art 33(1)';

const NEED_RIGHTS = {
  rights: registered('premises', 'rights', asRights),
  creditCode: registered('business-registration', 'creditCode', asText),
  representativeId: registered('business-registration', 'representative.idNumber', asText),
};

const premisesRegistered = defineRule({
  id: 'PREMISES_REGISTERED',
  basis: `${CONDITIONS}; 江门市门楼号牌管理条例 art 22`,
  title: { zh: '经营场所有标准地址，并已登记。', en: 'The premises have a standard address and are registered.' },
  remedy: {
    zh: '请核对标准地址编码，或者由公安机关编制门牌。',
    en: 'Check the address code, or have the police assign a plate.',
  },
  field: 'premisesAddressCode',
  needs: {
    premisesCode: registered('premises', 'addressCode', asText),
    premises: registered('premises', 'address', asText),
    standardAddress: registered('standard-addresses', 'standardAddress', asText),
    former: registered('standard-addresses', 'formerAddresses', orNull(asList(asText))),
  },
  // That both answers are about the declared code is seen to by the sources' `subject`.
  decide: ({ premisesCode, premises, standardAddress, former }) => {
    const aliases = (former ?? []).map((old) => ({ former: old, current: standardAddress }));
    const { kind } = compareAddress(premises, standardAddress, aliases);
    const fact = `premises.addressCode=${premisesCode}; address ${kind}`;
    if (kind === 'same' || kind === 'same-place-note') return { outcome: 'pass', fact };
    return {
      outcome: 'refer',
      fact,
      zh: '经营场所登记的地址与标准地址不一致。',
      en: 'The registered address of the premises is not the standard address of that code.',
    };
  },
});

const premisesUse = defineRule({
  id: 'PREMISES_USE',
  basis: `${CONDITIONS}; 民法典 art 279`,
  title: { zh: '经营场所用途为商业。', en: 'The premises are for commercial use.' },
  remedy: {
    zh: '请提交有利害关系的业主同意的证明，或者更换场所。',
    en: 'Give the consent of the owners concerned, or choose other premises.',
  },
  field: 'premisesAddressCode',
  needs: { use: registered('premises', 'use', asText) },
  decide: ({ use }) => {
    const fact = `premises.use=${use}`;
    if ((PARAMETERS.commercialUses.value as readonly string[]).includes(use)) return { outcome: 'pass', fact };
    return {
      outcome: 'refer',
      fact,
      zh: `经营场所登记用途为“${use}”。`,
      en: `The registered use of the premises is "${use}".`,
    };
  },
});

const premisesRight = defineRule({
  id: 'PREMISES_RIGHT',
  basis: `${CONDITIONS}; 民法典 arts 209, 703`,
  title: { zh: '申请人对经营场所有有效的使用权。', en: 'The applicant holds a right to the premises that is in date.' },
  remedy: { zh: '请上传租赁合同或者产权证明。', en: 'Upload the lease or the title.' },
  field: 'premisesAddressCode',
  needs: { ...NEED_RIGHTS, ...NEED_DOCUMENTED_RIGHT },
  documentsAgainst: DOCUMENTED_RIGHT_READS,
  decide: (values, facts) => {
    const own = values.rights.filter((right) => isOwn(right, values));
    const live = own.find((right) => isLive(right, facts.applicationDate));
    if (live !== undefined)
      return { outcome: 'pass', fact: `premises.rights: ${live.kind} until ${live.validTo ?? 'no end'}` };
    const judged = judgeDocumentedRight(values, facts);
    if (judged !== undefined) return judged;
    const isEnded = own.length > 0;
    return {
      outcome: 'refer',
      fact: `premises.rights: ${isEnded ? 'ended' : 'none of the applicant'}`,
      zh: isEnded ? '申请人对经营场所的使用权已到期。' : '登记中没有申请人对经营场所的使用权。',
      en: isEnded
        ? "The applicant's right to the premises has ended."
        : 'The applicant has no registered right to the premises.',
    };
  },
});

const premisesAddress = defineRule({
  id: 'PREMISES_ADDRESS',
  basis: `市场主体登记管理条例 art 11; ${CONDITIONS}; GB/T 23705-2009`,
  title: {
    zh: '经营场所为登记住所，或者有使用权证明。',
    en: 'The premises are the registered address, or the right to them is proved.',
  },
  remedy: {
    zh: '请说明经营场所与住所的关系，或者上传使用权证明。',
    en: 'Explain how the premises relate to the registered address, or upload the right.',
  },
  field: 'premisesAddressCode',
  needs: {
    ...NEED_RIGHTS,
    ...NEED_DOCUMENTED_RIGHT,
    domicile: registered('business-registration', 'domicile', asText),
    premises: registered('premises', 'address', asText),
    standardAddress: registered('standard-addresses', 'standardAddress', asText),
    former: registered('standard-addresses', 'formerAddresses', orNull(asList(asText))),
  },
  documentsAgainst: DOCUMENTED_RIGHT_READS,
  decide: (values, facts) => {
    const aliases = (values.former ?? []).map((former) => ({ former, current: values.standardAddress }));
    const { kind } = compareAddress(values.domicile, values.premises, aliases);
    if (kind === 'same' || kind === 'same-place-note')
      return { outcome: 'pass', fact: `domicile and premises: ${kind}` };
    const isRegistered = values.rights.some((right) => isOwn(right, values) && isLive(right, facts.applicationDate));
    const judged = isRegistered ? undefined : judgeDocumentedRight(values, facts);
    const isProved = isRegistered || judged?.outcome === 'pass';
    const fact = `domicile and premises: ${kind}; right ${isProved ? 'proved' : 'not proved'}`;
    if (isProved) return { outcome: 'pass', fact, slots: judged?.slots };
    return {
      outcome: 'refer',
      fact,
      slots: judged?.slots,
      zh: '经营场所不是登记住所，也没有使用权记录。',
      en: 'The premises are not the registered address and no right to them is known.',
    };
  },
});

const area = defineRule({
  id: 'AREA_PLAUSIBLE',
  basis: CONDITIONS,
  title: { zh: '申报面积与登记面积相符。', en: 'The declared area fits the registered one.' },
  remedy: { zh: '请核对面积，或者说明只使用其中一部分。', en: 'Check the area, or say which part is used.' },
  field: 'area',
  needs: { declaredArea: declared('area', asNumber), registeredArea: registered('premises', 'area', asNumber) },
  decide: ({ declaredArea, registeredArea }) => {
    const fact = `declared.area=${declaredArea}; premises.area=${registeredArea}`;
    if (isAreaPlausible(declaredArea, registeredArea)) return { outcome: 'pass', fact };
    return {
      outcome: 'refer',
      fact,
      zh: `申报面积${declaredArea}㎡与登记面积${registeredArea}㎡相差过大。`,
      en: `The declared ${declaredArea} m² are too far from the registered ${registeredArea} m².`,
    };
  },
});

export const PREMISES_RULES: readonly RuleDefinition[] = [
  premisesRegistered,
  premisesUse,
  premisesRight,
  premisesAddress,
  area,
];
