import { quietenSteps, report, say } from './terminal.mjs';

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
const duties = [];
let ending;

/** Registers what has to be undone when this command ends; the newest is undone first. Returns a way to withdraw it. */
export function onShutdown(duty) {
  duties.push(duty);
  return () => {
    const index = duties.indexOf(duty);
    if (index >= 0) duties.splice(index, 1);
  };
}

/** True once the command has begun to end: what fails from then on fails because of that. */
export function isEnding() {
  return ending !== undefined;
}

/**
 * Undoes everything registered, once, and exits. Further signals are ignored meanwhile: one Ctrl-C reaches this process
 * from the terminal and from npm.
 */
export function shutdown(exitCode) {
  quietenSteps();
  ending ??= undo().then((undone) => process.exit(undone ? exitCode : exitCode || 1));
  return ending;
}

/** From now on a signal is the expected way to end this command, and no failure. */
export function endWellOnSignal() {
  for (const name of Object.keys(exitCodes)) exitCodes[name] = 0;
}

/** Runs a command's main function: signals and errors both end in {@link shutdown}. */
export function runCommand(main) {
  for (const name of Object.keys(exitCodes)) {
    process.on(name, () => {
      if (!isEnding()) say(`${name}: ending`);
      void shutdown(exitCodes[name]);
    });
  }
  main().then(
    (exitCode) => shutdown(exitCode ?? 0),
    (error) => {
      if (isEnding()) return;
      report(error);
      return shutdown(1);
    },
  );
}

async function undo() {
  let undone = true;
  while (duties.length > 0) {
    try {
      await duties.pop()();
    } catch (error) {
      report(error);
      undone = false;
    }
  }
  return undone;
}
