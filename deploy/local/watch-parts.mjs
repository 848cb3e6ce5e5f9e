import { setTimeout as sleep } from 'node:timers/promises';
import { isEnding } from './shutdown.mjs';
import { readRecord } from './supervisor.mjs';
import { say, tail } from './terminal.mjs';

const interval = 1_000;

/** Says when a part has ended by itself, with the end of its log, until this command ends. Restarts nothing. */
export async function watchParts(profile, names) {
  const watched = new Set(names.filter((name) => readRecord(profile, name).isRunning));
  for (;;) {
    await sleep(interval);
    for (const name of watched) {
      if (isEnding() || readRecord(profile, name).isRunning) continue;
      watched.delete(name);
      say(`${name} has ended by itself. Last lines of ${profile.logFile(name)}:\n${tail(profile.logFile(name))}`);
      say('The rest stays up. Ctrl-C and `npm start` bring everything back.');
    }
  }
}
