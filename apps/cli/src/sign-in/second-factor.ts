import { setTimeout as sleep } from 'node:timers/promises';
import { enrolmentCodeFor } from '@licensing/platform';
import { TOTP } from 'otpauth';
import { type SessionAnswer } from '../api/answers';
import { CommandFailure } from '../failure';
import { type KeptSecret, type StaffFiles } from './staff-files';

/** The gateway's second-factor routes, for somebody who has signed in with a password. */
export interface FactorExchange {
  get(path: string): Promise<unknown>;
  /** @param body sent as JSON, with the session's token */
  post(path: string, body: object): Promise<{ readonly status: number; readonly body: unknown }>;
}

/** What this machine knows for staff. Without it a person is asked for each code. */
export interface StaffMeans {
  readonly files?: StaffFiles;
  /** STAFF_ENROLMENT_SECRET, where this is the machine that has it. */
  readonly enrolmentSecret?: string;
  readonly askCode?: () => Promise<string>;
}

interface Look {
  readonly ref: string;
  readonly generation: number;
  readonly factors: readonly { readonly kind: string }[];
}

const STEP_MS = 30_000;
/** Another process that enrols at the same time has written its secret down by then. */
const PATIENCE_MS = 10_000;

/** Enrols a one-time password at first use, proves it otherwise. @returns the session that may do what the roles allow */
export async function proveSecondFactor(
  exchange: FactorExchange,
  login: string,
  { files, enrolmentSecret, askCode }: StaffMeans,
): Promise<SessionAnswer> {
  const look = (await exchange.get('/v1/second-factor')) as Look;
  const before = files?.findSecret(login);
  if (look.factors.length === 0 && files !== undefined && enrolmentSecret !== undefined) {
    const enrolled = await enrol(exchange, login, look, files, enrolmentSecret);
    if (enrolled !== undefined) return enrolled;
  }
  if (files !== undefined) {
    const kept = before !== undefined && look.factors.length > 0 ? before : await untilKept(files, login, before);
    if (kept?.generation === look.generation) return prove(exchange, () => nextCode(files, login, kept));
  }
  if (askCode !== undefined && look.factors.some(({ kind }) => kind === 'totp')) return prove(exchange, askCode);
  throw new CommandFailure(
    `“${login}” needs a second factor that this machine does not have. Prove it with a browser at /staff/second-factor; ` +
      `an administrator can reset it (reference ${look.ref}).`,
  );
}

/** Undefined when another process has enrolled meanwhile. */
async function enrol(
  exchange: FactorExchange,
  login: string,
  { ref, generation }: Look,
  files: StaffFiles,
  enrolmentSecret: string,
): Promise<SessionAnswer | undefined> {
  const enrolmentCode = enrolmentCodeFor(enrolmentSecret, ref, generation);
  const begun = await exchange.post('/v1/second-factor/enrolments', { kind: 'totp', enrolmentCode });
  if (begun.status === 409) return undefined;
  const { challengeId, totp } = expect(begun, 201) as { challengeId: string; totp: { secret: string } };
  const kept = { secret: totp.secret, generation };
  const step = currentStep();
  const code = codeAt(kept, step);
  const ended = await exchange.post(`/v1/second-factor/enrolments/${challengeId}`, { code });
  if (ended.status === 409) return undefined;
  const session = expect(ended, 200) as SessionAnswer;
  files.keepSecret(login, kept);
  files.takeStep(login, kept, step);
  return session;
}

/** The secret that another process has enrolled just now: not the one that was there before. */
async function untilKept(files: StaffFiles, login: string, before?: KeptSecret): Promise<KeptSecret | undefined> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    const kept = files.findSecret(login);
    if (kept !== undefined && kept.secret !== before?.secret) return kept;
    await sleep(100);
  }
  return undefined;
}

async function prove(exchange: FactorExchange, chooseCode: () => Promise<string>): Promise<SessionAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const proved = await exchange.post('/v1/second-factor/proofs', { code: await chooseCode() });
    // Somebody else used the code of this moment: the next one will do.
    const isUsed = (proved.body as { code?: string }).code === 'SESSION.FACTOR_USED';
    if (!isUsed || attempt === 3) return expect(proved, 200) as SessionAnswer;
  }
}

/** A code that no other process on this machine gives: each counts once, so this may wait for the next half minute. */
async function nextCode(files: StaffFiles, login: string, kept: KeptSecret): Promise<string> {
  for (;;) {
    const now = currentStep();
    for (const step of [now, now + 1, now - 1]) if (files.takeStep(login, kept, step)) return codeAt(kept, step);
    await sleep((now + 1) * STEP_MS - Date.now() + 50);
  }
}

const currentStep = (): number => Math.floor(Date.now() / STEP_MS);
const codeAt = ({ secret }: KeptSecret, step: number): string =>
  new TOTP({ secret }).generate({ timestamp: step * STEP_MS });

function expect({ status, body }: { status: number; body: unknown }, expected: number): unknown {
  if (status === expected) return body;
  const { title = '', code = '' } = body as { title?: string; code?: string };
  throw new CommandFailure(`The second factor was not accepted: ${title} (${code || status})`);
}
