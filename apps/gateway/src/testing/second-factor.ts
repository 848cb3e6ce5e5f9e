import { enrolmentCodeFor } from '@licensing/platform';
import { TOTP } from 'otpauth';
import { type Browser } from './browser';

export const ENROLMENT_SECRET = 'enrolment-secret-of-the-specs';

const STEP_MS = 30_000;

/** One-time passwords of one secret, each of them once: the next step’s when this one’s has been given. */
export class AuthenticatorApp {
  private last = -Infinity;

  constructor(readonly secret: string) {}

  /** The code of the earliest step that is taken now and was not given yet. @throws Error when all of them were */
  nextCode(now = Date.now()): string {
    const current = Math.floor(now / STEP_MS);
    const step = Math.max(current - 1, this.last + 1);
    if (step > current + 1) throw new Error('no code is left for now');
    this.last = step;
    return this.codeAt(step * STEP_MS);
  }

  codeAt(timestamp: number): string {
    return new TOTP({ secret: this.secret }).generate({ timestamp });
  }
}

/** Enrols a code app with the enrolment code, as a new member of staff does. The factor is proved then. */
export async function enrolApp(browser: Browser): Promise<AuthenticatorApp> {
  const { ref, generation } = (await browser.ask('GET', '/v1/second-factor')).json as {
    ref: string;
    generation: number;
  };
  const enrolmentCode = enrolmentCodeFor(ENROLMENT_SECRET, ref, generation);
  const begun = await browser.ask('POST', '/v1/second-factor/enrolments', { kind: 'totp', enrolmentCode });
  if (begun.status !== 201) throw new Error(`enrolment began with ${begun.status}: ${begun.text}`);
  const { challengeId, totp } = begun.json as { challengeId: string; totp: { secret: string } };
  const app = new AuthenticatorApp(totp.secret);
  const path = `/v1/second-factor/enrolments/${challengeId}`;
  const done = await browser.ask('POST', path, { code: app.nextCode() });
  if (done.status !== 200) throw new Error(`enrolment ended with ${done.status}: ${done.text}`);
  browser.csrfToken = done.json['csrfToken'] as string;
  return app;
}
