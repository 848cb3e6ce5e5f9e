import { type Connection, type Model, type Schema } from 'mongoose';

/** A field of a collection whose text is sealed with the field keys. */
export interface SealedField {
  readonly collection: string;
  readonly field: string;
  readonly model: Model<unknown>;
}

const SEALED = /^sealed([A-Z]\w*)?$/;

/**
 * Every sealed field of the models on a connection: those called `sealed`, or `sealed…` when a document has several. The
 * name is the registration, so that none can be forgotten.
 *
 * @throws Error for a sealed field inside another field: it would have no place to be bound to
 */
export function findSealedFields(connection: Pick<Connection, 'models'>): SealedField[] {
  return Object.values(connection.models).flatMap((model) => {
    const paths = Object.keys(model.schema.paths);
    const nested = pathsBelow(model.schema).find(
      (path) => path.includes('.') && SEALED.test(path.split('.').at(-1) ?? ''),
    );
    if (nested !== undefined) throw new Error(`${model.modelName}.${nested}: a sealed field must be a top-level one`);
    const { collectionName: collection } = model.collection;
    return paths.filter((path) => SEALED.test(path)).map((field) => ({ collection, field, model }));
  });
}

/** All paths, those inside other fields included. */
function pathsBelow(schema: Schema): string[] {
  return Object.entries(schema.paths).flatMap(([path, type]) => {
    const inner = (type as { schema?: Schema }).schema;
    return [path, ...(inner === undefined ? [] : pathsBelow(inner).map((below) => `${path}.${below}`))];
  });
}
