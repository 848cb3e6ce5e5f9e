import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporal } from '@temporalio/proto';

type History = temporal.api.history.v1.IHistory;

const FOLDER = join(__dirname, '..', 'replay', 'histories');
const { History } = temporal.api.history.v1;

/** As JSON with names for enumerations and base64 for bytes. The engine's own converter fails where two protobufjs are installed. */
const toJson = (history: History): unknown =>
  History.toObject(History.fromObject(history), { longs: String, enums: String, bytes: String, json: true });

/**
 * With RECORD_HISTORIES=1 writes a history to the folder that the replay test reads; otherwise does nothing. Stack traces are
 * left out: they hold the paths of the machine.
 */
export function keepHistory(name: string, history: History): void {
  if (process.env['RECORD_HISTORIES'] !== '1') return;
  const withoutTraces = (key: string, value: unknown): unknown => (key === 'stackTrace' ? undefined : value);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(toJson(history), withoutTraces, 2)}\n`);
}

/** Names and contents of the kept histories. */
export function readKeptHistories(): [name: string, history: History][] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  return files.map((file) => {
    const json = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Record<string, unknown>;
    return [file.replace(/\.json$/, ''), History.fromObject(json)];
  });
}

/** A history as text, with its payloads readable. */
export function readPayloads(history: History): string {
  return JSON.stringify(toJson(history), (key, value: unknown) =>
    key === 'data' && typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value,
  );
}
