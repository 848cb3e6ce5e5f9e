import { normalisePersonName } from '@licensing/domain';
import { keyedHash, pseudonym, toIndexKey } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { IdentityEnvironment } from '../identity.config';

/** Names of mandates and of their lists, from which nobody can tell who is meant. */
@Injectable()
export class MandateNames {
  private readonly key: Buffer;

  constructor(@Inject(IdentityEnvironment) { INDEX_KEY }: Pick<IdentityEnvironment, 'INDEX_KEY'>) {
    this.key = toIndexKey(INDEX_KEY);
  }

  /** Everything that a person has given or been given. */
  listOf(idNumber: string): string {
    return pseudonym(this.key, 'mandates of a person', idNumber);
  }

  /** What an agent has been given for one business. */
  errandOf(agentIdNumber: string, creditCode: string): string {
    return pseudonym(this.key, 'mandates of an agent for a business', `${agentIdNumber}\n${creditCode}`);
  }

  /** A person by number and name together. */
  named({ idNumber, name }: { idNumber: string; name: string }): string {
    return pseudonym(this.key, 'number and name', `${idNumber}\n${normalisePersonName(name)}`);
  }

  /** The id of the mandate that a grantor's request makes: a UUID of version 8 (RFC 9562) that nobody can guess. */
  mandateId(grantorIdNumber: string, requestKey: string): string {
    const bytes = keyedHash(this.key, 'mandate id', `${grantorIdNumber}\n${requestKey}`).subarray(0, 16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }
}
