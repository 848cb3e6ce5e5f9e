import { randomBytes } from 'node:crypto';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { type Keyring } from '../crypto/keyring';
import { createPayloadCodec } from './payload-codec';

const ringOf = (current: string, keys: Record<string, Buffer>): Keyring => ({
  current,
  keys: new Map(Object.entries(keys)),
});
const [first, second] = [randomBytes(32), randomBytes(32)];
const before = ringOf('k-first', { 'k-first': first });
const after = ringOf('k-second', { 'k-first': first, 'k-second': second });
const codecOf = (ring: Keyring) => createPayloadCodec({ ring: () => ring });

const plain = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const metadata = (payload: Payload): string[] =>
  Object.entries(payload.metadata ?? {}).map(([name, bytes]) => `${name}=${Buffer.from(bytes).toString()}`);

describe('the payload codec', () => {
  it('gives back what it took: values, nothing and bytes', async () => {
    const codec = codecOf(before);
    const payloads = [plain({ name: '样例甲' }), plain(undefined), plain(Buffer.from([0, 255])), plain([1, null])];
    const decoded = await codec.decode(await codec.encode(payloads));
    expect(decoded.map((payload) => defaultPayloadConverter.fromPayload(payload))).toEqual(
      payloads.map((payload) => defaultPayloadConverter.fromPayload(payload)),
    );
    await expect(codec.encode([])).resolves.toEqual([]);
  });

  it('says which key it used and how, and nothing of the content', async () => {
    const [encrypted] = await codecOf(after).encode([plain({ name: '样例甲' })]);
    expect(metadata(encrypted!)).toEqual(['encoding=binary/encrypted', 'encryption-key-id=k-second']);
    for (const mark of ['样例甲', 'json/plain']) expect(Buffer.from(encrypted!.data!).includes(mark)).toBe(false);
  });

  it('reads what an older key encrypted, and what nobody encrypted', async () => {
    const old = await codecOf(before).encode([plain('样例甲')]);
    const [decrypted, untouched] = await codecOf(after).decode([...old, plain('plain')]);
    expect(defaultPayloadConverter.fromPayload(decrypted!)).toBe('样例甲');
    expect(defaultPayloadConverter.fromPayload(untouched!)).toBe('plain');
  });

  it('refuses what an unknown key encrypted, and what was changed', async () => {
    const [newer] = await codecOf(after).encode([plain('样例甲')]);
    await expect(codecOf(before).decode([newer!])).rejects.toThrow('sealed with another key: k-second');
    const changed = Buffer.from(newer!.data!);
    changed.writeUInt8(changed.readUInt8(20) ^ 1, 20);
    await expect(codecOf(after).decode([{ ...newer, data: changed }])).rejects.toThrow();
  });
});
