import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { deployPath } from './paths.mjs';
import { Problem } from './terminal.mjs';

const attempts = 40;

/** Creates the topics of `deploy/kafka/topics.json` that do not exist yet. Brokers never create topics by themselves. */
export async function createTopics(brokers) {
  // Loaded here because npm packages may be installed only after this module is.
  const { Kafka, logLevel } = createRequire(import.meta.url)('kafkajs');
  const kafka = new Kafka({ clientId: 'topics', brokers: brokers.split(','), logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  const wanted = JSON.parse(readFileSync(deployPath('kafka', 'topics.json'), 'utf8'));
  try {
    await admin.connect();
    for (let attempt = 1; ; attempt += 1) {
      const existing = await admin.listTopics();
      const missing = wanted.filter(({ name }) => !existing.includes(name));
      if (missing.length === 0) return;
      if (attempt === attempts) throw new Problem(`Kafka did not create ${missing.map(({ name }) => name).join(', ')}`);
      await createOrWait(admin, missing);
    }
  } finally {
    await admin.disconnect();
  }
}

// A broker that has just started answers before it can place partitions, and another command may create them first.
async function createOrWait(admin, missing) {
  try {
    const topics = missing.map(({ name, partitions }) => ({
      topic: name,
      numPartitions: partitions,
      replicationFactor: 1,
    }));
    await admin.createTopics({ topics });
  } catch {
    await sleep(250);
  }
}
