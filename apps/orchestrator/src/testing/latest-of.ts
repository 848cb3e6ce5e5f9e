import { type LicenceActivities } from '@licensing/workflows';

/** Activities for a worker that lives longer than one test: each call goes to those that the test in hand has set. */
export const latestOf = (steps: () => LicenceActivities): LicenceActivities => ({
  verify: (input) => steps().verify(input),
  gather: (input) => steps().gather(input),
  decide: (input) => steps().decide(input),
  issue: (input) => steps().issue(input),
  recordWaiting: (input) => steps().recordWaiting(input),
  recordAsked: (input) => steps().recordAsked(input),
  recordAnswered: (input) => steps().recordAnswered(input),
  referQuestions: (input) => steps().referQuestions(input),
  handOver: (input) => steps().handOver(input),
});
