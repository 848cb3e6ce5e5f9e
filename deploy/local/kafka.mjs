import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runLogged } from './child.mjs';
import { deployPath } from './paths.mjs';
import { findProgram } from './prerequisites.mjs';

// Any 16 bytes in URL-safe base64. A broker of one machine needs no cluster id of its own.
const clusterId = 'bGljZW5zaW5nLWxvY2FsMQ';

/** Writes the broker's settings, formats its storage once, and tells how to start it. */
export async function prepareKafka(profile, jars, ports) {
  const folder = profile.dataFolder('kafka');
  const settings = join(folder, 'server.properties');
  const logs = join(folder, 'logs');
  mkdirSync(folder, { recursive: true });
  writeFileSync(settings, properties(logs, profile.base + ports.broker, profile.base + ports.controller));
  const java = findProgram('java');
  const classPath = ['-cp', join(jars, '*'), `-Dlog4j2.configurationFile=${deployPath('kafka', 'log4j2.properties')}`];
  if (!existsSync(join(logs, 'meta.properties'))) {
    const format = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', settings, '--ignore-formatted'];
    const args = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', ...classPath, ...format];
    await runLogged(java, args, { logFile: profile.logFile('kafka-format') });
  }
  return { command: java, args: ['-Xmx512m', '-XX:+UseSerialGC', ...classPath, 'kafka.Kafka', settings], folder };
}

// A killed broker may register again only when its old session has ended: three seconds instead of nine.
function properties(logs, broker, controller) {
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:${broker},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${broker}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=${logs}
auto.create.topics.enable=false
broker.session.timeout.ms=3000
broker.heartbeat.interval.ms=500
log.retention.ms=-1
num.network.threads=2
num.io.threads=4
offsets.topic.num.partitions=4
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
log.cleaner.dedupe.buffer.size=16777216
`;
}
