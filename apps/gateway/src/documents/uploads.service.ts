import { Inject, Injectable } from '@nestjs/common';
import { type Document } from '@licensing/contracts';
import { type LicenceTypeDefinition } from '@licensing/domain';
import { AppError, type ErrorCode, OBJECT_VAULT, type ObjectVault, type StoredObject } from '@licensing/platform';
import { type FastifyRequest } from 'fastify';
import { DraftsService, UNKNOWN_TYPE } from '../drafts/drafts.service';
import { LicenceTypes } from '../licence-types/licence-types';
import { EXTRACTION, type ExtractionClient } from '../neighbours/neighbours';
import { type SignedInPerson } from '../session/session';
import { type UploadQuery } from './document.dto';
import { receiveFile } from './receive-file';
import { getSlot } from './slots';
import { UploadLimits } from './upload-limits';

/** Looking into a file is done before its answer, in a process of its own that may have to be started. */
const INSPECTION_TIMEOUT_MS = 30_000;

/** Answers after which it is not known whether the document was taken: its file is left to the sweep of those that nobody knows. */
const UNCERTAIN: ReadonlySet<ErrorCode> = new Set(['SERVICE.UNAVAILABLE', 'SERVICE.TIMEOUT', 'SERVICE.FAULT']);

/** Takes files in: everything that can be said against an upload is said before its first byte is read. */
@Injectable()
export class UploadsService {
  constructor(
    @Inject(OBJECT_VAULT) private readonly vault: ObjectVault,
    @Inject(EXTRACTION) private readonly extraction: ExtractionClient,
    @Inject(DraftsService) private readonly drafts: DraftsService,
    @Inject(LicenceTypes) private readonly types: LicenceTypes,
    @Inject(UploadLimits) private readonly limits: UploadLimits,
  ) {}

  /**
   * @throws AppError REQUEST.TOO_MANY, REQUEST.INVALID for an unknown slot or a file that is none which can be read,
   * RESOURCE.NOT_FOUND and DRAFT.SUBMITTED about the draft, and as {@link receiveFile}
   */
  async add(person: SignedInPerson, wanted: UploadQuery, request: FastifyRequest): Promise<Document> {
    const definition = await this.findDefinition(person, wanted);
    getSlot(definition, wanted.slot);
    const end = this.limits.begin(person.subject);
    try {
      const stored = await receiveFile(request, this.vault);
      return await this.handOn(person, wanted, definition, stored);
    } finally {
      end();
    }
  }

  private async handOn(
    { subject }: SignedInPerson,
    { slot, draft = '' }: UploadQuery,
    { id, version }: LicenceTypeDefinition,
    { name, sha256, size, dataKey }: StoredObject,
  ): Promise<Document> {
    try {
      const { document } = await this.extraction.addDocument(
        { ownerSubject: subject, licenceType: id, typeVersion: version, slot, draftId: draft, objectName: name, sha256, size, dataKey },
        { timeoutMs: INSPECTION_TIMEOUT_MS },
      ); // prettier-ignore
      if (document === undefined) throw new TypeError('an answer without its document');
      return document;
    } catch (error) {
      if (error instanceof AppError && !UNCERTAIN.has(error.code)) await this.vault.erase(name);
      throw error;
    } finally {
      dataKey.fill(0);
    }
  }

  /** The licence type of the draft, or the one that is named. */
  private async findDefinition(
    person: SignedInPerson,
    { licenceType, draft: draftId }: UploadQuery,
  ): Promise<LicenceTypeDefinition> {
    if (draftId === undefined) {
      const definition = this.types.find(licenceType ?? '');
      if (definition === undefined) throw new AppError('REQUEST.INVALID', undefined, [UNKNOWN_TYPE]);
      return definition;
    }
    const { draft, definition } = await this.drafts.get(person, draftId);
    if (draft.applicationId !== '') throw new AppError('DRAFT.SUBMITTED');
    if (licenceType !== undefined && licenceType !== definition.id) {
      throw new AppError('REQUEST.INVALID', undefined, [{ ...UNKNOWN_TYPE, ...OTHER_TYPE }]);
    }
    return definition;
  }
}

const OTHER_TYPE = {
  code: 'another-licence-type',
  zh: '草稿属于另一许可事项。',
  en: 'The draft is of another licence type.',
};
