/** One thing that somebody may do: an action on a kind of thing, where need be only on those that fit the conditions. */
export interface Grant {
  readonly action: string;
  /** A kind of thing, for example `Draft`; for a service, the name of the gRPC service it calls. */
  readonly subject: string;
  /** Properties that the thing must have; `{ own: true }`: only what is the person's own. */
  readonly conditions?: Readonly<Record<string, unknown>>;
}

/** Grants of the same action on several kinds of things, or of several actions on one. */
export function grant(
  actions: string | readonly string[],
  subjects: string | readonly string[],
  conditions?: Grant['conditions'],
): Grant[] {
  return [actions]
    .flat()
    .flatMap((action) => [subjects].flat().map((subject) => ({ action, subject, ...(conditions && { conditions }) })));
}
