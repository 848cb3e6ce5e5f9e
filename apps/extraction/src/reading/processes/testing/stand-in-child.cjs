// A child of the pool that does as it is told, without models: echo, crash, hang, grow or fail.
const hoard = [];
const jobs = {
  echo: ({ text, afterMs = 0 }) => new Promise((resolve) => setTimeout(resolve, afterMs, { text, pid: process.pid })),
  crash: () => process.kill(process.pid, 'SIGKILL'),
  hang: () => { for (;;); }, // prettier-ignore
  grow: () => new Promise(() => setInterval(() => hoard.push(Buffer.alloc(20_000_000, 1)), 20)),
  keep: async ({ text, bytes }) => {
    hoard.push(Buffer.alloc(bytes, 1));
    return { text, pid: process.pid };
  },
};
const settings = JSON.parse(process.argv[2] ?? '{}');
process.on('disconnect', () => process.exit(0));
process.on('message', async ({ id, job }) => {
  if (job.kind === 'fail') return process.send({ kind: 'failed', id, reason: 'as told' });
  if (job.kind === 'lost') return process.send({ kind: 'no-bytes', id, fault: 'missing' });
  process.send({ kind: 'answer', id, answer: await jobs[job.kind](job) });
});
if (settings.cannotStart) process.send({ kind: 'cannot-start', reason: settings.cannotStart }, () => process.exit(1));
else process.send({ kind: 'ready' });
