import { Inject, Injectable } from '@nestjs/common';
import { type SubmitResponse } from '@licensing/contracts';
import { CASEWORK, type CaseworkClient } from '../neighbours/neighbours';
import { ProgressHub } from '../progress/progress-hub';
import { isStaff, type Session, type SignedInPerson } from '../session/session';
import { type Application, fromCasework, isSettledApplication } from './application';
import { WorkflowStarter } from './workflow-starter';

/** A member of staff asks without a subject, and sees every application. */
const subjectOf = (session: Session): string => (isStaff(session) ? '' : session.person.subject);

@Injectable()
export class ApplicationsService {
  constructor(
    @Inject(CASEWORK) private readonly casework: CaseworkClient,
    @Inject(WorkflowStarter) private readonly starter: WorkflowStarter,
    @Inject(ProgressHub) private readonly hub: ProgressHub,
  ) {}

  /** Freezes a draft, which casework takes only when it is complete, and starts its workflow; a repeat, or twenty at once, is the same application. */
  async submit(person: SignedInPerson, draftId: string): Promise<SubmitResponse> {
    const submission = await this.casework.submit({ draftId, applicant: person });
    await this.starter.start(submission);
    return submission;
  }

  async get(session: Session, applicationId: string): Promise<Application> {
    return fromCasework(await this.casework.getApplication({ applicationId, subject: subjectOf(session) }));
  }

  async list(
    { person }: Session,
    limit: number,
    offset: number,
  ): Promise<{ applications: Application[]; total: number }> {
    const { applications, total } = await this.casework.listApplications({ subject: person.subject, limit, offset });
    return { applications: applications.map(fromCasework), total };
  }

  /** The application once it is settled, or as it stands when the time is over. */
  async getSettled(session: Session, applicationId: string, waitMs: number): Promise<Application> {
    const settling = this.hub.waitForEnd(applicationId, waitMs);
    try {
      for (;;) {
        const application = await this.get(session, applicationId);
        if (isSettledApplication(application)) return application;
        if ((await settling.next()) === 'over') return await this.get(session, applicationId);
      }
    } finally {
      settling.stop();
    }
  }
}
