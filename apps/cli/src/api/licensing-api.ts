import {
  type ApplicationAnswer, type ApplicationsAnswer, type AuditAnswer, type BusinessesAnswer, type DocumentAnswer,
  type DocumentSummary, type DraftAnswer,
  type RegisterAnswer, type SubmittedAnswer, type VerificationAnswer,
} from './answers'; // prettier-ignore
import { type GatewayClient, type OpenFile, type Received } from './gateway-client';
import { ProblemAnswer } from './problem-answer';

/** The longest a page of a list can be. */
export const PAGE_SIZE = 100;

const segment = encodeURIComponent;

/** What is not given is left out. */
function toQuery(parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

/** The gateway's routes by name. */
export class LicensingApi {
  /** @param purpose what a member of staff reads other people's data for; applicants have none */
  constructor(
    readonly client: GatewayClient,
    private readonly purpose?: string,
  ) {}

  businesses(limit: number, offset: number): Promise<BusinessesAnswer> {
    return this.client.get(`/v1/businesses?limit=${limit}&offset=${offset}`);
  }

  applications(limit: number, offset: number): Promise<ApplicationsAnswer> {
    return this.client.get(`/v1/applications?limit=${limit}&offset=${offset}`);
  }

  /** A second draft, should the answer to the first get lost, does no harm. */
  createDraft(
    licenceType: string,
    creditCode: string,
    documents: readonly string[] = [],
  ): Promise<Received<DraftAnswer>> {
    const body = { licenceType, creditCode, ...(documents.length === 0 ? {} : { documents }) };
    return this.client.send('POST', '/v1/drafts', body, { isRepeatable: documents.length === 0 });
  }

  draft(id: string): Promise<DraftAnswer> {
    return this.client.get(`/v1/drafts/${segment(id)}`);
  }

  /** @param draft the draft it goes into; undefined for one that is brought before there is a draft */
  uploadDocument(slot: string, licenceType: string, file: OpenFile, draft?: string): Promise<DocumentAnswer> {
    return this.client.upload(`/v1/documents${toQuery({ slot, licenceType, draft })}`, file);
  }

  document(id: string): Promise<DocumentAnswer> {
    return this.client.get(`/v1/documents/${segment(id)}`);
  }

  /** Those of a draft, or those that belong to none. */
  documents(draft?: string): Promise<{ readonly documents: readonly DocumentSummary[] }> {
    return this.client.get(`/v1/documents${toQuery({ draft })}`);
  }

  eraseDocument(id: string): Promise<void> {
    return this.client.delete(`/v1/documents/${segment(id)}`);
  }

  fillDraft(
    { body, etag }: Received<DraftAnswer>,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<Received<DraftAnswer>> {
    return this.client.send('PATCH', `/v1/drafts/${segment(body.id)}`, { fields }, { headers: { 'if-match': etag } });
  }

  /**
   * The same draft again is the same application, so this is safe to repeat.
   *
   * @param version the draft as it was shown, which confirms what sources have changed in it
   */
  async submit(draftId: string, isRepeatable = true, version?: number): Promise<SubmittedAnswer> {
    const wanted = { draftId, version };
    return (await this.client.send<SubmittedAnswer>('POST', '/v1/applications', wanted, { isRepeatable })).body;
  }

  application(id: string, waitSeconds = 0, purpose = this.purpose): Promise<ApplicationAnswer> {
    const query = toQuery({ wait: waitSeconds > 0 ? String(waitSeconds) : undefined, purpose });
    return this.client.get(`/v1/applications/${segment(id)}${query}`);
  }

  certificate(number: string): Promise<Buffer> {
    return this.client.getBytes(`/v1/certificates/${segment(number)}/file${toQuery({ purpose: this.purpose })}`);
  }

  verification(number: string): Promise<VerificationAnswer> {
    return this.client.get(`/v1/verification/${segment(number)}`);
  }

  /** Undefined until supervision has the licence's event. */
  async findInRegister(number: string): Promise<RegisterAnswer | undefined> {
    try {
      return await this.client.get<RegisterAnswer>(`/v1/register/${segment(number)}`);
    } catch (error) {
      if (error instanceof ProblemAnswer && error.status === 404) return undefined;
      throw error;
    }
  }

  audit(): Promise<AuditAnswer> {
    return this.client.get('/v1/audit');
  }
}
