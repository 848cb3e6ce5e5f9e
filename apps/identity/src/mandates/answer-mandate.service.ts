import { type AcceptMandateResponse, type Mandate } from '@licensing/contracts';
import { type LocalDate, type MandateEvent, toChinaDate } from '@licensing/domain';
import { AppError } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { AuthorityDesk } from '../authority/authority-desk';
import { toWireQuestion } from '../facts.mapper';
import { type PersonDto } from '../person.dto';
import { BusinessRegister } from '../register/business-register';
import { findRole, type KeptMandate, stateOf } from './kept-mandate';
import { MandateBook } from './mandate-book';
import { askStrictest, OFFER_OVER } from './mandate-questions';
import { type MandateDto } from './mandate.dto';
import { toWireMandate } from './mandate.mapper';

type Role = 'grantor' | 'agent';
interface Seen {
  readonly mandate: KeptMandate;
  readonly role: Role;
  readonly now: Date;
  readonly on: LocalDate;
}

/**
 * What either of the two does with a mandate. Whoever inserts the next event decides; who comes second looks again at what
 * has become of it and goes on from there.
 */
@Injectable()
export class AnswerMandateService {
  constructor(
    @Inject(MandateBook) private readonly book: MandateBook,
    @Inject(BusinessRegister) private readonly register: BusinessRegister,
    @Inject(AuthorityDesk) private readonly desk: AuthorityDesk,
  ) {}

  /** By the agent it names, once. @throws AppError RESOURCE.NOT_FOUND */
  async accept({ person, mandateId }: MandateDto): Promise<AcceptMandateResponse> {
    for (;;) {
      const seen = await this.look(person, mandateId, ['agent']);
      const { mandate } = seen;
      const state = stateOf(mandate, seen.on);
      if (state === 'active') return { mandate: shown(seen), questions: [] };
      if (state !== 'offered') return { mandate: shown(seen), questions: [toWireQuestion(OFFER_OVER)] };
      const questions = askStrictest(person.assurance, mandate.terms.licenceTypes, mandate.terms.actions);
      if (questions.length > 0) return { mandate: shown(seen), questions: questions.map(toWireQuestion) };
      const isOver = await this.endIfOutdated(mandate);
      if (!isOver) await this.book.add(mandate, { type: 'accepted', by: 'agent' }, seen.now);
    }
  }

  /** By the agent it names, before accepting. @throws AppError RESOURCE.NOT_FOUND, MANDATE.ACCEPTED */
  async decline({ person, mandateId }: MandateDto): Promise<Mandate> {
    for (;;) {
      const seen = await this.look(person, mandateId, ['agent']);
      const state = stateOf(seen.mandate, seen.on);
      if (state === 'active') throw new AppError('MANDATE.ACCEPTED');
      if (state !== 'offered') return shown(seen);
      await this.book.add(seen.mandate, { type: 'declined', by: 'agent' }, seen.now);
    }
  }

  /** By either of the two, at once. @throws AppError RESOURCE.NOT_FOUND */
  async revoke({ person, mandateId }: MandateDto): Promise<Mandate> {
    for (;;) {
      const seen = await this.look(person, mandateId, ['grantor', 'agent']);
      const state = stateOf(seen.mandate, seen.on);
      if (state !== 'active' && state !== 'offered') return shown(seen);
      const event: Omit<MandateEvent, 'at'> = { type: 'revoked', by: seen.role };
      await this.book.add(seen.mandate, event, seen.now);
    }
  }

  /** @throws AppError RESOURCE.NOT_FOUND alike for a mandate that is absent and one of others */
  async get({ person, mandateId }: MandateDto): Promise<Mandate> {
    return shown(await this.look(person, mandateId, ['grantor', 'agent']));
  }

  private async look(person: PersonDto, mandateId: string, roles: readonly Role[]): Promise<Seen> {
    const mandate = await this.book.find(mandateId);
    const role = mandate === undefined ? undefined : findRole(mandate, person);
    if (mandate === undefined || role === undefined || !roles.includes(role)) throw new AppError('RESOURCE.NOT_FOUND');
    const now = new Date();
    return { mandate, role, now, on: toChinaDate(now.toISOString()) };
  }

  /** A register that is away stops nobody here: the representative is looked at again at every use. */
  private async endIfOutdated(mandate: KeptMandate): Promise<boolean> {
    const registered = await this.register.find(mandate.terms.creditCode);
    if (registered.kind !== 'known') return false;
    await this.desk.endOutdated([mandate], registered.record, registered.asOf);
    return registered.record.representative.idNumber !== mandate.terms.grantor.idNumber;
  }
}

function shown({ mandate, role, on }: Seen): Mandate {
  return toWireMandate(mandate, role, on);
}
