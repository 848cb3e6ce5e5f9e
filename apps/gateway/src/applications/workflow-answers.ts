import { Inject, Injectable } from '@nestjs/common';
import { AppError, type ErrorCode } from '@licensing/platform';
import { ANSWER_UPDATE, type AnswerPayload, type AnswerRefusal } from '@licensing/workflows';
import { ApplicationFailure, Client, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { type Application } from './application';
import { withinPatience } from './within-patience';

/** Tells a running application that its applicant has answered what was asked. */
@Injectable()
export class WorkflowAnswers {
  constructor(@Inject(Client) private readonly client: Client) {}

  /**
   * Taken once for one set of questions, however often it is sent.
   *
   * @throws AppError APPLICATION.NOT_ASKED when the workflow asks nothing, SERVICE.UNAVAILABLE when it does not answer
   */
  async give(application: Application, payload: AnswerPayload): Promise<void> {
    const handle = this.client.workflow.getHandle(application.applicationId);
    const updateId = `answer-${application.records.length}`;
    try {
      await withinPatience(handle.executeUpdate(ANSWER_UPDATE, { args: [payload], updateId }));
    } catch (error) {
      throw new AppError(codeOf(error), error);
    }
  }
}

const BY_REFUSAL: Readonly<Record<AnswerRefusal, ErrorCode>> = {
  'ANSWER.NOT_ASKED': 'APPLICATION.NOT_ASKED',
  'ANSWER.NOT_YOURS': 'RESOURCE.NOT_FOUND',
  'ANSWER.MALFORMED': 'SERVICE.FAULT',
};

/** A workflow that has ended asks nothing; one that cannot be reached is asked again. */
function codeOf(error: unknown): ErrorCode {
  if (error instanceof WorkflowNotFoundError) return 'APPLICATION.NOT_ASKED';
  if (!(error instanceof WorkflowUpdateFailedError)) return 'SERVICE.UNAVAILABLE';
  const refusal = error.cause instanceof ApplicationFailure ? (error.cause.type ?? '') : '';
  return Object.hasOwn(BY_REFUSAL, refusal) ? BY_REFUSAL[refusal as AnswerRefusal] : 'SERVICE.FAULT';
}
