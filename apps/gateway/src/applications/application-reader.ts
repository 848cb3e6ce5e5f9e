import { Inject, Injectable } from '@nestjs/common';
import { Action } from '@licensing/contracts';
import { mayReadDivision } from '@licensing/domain';
import { AppError, type ErrorCode } from '@licensing/platform';
import { AuthorityService } from '../authority/authority.service';
import { LicenceTypes } from '../licence-types/licence-types';
import { CASEWORK, type CaseworkClient } from '../neighbours/neighbours';
import { isStaff, type Session, type SignedInPerson } from '../session/session';
import { type Application, fromCasework } from './application';
import { toStatedPurpose } from './stated-purpose';

/** Who asks, and, when it is a member of staff, what for. */
export interface Asker {
  readonly session: Session;
  readonly purpose?: string | undefined;
}

const HIDING: ReadonlySet<ErrorCode> = new Set(['MANDATE.ENDED', 'AUTHORITY.QUESTIONS', 'REGISTRY.SILENT']);

/** Applications of one errand are seen, or not seen, together; one of a representative is always seen. */
const toErrand = ({ creditCode, licenceType, status }: Application): string =>
  status.mandate === undefined ? '' : `${creditCode} ${licenceType}`;

/** The one way to somebody's application: its owner's, their representative's, or that of staff who say what for. */
@Injectable()
export class ApplicationReader {
  constructor(
    @Inject(CASEWORK) private readonly casework: CaseworkClient,
    @Inject(AuthorityService) private readonly authority: AuthorityService,
    @Inject(LicenceTypes) private readonly types: LicenceTypes,
  ) {}

  /**
   * @param action what an applicant wants of it; under a mandate it is asked anew whether they may
   * @throws AppError RESOURCE.NOT_FOUND alike for what is absent and what is not theirs, MANDATE.ENDED, REQUEST.INVALID
   * when staff do not say what for
   */
  async read({ session, purpose }: Asker, applicationId: string, action: Action): Promise<Application> {
    if (isStaff(session)) return this.readForStaff(session, applicationId, purpose, action);
    const { person } = session;
    const answer = await this.casework.getApplication({
      applicationId, subject: person.subject, reader: undefined, purpose: '', what: '',
    }); // prettier-ignore
    const application = fromCasework(answer);
    await this.demandAuthority(person, application, action);
    return application;
  }

  /**
   * A person's own, newest first. Of those that they made under a mandate which has ended they see that there are such, and
   * no longer how they stand.
   */
  async list(
    person: SignedInPerson,
    limit: number,
    offset: number,
  ): Promise<{ applications: (Application & { readonly isClosed: boolean })[]; total: number }> {
    const answer = await this.casework.listApplications({ subject: person.subject, limit, offset });
    const applications = answer.applications.map(fromCasework);
    const closed = await this.findClosed(person, applications);
    return {
      applications: applications.map((one) => ({ ...one, isClosed: closed.has(toErrand(one)) })),
      total: answer.total,
    };
  }

  /** Asked once for each business and licence type, however many applications there are. */
  private async findClosed(person: SignedInPerson, applications: readonly Application[]): Promise<Set<string>> {
    const mandated = new Map(
      applications.filter(({ status }) => status.mandate !== undefined).map((one) => [toErrand(one), one]),
    );
    const closed = await Promise.all(
      [...mandated].map(async ([errand, application]) => {
        try {
          await this.demandAuthority(person, application, Action.ACTION_FOLLOW);
          return undefined;
        } catch (error) {
          // Whatever the reason is: what may not be seen, or is not known to be allowed, is not shown.
          if (error instanceof AppError && HIDING.has(error.code)) return errand;
          throw error;
        }
      }),
    );
    return new Set(closed.filter((errand) => errand !== undefined));
  }

  private async readForStaff(
    session: Session,
    applicationId: string,
    stated: string | undefined,
    action: Action,
  ): Promise<Application> {
    const { staffRef, roles, office } = session;
    const { role, purpose } = toStatedPurpose(roles, stated);
    const reader = { ref: staffRef, role, office };
    const what = action === Action.ACTION_COLLECT ? 'certificate' : 'application';
    const answer = await this.casework.getApplication({ applicationId, subject: '', reader, purpose, what });
    // Another office's case is answered as one that does not exist.
    if (!mayReadDivision(roles, office, answer.divisionCode)) throw new AppError('RESOURCE.NOT_FOUND');
    return fromCasework(answer);
  }

  private async demandAuthority(person: SignedInPerson, application: Application, action: Action): Promise<void> {
    const { applicationId, creditCode, licenceType, status } = application;
    if (status.mandate === undefined) return;
    const definition = this.types.get(licenceType);
    await this.authority.demandStill(person, {
      creditCode, definition, action, returnTo: `/v1/applications/${applicationId}`,
    }); // prettier-ignore
  }
}
