import { type Document } from '@licensing/contracts';
import { type LicenceTypeDefinition } from '@licensing/domain';
import { statusOf } from '../documents/document.mapper';
import { isUnread } from '../drafts/draft-filler';
import { type Application } from './application';
import { type StepAnswer } from './steps';

interface Submitted {
  readonly slot: string;
  readonly sha256: string;
}

/** The documents that an application was submitted with, as its record names them. */
export function findSubmitted({ records }: Pick<Application, 'records'>): readonly Submitted[] {
  return records.flatMap((record) =>
    record.type === 'licensing.application.submitted.v1' ? (record.data.documents ?? []) : [],
  );
}

/** For everybody who may see the application: which documents there are. What they are is for who brought them. */
export function toApplicationDocuments(
  application: Application,
  type: LicenceTypeDefinition | undefined,
  own: readonly Document[],
): object[] {
  return findSubmitted(application).map(({ slot, sha256 }) => {
    const name = type?.materials.find(({ id }) => id === slot)?.name ?? { zh: slot, en: slot };
    const document = own.find((one) => one.slot === slot && one.sha256 === sha256);
    return { slot, name, sha256, ...(document === undefined ? {} : toOwn(document)) };
  });
}

function toOwn(document: Document): object {
  const { id, type, typeName } = document;
  return {
    status: statusOf(document),
    ...(type === '' ? {} : { type, ...(typeName === undefined ? {} : { typeName }) }),
    links: { self: `/v1/documents/${id}` },
  };
}

/** How far reading is, while the step that waits for it is under way. */
export function toReading({ step, state }: StepAnswer, own: readonly Document[]): object {
  const unread = own.filter(isUnread);
  if (step !== 'gather' || state === 'done' || state === 'stopped' || unread.length === 0) return {};
  const places = unread.map(({ position }) => position).filter((position) => position > 0);
  return {
    reading: {
      read: own.length - unread.length, of: own.length,
      ...(places.length === 0 ? {} : { position: Math.min(...places) }),
    },
  }; // prettier-ignore
}
