import {
  type ApplicationAnswer, type ApplicationsAnswer, type AuditAnswer, type BusinessesAnswer, type DraftAnswer,
  type RegisterAnswer, type SubmittedAnswer, type VerificationAnswer,
} from './answers'; // prettier-ignore
import { type GatewayClient, type Received } from './gateway-client';
import { ProblemAnswer } from './problem-answer';

/** The longest a page of a list can be. */
export const PAGE_SIZE = 100;

const segment = encodeURIComponent;

/** The gateway's routes by name. */
export class LicensingApi {
  constructor(readonly client: GatewayClient) {}

  businesses(limit: number, offset: number): Promise<BusinessesAnswer> {
    return this.client.get(`/v1/businesses?limit=${limit}&offset=${offset}`);
  }

  applications(limit: number, offset: number): Promise<ApplicationsAnswer> {
    return this.client.get(`/v1/applications?limit=${limit}&offset=${offset}`);
  }

  /** A second draft, should the answer to the first get lost, does no harm. */
  createDraft(licenceType: string, creditCode: string): Promise<Received<DraftAnswer>> {
    return this.client.send('POST', '/v1/drafts', { licenceType, creditCode }, { isRepeatable: true });
  }

  fillDraft(
    { body, etag }: Received<DraftAnswer>,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<Received<DraftAnswer>> {
    return this.client.send('PATCH', `/v1/drafts/${segment(body.id)}`, { fields }, { headers: { 'if-match': etag } });
  }

  /** The same draft again is the same application, so this is safe to repeat. */
  async submit(draftId: string, isRepeatable = true): Promise<SubmittedAnswer> {
    return (await this.client.send<SubmittedAnswer>('POST', '/v1/applications', { draftId }, { isRepeatable })).body;
  }

  application(id: string, waitSeconds = 0): Promise<ApplicationAnswer> {
    return this.client.get(`/v1/applications/${segment(id)}${waitSeconds > 0 ? `?wait=${waitSeconds}` : ''}`);
  }

  certificate(number: string): Promise<Buffer> {
    return this.client.getBytes(`/v1/certificates/${segment(number)}/file`);
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
