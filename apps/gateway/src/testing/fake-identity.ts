import {
  type Access, AuthoriseOutcome, type AuthoriseRequest, type AuthoriseResponse, type Business, type GrantMandateRequest,
  type Mandate, type Person, type Question,
} from '@licensing/contracts'; // prettier-ignore
import { maskResidentIdForOthers } from '@licensing/domain';
import { AppError } from '@licensing/platform';
import { type Handlers } from './fake-server';

const TIME = '2026-03-02T01:00:00.000Z';

const ENDED: Question = {
  code: 'MANDATE_ENDED', zh: '该委托已被解除。', en: 'The mandate was revoked.', basis: '民法典 art 173',
  todo: { zh: '请重新委托。', en: 'Ask for a new mandate.' }, field: '', choices: [],
}; // prettier-ignore

interface Kept {
  mandate: Mandate;
  readonly key: string;
  readonly grantor: string;
  readonly agentIdNumber: string;
}

/** Who may act for one business: its representative, and whom they gave a mandate. */
export class FakeIdentity {
  readonly mandates = new Map<string, Kept>();
  readonly accesses: Access[] = [];
  /** Answers instead of the usual, while it is set. */
  authorise: ((request: AuthoriseRequest) => Partial<AuthoriseResponse>) | undefined;
  /** Every question about authority, to see what was asked. */
  readonly asked: AuthoriseRequest[] = [];
  /** Silent: nothing is suggested. */
  isRegisterSilent = false;

  constructor(private readonly owned: { creditCode: string; owner: string }) {}

  /** The representative's subject. */
  get owner(): string {
    return this.owned.owner;
  }

  services(): Handlers {
    return {
      listBusinesses: ({ person }: { person: Person }) => {
        const businesses = person.subject === this.owned.owner ? [this.business()] : [];
        return { businesses, total: businesses.length };
      },
      getBusiness: ({ person, creditCode }: { person: Person; creditCode: string }) => {
        if (!this.isOwner(person, creditCode)) throw new AppError('RESOURCE.NOT_FOUND');
        return { business: this.business() };
      },
      authorise: (request: AuthoriseRequest) => {
        this.asked.push(request);
        return { questions: [], grantorSubject: '', ...(this.authorise?.(request) ?? this.usual(request)) };
      },
      suggestBusinesses: ({ person, creditCode }: { person: Person; creditCode: string }) => {
        if (this.isRegisterSilent) throw new AppError('SERVICE.UNAVAILABLE');
        const isNear = creditCode.slice(0, 8) === this.owned.creditCode.slice(0, 8);
        return { businesses: person.subject === this.owned.owner && isNear ? [this.business()] : [] };
      },
    };
  }

  mandateServices(): Handlers {
    return {
      grantMandate: (request: GrantMandateRequest) => this.grant(request),
      getMandate: (asked: { person: Person; mandateId: string }) => ({ mandate: this.seen(asked) }),
      acceptMandate: (asked: { person: Person; mandateId: string }) => this.turn(asked, 'active', ['agent']),
      declineMandate: (asked: { person: Person; mandateId: string }) => this.turn(asked, 'declined', ['agent']),
      revokeMandate: (asked: { person: Person; mandateId: string }) =>
        this.turn(asked, 'revoked', ['agent', 'grantor']),
      listMandates: ({ person, limit, offset }: { person: Person; limit: number; offset: number }) => {
        const own = [...this.mandates.values()].filter((kept) => this.roleIn(kept, person) !== undefined);
        const mandates = own
          .slice(offset, offset + limit)
          .map(({ mandate }) => this.seen({ person, mandateId: mandate.id }));
        return { mandates, total: own.length };
      },
    };
  }

  accessServices(): Handlers {
    return {
      listAccesses: ({ limit, offset }: { limit: number; offset: number }) => ({
        accesses: this.accesses.slice(offset, offset + limit), total: this.accesses.length,
      }),
    }; // prettier-ignore
  }

  private business(authority = { kind: 'representative', role: '经营者', mandateId: '' }): Business {
    return {
      creditCode: this.owned.creditCode, name: '江门市甲店', status: '存续', role: '经营者', domicile: '甲路1号',
      divisionCode: '440703', authority, byDocument: '',
    }; // prettier-ignore
  }

  private isOwner(person: Person | undefined, creditCode: string): boolean {
    return person?.subject === this.owned.owner && creditCode === this.owned.creditCode;
  }

  private usual({ person, creditCode }: AuthoriseRequest): Partial<AuthoriseResponse> {
    const outcome = AuthoriseOutcome.AUTHORISE_OUTCOME_PROVED;
    if (this.isOwner(person, creditCode)) {
      return { outcome, business: this.business(), authority: this.business().authority };
    }
    const given = [...this.mandates.values()].filter(({ agentIdNumber }) => agentIdNumber === person?.idNumber);
    const held = given.find(({ mandate }) => mandate.state === 'active');
    if (given.length === 0 || creditCode !== this.owned.creditCode) throw new AppError('RESOURCE.NOT_FOUND');
    if (held === undefined) return { outcome: AuthoriseOutcome.AUTHORISE_OUTCOME_ASK, questions: [ENDED] };
    const authority = { kind: 'mandate', role: '', mandateId: held.mandate.id };
    return { outcome, business: this.business(authority), authority, grantorSubject: held.grantor };
  }

  private grant(request: GrantMandateRequest): object {
    const { idempotencyKey: key, agentIdNumber, agentName, licenceTypes, actions, validUntil } = request;
    const { grantor } = request;
    if (grantor === undefined || !this.isOwner(grantor, request.creditCode)) throw new AppError('RESOURCE.NOT_FOUND');
    const known = [...this.mandates.values()].find((kept) => kept.key === key);
    if (known !== undefined) return { mandate: known.mandate, questions: [] };
    const mandate: Mandate = {
      id: crypto.randomUUID(), creditCode: request.creditCode, businessName: '江门市甲店',
      grantor: { name: grantor.name, idNumberMasked: maskResidentIdForOthers(grantor.idNumber) },
      agent: { name: agentName, idNumberMasked: maskResidentIdForOthers(agentIdNumber) },
      licenceTypes, actions, validUntil, state: 'offered', statement: { zh: '委托书', en: 'A mandate' },
      history: [{ type: 'granted', at: TIME, by: 'grantor', reason: '' }], youAre: 'grantor',
    }; // prettier-ignore
    this.mandates.set(mandate.id, { mandate, key, grantor: grantor.subject, agentIdNumber });
    return { mandate, questions: [] };
  }

  private roleIn({ grantor, agentIdNumber }: Kept, person: Person): 'grantor' | 'agent' | undefined {
    if (grantor === person.subject) return 'grantor';
    return agentIdNumber === person.idNumber ? 'agent' : undefined;
  }

  private seen({ person, mandateId }: { person: Person; mandateId: string }): Mandate {
    const kept = this.mandates.get(mandateId);
    const youAre = kept && this.roleIn(kept, person);
    if (kept === undefined || youAre === undefined) throw new AppError('RESOURCE.NOT_FOUND');
    return { ...kept.mandate, youAre };
  }

  private turn(asked: { person: Person; mandateId: string }, state: string, by: readonly string[]): object {
    const seen = this.seen(asked);
    if (!by.includes(seen.youAre)) throw new AppError('RESOURCE.NOT_FOUND');
    const history = [
      ...seen.history,
      { type: state === 'active' ? 'accepted' : state, at: TIME, by: seen.youAre, reason: '' },
    ];
    const mandate = { ...seen, state, history };
    const kept = this.mandates.get(seen.id);
    if (kept !== undefined) kept.mandate = mandate;
    return { mandate, questions: [] };
  }
}
