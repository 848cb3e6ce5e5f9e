import { isServiceReady, killService, startService } from '../../deploy/local/control.mjs';

/*
 * Ends parts of the running profile, by default without warning, and starts them again, until it has done so often enough.
 * Arguments: number of kills, seed, comma-separated part names, signal. Prints a line of JSON per kill, then {"done":true}.
 */

const [kills, seed, names] = [Number(process.argv[2]), Number(process.argv[3]), (process.argv[4] ?? '').split(',')];

/** mulberry32: a repeatable order of kills. */
function createRandom(start) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = createRandom(seed);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const signal = process.argv[5] ?? 'SIGKILL';
const restarting = new Map();

/** What a process supervisor does: a part that ends at its start, because what it needs is away too, is started again. */
async function startAgain(name) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startService(name);
    } catch (error) {
      if (attempt === 10) throw error;
      await pause(500);
    }
  }
}

for (let n = 0; n < kills; n += 1) {
  const candidates = names.filter((name) => !restarting.has(name));
  const name = candidates[Math.floor(random() * candidates.length)];
  const downMs = Math.floor(random() * 600);
  await killService(name, signal);
  console.log(JSON.stringify({ killed: name, downMs }));
  const back = pause(downMs)
    .then(() => startAgain(name))
    .finally(() => restarting.delete(name));
  restarting.set(name, back);
  await pause(300 + Math.floor(random() * 900));
  // At most two at once: more is an outage of the machine, and nothing would be learnt about recovery.
  if (restarting.size >= 2) await Promise.race(restarting.values());
}
await Promise.all(restarting.values());

/** A part that is up may still be finding its way back to one that was away. */
async function findSilent() {
  const ready = await Promise.all(names.map((name) => isServiceReady(name)));
  return names.filter((_, index) => !ready[index]);
}

let silent = await findSilent();
for (const end = Date.now() + 90_000; silent.length > 0 && Date.now() < end; silent = await findSilent())
  await pause(500);
console.log(JSON.stringify({ done: true, silent }));
if (silent.length > 0) console.error(`not ready again after 90 s: ${silent.join(', ')}`);
process.exit(silent.length === 0 ? 0 : 1);
