import { Inject, Injectable } from '@nestjs/common';
import { Action, type Document, type Draft } from '@licensing/contracts';
import { getChecked, type LicenceTypeDefinition, parseCreditCode, toCanonicalValues } from '@licensing/domain';
import { AppError, type Problem } from '@licensing/platform';
import { AuthorityService } from '../authority/authority.service';
import { statusOf } from '../documents/document.mapper';
import { DocumentsService } from '../documents/documents.service';
import { LicenceTypes } from '../licence-types/licence-types';
import { CASEWORK, type CaseworkClient } from '../neighbours/neighbours';
import { type DraftChange, ProblemWith } from '../problems/problem-with';
import { type SignedInPerson } from '../session/session';
import { type NewDraftDto } from './draft.dto';
import { applyChange, asksAnew, findChangeProblems, toRealChange, type Values } from './draft-fields';
import { DraftFiller, type Filled } from './draft-filler';
import { toSilent } from './draft.mapper';
import { checkIfMatch } from './entity-tag';
import { findChanges, findUnconfirmed, withEarlier } from './prefilled';

export interface DraftWithType {
  readonly draft: Draft;
  readonly definition: LicenceTypeDefinition;
}

/** A draft with the documents that were given for it. */
export interface WholeDraft extends DraftWithType {
  readonly documents: readonly Document[];
}

export const UNKNOWN_TYPE: Problem = {
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

/** How often a save is tried again whose draft somebody else was saving. */
const TRIES = 3;

/** Forms that are being filled in. They are kept by casework; what may stand in them is the licence type's data. */
@Injectable()
export class DraftsService {
  constructor(
    @Inject(AuthorityService) private readonly authority: AuthorityService,
    @Inject(DraftFiller) private readonly filler: DraftFiller,
    @Inject(DocumentsService) private readonly documents: DocumentsService,
    @Inject(CASEWORK) private readonly casework: CaseworkClient,
    @Inject(LicenceTypes) private readonly types: LicenceTypes,
  ) {}

  /**
   * Only for a business that this person may act for, by the registry, by a mandate, or by documents where the register
   * does not know it yet; its form is filled as far as registries and documents know.
   */
  async create(person: SignedInPerson, wanted: NewDraftDto): Promise<WholeDraft> {
    const definition = this.types.find(wanted.licenceType);
    if (definition === undefined) throw new AppError('REQUEST.INVALID', undefined, [UNKNOWN_TYPE]);
    const creditCode = getChecked(parseCreditCode(wanted.creditCode));
    const brought = await this.documents.getRead(person, wanted.documents ?? []);
    const { business, authority, grantorSubject } = await this.authority.authorise(person, {
      creditCode, definition, action: Action.ACTION_PREPARE, returnTo: '/', documents: brought, asIs: wanted.asIs ?? [],
    }); // prettier-ignore
    const start = { licenceType: definition.id, typeVersion: definition.version, creditCode };
    const filled = await this.filler.fill(person, start, brought);
    const { divisionCode } = business;
    const created = await this.casework.createDraft({
      ...start, ...filled, applicant: person, authority, divisionCode, grantorSubject,
    }); // prettier-ignore
    const draft = getDraft(created.draft);
    const documents = await Promise.all(
      brought.map(({ documentId }) => this.documents.attach(person, documentId, draft.id)),
    );
    return { draft, definition, documents };
  }

  async get(person: SignedInPerson, draftId: string): Promise<DraftWithType> {
    const found = await this.find(person, draftId);
    await this.demandAuthority(person, found, Action.ACTION_PREPARE);
    return found;
  }

  /** As {@link get}, with its documents; filled again when one of them has come, or was read, since it was saved. */
  async getWhole(person: SignedInPerson, draftId: string): Promise<WholeDraft> {
    return untilSaved(async () => {
      const [found, documents] = await Promise.all([this.get(person, draftId), this.documents.list(person, draftId)]);
      const { draft } = found;
      if (draft.applicationId !== '' || !documents.some((one) => isNewsTo(draft, one))) return { ...found, documents };
      return { ...found, documents, draft: await this.fillAndSave(person, draft, documents) };
    });
  }

  /** One's own draft can be erased also after a mandate has ended; its documents go with it. */
  async erase(person: SignedInPerson, draftId: string): Promise<void> {
    const documents = await this.documents.list(person, draftId);
    await this.casework.eraseDraft({ draftId, subject: person.subject });
    await Promise.all(documents.map(({ id }) => this.documents.erase(person, id)));
  }

  async change(
    person: SignedInPerson,
    draftId: string,
    ifMatch: string | undefined,
    wanted: Readonly<Record<string, unknown>>,
  ): Promise<WholeDraft> {
    const [found, documents] = await Promise.all([this.get(person, draftId), this.documents.list(person, draftId)]);
    const { draft, definition } = found;
    checkIfMatch(ifMatch, draft.version);
    if (draft.applicationId !== '') throw new AppError('DRAFT.SUBMITTED');
    const change = toRealChange(draft.fields, toCanonicalValues(definition, wanted as Values));
    const problems = findChangeProblems(definition, draft.fields, change);
    if (problems.length > 0) throw new AppError('REQUEST.INVALID', undefined, problems);
    const fields = applyChange(draft.fields, change, new Date().toISOString());
    const asks = asksAnew(definition, change);
    // What follows from the applicant's own choice is no change that a source has made.
    const filled =
      asks || toSilent(draft, definition).length > 0
        ? await this.filler.fillAgain(person, draft, fields, documents, { marks: !asks })
        : { fields, silent: draft.silent, materials: draft.materials };
    return { draft: await this.save(person, draft, filled), definition, documents };
  }

  /** Puts a person's document into their draft, and fills the form with what it says. */
  async attach(person: SignedInPerson, draftId: string, documentId: string): Promise<Document> {
    const { draft } = await this.get(person, draftId);
    if (draft.applicationId !== '') throw new AppError('DRAFT.SUBMITTED');
    await this.demandOpen(person, documentId);
    const document = await this.documents.attach(person, documentId, draftId);
    await this.fillAfter(person, document);
    return document;
  }

  /**
   * A person's document that may still be changed: extraction knows of a submission only once the case is being worked on.
   *
   * @throws AppError DOCUMENT.SUBMITTED
   */
  async demandOpen(person: SignedInPerson, documentId: string): Promise<Document> {
    const document = await this.documents.get(person, documentId);
    const draft = document.draftId === '' ? undefined : await this.findOrNone(person, document.draftId);
    if (document.applicationId !== '' || (draft?.applicationId ?? '') !== '') throw new AppError('DOCUMENT.SUBMITTED');
    return document;
  }

  /** Fills the draft again whose document was given, corrected or erased; nothing happens where there is none. */
  async fillAfter(person: SignedInPerson, { draftId, applicationId }: Document): Promise<void> {
    if (draftId === '' || applicationId !== '') return;
    await untilSaved(async () => {
      const [draft, documents] = await Promise.all([
        this.findOrNone(person, draftId),
        this.documents.list(person, draftId),
      ]);
      if (draft?.applicationId === '') await this.fillAndSave(person, draft, documents);
    });
  }

  /**
   * Asks every source again before a draft is frozen, and anew: what somebody was shown minutes ago is not believed. A
   * source that is silent now is no obstacle: what it said stands.
   *
   * @param names whether the submission names the version it means: whoever has not seen a change cannot confirm it
   * @returns what is asked for each item of material now
   * @throws ProblemWith DRAFT.CHANGED with every change and the version that shows them, which confirms them when named
   */
  async confirm(person: SignedInPerson, whole: WholeDraft, names: boolean): Promise<Filled> {
    const { draft, definition, documents } = whole;
    const filled = await this.filler.fillAgain(person, draft, draft.fields, documents, { marks: true, isFresh: true });
    const changes = findChanges(definition, draft.fields, filled.fields);
    if (changes.length === 0) {
      const unconfirmed = names ? [] : findUnconfirmed(definition, draft.fields);
      if (unconfirmed.length === 0) return filled;
      throw toChangedError(draft, unconfirmed);
    }
    const told = withEarlier(changes, findUnconfirmed(definition, filled.fields));
    const saved = await this.save(person, draft, filled).catch(async (error: unknown) => {
      // Somebody saved it meanwhile, for example this very submission sent twice: the changes are told all the same.
      if (!isConflict(error)) throw error;
      return (await this.find(person, draft.id)).draft;
    });
    throw toChangedError(saved, told);
  }

  /** A person's own draft, whatever became of the mandate under which it was begun. */
  async find({ subject }: SignedInPerson, draftId: string): Promise<DraftWithType> {
    const draft = getDraft((await this.casework.getDraft({ draftId, subject })).draft);
    return { draft, definition: this.types.getVersion(draft.licenceType, draft.typeVersion) };
  }

  /** As {@link find}, with its documents. */
  async findWhole(person: SignedInPerson, draftId: string): Promise<WholeDraft> {
    const [found, documents] = await Promise.all([this.find(person, draftId), this.documents.list(person, draftId)]);
    return { ...found, documents };
  }

  /** For a draft that was begun under a mandate: it still allows this. @throws AppError MANDATE.ENDED */
  async demandAuthority(person: SignedInPerson, found: DraftWithType, action: Action): Promise<void> {
    const { draft, definition } = found;
    const mandateId = draft.authority?.mandateId ?? '';
    if (mandateId === '') return;
    const returnTo = `/v1/drafts/${draft.id}`;
    await this.authority.demandStill(person, { creditCode: draft.creditCode, definition, action, returnTo }, mandateId);
  }

  private async findOrNone(person: SignedInPerson, draftId: string): Promise<Draft | undefined> {
    try {
      return (await this.find(person, draftId)).draft;
    } catch (error) {
      // A draft that is erased takes nothing along: its documents belong to none.
      if (error instanceof AppError && error.code === 'RESOURCE.NOT_FOUND') return undefined;
      throw error;
    }
  }

  private async fillAndSave(person: SignedInPerson, draft: Draft, documents: readonly Document[]): Promise<Draft> {
    const filled = await this.filler.fillAgain(person, draft, draft.fields, documents, { marks: true });
    return this.save(person, draft, filled);
  }

  private async save({ subject }: SignedInPerson, { id, version }: Draft, filled: Filled): Promise<Draft> {
    return getDraft((await this.casework.saveDraft({ draftId: id, version, subject, ...filled })).draft);
  }
}

/** Does a document say something that a draft was saved without? */
function isNewsTo({ savedAt }: Draft, document: Document): boolean {
  return statusOf(document) === 'read' && (document.readAt > savedAt || document.addedAt > savedAt);
}

/** Reads and saves anew where somebody else was saving the same draft. */
export async function untilSaved<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isConflict(error) || tries === TRIES) throw error;
    }
  }
}

const isConflict = (error: unknown): boolean => error instanceof AppError && error.code === 'DRAFT.CONFLICT';

function toChangedError({ version }: Draft, changes: readonly DraftChange[]): ProblemWith {
  return new ProblemWith(
    'DRAFT.CHANGED',
    { changes, version },
    changes.map((change) => toChangeProblem(change, version)),
  );
}

const toChangeProblem = ({ field, label, sourceName }: DraftChange, version: number): Problem => ({
  pointer: `/fields/${field}`,
  code: 'changed',
  zh: `“${label.zh}”与填写时不同，现以${sourceName.zh}为准。`,
  en: `"${label.en}" is not what it was when the form was filled; ${sourceName.en} says otherwise now.`,
  todo: {
    zh: `请核对；注明第${String(version)}版（version）再次提交即表示确认。`,
    en: `Look at it; submitting again with version ${String(version)} confirms.`,
  },
});
