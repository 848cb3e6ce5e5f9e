import { readFileSync } from 'node:fs';

const startedAt = Date.now();
const running = new Map();
let ticker;
let lineOpen = false;
let isQuiet = false;

/** An error whose message is for the person at the terminal: printed without a stack. */
export class Problem extends Error {}

/** Prints one line, with the seconds since the command began. */
export function say(line) {
  closeLine();
  console.log(`${elapsedSince(startedAt).padStart(7)}  ${line}`);
}

/** From now on steps that end say nothing: the command is ending, and they end because of that. */
export function quietenSteps() {
  isQuiet = true;
}

/** Seconds as people read them: `0.4 s`, `12 s`, `3 min 05 s`. */
export function formatDuration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/**
 * Runs `work` and shows that it is under way: one line that is rewritten on a terminal, one line every 15 s elsewhere.
 * Steps may run beside each other. Says how long it took when it was worth noticing.
 */
export async function step(label, work) {
  const began = Date.now();
  const key = Symbol(label);
  running.set(key, { label, began });
  watch();
  try {
    const result = await work();
    finish(key);
    conclude(`${label}: done in ${formatDuration(Date.now() - began)}`);
    return result;
  } catch (error) {
    finish(key);
    conclude(`${label}: failed after ${formatDuration(Date.now() - began)}`);
    throw error;
  }
}

/** Last lines of a file, for a person who has to find out what went wrong. */
export function tail(file, lines = 25) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '(no log was written)';
  }
}

/** Prints an error: its message alone when it is a {@link Problem}, else with its stack. */
export function report(error) {
  closeLine();
  console.error(`\n${error instanceof Problem ? error.message : (error?.stack ?? error)}`);
}

function elapsedSince(moment) {
  return `${((Date.now() - moment) / 1000).toFixed(1)} s`;
}

function conclude(line) {
  if (!isQuiet) say(line);
}

function watch() {
  if (ticker) return;
  const onTerminal = process.stdout.isTTY;
  ticker = setInterval(() => show(onTerminal), onTerminal ? 500 : 15_000);
  ticker.unref();
}

function show(onTerminal) {
  const line = [...running.values()].map(({ label, began }) => `${label} ${elapsedSince(began)}`).join(' · ');
  if (!onTerminal) return say(`… ${line}`);
  process.stdout.write(`\r\x1b[K… ${line}`.slice(0, (process.stdout.columns ?? 80) + 4));
  lineOpen = true;
}

function finish(key) {
  running.delete(key);
  if (running.size > 0) return;
  clearInterval(ticker);
  ticker = undefined;
}

function closeLine() {
  if (!lineOpen) return;
  process.stdout.write('\r\x1b[K');
  lineOpen = false;
}
