import { type Reason } from '@licensing/contracts';

const ONE_PLACE_ONE_LICENCE = '食品经营许可和备案管理办法（一地一证）';
const FACE_OF_THE_CERTIFICATE = '食品经营许可和备案管理办法（许可证载明事项）';

const BY_A_CLERK = {
  zh: '由工作人员处理，申请人无需补充材料。',
  en: 'A clerk takes it from here; the applicant has nothing to add.',
};

function reason(words: Pick<Reason, 'code' | 'zh' | 'en' | 'basis'> & Partial<Reason>): Reason {
  return { remedy: BY_A_CLERK, field: '', rule: '', ...words };
}

/** @param number the licence held there; undefined while another application for the place is still on its way. */
export function placeHeld(number: string | undefined): Reason {
  if (number === undefined) {
    return reason({
      code: 'PLACE_IN_PROGRESS',
      zh: '同一经营者在该经营场所的另一件申请正在办理，一地一证，不能重复发证。',
      en: 'Another application of the same operator for these premises is being issued; one place has one licence.',
      basis: ONE_PLACE_ONE_LICENCE,
      remedy: {
        zh: '请等待另一件申请办结，或撤回其中一件。',
        en: 'Wait for the other application to end, or withdraw one.',
      },
      field: 'premisesAddressCode',
    });
  }
  return reason({
    code: 'PLACE_LICENSED',
    zh: `该经营场所已有食品经营许可证（编号${number}），一地一证，不能重复发证。`,
    en: `These premises already hold licence ${number}; one place has one licence.`,
    basis: ONE_PLACE_ONE_LICENCE,
    remedy: {
      zh: '许可事项有变化的，请就该许可证申请变更或者延续；该证已失效的，由工作人员核实。',
      en: 'Apply for a change or a renewal of that licence; if it no longer holds, a clerk checks.',
    },
    field: 'premisesAddressCode',
  });
}

export function unprintable(characters: readonly string[]): Reason {
  const codes = characters
    .map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)
    .join(', ');
  return reason({
    code: 'CERTIFICATE_CHARACTER',
    zh: `证照字库缺少所需字符（${codes}），须由工作人员制证。`,
    en: `The certificate's typeface lacks characters (${codes}); a clerk makes the certificate.`,
    basis: FACE_OF_THE_CERTIFICATE,
  });
}

/** @param detail names the missing fact, never its value. */
export function incomplete(detail: string): Reason {
  return reason({
    code: 'CERTIFICATE_INCOMPLETE',
    zh: `证照载明事项不完整（${detail}），不能自动发证。`,
    en: `A fact the certificate must show is missing (${detail}).`,
    basis: FACE_OF_THE_CERTIFICATE,
  });
}

export function seriesExhausted(series: string): Reason {
  return reason({
    code: 'NUMBERS_EXHAUSTED',
    zh: `许可证编号段${series}已用完。`,
    en: `The numbers of series ${series} are used up.`,
    basis: '食品经营许可和备案管理办法（许可证编号）',
  });
}
