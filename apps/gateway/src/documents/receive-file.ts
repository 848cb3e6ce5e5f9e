import { type Readable } from 'node:stream';
import { AppError, ObjectError, type ObjectVault, type Problem, type StoredObject } from '@licensing/platform';
import { type FastifyRequest } from 'fastify';

/** The largest file that is taken: 20 MB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
/** Without a byte for so long the connection is given up. */
const SILENCE_MS = 20_000;
/** How long the rest of a refused file is let run into nothing, so that its sender reads the answer. */
const LINGER_MS = 5_000;

export const TOO_LARGE: Problem = {
  pointer: '/document',
  code: 'too-large',
  zh: '文件超过20 MB。',
  en: 'The file is larger than 20 MB.',
  todo: {
    zh: '请重新拍照或以较低分辨率扫描，或只上传需要的页。',
    en: 'Take the photo again or scan with a lower resolution, or send only the pages that are asked for.',
  },
};

type Upload = Pick<FastifyRequest, 'body' | 'headers'>;

/**
 * Lets a file run into the store, never whole in memory. Nothing is left of one that is too large, empty or broken off.
 *
 * @throws AppError REQUEST.TOO_LARGE, also before a byte is read when its length says so; DOCUMENT.EMPTY;
 * DOCUMENT.MEDIA_TYPE; REQUEST.MALFORMED when its sender went away
 */
export async function receiveFile({ body, headers }: Upload, vault: ObjectVault): Promise<StoredObject> {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new AppError('DOCUMENT.MEDIA_TYPE');
  const length = headers['content-length'] === undefined ? undefined : Number(headers['content-length']);
  if (length !== undefined && length > MAX_FILE_BYTES) throw tooLarge();
  if (!isStream(body) || length === 0) throw new AppError('DOCUMENT.EMPTY');
  const stored = await store(body, vault);
  if (stored.size > 0) return stored;
  await vault.erase(stored.name);
  throw new AppError('DOCUMENT.EMPTY');
}

async function store(body: Readable, vault: ObjectVault): Promise<StoredObject> {
  try {
    return await vault.put(patiently(body), { limitBytes: MAX_FILE_BYTES });
  } catch (error) {
    // An error of the stream: whoever sent it has gone away, and it is no fault of ours.
    if (!(error instanceof ObjectError)) throw new AppError('REQUEST.MALFORMED', error);
    letRunOut(body);
    throw error.fault === 'too-large' ? tooLarge() : error;
  }
}

/** The stream's pieces. It is not destroyed by whoever stops reading: the answer goes out over the same connection. */
export async function* patiently(body: Readable, silenceMs = SILENCE_MS): AsyncGenerator<Uint8Array> {
  const timer = setTimeout(() => body.destroy(new Error('no byte for too long')), silenceMs);
  try {
    for await (const piece of body.iterator({ destroyOnReturn: false })) {
      timer.refresh();
      yield piece as Uint8Array;
    }
  } finally {
    clearTimeout(timer);
  }
}

function letRunOut(body: Readable): void {
  body.resume();
  const timer = setTimeout(() => body.destroy(), LINGER_MS);
  body.once('close', () => {
    clearTimeout(timer);
  });
}

const tooLarge = (): AppError => new AppError('REQUEST.TOO_LARGE', undefined, [TOO_LARGE]);

const isStream = (body: unknown): body is Readable =>
  typeof body === 'object' && body !== null && typeof (body as { iterator?: unknown }).iterator === 'function';
