import { getLicenceType, type JsonValue, listSourcesAbout, type NamedPerson, readBusiness } from '@licensing/domain';
import { REGISTRIES, type RegistryClient, type RegistryReply, toRegistryQuery } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { AccessLog } from '../accesses/access-log';
import { type BroughtLicence, DOCUMENTS, LicenceDesk } from '../documents/licence-desk';
import { type KeptMandate } from '../mandates/kept-mandate';
import { MandateBook } from '../mandates/mandate-book';
import { BUSINESS_REGISTER } from '../register/business-register';
import { type VerifyDto } from './verify.dto';

const POPULATION = 'population';
const BARS = 'food-safety-bars';
const SOURCES = [POPULATION, BUSINESS_REGISTER, BARS];

export type Silence = Extract<RegistryReply, { kind: 'silent' }>;

/** Everything that a verification looks at. */
export interface Gathered {
  readonly kind: 'gathered';
  readonly replies: readonly RegistryReply[];
  readonly population: JsonValue;
  readonly business: JsonValue;
  /** ISO instant for which the business register speaks; empty when it does not. */
  readonly businessAsOf: string;
  readonly bars: { readonly askedAbout: readonly string[]; readonly answers: readonly JsonValue[] };
  readonly mandates: readonly KeptMandate[];
  /** What was brought for a business that the register does not know; `none` where it answers. */
  readonly licence: Exclude<BroughtLicence, { kind: 'unread' }>;
}

/** An answer that is none reads as an empty object: no rule accepts it, so the case goes to a person. */
export const recordOf = (reply: RegistryReply): JsonValue =>
  reply.kind === 'answered' ? (reply.record as JsonValue) : {};

const findSilence = (replies: readonly RegistryReply[]): Silence | undefined =>
  replies.find((reply): reply is Silence => reply.kind === 'silent');

/** Asks the registries about the applicant, the business, and everybody whose bars matter. */
@Injectable()
export class FactGatherer {
  constructor(
    @Inject(REGISTRIES) private readonly registries: RegistryClient,
    @Inject(MandateBook) private readonly book: MandateBook,
    @Inject(AccessLog) private readonly accesses: AccessLog,
    @Inject(LicenceDesk) private readonly licences: LicenceDesk,
  ) {}

  /** The first silence among them, or every answer. A licence that is not read yet is waited for like a registry. */
  async gather(request: VerifyDto, named: readonly NamedPerson[]): Promise<Gathered | Silence> {
    const { applicant, creditCode, mandateId } = request;
    const away = this.registries.findAway(SOURCES);
    if (away !== undefined) return away;
    const known = mandateId === '' ? [] : await this.book.heldFor(applicant, creditCode);
    const people = new Set([
      applicant.idNumber,
      ...named.flatMap(({ idNumber }) => idNumber ?? []),
      ...known.map(({ terms }) => terms.grantor.idNumber),
    ]);
    const [population, business, bars] = await Promise.all([
      this.registries.ask(toRegistryQuery(POPULATION, { idNumber: [applicant.idNumber], name: [applicant.name] })),
      this.registries.ask(toRegistryQuery(BUSINESS_REGISTER, { creditCode: [creditCode] })),
      this.askBars(request, named, [...people], [creditCode]),
    ]);
    const representative = readBusiness(recordOf(business), creditCode)?.representative.idNumber;
    // Known only now: for a sole trader, and under a mandate, it is somebody whom the register was asked about already.
    const late = representative === undefined || people.has(representative) ? [] : [representative];
    const isAnother = representative !== undefined && representative !== applicant.idNumber;
    const [more, mandates] = await Promise.all([
      Promise.all(late.map((idNumber) => this.askBars(request, named, [idNumber], []))),
      isAnother && mandateId === '' ? this.book.heldFor(applicant, creditCode) : known,
    ]);
    const replies = [population, business, bars, ...more];
    const silence = findSilence(replies);
    if (silence !== undefined) return silence;
    const licence = await this.findLicence(request, business);
    if (licence.kind === 'unread') return { kind: 'silent', source: DOCUMENTS, since: licence.since };
    return {
      kind: 'gathered',
      replies,
      population: recordOf(population),
      business: recordOf(business),
      businessAsOf: business.kind === 'answered' ? business.asOf : '',
      bars: { askedAbout: [...people, creditCode, ...late], answers: [bars, ...more].map(recordOf) },
      mandates,
      licence,
    };
  }

  /** Asked for only where the register has answered that it knows nothing. */
  private findLicence(
    { licenceType, typeVersion, documents }: VerifyDto,
    business: RegistryReply,
  ): Promise<BroughtLicence> | BroughtLicence {
    if (business.kind !== 'answered' || business.record !== null) return { kind: 'none' };
    return this.licences.look(getLicenceType(licenceType, typeVersion), documents);
  }

  private async askBars(
    request: VerifyDto,
    named: readonly NamedPerson[],
    idNumber: readonly string[],
    creditCode: readonly string[],
  ): Promise<RegistryReply> {
    const others = idNumber.filter((one) => one !== request.applicant.idNumber);
    await Promise.all(others.map((one) => this.recordAsking(request, named, one)));
    return this.registries.ask(toRegistryQuery(BARS, { idNumber, creditCode }));
  }

  /**
   * Whoever is asked about and does not apply themselves can see later that they were, and what for: once, for everything
   * that will be asked about them in this application.
   */
  private async recordAsking(
    { licenceType, typeVersion, applicationId, idempotencyKey }: VerifyDto,
    named: readonly NamedPerson[],
    idNumber: string,
  ): Promise<void> {
    const fields = named.filter((person) => person.idNumber === idNumber).map(({ field }) => field);
    await this.accesses.recordAbout(idNumber, {
      key: idempotencyKey,
      reader: { ref: '', role: 'identity', office: '' },
      purpose: 'registry-check',
      what: listSourcesAbout(getLicenceType(licenceType, typeVersion), fields).join(','),
      applicationId,
    });
  }
}
