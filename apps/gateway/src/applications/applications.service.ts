import { Inject, Injectable } from '@nestjs/common';
import { Action, type Document, type SubmitResponse } from '@licensing/contracts';
import { checkForm } from '@licensing/domain';
import { AppError } from '@licensing/platform';
import { AuthorityService } from '../authority/authority.service';
import { demandAssurance } from '../authority/step-up';
import { DocumentsService, toRef } from '../documents/documents.service';
import { toValues } from '../drafts/draft-fields';
import { DraftsService, untilSaved, type WholeDraft } from '../drafts/drafts.service';
import { namesVersion } from '../drafts/entity-tag';
import { LicenceTypes } from '../licence-types/licence-types';
import { CASEWORK, type CaseworkClient } from '../neighbours/neighbours';
import { ProgressHub } from '../progress/progress-hub';
import { isStaff, type Session, type SignedInPerson } from '../session/session';
import { type Application, isOutOfMachine } from './application';
import { type NewApplicationDto } from './application.dto';
import { findSubmitted } from './application-documents';
import { ApplicationReader, type Asker } from './application-reader';
import { findAskedMaterials, findDocumentProblems } from './document-problems';
import { WorkflowAnswers } from './workflow-answers';
import { WorkflowStarter } from './workflow-starter';

@Injectable()
export class ApplicationsService {
  constructor(
    @Inject(CASEWORK) private readonly casework: CaseworkClient,
    @Inject(AuthorityService) private readonly authority: AuthorityService,
    @Inject(DraftsService) private readonly drafts: DraftsService,
    @Inject(DocumentsService) private readonly documents: DocumentsService,
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
  async submit({ person, signIn }: Session, wanted: NewApplicationDto, ifMatch?: string): Promise<SubmitResponse> {
    const { draftId } = wanted;
    // What is frozen is what was looked at: where somebody saves it in between, that is looked at instead.
    const attempt = async (): Promise<SubmitResponse> => {
      const whole = await this.drafts.findWhole(person, draftId);
      const { version, applicationId } = whole.draft;
      // What was submitted already is answered as it was then.
      if (applicationId === '') await this.checkSubmittable(person, whole, wanted, ifMatch);
      return this.casework.submit({
        draftId, version, applicant: person, signIn: signIn && { ...signIn, rule: '' }, documents: whole.documents.map(toRef),
      }); // prettier-ignore
    };
    const isNamed = wanted.version !== undefined || ifMatch !== undefined;
    const submission = await (isNamed ? attempt() : untilSaved(attempt));
    await this.starter.start(submission);
    return submission;
  }

  private async checkSubmittable(
    person: SignedInPerson,
    whole: WholeDraft,
    { version, asIs }: NewApplicationDto,
    ifMatch: string | undefined,
  ): Promise<void> {
    const { draft, definition, documents } = whole;
    const names = namesVersion(version, ifMatch, draft.version);
    demandAssurance(person, definition.assurance.submit.level, `/v1/drafts/${draft.id}`);
    await this.drafts.demandAuthority(person, whole, Action.ACTION_SUBMIT);
    const { materials, silent } = await this.drafts.confirm(person, whole, names);
    const asked = findAskedMaterials(draft.materials, materials, silent.length > 0);
    const problems = findDocumentProblems(definition, asked, documents, new Set(asIs));
    if (problems.length === 0) return;
    // Everything at once: what casework would say of the form belongs to the same answer.
    throw new AppError('REQUEST.INVALID', undefined, [
      ...checkForm(definition, toValues(draft.fields), true),
      ...problems,
    ]);
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

  /**
   * The documents of an application as they stand now, for the applicant who brought them. That they cannot be looked up
   * at the moment keeps nobody from seeing where the case stands.
   */
  async findDocuments(session: Session, application: Application): Promise<Document[]> {
    if (isStaff(session) || findSubmitted(application).length === 0) return [];
    try {
      return await this.documents.list(session.person, application.applicationId);
    } catch (error) {
      if (error instanceof AppError && error.kind.retry) return [];
      throw error;
    }
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
