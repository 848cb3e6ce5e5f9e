import { Controller, Get, Headers, HttpStatus, Inject, Param, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Access } from '../access/access';
import { SignedIn } from '../access/signed-in';
import { IdentifierPipe } from '../http/identifier.pipe';
import { CASEWORK, type CaseworkClient, ISSUANCE, type IssuanceClient } from '../neighbours/neighbours';
import { Describe } from '../openapi/describe';
import { isStaff, type Session } from '../session/session';

@Controller('v1/certificates')
export class CertificatesController {
  constructor(
    @Inject(ISSUANCE) private readonly issuance: IssuanceClient,
    @Inject(CASEWORK) private readonly casework: CaseworkClient,
  ) {}

  @Get(':number/file')
  @Access('applicant')
  @Describe({
    summary: 'The certificate, for the person whose application it was and for staff',
    media: 'application/pdf',
    alsoStatus: 304,
    headers: [{ name: 'If-None-Match', description: 'The ETag of the file you have' }],
  })
  async file(
    @SignedIn() session: Session,
    @Param('number', IdentifierPipe) number: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    const { pdf, sha256, applicationId } = await this.issuance.getCertificate({ number });
    // Somebody else's certificate is answered as one that does not exist.
    if (!isStaff(session)) await this.casework.getApplication({ applicationId, subject: session.person.subject });
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
