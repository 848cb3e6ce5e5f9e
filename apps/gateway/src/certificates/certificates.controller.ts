import { Controller, Get, Headers, HttpStatus, Inject, Param, Query, Res } from '@nestjs/common';
import { Action } from '@licensing/contracts';
import { Permits } from '@licensing/platform';
import { type FastifyReply } from 'fastify';
import { SignedIn } from '../access/signed-in';
import { PurposeQuery } from '../applications/application.dto';
import { ApplicationReader } from '../applications/application-reader';
import { IdentifierPipe } from '../http/identifier.pipe';
import { readRequest } from '../http/read-request';
import { ISSUANCE, type IssuanceClient } from '../neighbours/neighbours';
import { Describe, PURPOSE_PARAMETER } from '../openapi/describe';
import { type Session } from '../session/session';

@Controller('v1/certificates')
export class CertificatesController {
  constructor(
    @Inject(ISSUANCE) private readonly issuance: IssuanceClient,
    @Inject(ApplicationReader) private readonly applications: ApplicationReader,
  ) {}

  @Get(':number/file')
  @Permits('read', 'Certificate')
  @Describe({
    summary: 'The certificate, for the applicant, the representative of the business, and for staff who say what for',
    media: 'application/pdf',
    alsoStatus: 304,
    query: [PURPOSE_PARAMETER],
    headers: [{ name: 'If-None-Match', description: 'The ETag of the file you have' }],
  })
  async file(
    @SignedIn() session: Session,
    @Param('number', IdentifierPipe) number: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    const { purpose } = readRequest(PurposeQuery, query);
    const { pdf, sha256, applicationId } = await this.issuance.getCertificate({ number });
    // Somebody else's certificate is answered as one that does not exist.
    await this.applications.read({ session, purpose }, applicationId, Action.ACTION_COLLECT);
    const tag = `"${sha256}"`;
    void reply.header('etag', tag).header('cache-control', 'private, no-cache');
    if (ifNoneMatch?.split(',').some((known) => known.trim().replace(/^W\//, '') === tag) === true) {
      void reply.status(HttpStatus.NOT_MODIFIED);
      return undefined;
    }
    void reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `inline; filename="${number}.pdf"`);
    return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  }
}
