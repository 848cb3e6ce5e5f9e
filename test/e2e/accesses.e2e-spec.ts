import { Applicant } from '../support/applicant';
import { salesFields, type SandboxCase } from '../support/sandbox';
import { takeShops } from '../support/shops';

/** Division of the clerk's office; places among its generated shops that no other spec takes. */
const OFFICE = '440703';
const FIRST = 60;
const CLERK_NAME = '关建明';

interface Access {
  readonly role: string;
  readonly purpose: string;
  readonly what: string;
  readonly applicationId?: string;
}

let shop: SandboxCase;
let other: SandboxCase;
let owner: Applicant;
let application: string;

const accessesOf = async (reader: Applicant): Promise<{ accesses: Access[]; text: string }> => {
  const { status, body } = await reader.get('/v1/me/accesses?limit=100');
  expect(status).toBe(200);
  const all = body['accesses'] as Access[];
  const accesses = all.filter(({ applicationId }) => applicationId === application);
  return { accesses, text: JSON.stringify(accesses) };
};

beforeAll(async () => {
  [shop, other] = (await takeShops(FIRST, 2, OFFICE)) as [SandboxCase, SandboxCase];
  owner = await Applicant.signedIn(shop.login);
  // Somebody else is the food-safety person: what becomes of the application does not matter here.
  const fields = {
    ...salesFields(shop), foodSafetyPersonName: other.representative.name, foodSafetyPersonId: other.foodSafetyPerson,
  }; // prettier-ignore
  application = await owner.submit(await owner.prepareDraft(shop.creditCode, fields));
  await owner.untilEnded(application);
});

describe('who read whose data', () => {
  it('is written down when a clerk reads, who must say what for', async () => {
    const clerk = await Applicant.signedIn('clerk');
    const path = `/v1/applications/${application}`;
    for (const purpose of ['', '?purpose=audit', '?purpose=curiosity']) {
      const refused = await clerk.get(path + purpose);
      expect(refused.status).toBe(422);
      expect(refused.body).toMatchObject({ problems: [{ pointer: '/purpose' }] });
    }
    expect((await accessesOf(owner)).accesses).toEqual([]);
    expect((await clerk.get(`${path}?purpose=handle-case`)).status).toBe(200);
  });

  it('is shown to the applicant with law and words, and never by name', async () => {
    const { accesses, text } = await accessesOf(owner);
    expect(accesses).toMatchObject([
      {
        role: 'clerk', office: OFFICE, purpose: 'handle-case', what: 'application',
        basis: { zh: expect.stringContaining('个人信息保护法') as string },
        purposeText: { zh: expect.stringMatching(/./) as string, en: expect.stringMatching(/./) as string },
        roleText: { en: 'a clerk' },
      },
    ]); // prettier-ignore
    expect(text).not.toContain(CLERK_NAME);
  });

  it('tells whom an application names which registries are asked about them, once', async () => {
    const named = await Applicant.signedIn(other.login);
    const { accesses, text } = await accessesOf(named);
    expect(accesses.filter(({ purpose }) => purpose === 'registry-check')).toMatchObject([
      {
        role: 'identity', what: 'food-safety-bars,food-safety-staff,health-certificates',
        whatText: { zh: '食品安全从业禁止名单、食品安全管理人员库、健康证明库' },
      },
    ]); // prettier-ignore
    // A clerk who reads the case reads about them too.
    expect(accesses.map(({ role }) => role).sort()).toEqual(['clerk', 'identity']);
    for (const secret of [CLERK_NAME, shop.representative.name, shop.representative.idNumber]) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('an identity number as people type it', () => {
  it('with a lower-case x and spaces leads to the licence', async () => {
    const ending = (await takeShops(FIRST, 500)).find(({ foodSafetyPerson }) => foodSafetyPerson.endsWith('X'))!;
    const number = ending.foodSafetyPerson;
    const typed = ` ${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14, 17)}x `;
    const person = await Applicant.signedIn(ending.login);
    const fields = { ...salesFields(ending), foodSafetyPersonId: typed };
    const { status } = await person.untilEnded(
      await person.submit(await person.prepareDraft(ending.creditCode, fields)),
    );
    expect(status.state).toBe('issued');
  });
});
