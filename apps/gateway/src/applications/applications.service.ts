import { Inject, Injectable } from '@nestjs/common';
import { Action, type SubmitResponse } from '@licensing/contracts';
import { AppError } from '@licensing/platform';
import { AuthorityService } from '../authority/authority.service';
import { demandAssurance } from '../authority/step-up';
import { DraftsService } from '../drafts/drafts.service';
import { LicenceTypes } from '../licence-types/licence-types';
import { CASEWORK, type CaseworkClient } from '../neighbours/neighbours';
import { ProgressHub } from '../progress/progress-hub';
import { type Session } from '../session/session';
import { type Application, isOutOfMachine } from './application';
import { ApplicationReader, type Asker } from './application-reader';
import { WorkflowAnswers } from './workflow-answers';
import { WorkflowStarter } from './workflow-starter';

@Injectable()
export class ApplicationsService {
  constructor(
    @Inject(CASEWORK) private readonly casework: CaseworkClient,
    @Inject(AuthorityService) private readonly authority: AuthorityService,
    @Inject(DraftsService) private readonly drafts: DraftsService,
    @Inject(ApplicationReader) private readonly reader: ApplicationReader,
    @Inject(WorkflowStarter) private readonly starter: WorkflowStarter,
    @Inject(WorkflowAnswers) private readonly answers: WorkflowAnswers,
    @Inject(LicenceTypes) private readonly types: LicenceTypes,
    @Inject(ProgressHub) private readonly hub: ProgressHub,
  ) {}

  /**
   * Freezes a draft, which casework takes only when it is complete, and starts its workflow; a repeat, or twenty at once,
   * is the same application. A sign-in that is too weak, or a mandate that has ended, leaves the draft as it is.
   */
  async submit({ person, signIn }: Session, draftId: string): Promise<SubmitResponse> {
    const { draft, definition } = await this.drafts.find(person, draftId);
    // What was submitted already is answered as it was then.
    if (draft.applicationId === '') {
      demandAssurance(person, definition.assurance.submit.level, `/v1/drafts/${draftId}`);
      await this.drafts.demandAuthority(person, { draft, definition }, Action.ACTION_SUBMIT);
    }
    const submission = await this.casework.submit({
      draftId, applicant: person, signIn: signIn && { ...signIn, rule: '' },
    }); // prettier-ignore
    await this.starter.start(submission);
    return submission;
  }

  /**
   * What was asked has been mended, says the applicant or the representative for whom they act: the application goes on, and
   * what was mended is looked up again.
   *
   * @throws AppError APPLICATION.NOT_ASKED
   */
  async answer(session: Session, applicationId: string): Promise<void> {
    const { person, signIn } = session;
    const application = await this.get({ session }, applicationId);
    if (application.status.state !== 'asked') throw new AppError('APPLICATION.NOT_ASKED');
    const { creditCode, licenceType, askerRef } = application;
    const definition = this.types.get(licenceType);
    const returnTo = `/v1/applications/${applicationId}`;
    const wanted = { creditCode, definition, action: Action.ACTION_FOLLOW, returnTo };
    // Without any authority the workflow asks again: whether there is one is not decided here.
    const mandateId = (await this.authority.find(person, wanted))?.authority.mandateId ?? '';
    await this.answers.give(application, {
      by: askerRef, assurance: person.assurance, signIn, ...(mandateId === '' ? {} : { mandateId }),
    }); // prettier-ignore
  }

  async get(asker: Asker, applicationId: string): Promise<Application> {
    return this.reader.read(asker, applicationId, Action.ACTION_FOLLOW);
  }

  list({ person }: Session, limit: number, offset: number): ReturnType<ApplicationReader['list']> {
    return this.reader.list(person, limit, offset);
  }

  /** The application once it is settled or its applicant is asked, or as it stands when the time is over. */
  async getSettled(asker: Asker, applicationId: string, waitMs: number): Promise<Application> {
    const settling = this.hub.waitForEnd(applicationId, waitMs);
    try {
      for (;;) {
        const application = await this.get(asker, applicationId);
        if (isOutOfMachine(application)) return application;
        if ((await settling.next()) === 'over') return await this.get(asker, applicationId);
      }
    } finally {
      settling.stop();
    }
  }
}
