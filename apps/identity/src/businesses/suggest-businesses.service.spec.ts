import { completeCreditCode, suggestCreditCodes } from '@licensing/domain';
import { ABSENT, AGENT, business, createIdentity, OTHER_SHOP, OWNER, SHOP, STRANGER, STRANGERS_SHOP } from '../testing/identity-case'; // prettier-ignore

const lost = (code: string, at = 10): string => code.slice(0, at) + code.slice(at + 1);
const codesOf = ({ businesses }: { businesses: readonly { creditCode: string }[] }) =>
  businesses.map(({ creditCode }) => creditCode);

describe('suggesting businesses', () => {
  it.each([
    ['a lost character', lost(SHOP)],
    ['a surplus character', `${SHOP.slice(0, 5)}0${SHOP.slice(5)}`],
    ['O for 0', SHOP.replaceAll('0', 'O')],
    ['a Cyrillic letter', SHOP.replace('M', 'М')],
    ['spaces and small letters', ` ${lost(SHOP).toLowerCase()} `],
  ])('finds a business of one’s own by %s', async (_, creditCode) => {
    const { suggestions } = createIdentity();
    const { businesses } = await suggestions.suggest({ person: OWNER, creditCode });
    expect(businesses).toMatchObject([{ creditCode: SHOP, authority: { kind: 'representative' } }]);
  });

  it('finds a business that one holds a mandate for, as the register has it today', async () => {
    const { suggestions, appoint, parties, registries } = createIdentity();
    const mandateId = await appoint();
    const ask = () => suggestions.suggest({ person: AGENT, creditCode: lost(SHOP) });
    await expect(ask()).resolves.toMatchObject({ businesses: [{ creditCode: SHOP, authority: { mandateId } }] });
    registries.businesses.set(SHOP, business(SHOP, STRANGER));
    await expect(ask()).resolves.toEqual({ businesses: [] });
    await expect(parties.get({ person: AGENT, mandateId })).resolves.toMatchObject({ state: 'ended' });
  });

  it('says nothing about businesses of others, nor asks any register about them', async () => {
    const seen = [];
    for (const code of [ABSENT, STRANGERS_SHOP]) {
      const { suggestions, registries } = createIdentity();
      const answer = await suggestions.suggest({ person: OWNER, creditCode: lost(code) });
      seen.push([answer, registries.takeAsked()]);
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]).toEqual([
      { businesses: [] },
      [`business-registration /businesses?representative=${OWNER.idNumber}&limit=200&offset=0`],
    ]);
  });

  it('suggests nothing for a code that is right, and asks nobody about what is no slip of a finger', async () => {
    const { suggestions, registries } = createIdentity();
    for (const creditCode of [SHOP, STRANGERS_SHOP, 'x', '样例'])
      expect(codesOf(await suggestions.suggest({ person: OWNER, creditCode }))).toEqual([]);
    expect(registries.asked).toEqual([]);
  });

  it('offers every one that may be meant, the likelier first', async () => {
    const { suggestions, registries } = createIdentity();
    // What lost its last character may have been either of these; both checks are right in both.
    const meant = completeCreditCode('92440703', 'MAC0F00D');
    const typed = lost(meant);
    const candidates = suggestCreditCodes(typed);
    expect(candidates.length).toBeGreaterThan(1);
    for (const code of candidates) registries.businesses.set(code, business(code, OWNER));
    expect(codesOf(await suggestions.suggest({ person: OWNER, creditCode: typed }))).toEqual(candidates);
  });

  it('looks through a long list page by page, and not for ever', async () => {
    const { suggestions, registries } = createIdentity();
    registries.businesses.clear();
    for (let n = 0; n < 1_300; n += 1) {
      const code = completeCreditCode('92440703', `MA${String(n).padStart(6, '0')}`);
      registries.businesses.set(code, business(code, OWNER));
    }
    const codes = [...registries.businesses.keys()];
    expect(codesOf(await suggestions.suggest({ person: OWNER, creditCode: lost(codes[900]!) }))).toContain(codes[900]);
    expect(registries.takeAsked()).toHaveLength(5);
  });

  it('is unavailable while the register is silent', async () => {
    const { suggestions, registries } = createIdentity();
    registries.silent.add('business-registration');
    const asked = suggestions.suggest({ person: OWNER, creditCode: lost(OTHER_SHOP) });
    await expect(asked).rejects.toMatchObject({ code: 'REGISTRY.SILENT' });
  });
});
