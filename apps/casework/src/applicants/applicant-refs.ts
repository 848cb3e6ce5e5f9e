import { pseudonym, toIndexKey } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { CaseworkEnvironment } from '../casework.config';

/** Names a person in records and keys without saying who it is: the subject under a key of its own. */
@Injectable()
export class ApplicantRefs {
  private readonly key: Buffer;

  constructor(@Inject(CaseworkEnvironment) { INDEX_KEY }: Pick<CaseworkEnvironment, 'INDEX_KEY'>) {
    this.key = toIndexKey(INDEX_KEY);
  }

  of(subject: string): string {
    return pseudonym(this.key, 'applicant reference', subject);
  }
}
