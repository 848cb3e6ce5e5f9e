import { type Model } from 'mongoose';
import { AppError } from '../errors/app-error';

const DUPLICATE_KEY = 11_000;

interface Identified {
  readonly _id: string;
}

export type Inserted<T> =
  | { readonly kind: 'inserted'; readonly document: T }
  /** Somebody was first: their document. */
  | { readonly kind: 'present'; readonly document: T }
  /** Another unique key than `_id` was taken: no document stands under this `_id`. */
  | { readonly kind: 'taken' };

export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === DUPLICATE_KEY;
}

/** A store failure as an error the caller may retry. */
export function toStoreError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('SERVICE.UNAVAILABLE', error);
}

/** One document by its `_id`. @throws AppError SERVICE.UNAVAILABLE */
export async function findById<T extends Identified>(model: Model<T>, id: string): Promise<T | undefined> {
  try {
    return (await model.findById(id).lean<T>().exec()) ?? undefined;
  } catch (error) {
    throw toStoreError(error);
  }
}

/**
 * The only way anything is claimed, reserved or recorded: an insert under a unique key. The loser of a race reads what
 * the winner wrote. Atomic on every store that speaks the protocol, unlike an update.
 *
 * @throws AppError SERVICE.UNAVAILABLE when the store did not answer: the document may or may not be there; repeat.
 */
export async function insertOnce<T extends Identified>(model: Model<T>, document: T): Promise<Inserted<T>> {
  try {
    await model.insertMany([document], { lean: true });
    return { kind: 'inserted', document };
  } catch (error) {
    if (!isDuplicateKey(error)) throw toStoreError(error);
    const present = await findById(model, document._id);
    return present === undefined ? { kind: 'taken' } : { kind: 'present', document: present };
  }
}
