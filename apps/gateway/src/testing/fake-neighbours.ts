import {
  Metadata, type sendUnaryData, Server, ServerCredentials, type ServerUnaryCall, type UntypedServiceImplementation,
} from '@grpc/grpc-js'; // prettier-ignore
import {
  CaseworkServiceService, type Draft, ExtractionServiceService, type Field, type GetApplicationResponse,
  IdentityServiceService, IssuanceServiceService, type Licence, type Person, SupervisionServiceService, VerificationState,
} from '@licensing/contracts'; // prettier-ignore
import { checkForm, deriveStatus, findLicenceType, type JsonValue, type LedgerRecord } from '@licensing/domain';
import { AppError, toAppError } from '@licensing/platform';

const TIME = '2026-03-02T01:00:00.000Z';
const definition = findLicenceType('food-business')!; // eslint-disable-line @typescript-eslint/no-non-null-assertion -- the only type

type Handler = (request: never) => object;

function serve(handlers: Record<string, Handler>): UntypedServiceImplementation {
  const wrap = (handle: Handler) => (call: ServerUnaryCall<never, object>, done: sendUnaryData<object>) => {
    try {
      done(null, handle(call.request));
    } catch (thrown) {
      const error = toAppError(thrown);
      const metadata = new Metadata();
      metadata.set('error-code', error.code);
      if (error.problems.length > 0) metadata.set('problems-bin', Buffer.from(JSON.stringify(error.problems)));
      done({ code: error.kind.grpc, details: error.code, metadata });
    }
  };
  const wrapped = Object.entries(handlers).map(([name, handle]) => [name, wrap(handle)] as const);
  return Object.fromEntries(wrapped) as unknown as UntypedServiceImplementation;
}

const field = (name: string, value: unknown, source: string, locked: boolean): Field => ({
  name, valueJson: value === null ? '' : JSON.stringify(value), source, asOf: source && TIME, locked,
}); // prettier-ignore

interface CaseRecord {
  readonly subject: string;
  readonly response: Omit<GetApplicationResponse, 'statusJson' | 'recordsJson'>;
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
  private readonly server = new Server();
  address = '';

  constructor(private readonly business: { creditCode: string; owner: string }) {}

  async start(): Promise<void> {
    this.server.addService(IdentityServiceService, serve(this.counted(this.identity())));
    this.server.addService(ExtractionServiceService, serve(this.counted(this.extraction())));
    this.server.addService(CaseworkServiceService, serve(this.counted(this.casework())));
    this.server.addService(IssuanceServiceService, serve(this.counted(this.issuance())));
    this.server.addService(SupervisionServiceService, serve(this.counted(this.supervision())));
    const port = await new Promise<number>((resolve, reject) => {
      this.server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
        if (error === null) resolve(bound);
        else reject(error);
      });
    });
    this.address = `127.0.0.1:${port}`;
  }

  stop(): void {
    this.server.forceShutdown();
  }

  private counted(handlers: Record<string, Handler>): Record<string, Handler> {
    return Object.fromEntries(
      Object.entries(handlers).map(([name, handle]) => [
        name,
        (request: never) => (this.calls.push(name), handle(request)),
      ]),
    );
  }

  private identity(): Record<string, Handler> {
    const known = {
      creditCode: this.business.creditCode,
      name: '江门市甲店',
      status: '存续',
      role: '经营者',
      domicile: '甲路1号',
      divisionCode: '440703',
    };
    return {
      listBusinesses: ({ person }: { person: Person }) => {
        const businesses = person.subject === this.business.owner ? [known] : [];
        return { businesses, total: businesses.length };
      },
      getBusiness: ({ person, creditCode }: { person: Person; creditCode: string }) => {
        if (person.subject !== this.business.owner || creditCode !== known.creditCode)
          throw new AppError('RESOURCE.NOT_FOUND');
        return { business: known };
      },
    };
  }

  private extraction(): Record<string, Handler> {
    return {
      prefill: ({ creditCode, declaredJson }: { creditCode: string; declaredJson: string }) => {
        const own = JSON.parse(declaredJson || '{}') as Record<string, JsonValue>;
        const addressCode = (own['premisesAddressCode'] ?? 'ADDRESS-1') as string;
        const registered: Record<string, JsonValue> = {
          operatorName: '江门市甲店', creditCode, kind: '个体工商户', representativeName: '陈晓明', domicile: '甲路1号',
          businessScope: '食品销售', premisesAddressCode: addressCode, premises: `${addressCode}号铺`, area: 40,
        }; // prettier-ignore
        const fields = definition.form.map(({ name, editable, prefill }) =>
          field(
            name,
            registered[name] ?? null,
            registered[name] === undefined ? '' : (prefill?.source ?? ''),
            !editable,
          ),
        );
        return { fields, silent: [] };
      },
    };
  }

  private casework(): Record<string, Handler> {
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
        ...content
      }: Pick<Draft, 'licenceType' | 'typeVersion' | 'creditCode' | 'fields' | 'silent'> & { applicant: Person }) =>
        keep({ ...content, id: crypto.randomUUID(), version: 1, savedAt: TIME, applicationId: '' }, applicant.subject),
      getDraft: ({ draftId, subject }: { draftId: string; subject: string }) => ({ draft: own(draftId, subject) }),
      saveDraft: ({
        draftId,
        version,
        subject,
        fields,
      }: {
        draftId: string;
        version: number;
        subject: string;
        fields: Field[];
      }) => {
        const draft = own(draftId, subject);
        if (draft.version !== version) throw new AppError('DRAFT.CONFLICT');
        return keep({ ...draft, version: version + 1, fields }, subject);
      },
      submit: ({ draftId, applicant }: { draftId: string; applicant: Person }) =>
        this.submit(own(draftId, applicant.subject), applicant),
      getApplication: ({ applicationId, subject }: { applicationId: string; subject: string }) => {
        const found = this.cases.get(applicationId);
        if (found === undefined || (subject !== '' && found.subject !== subject))
          throw new AppError('RESOURCE.NOT_FOUND');
        return toResponse(found);
      },
      listApplications: ({ subject }: { subject: string }) => {
        const mine = [...this.cases.values()].filter((found) => found.subject === subject);
        return { applications: mine.map((found) => ({ ...toResponse(found), recordsJson: [] })), total: mine.length };
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
    const response = { applicationId, licenceType, creditCode, submittedAt: TIME };
    if (!this.cases.has(applicationId))
      this.cases.set(applicationId, { subject: applicant.subject, response, records: [] });
    this.drafts.set(applicationId, { draft: { ...draft, applicationId }, subject: applicant.subject });
    return { ...response, typeVersion, formSha256: 'f'.repeat(64), applicantRef: 'reference' };
  }

  private issuance(): Record<string, Handler> {
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

  private supervision(): Record<string, Handler> {
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

function toResponse({ response, records }: CaseRecord): GetApplicationResponse {
  const state = deriveStatus(records);
  return {
    ...response,
    statusJson: JSON.stringify(state),
    recordsJson: records.map((record) => JSON.stringify(record)),
  };
}
