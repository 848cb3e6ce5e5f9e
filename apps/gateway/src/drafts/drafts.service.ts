import { Inject, Injectable } from '@nestjs/common';
import { Action, type Draft, type Field } from '@licensing/contracts';
import { getChecked, type LicenceTypeDefinition, parseCreditCode, toCanonicalValues } from '@licensing/domain';
import { AppError, type Problem } from '@licensing/platform';
import { AuthorityService } from '../authority/authority.service';
import { LicenceTypes } from '../licence-types/licence-types';
import { CASEWORK, type CaseworkClient, EXTRACTION, type ExtractionClient } from '../neighbours/neighbours';
import { type SignedInPerson } from '../session/session';
import { type NewDraftDto } from './draft.dto';
import {
  applyChange,
  applyPrefill,
  asksAnew,
  findChangeProblems,
  toOwnValues,
  toRealChange,
  type Values,
} from './draft-fields';
import { toSilent } from './draft.mapper';
import { checkIfMatch } from './entity-tag';

export interface DraftWithType {
  readonly draft: Draft;
  readonly definition: LicenceTypeDefinition;
}

const UNKNOWN_TYPE: Problem = {
  pointer: '/licenceType',
  code: 'unknown-licence-type',
  zh: '没有这一许可事项。',
  en: 'There is no such licence type.',
  todo: { zh: '请从许可事项清单中选择。', en: 'Choose one of GET /v1/licence-types.' },
};

const getDraft = (draft: Draft | undefined): Draft => {
  if (draft === undefined) throw new AppError('SERVICE.FAULT', new TypeError('an answer without its draft'));
  return draft;
};

/** Forms that are being filled in. They are kept by casework; what may stand in them is the licence type's data. */
@Injectable()
export class DraftsService {
  constructor(
    @Inject(AuthorityService) private readonly authority: AuthorityService,
    @Inject(EXTRACTION) private readonly extraction: ExtractionClient,
    @Inject(CASEWORK) private readonly casework: CaseworkClient,
    @Inject(LicenceTypes) private readonly types: LicenceTypes,
  ) {}

  /**
   * Only for a business that this person may act for, by the registry or by a mandate; its form is filled as far as
   * registries know.
   */
  async create(person: SignedInPerson, wanted: NewDraftDto): Promise<DraftWithType> {
    const definition = this.types.find(wanted.licenceType);
    if (definition === undefined) throw new AppError('REQUEST.INVALID', undefined, [UNKNOWN_TYPE]);
    const creditCode = getChecked(parseCreditCode(wanted.creditCode));
    const { business, authority, grantorSubject } = await this.authority.authorise(person, {
      creditCode, definition, action: Action.ACTION_PREPARE, returnTo: '/',
    }); // prettier-ignore
    const start = { licenceType: definition.id, typeVersion: definition.version, creditCode, applicant: person };
    const { fields, silent } = await this.extraction.prefill({ ...start, declaredJson: '' });
    const { divisionCode } = business;
    const { draft } = await this.casework.createDraft({
      ...start, fields, silent, authority, divisionCode, grantorSubject,
    }); // prettier-ignore
    return { draft: getDraft(draft), definition };
  }

  async get(person: SignedInPerson, draftId: string): Promise<DraftWithType> {
    const found = await this.find(person, draftId);
    await this.demandAuthority(person, found, Action.ACTION_PREPARE);
    return found;
  }

  /** One's own draft can be erased also after a mandate has ended. */
  async erase({ subject }: SignedInPerson, draftId: string): Promise<void> {
    await this.casework.eraseDraft({ draftId, subject });
  }

  async change(
    person: SignedInPerson,
    draftId: string,
    ifMatch: string | undefined,
    wanted: Readonly<Record<string, unknown>>,
  ): Promise<DraftWithType> {
    const { draft, definition } = await this.get(person, draftId);
    checkIfMatch(ifMatch, draft.version);
    if (draft.applicationId !== '') throw new AppError('DRAFT.SUBMITTED');
    const change = toRealChange(draft.fields, toCanonicalValues(definition, wanted as Values));
    const problems = findChangeProblems(definition, draft.fields, change);
    if (problems.length > 0) throw new AppError('REQUEST.INVALID', undefined, problems);
    const changed = applyChange(draft.fields, change, new Date().toISOString());
    const isIncomplete = toSilent(draft, definition).length > 0;
    const fields =
      isIncomplete || asksAnew(definition, change) ? await this.fillAgain(person, draft, changed) : changed;
    const saved = await this.casework.saveDraft({ draftId, version: draft.version, subject: person.subject, fields });
    return { draft: getDraft(saved.draft), definition };
  }

  /** A person's own draft, whatever became of the mandate under which it was begun. */
  async find({ subject }: SignedInPerson, draftId: string): Promise<DraftWithType> {
    const draft = getDraft((await this.casework.getDraft({ draftId, subject })).draft);
    return { draft, definition: this.types.getVersion(draft.licenceType, draft.typeVersion) };
  }

  /** For a draft that was begun under a mandate: it still allows this. @throws AppError MANDATE.ENDED */
  async demandAuthority(person: SignedInPerson, found: DraftWithType, action: Action): Promise<void> {
    const { draft, definition } = found;
    const mandateId = draft.authority?.mandateId ?? '';
    if (mandateId === '') return;
    const returnTo = `/v1/drafts/${draft.id}`;
    await this.authority.demandStill(person, { creditCode: draft.creditCode, definition, action, returnTo }, mandateId);
  }

  private async fillAgain(applicant: SignedInPerson, draft: Draft, fields: readonly Field[]): Promise<Field[]> {
    const { licenceType, typeVersion, creditCode } = draft;
    const declaredJson = JSON.stringify(toOwnValues(fields));
    const answer = await this.extraction.prefill({ licenceType, typeVersion, creditCode, applicant, declaredJson });
    return applyPrefill(fields, answer.fields);
  }
}
