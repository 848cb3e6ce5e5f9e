import { type GrantMandateResponse } from '@licensing/contracts';
import {
  type BusinessRecord, checkMandateOffer, comparePersonName, deriveMandateStatement, parseResidentId, toChinaDate,
} from '@licensing/domain'; // prettier-ignore
import { AppError, type Problem } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { findActionName } from '../authority/actions';
import { notFoundAlike } from '../authority/not-found-alike';
import { toWireQuestion } from '../facts.mapper';
import { type PersonDto } from '../person.dto';
import { BUSINESS_REGISTER, BusinessRegister } from '../register/business-register';
import { type KeptMandate } from './kept-mandate';
import { MandateBook } from './mandate-book';
import { MandateNames } from './mandate-names';
import { askOldNumber, askStrictest } from './mandate-questions';
import { type GrantMandateDto } from './mandate.dto';
import { toWireMandate } from './mandate.mapper';

const KEY_USED: Problem = {
  pointer: '',
  code: 'idempotency-key-used',
  zh: '同一个 Idempotency-Key 已经用于另一份委托。',
  en: 'This Idempotency-Key stands for another mandate already.',
  todo: { zh: '请换一个新的 Idempotency-Key 再提交。', en: 'Send it again under a new Idempotency-Key.' },
};

/** Gives a mandate: only by the representative whom the register names, signed in as surely as the licence types ask. */
@Injectable()
export class GrantMandateService {
  constructor(
    @Inject(BusinessRegister) private readonly register: BusinessRegister,
    @Inject(MandateBook) private readonly book: MandateBook,
    @Inject(MandateNames) private readonly names: MandateNames,
  ) {}

  /** @throws AppError REQUEST.INVALID with everything that is wrong, RESOURCE.NOT_FOUND alike for absent and others' */
  async grant(request: GrantMandateDto): Promise<GrantMandateResponse> {
    const { grantor, idempotencyKey, licenceTypes } = request;
    const id = this.names.mandateId(grantor.idNumber, idempotencyKey);
    const known = await this.book.find(id);
    // A repeat of one that did not get to its end goes on; otherwise it changes nothing.
    if (known !== undefined) {
      if (!isSameOffer(known, request)) throw new AppError('REQUEST.INVALID', undefined, [KEY_USED]);
      await this.book.give(id, known, new Date());
      return this.answer(id);
    }
    const now = new Date();
    const old = askOldNumber(request.agentIdNumber);
    const checked = this.check(request, now);
    if (checked.kind === 'invalid' && old.length === 0) {
      throw new AppError('REQUEST.INVALID', undefined, checked.problems);
    }
    const { name: businessName } = await notFoundAlike(() => this.getOwn(grantor, request.creditCode));
    const questions = [...askStrictest(grantor.assurance, licenceTypes, ['grantMandate']), ...old];
    if (questions.length > 0 || checked.kind === 'invalid') {
      return { mandate: undefined, questions: questions.map(toWireQuestion) };
    }
    const terms = {
      ...checked.terms,
      creditCode: request.creditCode,
      businessName,
      grantor: { name: grantor.name, idNumber: grantor.idNumber },
    };
    const statement = deriveMandateStatement(terms);
    await this.book.give(id, { terms, statement, grantorSubject: grantor.subject }, now);
    return this.answer(id);
  }

  private check(request: GrantMandateDto, now: Date): ReturnType<typeof checkMandateOffer> {
    const actions = request.actions.map((action) => findActionName(action) ?? '');
    const { agentName, agentIdNumber, licenceTypes, validUntil, agreed, grantor } = request;
    const offer = { agentName, agentIdNumber, licenceTypes, actions, validUntil, agreed };
    const checked = checkMandateOffer(offer, grantor.idNumber, toChinaDate(now.toISOString()));
    if (checked.kind === 'valid') return checked;
    // The old number is asked about; whatever else is wrong is told now.
    const others = checked.problems.filter(({ code }) => code !== 'fifteen-digits');
    if (others.length > 0) throw new AppError('REQUEST.INVALID', undefined, checked.problems);
    return checked;
  }

  private async getOwn(grantor: PersonDto, creditCode: string): Promise<BusinessRecord> {
    const registered = await this.register.find(creditCode);
    if (registered.kind === 'away') throw new AppError('REGISTRY.SILENT', new Error(`${BUSINESS_REGISTER} is away`));
    if (registered.kind === 'absent' || registered.record.representative.idNumber !== grantor.idNumber) {
      throw new AppError('RESOURCE.NOT_FOUND');
    }
    return registered.record;
  }

  private async answer(id: string): Promise<GrantMandateResponse> {
    const mandate = await this.book.find(id);
    if (mandate === undefined) throw new AppError('SERVICE.FAULT', new Error('a mandate was given and is not there'));
    return { mandate: toWireMandate(mandate, 'grantor', toChinaDate(new Date().toISOString())), questions: [] };
  }
}

/** Whoever agreed to other terms than these must not be answered with them. */
function isSameOffer({ terms }: KeptMandate, request: GrantMandateDto): boolean {
  const actions = request.actions.map(findActionName);
  const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
    new Set([...a, ...b]).size === a.length && a.length === b.length;
  return (
    terms.creditCode === request.creditCode &&
    isSameNumber(terms.agent.idNumber, request.agentIdNumber) &&
    comparePersonName(terms.agent.name, request.agentName) === 'same' &&
    sameList(terms.licenceTypes, request.licenceTypes) &&
    sameList(terms.actions, actions) &&
    terms.validUntil === request.validUntil
  );
}

function isSameNumber(kept: string, typed: string): boolean {
  const parsed = parseResidentId(typed);
  return parsed.kind === 'valid' && parsed.value === kept;
}
