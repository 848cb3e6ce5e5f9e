import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getConnectionToken } from '@nestjs/mongoose';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEAD_LETTER_TOPIC, EVENTS_TOPIC } from '@licensing/contracts';
import { createLogger, KafkaConnection, type LicenceEvent, loadConfig, toKafkaMessage } from '@licensing/platform';
import { type Connection } from 'mongoose';
import { certificatesFor } from '../../../../test/support/certificates';
import { keySettings } from '../../../../test/support/field-keys';
import { createGateway } from '../gateway.app';
import { GatewayEnvironment } from '../gateway.config';
import { ApiJudge, Browser } from './browser';
import { FakeNeighbours } from './fake-neighbours';
import { type Account, OidcProvider } from './oidc-provider';
import { ENROLMENT_SECRET, enrolApp } from './second-factor';

export const OWNER: Account = {
  sub: 'owner',
  name: '陈晓明',
  id_number: 'ID-NUMBER-OF-18-CHA',
  acr: 'real-name',
  roles: [],
};
export const STRANGER: Account = { ...OWNER, sub: 'stranger', name: '林小红' };
export const AUDITOR: Account = { ...OWNER, sub: 'auditor', name: '黄审计', roles: ['auditor'] };

const silentLog = createLogger('gateway', 'silent');

/** A gateway on the real store, engine and broker, with its neighbours and the identity provider made up. */
export class GatewayHarness {
  readonly provider = new OidcProvider();
  readonly neighbours: FakeNeighbours;
  app!: NestFastifyApplication;
  origin = '';
  judge!: ApiJudge;
  /** Where its uploads go. */
  readonly objects = mkdtempSync(join(tmpdir(), 'licensing-objects-'));
  private readonly keys = keySettings();
  private readonly prefix = `test_${randomUUID().slice(0, 8)}`;
  private readonly kafka: KafkaConnection;
  private readonly producer: ReturnType<KafkaConnection['kafka']['producer']>;

  constructor(
    private readonly environment: NodeJS.ProcessEnv,
    readonly creditCode: string,
  ) {
    this.neighbours = new FakeNeighbours({ creditCode, owner: OWNER.sub });
    this.kafka = new KafkaConnection('gateway-spec', environment['KAFKA_BROKERS'] ?? '', silentLog);
    this.producer = this.kafka.kafka.producer({ allowAutoTopicCreation: false });
  }

  async start(): Promise<void> {
    await Promise.all([this.provider.start(), this.neighbours.start(), this.producer.connect()]);
    await this.createTopics();
    const { app, origin } = await this.startGateway();
    this.app = app;
    this.origin = origin;
    this.judge = await ApiJudge.read(origin);
  }

  /** One more gateway, with other settings. */
  async startGateway(settings: NodeJS.ProcessEnv = {}): Promise<{ app: NestFastifyApplication; origin: string }> {
    const port = await findFreePort();
    const before = { ...this.environment };
    // The app reads its configuration from the environment, as it does when it runs by itself.
    Object.assign(this.environment, {
      MONGO_DB_PREFIX: this.prefix, OBJECT_STORE_DIR: this.objects, ...this.keys, LOG_LEVEL: 'silent',
      HTTP_PORT: String(port), PUBLIC_URL: `http://localhost:${port}`, OIDC_ISSUER: this.provider.issuer,
      OIDC_CLIENT_ID: 'gateway', OIDC_CLIENT_SECRET: 'secret-of-the-spec', STAFF_ENROLMENT_SECRET: ENROLMENT_SECRET, TEMPORAL_TASK_QUEUE: this.prefix,
      ...this.neighbours.addresses, ...(await certificatesFor('gateway')), ...settings,
    }); // prettier-ignore
    const config = loadConfig(GatewayEnvironment, this.environment);
    const app = await createGateway(config, silentLog);
    Object.assign(this.environment, before);
    await app.listen(port, '127.0.0.1');
    return { app, origin: config.PUBLIC_URL };
  }

  browser(origin = this.origin): Browser {
    return new Browser(origin, this.judge, this.provider);
  }

  /** Somebody who may do what the account's roles allow: of staff, a new person each time, whose second factor is proved. */
  async signedIn(account: Account): Promise<Browser> {
    const browser = this.browser();
    const isStaff = account.roles.length > 0;
    await browser.signIn(isStaff ? { ...account, sub: `${account.sub}-${randomUUID()}` } : account);
    if (isStaff) await enrolApp(browser);
    return browser;
  }

  /** Everything in some of the gateway's collections, as text. */
  async dump(...collections: string[]): Promise<string> {
    const store = this.app.get<Connection>(getConnectionToken());
    const all = await Promise.all(collections.map((name) => store.collection(name).find({}).toArray()));
    return JSON.stringify(all);
  }

  async publish(...events: LicenceEvent[]): Promise<void> {
    await this.producer.send({ topic: EVENTS_TOPIC, acks: -1, messages: events.map(toKafkaMessage) });
  }

  async stop(): Promise<void> {
    await this.app.get<Connection>(getConnectionToken()).dropDatabase();
    await this.app.close();
    await this.provider.stop();
    this.neighbours.stop();
    await this.producer.disconnect();
    rmSync(this.objects, { recursive: true, force: true });
    const admin = this.kafka.kafka.admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [EVENTS_TOPIC] });
    await admin.disconnect();
  }

  private async createTopics(): Promise<void> {
    const admin = this.kafka.kafka.admin();
    await admin.connect();
    const present = await admin.listTopics();
    const topics = [EVENTS_TOPIC, DEAD_LETTER_TOPIC]
      .filter((topic) => !present.includes(topic))
      .map((topic) => ({ topic, numPartitions: 1 }));
    await admin.createTopics({ topics, waitForLeaders: true });
    await admin.disconnect();
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
