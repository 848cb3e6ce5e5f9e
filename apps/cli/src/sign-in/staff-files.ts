import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A staff login's one-time-password secret. */
export interface KeptSecret {
  readonly secret: string;
  /** How often the account's factors had been reset when it was enrolled. */
  readonly generation: number;
}

/** A signed-in session, so that not every command takes a one-time password. */
export interface KeptSession {
  /** The cookie as the browser sends it. */
  readonly cookie: string;
}

const OWNER_ONLY = 0o600;

/**
 * What the command line and the tests remember of staff on this machine, in files that only their owner can read: the
 * place of an authenticator app. Several processes share it, so everything is written whole, by rename or by link.
 */
export class StaffFiles {
  constructor(private readonly folder: string) {}

  findSecret(login: string): KeptSecret | undefined {
    return this.read(login, 'secret.json') as KeptSecret | undefined;
  }

  keepSecret(login: string, kept: KeptSecret): void {
    this.write(login, 'secret.json', kept);
  }

  findSession(login: string): KeptSession | undefined {
    return this.read(login, 'session.json') as KeptSession | undefined;
  }

  keepSession(login: string, kept: KeptSession): void {
    this.write(login, 'session.json', kept);
  }

  forgetSession(login: string): void {
    rmSync(this.path(login, 'session.json'), { force: true });
  }

  /** Takes a step of the login's one-time password. @returns false when another process has taken it */
  takeStep(login: string, { secret }: KeptSecret, step: number): boolean {
    const draft = this.draft('');
    try {
      linkSync(draft, this.path(login, `${secret.slice(0, 4)}-step-${step}`));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    } finally {
      rmSync(draft);
    }
  }

  private read(login: string, name: string): unknown {
    try {
      return JSON.parse(readFileSync(this.path(login, name), 'utf8')) as unknown;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  private write(login: string, name: string, content: object): void {
    renameSync(this.draft(JSON.stringify(content)), this.path(login, name));
  }

  private draft(text: string): string {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, `.${randomUUID()}`);
    writeFileSync(path, text, { mode: OWNER_ONLY, flag: 'wx' });
    return path;
  }

  private path(login: string, name: string): string {
    return join(this.folder, `${encodeURIComponent(login)}.${name}`);
  }
}
