import { asDate, asList, asObject, asText, orNull } from '../../readers';
import type { RuleDefinition } from '../../definition';
import { defineRule, registered } from '../../rule';
import { PARAMETERS } from '../parameters';

const asCertificates = asList(asObject({ type: asText, number: asText, validTo: orNull(asDate), status: asText }));

const onePlaceOneLicence = defineRule({
  id: 'ONE_PLACE_ONE_LICENCE',
  basis: '食品经营许可和备案管理办法 (一地一证)',
  title: { zh: '没有有效的食品经营许可证。', en: 'No food-business licence is in force.' },
  remedy: {
    zh: '请办理变更或者延续；如为另一经营场所，由工作人员核实。',
    en: 'Apply for a change or renewal; if it is for other premises, a clerk checks.',
  },
  needs: { certificates: registered('certificate-library', 'certificates', asCertificates) },
  decide: ({ certificates }, { applicationDate }) => {
    const ended: readonly string[] = PARAMETERS.endedCertificateStatuses.value;
    // Any status that does not say that it ended counts as live: the library's words may grow.
    const live = certificates.filter(
      ({ type, status, validTo }) =>
        type === PARAMETERS.licenceCertificateType.value &&
        !ended.includes(status) &&
        (validTo === null || validTo >= applicationDate),
    );
    if (live.length === 0)
      return { outcome: 'pass', fact: `certificate-library: ${certificates.length} certificate(s), no live licence` };
    const numbers = live.map(({ number }) => number).join(', ');
    return {
      outcome: 'refer',
      fact: `certificate-library: ${numbers}`,
      zh: `已持有有效的食品经营许可证：${numbers}。`,
      en: `A food-business licence is in force already: ${numbers}.`,
    };
  },
});

export const LICENCE_RULES: readonly RuleDefinition[] = [onePlaceOneLicence];
