import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const sha256 = (content: string | Buffer): Buffer => createHash('sha256').update(content).digest();
const head = (major: number, length: number): Buffer =>
  length < 24 ? Buffer.from([(major << 5) | length]) : length < 256 ? Buffer.from([(major << 5) | 24, length]) : Buffer.from([(major << 5) | 25, length >> 8, length & 255]); // prettier-ignore

/** CBOR (RFC 8949) of what an attestation needs: whole numbers, texts, bytes and maps. */
function cbor(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const members = [...value].flatMap(([key, member]) => [cbor(key), cbor(member as string)]);
  return Buffer.concat([head(5, value.size), ...members]);
}

interface Ways {
  readonly rpId?: string;
  readonly isUserVerified?: boolean;
  /** The id of somebody else's key. */
  readonly id?: Buffer;
}

/** An authenticator in software (ES256): answers challenges as a browser passes them on, or as one that lies. */
export class SoftwareKey {
  readonly id: Buffer;
  private readonly privateKey: KeyObject;
  private readonly coordinates: { x: Buffer; y: Buffer };
  private counter = 0;

  constructor(
    private readonly origin: string,
    private readonly ways: Ways = {},
  ) {
    this.id = ways.id ?? randomBytes(16);
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.privateKey = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.coordinates = { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') };
  }

  /** The browser's JSON answer to a registration. */
  register(challenge: string): object {
    const { x, y } = this.coordinates;
    const key = cbor(new Map<number, unknown>([[1, 2], [3, -7], [-1, 1], [-2, x], [-3, y]])); // prettier-ignore
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, key]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', Buffer.concat([this.authenticatorData(0x40), credential])],
    ]);
    return this.asJson({
      clientDataJSON: this.clientData('webauthn.create', challenge).toString('base64url'),
      attestationObject: cbor(attestation).toString('base64url'),
      transports: ['internal'],
    });
  }

  /** The browser's JSON answer to a challenge. */
  answer(challenge: string, { counter }: { counter?: number } = {}): object {
    this.counter = counter ?? this.counter + 1;
    const client = this.clientData('webauthn.get', challenge);
    const data = this.authenticatorData(0);
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), this.privateKey);
    return this.asJson({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    });
  }

  private asJson(response: object): object {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  private clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }

  /** @param more flags besides "present" and "verified" */
  private authenticatorData(more: number): Buffer {
    const flags = 0x01 | (this.ways.isUserVerified === false ? 0 : 0x04) | more;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const rpId = this.ways.rpId ?? new URL(this.origin).hostname;
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), counter]);
  }
}
