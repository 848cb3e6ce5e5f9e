import { type MandateEvent } from '@licensing/domain';
import { AppError, FIELD_SEAL, type FieldSeal, toPlace } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type PersonDto } from '../person.dto';
import { findRole, type KeptMandate } from './kept-mandate';
import { MandateNames } from './mandate-names';
import { MandateRepository } from './mandate.repository';
import { MandateSlotRepository } from './mandate-slot.repository';
import {
  type MandateContent,
  type MandatePlaces,
  MANDATES,
  type MandateSlot,
  type StoredMandate,
} from './mandate.schema';

/** Few people hold more mandates for one business: one round of reads, alike for those who hold none. */
const ERRAND_WINDOW = 4;
const LIST_WINDOW = 16;

/** Keeps mandates and finds them again. What somebody may do under them, the rules say. */
@Injectable()
export class MandateBook {
  constructor(
    @Inject(MandateRepository) private readonly mandates: MandateRepository,
    @Inject(MandateSlotRepository) private readonly slots: MandateSlotRepository,
    @Inject(MandateNames) private readonly names: MandateNames,
    @Inject(FIELD_SEAL) private readonly seal: FieldSeal,
  ) {}

  async find(id: string): Promise<KeptMandate | undefined> {
    // Both at once, so that an id that is somebody else's takes no longer than one that is nobody's.
    const [stored, events] = await Promise.all([this.mandates.find(id), this.mandates.eventsOf(id)]);
    if (stored === undefined) return undefined;
    const granted: MandateEvent = { type: 'granted', at: stored.at.toISOString(), by: 'grantor' };
    const later = events.map(({ type, at, by, reason }): MandateEvent => {
      return { type, at: at.toISOString(), by, ...(reason !== undefined && { reason }) };
    });
    return { id, events: [granted, ...later], ...this.open(stored) };
  }

  /** The mandates under which a person may act for a business, or once might have, the oldest first. */
  async heldFor(agent: PersonDto, creditCode: string): Promise<KeptMandate[]> {
    const slots = await this.slots.read(this.names.errandOf(agent.idNumber, creditCode), ERRAND_WINDOW);
    const found = await this.findAll(slots);
    return found.filter((mandate) => findRole(mandate, agent) === 'agent');
  }

  /** The places of the mandates that a person has given or been given, the newest first. */
  async placesOf(person: PersonDto): Promise<MandateSlot[]> {
    const slots = await this.slots.read(this.names.listOf(person.idNumber), LIST_WINDOW);
    const named = this.names.named(person);
    // Under another name: meant for somebody else, unless it was accepted before the name was changed.
    const strange = await this.findAll(slots.filter((slot) => slot.role === 'agent' && slot.named !== named));
    const hidden = new Set(strange.filter((mandate) => findRole(mandate, person) === undefined).map(({ id }) => id));
    return slots.filter(({ mandateId }) => !hidden.has(mandateId)).reverse();
  }

  async findAll(slots: readonly MandateSlot[]): Promise<KeptMandate[]> {
    const found = await Promise.all(slots.map(({ mandateId }) => this.find(mandateId)));
    return found.filter((mandate) => mandate !== undefined);
  }

  /** Keeps a mandate and puts it into the lists of both people, once however often it is asked. */
  async give(id: string, content: MandateContent, at: Date): Promise<void> {
    const lists = this.listsOf(content);
    const [grantor, agent, errand] = await Promise.all([
      this.slots.count(lists.grantor), this.slots.count(lists.agent), this.slots.count(lists.errand),
    ]); // prettier-ignore
    const sealed = this.seal.seal(content, toPlace(MANDATES, id));
    const inserted = await this.mandates.insert({ _id: id, at, sealed, places: { grantor, agent, errand } });
    if (inserted.kind === 'taken')
      throw new AppError('SERVICE.FAULT', new Error('a mandate was taken and is not there'));
    await this.putInto(inserted.document);
  }

  /** @returns whether it happened: something else may have happened first */
  add({ id, events }: KeptMandate, event: Omit<MandateEvent, 'at'>, at: Date): Promise<boolean> {
    return this.mandates.append(id, events.length + 1, { ...event, at });
  }

  /** By what is kept: a repeat of a key is the same mandate, whatever it says this time. */
  private async putInto(stored: StoredMandate): Promise<void> {
    const { places, _id: mandateId } = stored;
    const content = this.open(stored);
    const lists = this.listsOf(content);
    const { grantor, agent } = content.terms;
    const ofAgent = { mandateId, role: 'agent', named: this.names.named(agent) } as const;
    await Promise.all([
      this.slots.claim(lists.grantor, places.grantor, { mandateId, role: 'grantor', named: this.names.named(grantor) }),
      this.slots.claim(lists.agent, places.agent, ofAgent),
      this.slots.claim(lists.errand, places.errand, ofAgent),
    ]);
  }

  private listsOf({ terms: { grantor, agent, creditCode } }: MandateContent): Record<keyof MandatePlaces, string> {
    return {
      grantor: this.names.listOf(grantor.idNumber),
      agent: this.names.listOf(agent.idNumber),
      errand: this.names.errandOf(agent.idNumber, creditCode),
    };
  }

  private open({ _id, sealed }: StoredMandate): MandateContent {
    return this.seal.open(sealed, toPlace(MANDATES, _id)) as MandateContent;
  }
}
