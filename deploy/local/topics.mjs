import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { deployPath } from './paths.mjs';
import { Problem } from './terminal.mjs';

const attempts = 40;
const setByHand = 1;

/**
 * Creates the topics of `deploy/kafka/topics.json` that do not exist yet, and gives every one its retention. Brokers
 * never create topics by themselves.
 */
export async function createTopics({ KAFKA_BROKERS, KAFKA_TLS_CA_FILE, TLS_CERT_FILE, TLS_KEY_FILE }) {
  // Loaded here because npm packages may be installed only after this module is.
  const { ConfigResourceTypes, Kafka, logLevel } = createRequire(import.meta.url)('kafkajs');
  const [ca, cert, key] = KAFKA_TLS_CA_FILE
    ? [KAFKA_TLS_CA_FILE, TLS_CERT_FILE, TLS_KEY_FILE].map((path) => readFileSync(path))
    : [];
  const kafka = new Kafka({
    clientId: 'topics',
    brokers: KAFKA_BROKERS.split(','),
    logLevel: logLevel.NOTHING,
    ...(ca && { ssl: { ca, cert, key } }),
  });
  const admin = kafka.admin();
  const wanted = JSON.parse(readFileSync(deployPath('kafka', 'topics.json'), 'utf8'));
  try {
    await admin.connect();
    for (let attempt = 1; ; attempt += 1) {
      const existing = await admin.listTopics();
      const missing = wanted.filter(({ name }) => !existing.includes(name));
      if (missing.length === 0) break;
      if (attempt === attempts) throw new Problem(`Kafka did not create ${missing.map(({ name }) => name).join(', ')}`);
      await createOrWait(admin, missing);
    }
    await keepEvents(admin, ConfigResourceTypes.TOPIC, wanted);
  } finally {
    await admin.disconnect();
  }
}

// A broker that has just started answers before it can place partitions, and another command may create them first.
async function createOrWait(admin, missing) {
  try {
    const topics = missing.map(({ name, partitions, retentionMs }) => ({
      topic: name,
      numPartitions: partitions,
      replicationFactor: 1,
      configEntries: [{ name: 'retention.ms', value: String(retentionMs) }],
    }));
    await admin.createTopics({ topics });
  } catch {
    await sleep(250);
  }
}

/** For topics that were there before. The client can only set all settings of a topic anew: those set by hand stay. */
async function keepEvents(admin, type, wanted) {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: wanted.map(({ name }) => ({ type, name })),
  });
  const changes = wanted.flatMap(({ name, retentionMs }) => {
    const entries = resources.find(({ resourceName }) => resourceName === name)?.configEntries ?? [];
    const own = entries.filter(({ configSource }) => configSource === setByHand);
    const value = String(retentionMs);
    if (own.some((entry) => entry.configName === 'retention.ms' && entry.configValue === value)) return [];
    const others = own.filter(({ configName }) => configName !== 'retention.ms');
    const kept = others.map(({ configName, configValue }) => ({ name: configName, value: configValue }));
    return [{ type, name, configEntries: [...kept, { name: 'retention.ms', value }] }];
  });
  if (changes.length > 0) await admin.alterConfigs({ validateOnly: false, resources: changes });
}
