import { type AnswerPayload, type AnswerRefusal, type LicenceApplicationInput } from './messages';

const isShortText = (value: unknown): boolean => typeof value === 'string' && /^[\w-]{1,64}$/.test(value);

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
  const { by, assurance, mandateId } = (answer ?? {}) as Partial<AnswerPayload>;
  if (!isShortText(by) || !isShortText(assurance) || (mandateId !== undefined && !isShortText(mandateId)))
    return 'ANSWER.MALFORMED';
  // Before anything else: a stranger does not learn whether something is asked.
  if (by !== applicantRef && by !== grantorRef) return 'ANSWER.NOT_YOURS';
  return isOpen ? undefined : 'ANSWER.NOT_ASKED';
}
