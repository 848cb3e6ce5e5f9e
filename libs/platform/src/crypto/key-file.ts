import { readFile, stat } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { ConfigError } from '../config/define-config';
import { type Logger } from '../logging/logger';
import { type Keyring, type Keys, parseKeyring } from './keyring';

const POLL_MS = 2_000;

/**
 * The keyring of a file that is read again whenever it changes, so that keys are added, made current and retired without
 * a restart. A file that is away or broken changes nothing: the ring of before stays.
 */
export class KeyFile implements Keys {
  private current: Keyring;
  private seen = '';
  private readonly listeners: ((ring: Keyring) => void)[] = [];
  private readonly timer: NodeJS.Timeout;

  /** @throws ConfigError when there is no usable file at start */
  constructor(
    private readonly path: string,
    private readonly log: Logger,
    pollMs = POLL_MS,
  ) {
    try {
      this.current = parseKeyring(readFileSync(path, 'utf8'));
    } catch (error) {
      throw new ConfigError(`configuration: FIELD_KEYS_FILE: ${describe(error)}`);
    }
    this.timer = setInterval(() => void this.look(), pollMs).unref();
  }

  ring(): Keyring {
    return this.current;
  }

  onChange(listener: (ring: Keyring) => void): void {
    this.listeners.push(listener);
  }

  close(): void {
    clearInterval(this.timer);
  }

  /** Reads the file if it is not the one that was read last. */
  async look(): Promise<void> {
    try {
      const { mtimeMs, ino, size } = await stat(this.path);
      const seen = `${String(mtimeMs)} ${String(ino)} ${String(size)}`;
      if (seen === this.seen) return;
      // Remembered before it is read: a broken file is complained of once, and what replaces it is another file.
      this.seen = seen;
      this.take(parseKeyring(await readFile(this.path, 'utf8')));
    } catch (error) {
      this.complain(describe(error));
    }
  }

  private complaint = '';

  private complain(reason: string): void {
    if (reason === this.complaint) return;
    this.complaint = reason;
    this.log.error({ reason }, 'the key file cannot be used; the keys of before stay');
  }

  private take(ring: Keyring): void {
    this.complaint = '';
    if (toText(ring) === toText(this.current)) return;
    this.current = ring;
    this.log.info({ key: ring.current, count: ring.keys.size }, 'the keys have changed');
    for (const listener of this.listeners) listener(ring);
  }
}

const toText = ({ current, since, keys }: Keyring): string =>
  [current, since?.toISOString(), ...[...keys].map(([id, key]) => `${id} ${key.toString('base64')}`)].join('\n');

/** What is wrong with the file, without its path or content. */
function describe(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === undefined ? message : `it cannot be read (${code})`;
}
