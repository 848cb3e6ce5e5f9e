import { Inject, Injectable } from '@nestjs/common';
import { type Access } from '@licensing/contracts';
import { RETENTION_VERSION } from '@licensing/domain';
import {
  ACCESSES, type AccessesClient, CASEWORK, type CaseworkClient, MANDATES, type MandatesClient,
} from '../neighbours/neighbours'; // prettier-ignore
import { DocumentsService } from '../documents/documents.service';
import { type Session } from '../session/session';
import { Sessions } from '../session/sessions';
import { HELD_ABOUT_APPLICANTS, toHeldAnswer, toKeptAnswer } from './held-data';
import { RIGHTS } from './rights';

/** Kinds that {@link OwnDataService.erase} ends at once. */
const ERASED_AT_ONCE = new Set(['sessions', 'session-uses', 'upload']);
const ONE = { limit: 1, offset: 0 };

/** What is held about the person who asks, who read it, and what of it can go. */
@Injectable()
export class OwnDataService {
  constructor(
    @Inject(ACCESSES) private readonly log: AccessesClient,
    @Inject(CASEWORK) private readonly casework: CaseworkClient,
    @Inject(MANDATES) private readonly mandates: MandatesClient,
    @Inject(DocumentsService) private readonly documents: DocumentsService,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  accesses({ person }: Session, limit: number, offset: number): Promise<{ accesses: Access[]; total: number }> {
    return this.log.listAccesses({ person, limit, offset });
  }

  /** Kind by kind, with its law and term; and how much there is where it can be counted without a search. */
  async describe({ person }: Session): Promise<object> {
    const { subject } = person;
    const [applications, mandates, accesses, uploads, devices] = await Promise.all([
      this.casework.listApplications({ subject, ...ONE }),
      this.mandates.listMandates({ person, ...ONE }),
      this.log.listAccesses({ person, ...ONE }),
      this.documents.list(person, ''),
      this.sessions.listOf(subject),
    ]);
    const counts = new Map([
      ['submission', applications.total],
      ['ledger', applications.total],
      ['mandate', mandates.total],
      ['access-log', accesses.total],
      ['upload', uploads.length],
      ['sessions', devices.length],
    ]);
    return {
      edition: RETENTION_VERSION,
      kinds: HELD_ABOUT_APPLICANTS.map((rule) => toHeldAnswer(rule, counts)),
      rights: RIGHTS,
    };
  }

  /**
   * Ends what nothing makes us keep: the person's other sessions, the one that asks goes on until it signs out; and uploads
   * that belong to no draft. Says of everything else why it stays and for how long. A draft is erased by its id with its
   * documents, since none but who began it knows that it is there.
   */
  async erase(session: Session): Promise<object> {
    const uploads = await this.documents.list(session.person, '');
    await Promise.all(uploads.map(({ id }) => this.documents.erase(session.person, id)));
    await this.sessions.endOthers(session.person.subject, session);
    const isErased = ({ kind }: { kind: string }): boolean => ERASED_AT_ONCE.has(kind);
    return {
      erased: HELD_ABOUT_APPLICANTS.filter(isErased).map(({ kind, name }) => ({ kind, name })),
      kept: HELD_ABOUT_APPLICANTS.filter((rule) => !isErased(rule)).map(toKeptAnswer),
    };
  }
}
