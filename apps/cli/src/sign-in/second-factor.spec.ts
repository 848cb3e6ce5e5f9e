import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enrolmentCodeFor } from '@licensing/platform';
import { TOTP } from 'otpauth';
import { type FactorExchange, proveSecondFactor } from './second-factor';
import { StaffFiles } from './staff-files';

const SECRET = 'NB2W45DFOIZA2345NB2W45DFOIZA2345';
const ENROLMENT_SECRET = 'enrolment-secret';
const session = { csrfToken: 'renewed', secondFactor: 'proved' };

/** The second-factor routes for one account: the first enrolment counts, each code once. */
class FakeGateway implements FactorExchange {
  enrolled = false;
  enrolments = 0;
  generation = 0;
  readonly used = new Set<string>();

  get(): Promise<unknown> {
    return Promise.resolve({ ref: 'r', generation: this.generation, factors: this.enrolled ? [{ kind: 'totp' }] : [] });
  }

  async post(path: string, body: object): Promise<{ status: number; body: unknown }> {
    await new Promise((resolve) => setTimeout(resolve, 2));
    const { code, enrolmentCode } = body as { code?: string; enrolmentCode?: string };
    if (path === '/v1/second-factor/enrolments') {
      if (this.enrolled) return { status: 409, body: { code: 'SESSION.FACTOR_PRESENT' } };
      const isRight = enrolmentCode === enrolmentCodeFor(ENROLMENT_SECRET, 'r', this.generation);
      if (!isRight) return { status: 403, body: { title: 'Not accepted', code: 'SESSION.FACTOR_WRONG' } };
      return { status: 201, body: { challengeId: 'c', totp: { secret: SECRET } } };
    }
    if (path.startsWith('/v1/second-factor/enrolments/')) {
      if (this.enrolled) return { status: 409, body: { code: 'SESSION.FACTOR_PRESENT' } };
      this.enrolled = true;
      this.enrolments += 1;
    }
    if (new TOTP({ secret: SECRET }).validate({ token: code ?? '', window: 1 }) === null)
      return { status: 403, body: { title: 'Not accepted', code: 'SESSION.FACTOR_WRONG' } };
    if (this.used.has(code ?? '')) return { status: 403, body: { title: 'Used', code: 'SESSION.FACTOR_USED' } };
    this.used.add(code ?? '');
    return { status: 200, body: session };
  }
}

describe('proveSecondFactor', () => {
  let folder: string;
  let gateway: FakeGateway;
  const means = () => ({ files: new StaffFiles(folder), enrolmentSecret: ENROLMENT_SECRET });

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'staff-')), 'staff-factors');
    gateway = new FakeGateway();
  });
  afterEach(() => {
    rmSync(join(folder, '..'), { recursive: true });
  });

  it('enrols at first use and proves afterwards, with files that only their owner reads', async () => {
    expect(await proveSecondFactor(gateway, 'auditor', means())).toEqual(session);
    expect(await proveSecondFactor(gateway, 'auditor', means())).toEqual(session);
    expect(gateway.enrolments).toBe(1);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('lets three processes enrol at once: one does, the others use what it wrote down, none the same code', async () => {
    const all = await Promise.all([1, 2, 3].map(() => proveSecondFactor(gateway, 'auditor', means())));
    expect(all).toEqual([session, session, session]);
    expect(gateway.enrolments).toBe(1);
    expect(gateway.used.size).toBe(3);
  });

  it('enrols again after a reset', async () => {
    await proveSecondFactor(gateway, 'auditor', means());
    gateway.enrolled = false;
    gateway.generation = 1;
    gateway.used.clear();
    expect(await proveSecondFactor(gateway, 'auditor', means())).toEqual(session);
    expect(means().files.findSecret('auditor')).toEqual({ secret: SECRET, generation: 1 });
  });

  it('asks the person where this machine has no secret, and says what to do where nobody can be asked', async () => {
    gateway.enrolled = true;
    const askCode = () => Promise.resolve(new TOTP({ secret: SECRET }).generate());
    expect(await proveSecondFactor(gateway, 'clerk', { askCode })).toEqual(session);
    await expect(proveSecondFactor(gateway, 'clerk', {})).rejects.toThrow(/second-factor.*reference r/);
  });

  it('tells why a factor was refused', async () => {
    const wrong = { ...means(), enrolmentSecret: 'another' };
    await expect(proveSecondFactor(gateway, 'auditor', wrong)).rejects.toThrow('Not accepted (SESSION.FACTOR_WRONG)');
  });
});
