import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { type SubmitResponse } from '@licensing/contracts';
import { AppError, findCorrelationId, toCorrelationId } from '@licensing/platform';
import { LICENCE_APPLICATION, type LicenceApplicationInput } from '@licensing/workflows';
import { Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { GatewayEnvironment } from '../gateway.config';
import { PATIENCE_MS, withinPatience } from './within-patience';

@Injectable()
export class WorkflowStarter implements BeforeApplicationShutdown {
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(
    @Inject(Client) private readonly client: Client,
    @Inject(GatewayEnvironment) private readonly config: GatewayEnvironment,
  ) {}

  /**
   * Starts an application's workflow; one that runs or has ended already is left as it is.
   *
   * @throws AppError SERVICE.UNAVAILABLE when the engine does not answer: repeat
   */
  async start(submission: SubmitResponse): Promise<void> {
    const { applicationId, licenceType, typeVersion, creditCode, applicantRef, formSha256, submittedAt } = submission;
    const { mandateId, grantorRef, documents } = submission;
    const correlationId = toCorrelationId(findCorrelationId());
    const input: LicenceApplicationInput = {
      applicationId, licenceType, typeVersion, creditCode, applicantRef, formSha256, submittedAt, correlationId,
      ...(mandateId === '' ? {} : { mandateId }),
      ...(grantorRef === '' ? {} : { grantorRef }),
      ...(documents > 0 ? { documents } : {}),
    }; // prettier-ignore
    try {
      await withinPatience(this.keep(this.request(input)));
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw new AppError('SERVICE.UNAVAILABLE', error);
    }
  }

  /** The engine's client tries again by itself, and breaks the process when its connection is closed in between. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  private request(input: LicenceApplicationInput): Promise<unknown> {
    return this.client.withDeadline(Date.now() + PATIENCE_MS, () =>
      this.client.workflow.start(LICENCE_APPLICATION, {
        workflowId: input.applicationId,
        taskQueue: this.config.TEMPORAL_TASK_QUEUE,
        args: [input],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        workflowIdConflictPolicy: 'USE_EXISTING',
      }),
    );
  }

  private keep<T>(work: Promise<T>): Promise<T> {
    this.underWay.add(work);
    const forget = (): void => {
      this.underWay.delete(work);
    };
    work.then(forget, forget);
    return work;
  }
}
