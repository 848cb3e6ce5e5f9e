import { type Server } from '@grpc/grpc-js';
import {
  AccessLogServiceService, CaseworkServiceService, type CreateDraftRequest, type Draft, ExtractionServiceService, type GetApplicationRequest,
  type GetApplicationResponse, IdentityServiceService, IssuanceServiceService, type Licence, MandateServiceService,
  type Person, type SaveDraftRequest, type SubmitRequest, SupervisionServiceService, VerificationState,
} from '@licensing/contracts'; // prettier-ignore
import { checkForm, deriveStatus, findLicenceType, type JsonValue, type LedgerRecord } from '@licensing/domain';
import { AppError } from '@licensing/platform';
import { FakeExtraction } from './fake-extraction';
import { FakeIdentity } from './fake-identity';
import { type Handlers, startFake } from './fake-server';

const TIME = '2026-03-02T01:00:00.000Z';
const definition = findLicenceType('food-business')!; // eslint-disable-line @typescript-eslint/no-non-null-assertion -- the only type

interface CaseRecord {
  readonly subject: string;
  /** The representative for whom an agent acts. */
  readonly grantor?: string;
  readonly mandate?: string | undefined;
  readonly response: Omit<GetApplicationResponse, 'statusJson' | 'recordsJson' | 'askerRef'>;
  readonly records: LedgerRecord[];
}

/** The services behind the gateway, in memory, over real gRPC. */
export class FakeNeighbours {
  readonly drafts = new Map<string, { draft: Draft; subject: string }>();
  readonly cases = new Map<string, CaseRecord>();
  readonly licences = new Map<
    string,
    { licence: Licence; applicationId: string; state: VerificationState; registered: boolean }
  >();
  /** Calls by method, to see what the gateway asked. */
  readonly calls: string[] = [];
  /** `<APP>_ADDRESS` of each. */
  readonly addresses: Record<string, string> = {};
  readonly identity: FakeIdentity;
  readonly extraction = new FakeExtraction();
  /** Readings by staff, with what for. */
  readonly readings: GetApplicationRequest[] = [];
  readonly submissions: SubmitRequest[] = [];
  private readonly servers: Server[] = [];

  constructor(business: { creditCode: string; owner: string }) {
    this.identity = new FakeIdentity(business);
  }

  async start(): Promise<void> {
    await Promise.all([
      this.answer('identity', [
        [IdentityServiceService, this.identity.services()],
        [MandateServiceService, this.identity.mandateServices()],
        [AccessLogServiceService, this.identity.accessServices()],
      ]),
      this.answer('extraction', [[ExtractionServiceService, this.extraction.services()]]),
      this.answer('casework', [[CaseworkServiceService, this.casework()]]),
      this.answer('issuance', [[IssuanceServiceService, this.issuance()]]),
      this.answer('supervision', [[SupervisionServiceService, this.supervision()]]),
    ]);
  }

  stop(): void {
    for (const server of this.servers) server.forceShutdown();
  }

  /** Each app has a port of its own, since it shows a certificate of its own. */
  private async answer(app: string, services: Parameters<typeof startFake>[1]): Promise<void> {
    const { server, address } = await startFake(app, services, this.calls);
    this.servers.push(server);
    this.addresses[`${app.toUpperCase()}_ADDRESS`] = address;
  }

  private casework(): Handlers {
    const own = (draftId: string, subject: string): Draft => {
      const found = this.drafts.get(draftId);
      if (found?.subject !== subject) throw new AppError('RESOURCE.NOT_FOUND');
      return found.draft;
    };
    const keep = (draft: Draft, subject: string): object => {
      this.drafts.set(draft.id, { draft, subject });
      return { draft };
    };
    return {
      createDraft: ({
        applicant,
        licenceType,
        typeVersion,
        creditCode,
        fields,
        silent,
        authority,
        materials,
      }: CreateDraftRequest) =>
        keep(
          {
            licenceType, typeVersion, creditCode, fields, silent, authority, materials, id: crypto.randomUUID(), version: 1,
            savedAt: new Date().toISOString(), applicationId: '',
          }, // prettier-ignore
          applicant?.subject ?? '',
        ),
      eraseDraft: ({ draftId, subject }: { draftId: string; subject: string }) => {
        const draft = own(draftId, subject);
        if (draft.applicationId !== '') throw new AppError('DRAFT.SUBMITTED');
        this.drafts.delete(draftId);
        return { versions: draft.version };
      },
      getDraft: ({ draftId, subject }: { draftId: string; subject: string }) => ({ draft: own(draftId, subject) }),
      saveDraft: ({ draftId, version, subject, ...content }: SaveDraftRequest) => {
        const draft = own(draftId, subject);
        if (draft.version !== version) throw new AppError('DRAFT.CONFLICT');
        return keep({ ...draft, ...content, version: version + 1, savedAt: new Date().toISOString() }, subject);
      },
      submit: (asked: SubmitRequest & { applicant: Person }) => {
        this.submissions.push(asked);
        const { version, applicationId } = own(asked.draftId, asked.applicant.subject);
        if (applicationId === '' && asked.version !== version) throw new AppError('DRAFT.CONFLICT');
        return this.submit(own(asked.draftId, asked.applicant.subject), asked.applicant);
      },
      getApplication: (asked: GetApplicationRequest) => {
        const found = this.cases.get(asked.applicationId);
        const isOwn = found?.subject === asked.subject || found?.grantor === asked.subject;
        if (found === undefined || (asked.subject !== '' && !isOwn)) throw new AppError('RESOURCE.NOT_FOUND');
        if (asked.reader !== undefined) this.readings.push(asked);
        return toResponse(found, asked.subject);
      },
      listApplications: ({ subject }: { subject: string }) => {
        const mine = [...this.cases.values()].filter((found) => found.subject === subject);
        return {
          applications: mine.map((found) => ({ ...toResponse(found, subject), recordsJson: [] })),
          total: mine.length,
        };
      },
      audit: () => ({
        checks: [{ invariant: 1, name: 'one certificate', count: 0, found: [] }],
        applications: 1,
        records: 5,
        certificates: 1,
      }),
    };
  }

  private submit(draft: Draft, applicant: Person): object {
    const values = Object.fromEntries(
      draft.fields
        .filter(({ valueJson }) => valueJson !== '')
        .map(({ name, valueJson }) => [name, JSON.parse(valueJson) as JsonValue]),
    );
    const problems = checkForm(definition, values, true);
    if (problems.length > 0) throw new AppError('REQUEST.INVALID', undefined, problems);
    const { id: applicationId, licenceType, typeVersion, creditCode } = draft;
    const response = { applicationId, licenceType, creditCode, submittedAt: TIME, divisionCode: '440703' };
    if (!this.cases.has(applicationId))
      this.cases.set(applicationId, {
        subject: applicant.subject,
        response,
        records: [],
        mandate: draft.authority?.mandateId || undefined,
      });
    this.drafts.set(applicationId, { draft: { ...draft, applicationId }, subject: applicant.subject });
    const mandateId = draft.authority?.mandateId ?? '';
    const grantorRef = mandateId === '' ? '' : refOf(this.identity.owner);
    return {
      ...response,
      typeVersion,
      formSha256: 'f'.repeat(64),
      documents: 0,
      applicantRef: refOf(applicant.subject),
      mandateId,
      grantorRef,
    };
  }

  private issuance(): Handlers {
    return {
      verifyNumber: ({ number }: { number: string }) => {
        const found = this.licences.get(number);
        return found === undefined
          ? { state: VerificationState.VERIFICATION_STATE_UNKNOWN }
          : { state: found.state, licence: found.licence };
      },
      getCertificate: ({ number }: { number: string }) => {
        const found = this.licences.get(number);
        if (found === undefined) throw new AppError('RESOURCE.NOT_FOUND');
        return {
          pdf: Buffer.from('%PDF-1.7 test'),
          sha256: found.licence.certificateSha256,
          applicationId: found.applicationId,
        };
      },
    };
  }

  private supervision(): Handlers {
    return {
      getPremises: ({ number }: { number: string }) => {
        const found = this.licences.get(number);
        if (found?.registered !== true) throw new AppError('RESOURCE.NOT_FOUND');
        const { licence, applicationId } = found;
        return { premises: { licence, applicationId, eventId: `${applicationId}:5`, registeredAt: TIME } };
      },
    };
  }
}

/** How the fakes name people in records: not as the provider does. */
export const refOf = (subject: string): string => (subject === '' ? '' : `reference-of-${subject}`);

function toResponse({ response, records, mandate }: CaseRecord, asker: string): GetApplicationResponse {
  const state = { ...deriveStatus(records), mandate };
  return {
    ...response,
    askerRef: refOf(asker),
    statusJson: JSON.stringify(state),
    recordsJson: records.map((record) => JSON.stringify(record)),
  };
}
