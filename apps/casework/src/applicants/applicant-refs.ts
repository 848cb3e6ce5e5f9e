import { createHmac } from 'node:crypto';
import { pseudonym } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { CaseworkEnvironment } from '../casework.config';

/** Names a person in records and keys without saying who it is: the subject under a key of its own. */
@Injectable()
export class ApplicantRefs {
  private readonly key: Buffer;

  constructor(@Inject(CaseworkEnvironment) { FIELD_KEY }: CaseworkEnvironment) {
    // A derived key: what is sealed and what is named must not share one (NIST SP 800-108).
    this.key = createHmac('sha256', Buffer.from(FIELD_KEY, 'base64')).update('applicant reference').digest();
  }

  of(subject: string): string {
    return pseudonym(this.key, subject);
  }
}
