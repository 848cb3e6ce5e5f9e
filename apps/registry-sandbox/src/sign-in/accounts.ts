import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PopulationIndex } from '../population/population-index';
import type { AssuranceLevel, LoginRecord, PersonRecord } from '../population/records/person.records';

/** The one password of the sandbox, shown on its sign-in page. */
export const SANDBOX_PASSWORD = 'demo';

export interface Account {
  /** Subject identifier: the same for a person as long as the id number is, and not the id number. */
  readonly id: string;
  readonly person: PersonRecord;
  readonly roles: readonly string[];
  /** Division code of a member of staff's office. */
  readonly office?: string;
  /** What the password alone is worth. */
  readonly acr: AssuranceLevel;
}

export interface DemoAccount {
  readonly login: LoginRecord;
  readonly name: string;
}

const DEFAULT_LEVEL: AssuranceLevel = 'real-name';

const subjectOf = (idNumber: string): string =>
  createHash('sha256').update(`subject:${idNumber}`).digest('hex').slice(0, 32);

/** Who may sign in: the short logins, and every living person by id number. */
@Injectable()
export class Accounts {
  private readonly idNumberBySubject: ReadonlyMap<string, string>;
  private readonly loginByIdNumber: ReadonlyMap<string, LoginRecord>;

  constructor(private readonly index: PopulationIndex) {
    this.idNumberBySubject = new Map([...index.persons.keys()].map((idNumber) => [subjectOf(idNumber), idNumber]));
    this.loginByIdNumber = new Map(index.population.logins.map((login) => [login.idNumber, login]));
  }

  /** Undefined when login and password do not belong to a living person. */
  findBySecret(login: string, password: string): Account | undefined {
    if (password !== SANDBOX_PASSWORD) return undefined;
    return this.findByIdNumber(this.nameOf(login));
  }

  /** One name for a login however it is written: what wrong passwords are counted under. */
  nameOf(login: string): string {
    const name = login.trim();
    return this.index.logins.get(name.toLowerCase())?.idNumber ?? name.toUpperCase();
  }

  findById(id: string): Account | undefined {
    const idNumber = this.idNumberBySubject.get(id);
    return idNumber === undefined ? undefined : this.findByIdNumber(idNumber);
  }

  demoAccounts(): DemoAccount[] {
    return this.index.population.logins.map((login) => ({
      login,
      name: this.index.persons.get(login.idNumber)?.name ?? login.login,
    }));
  }

  private findByIdNumber(idNumber: string): Account | undefined {
    const person = this.index.persons.get(idNumber);
    if (!person?.alive) return undefined;
    const login = this.loginByIdNumber.get(idNumber);
    const { roles = [], office, acr = DEFAULT_LEVEL } = login ?? {};
    return { id: subjectOf(idNumber), person, roles, acr, ...(office && { office }) };
  }
}
