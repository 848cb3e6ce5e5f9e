import { Action, type GrantMandateRequest, type Person } from '@licensing/contracts';
import { addDays, type BusinessRecord, completeCreditCode, completeResidentId, toChinaDate } from '@licensing/domain';
import { createFieldSeal } from '@licensing/platform';
import { createFakeAnswers } from '../../../../test/support/fake-answers';
import { type AccessLog, type NewAccess } from '../accesses/access-log';
import { AuthoriseService } from '../authority/authorise.service';
import { AuthorityDesk } from '../authority/authority-desk';
import { BusinessesService } from '../businesses/businesses.service';
import { MandatedBusinesses } from '../businesses/mandated-businesses';
import { SuggestBusinessesService } from '../businesses/suggest-businesses.service';
import { AnswerMandateService } from '../mandates/answer-mandate.service';
import { GrantMandateService } from '../mandates/grant-mandate.service';
import { ListMandatesService } from '../mandates/list-mandates.service';
import { MandateBook } from '../mandates/mandate-book';
import { MandateNames } from '../mandates/mandate-names';
import { BusinessRegister } from '../register/business-register';
import { LicenceDesk } from '../documents/licence-desk';
import { FactGatherer } from '../verify/gather-facts';
import { VerifyService } from '../verify/verify.service';
import { MemoryDocuments } from './memory-documents';
import { MemoryMandates, MemorySlots } from './memory-mandates';
import { MemoryRegistries } from './memory-registries';

const person = (subject: string, name: string, first17: string): Person => ({
  subject, name, idNumber: completeResidentId(first17), assurance: 'face-verified',
}); // prettier-ignore

export const OWNER = person('owner', '样例甲', '44070319850612003');
export const AGENT = person('agent', '阿依·古丽', '44070319920305002');
export const STRANGER = person('stranger', '样例丁', '44070319900101001');
export const STAFF_ID = completeResidentId('44070319880808008');

export const SHOP = completeCreditCode('92440703', 'MAC0F00D');
export const OTHER_SHOP = completeCreditCode('92440703', 'MAC0F11D');
export const STRANGERS_SHOP = completeCreditCode('92440703', 'MAD0H00W');
export const ABSENT = completeCreditCode('92440703', 'MAN0T00N');
export const TODAY = toChinaDate(new Date().toISOString());

export const business = (creditCode: string, { name, idNumber }: Person): BusinessRecord => ({
  creditCode, name: `${name}食品店`, kind: '个体工商户', status: '存续', scope: '许可项目：食品销售。', registrar: '样例局',
  representative: { idNumber, name, role: '经营者' }, domicile: '样例路12号', divisionCode: '440703', termEnd: null,
}); // prettier-ignore

const human = ({ name, idNumber }: Person) => ({
  idNumber, name, alive: true, birthDate: `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`,
}); // prettier-ignore

/** The service's parts as they work together, over registries and a store in memory. */
export function createIdentity() {
  const registries = new MemoryRegistries();
  const mandates = new MemoryMandates();
  const slots = new MemorySlots();
  const answers = createFakeAnswers();
  const recorded: NewAccess[] = [];
  for (const one of [OWNER, AGENT, STRANGER]) registries.people.set(one.idNumber, human(one));
  for (const code of [SHOP, OTHER_SHOP]) registries.businesses.set(code, business(code, OWNER));
  registries.businesses.set(STRANGERS_SHOP, business(STRANGERS_SHOP, STRANGER));

  const names = new MandateNames({ INDEX_KEY: Buffer.alloc(32, 1).toString('base64') });
  const book = new MandateBook(mandates as never, slots as never, names, createFieldSeal(Buffer.alloc(32, 2)));
  const register = new BusinessRegister(registries);
  const desk = new AuthorityDesk(register, book);
  const mandated = new MandatedBusinesses(book, register, desk);
  const accesses = {
    recordAbout: (idNumber: string, access: NewAccess) =>
      Promise.resolve(void recorded.push({ ...access, idNumbers: [idNumber] })),
  } as unknown as AccessLog;
  const documents = new MemoryDocuments();
  const licences = new LicenceDesk(documents);
  const grants = new GrantMandateService(register, book, names);
  const parties = new AnswerMandateService(book, register, desk);
  return {
    registries, mandates, slots, answers, recorded, book, names, grants, parties, documents,
    authority: new AuthoriseService(desk, licences),
    businesses: new BusinessesService(register, desk, mandated),
    suggestions: new SuggestBusinessesService(register, mandated),
    lists: new ListMandatesService(book),
    verification: new VerifyService(new FactGatherer(registries, book, accesses, licences), desk, answers),
    /** A mandate of the owner for the agent, accepted; its id. */
    appoint: async (change: Partial<Offer> = {}): Promise<string> => {
      const { mandate } = await grants.grant(offer(change));
      const mandateId = mandate?.id ?? '';
      await parties.accept({ person: AGENT, mandateId });
      return mandateId;
    },
  }; // prettier-ignore
}

export type Offer = GrantMandateRequest & { grantor: Person };

let offers = 0;

/** What the owner offers the agent, each time under a new key. */
export function offer(change: Partial<Offer> = {}): Offer {
  offers += 1;
  return {
    idempotencyKey: `offer-${String(offers)}`,
    grantor: OWNER,
    creditCode: SHOP,
    agentName: AGENT.name,
    agentIdNumber: AGENT.idNumber,
    licenceTypes: ['food-business'],
    actions: [Action.ACTION_PREPARE, Action.ACTION_SUBMIT, Action.ACTION_FOLLOW],
    validUntil: addDays(TODAY, 100),
    agreed: true,
    ...change,
  };
}
