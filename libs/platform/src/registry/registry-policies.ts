/** How patient one process is with one registry. Every number is here and nowhere else. */
export interface RegistryPolicy {
  /** Milliseconds for a whole question: the wait in line, every attempt, the pauses between, the last byte. */
  readonly deadlineMs: number;
  /** Attempts after the first, and the pauses before them: decorrelated jitter between the two numbers of milliseconds. */
  readonly retries: number;
  readonly pauseMs: { readonly first: number; readonly most: number };
  /** Retries allowed per question asked, and how many may be saved up while all goes well. */
  readonly budget: { readonly share: number; readonly most: number };
  /** Failures in a row that open the breaker; milliseconds until the first and until later probes. */
  readonly breaker: { readonly failures: number; readonly openMs: number; readonly mostOpenMs: number };
  /** Questions under way at once, and questions that may wait for their turn. */
  readonly parallel: number;
  readonly queue: number;
}

/** What holds for a registry that has no row of its own. */
export const DEFAULT_POLICY: RegistryPolicy = {
  // Two rounds of questions fit into a person's patience with a form (10 s), three into a workflow's step (15 s).
  deadlineMs: 3_000,
  // One: it mends a dropped connection or a restart behind a balancer; whatever lasts longer is the workflow's to wait for.
  retries: 1,
  // Longer than a broken connection takes to be noticed, short enough to leave the second attempt most of the deadline.
  pauseMs: { first: 100, most: 500 },
  // A source in trouble meets at most a tenth more questions than usual; ten saved up cover a restart under load.
  budget: { share: 0.1, most: 10 },
  // Five: by chance once in 100,000 questions at a source that fails every tenth. The first probe after a second finds a
  // restart, and a probe every ten seconds costs a source that is down for hours nothing.
  breaker: { failures: 5, openMs: 1_000, mostOpenMs: 10_000 },
  // Eight answers of 100 ms are 80 a second from each process; when a source stops, at most eight questions find out.
  parallel: 8,
  // Those who wait behind eight for longer than the deadline learn nothing new: a longer line is only memory.
  queue: 200,
};

/** What differs, by registry. */
const POLICIES: Readonly<Record<string, Partial<RegistryPolicy>>> = {
  // One look-up in a table that anybody may read, asked while a person looks at a form: an answer that takes longer is late.
  'standard-addresses': { deadlineMs: 2_000 },
  // The national registers are shared by every office of the country: they are asked by few at a time.
  population: { parallel: 6 },
  'food-safety-bars': { parallel: 6 },
};

/**
 * The policy of one registry.
 *
 * @param most milliseconds that no deadline may exceed, as the environment says
 */
export function getRegistryPolicy(source: string, most: number = DEFAULT_POLICY.deadlineMs): RegistryPolicy {
  const policy = { ...DEFAULT_POLICY, deadlineMs: most, ...POLICIES[source] };
  return { ...policy, deadlineMs: Math.min(policy.deadlineMs, most) };
}
