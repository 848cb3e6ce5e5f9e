import { type AnswerPayload, type AnswerRefusal, type LicenceApplicationInput, type SignInRef } from './messages';

const isShortText = (value: unknown): boolean => typeof value === 'string' && /^[\w-]{1,64}$/.test(value);

function isSignIn(value: unknown): boolean {
  const { source, requestId, asOf, replySha256 } = (value ?? {}) as Partial<Record<keyof SignInRef, unknown>>;
  return (
    isShortText(source) &&
    typeof requestId === 'string' &&
    /^[\x21-\x7e]{1,100}$/.test(requestId) &&
    typeof asOf === 'string' &&
    !Number.isNaN(Date.parse(asOf)) &&
    typeof replySha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(replySha256)
  );
}

/**
 * Why an answer cannot be taken; undefined when it can.
 *
 * @param isOpen something is being asked, and not answered yet
 */
export function findRefusal(
  answer: AnswerPayload | undefined,
  { applicantRef, grantorRef }: Pick<LicenceApplicationInput, 'applicantRef' | 'grantorRef'>,
  isOpen: boolean,
): AnswerRefusal | undefined {
  const { by, assurance, mandateId, signIn } = (answer ?? {}) as Partial<AnswerPayload>;
  if (!isShortText(by) || !isShortText(assurance)) return 'ANSWER.MALFORMED';
  if (mandateId !== undefined && !isShortText(mandateId)) return 'ANSWER.MALFORMED';
  if (signIn !== undefined && !isSignIn(signIn)) return 'ANSWER.MALFORMED';
  // Before anything else: a stranger does not learn whether something is asked.
  if (by !== applicantRef && by !== grantorRef) return 'ANSWER.NOT_YOURS';
  return isOpen ? undefined : 'ANSWER.NOT_ASKED';
}
