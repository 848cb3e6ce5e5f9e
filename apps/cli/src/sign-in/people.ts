import { type Dispatcher } from 'undici';
import { parseResidentId, purposesOf } from '@licensing/domain';
import { type SessionAnswer } from '../api/answers';
import { GatewayClient } from '../api/gateway-client';
import { LicensingApi } from '../api/licensing-api';
import { ProblemAnswer, readJson } from '../api/problem-answer';
import { CommandFailure, EXIT } from '../failure';
import { Browser } from '../http/browser';
import { isLoopback } from '../http/loopback';
import { type FactorExchange, proveSecondFactor, type StaffMeans } from './second-factor';
import { type SignedIn, signIn } from './sign-in';
import { stepUp } from './step-up';

/** Somebody who is signed in, with the API as they see it. */
export interface Person {
  readonly user: string;
  readonly session: SessionAnswer;
  readonly api: LicensingApi;
  /** How long the way through the provider's pages took. */
  readonly signInMs: number;
  /** The person's own identity number: the gateway shows it masked only. */
  findIdNumber(): Promise<string>;
  /** Standard address code of a business that the local sandbox has not registered yet. */
  findAddressCode(creditCode: string): Promise<string>;
  /** Proves more to the provider, and goes on in a session of that level. */
  stepUp(level: string): Promise<void>;
}

interface Settings {
  readonly url: URL;
  readonly password?: string;
  readonly staff?: StaffMeans;
}

/** Signs each person in once for a whole command. */
export class People {
  private readonly known = new Map<string, Promise<Person>>();

  constructor(
    private readonly connections: Dispatcher,
    private readonly settings: Settings,
  ) {}

  /** The API without a session: what the public may see. */
  anybody(): LicensingApi {
    return new LicensingApi(new GatewayClient(this.settings.url, new Browser(this.connections)));
  }

  get(user: string): Promise<Person> {
    const known = this.known.get(user) ?? this.signIn(user);
    this.known.set(user, known);
    return known;
  }

  private async signIn(user: string): Promise<Person> {
    const { url, password, staff = {} } = this.settings;
    const browser = new Browser(this.connections);
    const begun = performance.now();
    const { session, provider } =
      (await resumeSession(browser, url, user, staff)) ??
      (await signIn(browser, url, { user, password }, (exchange) => proveAndKeep(browser, url, user, staff, exchange)));
    const signInMs = Math.round(performance.now() - begun);
    const client = new GatewayClient(url, browser);
    client.useToken(session.csrfToken);
    let idNumber: Promise<string> | undefined;
    const findIdNumber = (): Promise<string> => (idNumber ??= findOwnIdNumber(browser, provider, user));
    const addressCodeOf = (creditCode: string): Promise<string> => findAddressCode(browser, provider, creditCode);
    const raise = async (level: string): Promise<void> => {
      client.useToken((await stepUp(browser, url, level, findIdNumber)).csrfToken);
    };
    // Staff must say what they read for: what their role is there for, unless a verb says otherwise.
    const purpose = purposesOf(session.roles)[0]?.code;
    return {
      user,
      session,
      api: new LicensingApi(client, purpose),
      signInMs,
      findIdNumber,
      findAddressCode: addressCodeOf,
      stepUp: raise,
    };
  }
}

/** The session that a member of staff had from this machine, if it goes on. */
async function resumeSession(
  browser: Browser,
  url: URL,
  user: string,
  { files }: StaffMeans,
): Promise<SignedIn | undefined> {
  const kept = files?.findSession(user);
  if (kept === undefined) return undefined;
  browser.takeCookies(url, kept.cookie);
  try {
    const session = (await readJson(await browser.send(new URL('/v1/session', url)))) as SessionAnswer;
    if (session.secondFactor === 'proved') return { session, provider: url };
  } catch (error) {
    if (!(error instanceof ProblemAnswer) || error.status >= 500) throw error;
  }
  files?.forgetSession(user);
  return undefined;
}

async function proveAndKeep(
  browser: Browser,
  url: URL,
  user: string,
  staff: StaffMeans,
  exchange: FactorExchange,
): Promise<SessionAnswer> {
  const session = await proveSecondFactor(exchange, user, staff);
  staff.files?.keepSession(user, { cookie: browser.cookiesFor(url) });
  return session;
}

/** People who sign in by identity number have told it; that of a demo person is in the local sandbox's list. */
async function findOwnIdNumber(browser: Browser, provider: URL, user: string): Promise<string> {
  const own = parseResidentId(user);
  if (own.kind === 'valid') return own.value;
  if (isLoopback(provider)) {
    const answer = await browser.send(new URL('/admin/population?limit=100', provider));
    const { entries = [] } = (await readJson(answer)) as {
      entries?: { login: string; representative: { idNumber: string } }[];
    };
    const entry = entries.find(({ login }) => login === user);
    if (entry !== undefined) return entry.representative.idNumber;
    const fresh = (await listNewBusinesses(browser, provider)).find(({ login }) => login === user);
    if (fresh !== undefined) return fresh.representative.idNumber;
  }
  throw new CommandFailure(
    `The identity number of “${user}” is not known here: write it into the file in place of { "from": "person.idNumber" }.`,
    EXIT.usage,
  );
}

interface NewBusinessEntry {
  readonly login: string;
  readonly creditCode: string;
  readonly addressCode: string;
  readonly representative: { readonly idNumber: string };
}

/** Businesses that the sandbox's register does not know yet; none from a sandbox without them. */
async function listNewBusinesses(browser: Browser, provider: URL): Promise<readonly NewBusinessEntry[]> {
  const answer = await browser.send(new URL('/admin/new-businesses?limit=100', provider));
  if (answer.statusCode !== 200) {
    await answer.body.dump();
    return [];
  }
  return ((await readJson(answer)) as { entries?: NewBusinessEntry[] }).entries ?? [];
}

/** Standard address of a new business: its licence shows the address in words, and the sandbox has the code. */
async function findAddressCode(browser: Browser, provider: URL, creditCode: string): Promise<string> {
  const entries = isLoopback(provider) ? await listNewBusinesses(browser, provider) : [];
  const found = entries.find((entry) => entry.creditCode === creditCode);
  if (found !== undefined) return found.addressCode;
  throw new CommandFailure(
    `The standard address of ${creditCode} is not known here: write its code into the file in place of { "from": "business.addressCode" }.`,
    EXIT.usage,
  );
}
