import { pseudonym, toIndexKey } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { ExtractionEnvironment } from '../extraction.config';

/** Names whoever brings documents without saying who it is: the subject under a key of its own. */
@Injectable()
export class OwnerRefs {
  private readonly key: Buffer;

  constructor(@Inject(ExtractionEnvironment) { INDEX_KEY }: Pick<ExtractionEnvironment, 'INDEX_KEY'>) {
    this.key = toIndexKey(INDEX_KEY);
  }

  of(subject: string): string {
    return pseudonym(this.key, 'document owner', subject);
  }
}
