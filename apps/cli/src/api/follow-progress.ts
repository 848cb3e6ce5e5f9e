import { setTimeout as sleep } from 'node:timers/promises';
import { Unreachable } from '../http/browser';
import { SseParser } from '../http/sse-parser';
import { type ProgressRecord } from './answers';
import { type GatewayClient } from './gateway-client';
import { readJson } from './problem-answer';

const RECONNECT_MS = 500;
/** Connections that brought nothing, one after the other, until we give up. */
const MAX_FRUITLESS = 20;

/**
 * The records of an application as they happen, each once, until it is settled. A stream that breaks is taken up again
 * after the last record.
 * @param signal ends the wait without an error
 */
export async function* followProgress(
  client: GatewayClient,
  applicationId: string,
  signal: AbortSignal,
): AsyncGenerator<ProgressRecord> {
  let last = 0;
  for (let fruitless = 0; fruitless < MAX_FRUITLESS;) {
    const parser = new SseParser();
    try {
      for await (const piece of readStream(client, applicationId, last, signal)) {
        for (const { event, data } of parser.push(piece)) {
          if (event === 'end') return;
          const record = JSON.parse(data) as ProgressRecord;
          if (event !== 'record' || record.n <= last) continue;
          last = record.n;
          fruitless = 0;
          yield record;
        }
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!isBreak(error)) throw error;
    }
    fruitless += 1;
    await sleep(parser.retryMs ?? RECONNECT_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
  }
  throw new Unreachable(client.url, { message: `the progress of ${applicationId} breaks off again and again` });
}

async function* readStream(
  client: GatewayClient,
  id: string,
  last: number,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const answer = await client.open(`/v1/applications/${encodeURIComponent(id)}/progress`, {
    headers: { accept: 'text/event-stream', ...(last > 0 ? { 'last-event-id': String(last) } : {}) },
    signal,
  });
  if (answer.statusCode === 503 || answer.statusCode === 504) {
    await answer.body.dump();
    return;
  }
  if (answer.statusCode !== 200) await readJson(answer);
  const decoder = new TextDecoder();
  for await (const bytes of answer.body) yield decoder.decode(bytes as Buffer, { stream: true });
}

/** The connection went away, as opposed to an answer that says no. */
function isBreak(error: unknown): boolean {
  if (error instanceof Unreachable) return true;
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^(UND_ERR_(SOCKET|BODY_TIMEOUT|ABORTED)|ECONN|EPIPE)/.test(code);
}
