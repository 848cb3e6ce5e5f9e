import { Inject, Injectable } from '@nestjs/common';
import {
  type Document,
  type DocumentRef,
  type Field,
  type Material,
  type PrefillRequest,
  type SilentSource,
} from '@licensing/contracts';
import { statusOf } from '../documents/document.mapper';
import { toRef } from '../documents/documents.service';
import { EXTRACTION, type ExtractionClient } from '../neighbours/neighbours';
import { type SignedInPerson } from '../session/session';
import { toOwnValues } from './draft-fields';
import { applyPrefill } from './prefilled';

/** Which form is filled. */
export type Form = Pick<PrefillRequest, 'licenceType' | 'typeVersion' | 'creditCode'>;

/** A form as sources fill it now. */
export interface Filled {
  readonly fields: Field[];
  readonly silent: SilentSource[];
  readonly materials: Material[];
}

/** How a form is filled again. */
export interface Refilling {
  /** Whether a value that its source has changed is kept beside the new one. */
  readonly marks: boolean;
  /** Whether answers must be as fresh as a decision needs them. */
  readonly isFresh?: boolean;
}

/** Asks extraction what registries and documents say of a form. */
@Injectable()
export class DraftFiller {
  constructor(@Inject(EXTRACTION) private readonly extraction: ExtractionClient) {}

  async fill(applicant: SignedInPerson, form: Form, documents: readonly DocumentRef[]): Promise<Filled> {
    return this.ask(applicant, form, documents, '', false);
  }

  async fillAgain(
    applicant: SignedInPerson,
    form: Form,
    present: readonly Field[],
    documents: readonly Document[],
    { marks, isFresh = false }: Refilling,
  ): Promise<Filled> {
    const filled = await this.ask(applicant, form, documents.map(toRef), JSON.stringify(toOwnValues(present)), isFresh);
    // A document that is still to be read is as silent as a registry.
    const isSilent = filled.silent.length > 0 || documents.some(isUnread);
    return { ...filled, fields: applyPrefill(present, filled.fields, { isSilent, marks }) };
  }

  private async ask(
    applicant: SignedInPerson,
    { licenceType, typeVersion, creditCode }: Form,
    documents: readonly DocumentRef[],
    declaredJson: string,
    fresh: boolean,
  ): Promise<Filled> {
    const { fields, silent, materials } = await this.extraction.prefill({
      licenceType, typeVersion, creditCode, applicant, declaredJson, documents: [...documents], fresh,
    }); // prettier-ignore
    return { fields, silent, materials };
  }
}

export const isUnread = (document: Document): boolean => ['queued', 'reading'].includes(statusOf(document));
