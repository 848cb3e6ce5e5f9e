import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { getConnectionToken } from '@nestjs/mongoose';
import { type Connection, createConnection } from 'mongoose';
import { defineConfig } from '../config/define-config';
import { StoreEnvironment } from '../config/service.config';
import { keyIdOf } from '../crypto/field-seal';
import { KeyUses } from '../crypto/key-uses';
import { HealthModule } from '../health/health.module';
import { createLogger } from '../logging/logger';
import { LoggingModule } from '../logging/logging.module';
import { Answers, AnswersModule } from './answers';
import { StoreModule } from './mongo.module';

const DOCUMENTS = 300;
const folder = mkdtempSync(join(tmpdir(), 'resealer-'));
const path = join(folder, 'field-keys.json');
const keys = {
  'k-first': randomBytes(32).toString('base64'),
  'k-second': randomBytes(32).toString('base64'),
};

/** Puts the named keys into the file as whoever rotates does: another file under the same name. */
function distribute(current: keyof typeof keys, ...known: (keyof typeof keys)[]): void {
  const content = { current, since: new Date(), keys: Object.fromEntries(known.map((id) => [id, keys[id]])) };
  writeFileSync(`${path}.next`, JSON.stringify(content));
  renameSync(`${path}.next`, path);
}

@Module({
  imports: [
    defineConfig(StoreEnvironment),
    LoggingModule.with(createLogger('spec', 'silent')),
    HealthModule,
    StoreModule.forService('rotation', StoreEnvironment),
    AnswersModule.forService(),
  ],
})
class ServiceModule {}

const opened: INestApplicationContext[] = [];
let working = false;
const people: Promise<void>[] = [];
const open = async (): Promise<INestApplicationContext> => {
  const app = await NestFactory.createApplicationContext(ServiceModule, { logger: false, abortOnError: false });
  opened.push(app);
  return app;
};
const contentOf = (key: string): object => ({ key, name: '样例甲' });
const storedKeys = async (app: INestApplicationContext): Promise<Record<string, number>> => {
  const all = await app.get<Connection>(getConnectionToken()).collection('answers').find().toArray();
  const counts: Record<string, number> = {};
  for (const { sealed } of all as unknown as { sealed: string }[]) {
    counts[keyIdOf(sealed)] = (counts[keyIdOf(sealed)] ?? 0) + 1;
  }
  return counts;
};
const untilAll = async (what: (app: INestApplicationContext) => Promise<boolean>): Promise<void> => {
  const end = Date.now() + 25_000;
  while (!(await Promise.all(opened.map(what))).every(Boolean)) {
    if (Date.now() > end) throw new Error('not within 25 s');
    await pause(100);
  }
};
const isDone = (current: string, known: number) => async (app: INestApplicationContext) => {
  const report = await app.get(KeyUses).report();
  return report.current === current && report.known.length === known && report.done;
};

beforeAll(async () => {
  distribute('k-first', 'k-first');
  Object.assign(process.env, {
    HEALTH_PORT: '1', MONGO_DB_PREFIX: `test_${randomBytes(6).toString('hex')}`, FIELD_KEYS_FILE: path,
    INDEX_KEY: keys['k-first'], TLS_CA_FILE: 'unused', TLS_CERT_FILE: 'unused', TLS_KEY_FILE: 'unused',
  }); // prettier-ignore
  await open();
  await open();
}, 30_000);

afterAll(async () => {
  working = false;
  await Promise.allSettled(people);
  await Promise.all(opened.map((app) => app.close()));
  // Only when nobody works in it: the local store does not stand a database that goes away under its users.
  const store = await createConnection(process.env['MONGO_URL'] ?? '').asPromise();
  await store.useDb(`${process.env['MONGO_DB_PREFIX'] ?? ''}_rotation`).dropDatabase();
  await store.close();
  rmSync(folder, { recursive: true });
});

describe('a change of keys under two processes that work', () => {
  it('seals everything again, fails no read or write, and then needs the old key no more', async () => {
    const [first, second] = [opened[0]!.get(Answers), opened[1]!.get(Answers)];
    const written: string[] = Array.from({ length: DOCUMENTS }, () => randomUUID());
    for (const key of written) await first.keep(key, contentOf(key));
    expect(await storedKeys(opened[0]!)).toEqual({ 'k-first': DOCUMENTS });

    working = true;
    const failures: unknown[] = [];
    let done = 0;
    const work = async (mine: Answers, theirs: Answers): Promise<void> => {
      while (working) {
        const key = randomUUID();
        const old = written[Math.floor(Math.random() * written.length)]!;
        try {
          await mine.keep(key, contentOf(key));
          const read = [await theirs.find(key), await mine.find(old)];
          expect(read).toEqual([contentOf(key), contentOf(old)]);
          written.push(key);
        } catch (error) {
          failures.push(error);
        }
        done += 1;
        await pause(5);
      }
    };
    people.push(work(first, second), work(second, first));
    await pause(300);
    distribute('k-first', 'k-first', 'k-second');
    await untilAll(isDone('k-first', 2));
    distribute('k-second', 'k-first', 'k-second');
    await untilAll(isDone('k-second', 2));
    await pause(300);
    distribute('k-second', 'k-second');
    await untilAll(isDone('k-second', 1));
    await pause(300);
    working = false;
    await Promise.all(people);

    expect(failures).toEqual([]);
    expect(done).toBeGreaterThan(200);
    expect(await storedKeys(opened[0]!)).toEqual({ 'k-second': written.length });
    for (const key of written) expect(await second.find(key)).toEqual(contentOf(key));
    const reports = await Promise.all(opened.map((app) => app.get(KeyUses).report()));
    expect(reports.map(({ left, unreadable }) => [left, unreadable])).toEqual([[0, 0], [0, 0]]); // prettier-ignore
  }, 60_000);

  it('says how many texts no key opens, and leaves them as they are', async () => {
    const lost = randomUUID();
    const collection = opened[0]!.get<Connection>(getConnectionToken()).collection('answers');
    await collection.insertOne({ _id: lost as never, sealed: 'k-lost.AAAA', at: new Date() });
    distribute('k-first', 'k-first', 'k-second');
    await untilAll(isDone('k-first', 2));
    const report = await opened[0]!.get(KeyUses).report();
    expect(report).toMatchObject({ unreadable: 1, left: 0, parts: { store: { done: true } } });
    expect(await collection.findOne({ _id: lost as never })).toMatchObject({ sealed: 'k-lost.AAAA' });
    await expect(opened[0]!.get(Answers).find(lost)).rejects.toThrow('sealed with another key: k-lost');
  }, 40_000);
});
