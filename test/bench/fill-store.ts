import { mongo } from 'mongoose';
import { getSetting } from '../support/environment';

const BATCH = 1_000;
/** Not part of an application: how many there are does not grow with them. */
const NOT_PER_APPLICATION = new Set(['sessions', 'ended_sessions']);

/** Another document like this one: same size and shape, other keys. */
function copyOf(document: mongo.BSON.Document, round: number): mongo.BSON.Document {
  const mark = `fill-${String(round)}-`;
  const copy: mongo.BSON.Document = { ...document, _id: `${mark}${String(document['_id'])}` };
  if (typeof copy['applicationId'] === 'string') copy['applicationId'] = `${mark}${copy['applicationId']}`;
  return copy;
}

/**
 * Grows every collection of every service's database by copies of what real applications left there, until they hold as
 * many documents as `target` applications would. Real applications go on beside them.
 */
export async function fillStore(
  applications: number,
  target: number,
  onProgress: (text: string) => void,
): Promise<void> {
  const client = await mongo.MongoClient.connect(getSetting('MONGO_URL'));
  const rounds = Math.floor(target / applications) - 1;
  try {
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
    const prefix = `${getSetting('MONGO_DB_PREFIX')}_`;
    for (const { name } of databases.filter((database) => database.name.startsWith(prefix))) {
      const database = client.db(name);
      for (const { name: collection } of await database.listCollections({}, { nameOnly: true }).toArray()) {
        if (NOT_PER_APPLICATION.has(collection) || collection.startsWith('system.')) continue;
        const documents = await database.collection(collection).find().toArray();
        for (let round = 1; round <= rounds; round += 1) {
          const copies = documents.map((document) => copyOf(document, round));
          for (let at = 0; at < copies.length; at += BATCH) {
            await database.collection(collection).insertMany(copies.slice(at, at + BATCH), { ordered: false });
          }
        }
        onProgress(`${name}.${collection}: ${String(documents.length * (rounds + 1))} documents`);
      }
    }
  } finally {
    await client.close();
  }
}
