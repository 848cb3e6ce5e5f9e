import { Inject, Injectable } from '@nestjs/common';
import { type Licence, VerificationState } from '@licensing/contracts';
import { type LicenceNumber, type LocalDate, parseLicenceNumber, toChinaDate } from '@licensing/domain';
import { AppError, type Problem } from '@licensing/platform';
import { ISSUANCE, type IssuanceClient } from '../neighbours/neighbours';

export type Verification =
  | {
      readonly state: 'valid' | 'expired';
      readonly number: string;
      readonly onDate: LocalDate;
      readonly licence: Licence;
    }
  | { readonly state: 'unknown'; readonly number: string; readonly onDate: LocalDate }
  | { readonly state: 'malformed'; readonly number: string; readonly problem: Problem };

/** Public: is this number a licence, and is it in force today. */
@Injectable()
export class VerificationService {
  constructor(@Inject(ISSUANCE) private readonly issuance: IssuanceClient) {}

  async verify(text: string): Promise<Verification> {
    const checked = parseLicenceNumber(text);
    if (checked.kind === 'invalid') return { state: 'malformed', number: text, problem: toProblem(checked) };
    const number: LicenceNumber = checked.value;
    const onDate = toChinaDate(new Date().toISOString());
    const { state, licence } = await this.issuance.verifyNumber({ number, onDate });
    switch (state) {
      case VerificationState.VERIFICATION_STATE_VALID:
      case VerificationState.VERIFICATION_STATE_EXPIRED: {
        if (licence === undefined) throw new AppError('SERVICE.FAULT', new TypeError('an answer without its licence'));
        const isValid = state === VerificationState.VERIFICATION_STATE_VALID;
        return { state: isValid ? 'valid' : 'expired', number, onDate, licence };
      }
      case VerificationState.VERIFICATION_STATE_UNKNOWN:
        return { state: 'unknown', number, onDate };
      case VerificationState.VERIFICATION_STATE_UNSPECIFIED:
      case VerificationState.UNRECOGNIZED:
        throw new AppError('SERVICE.FAULT', new TypeError(`verification state ${state}`));
    }
  }
}

function toProblem({ reason, zh, en }: { reason: string; zh: string; en: string }): Problem {
  return {
    pointer: '/number',
    code: reason,
    zh: `${zh}。`,
    en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.`,
    todo: {
      zh: '请对照证书核对“JY”和其后的14位数字，注意区分形近的数字。',
      en: 'Compare JY and the 14 digits after it with the certificate, digit by digit.',
    },
  };
}
