import { type Payload, type PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { openBytes, sealBytes } from '../crypto/envelope';
import { getKey, type Keys } from '../crypto/keyring';

const { Payload: PayloadMessage } = temporal.api.common.v1;

const ENCODING = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';
const PLACE = 'temporal payload';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const textOf = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

/**
 * Encrypts everything the engine keeps of a workflow (AES-256-GCM under the current field key). What was kept before there
 * was encryption is taken as it is, so that older histories go on.
 */
export function createPayloadCodec(keys: Keys): PayloadCodec {
  return {
    encode: (payloads) => Promise.resolve(payloads.map((payload) => encrypt(keys, payload))),
    // eslint-disable-next-line @typescript-eslint/require-await -- what cannot be read is a rejection
    decode: async (payloads) => payloads.map((payload) => decrypt(keys, payload)),
  };
}

function encrypt(keys: Keys, payload: Payload): Payload {
  const ring = keys.ring();
  const bytes = PayloadMessage.encode(payload).finish();
  return {
    metadata: { encoding: bytesOf(ENCODING), [KEY_ID]: bytesOf(ring.current) },
    data: sealBytes(getKey(ring, ring.current), bytes, PLACE),
  };
}

function decrypt(keys: Keys, payload: Payload): Payload {
  if (textOf(payload.metadata?.['encoding']) !== ENCODING) return payload;
  const key = getKey(keys.ring(), textOf(payload.metadata?.[KEY_ID]));
  return PayloadMessage.decode(openBytes(key, payload.data ?? new Uint8Array(), PLACE));
}
