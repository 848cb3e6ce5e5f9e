import { listCases, type SandboxCase } from '../support/sandbox';
import { type Mark } from './canary-marks';

/** Who walks the paths: synthetic people whose names and numbers stand nowhere but in the registers. */
export interface Cast {
  readonly issued: SandboxCase;
  readonly referred: SandboxCase;
  readonly waiting: SandboxCase;
  readonly killed: SandboxCase;
  readonly agent: SandboxCase;
  /** Typed into forms. The register of telephones is nobody's: it need only be well formed and unlike any other. */
  readonly phone: string;
  /** What somebody who is no user of the system puts into the topic of events: a number that nobody has. */
  readonly poison: string;
}

/** The `n`-th cast: no two have anybody in common. */
export async function castOf(n: number): Promise<Cast> {
  const [straight, restaurants] = await Promise.all([listCases('straight-through'), listCases('restaurant')]);
  const everyName = [...straight, ...restaurants].map(({ name }) => name).join('\n');
  const isMarked = ({ origin, representative }: SandboxCase): boolean =>
    origin === 'generated' && representative.name.length >= 3 && !everyName.includes(representative.name.slice(1));
  const owners = straight.filter(isMarked).slice(60 + n * 4, 64 + n * 4);
  const referred = restaurants.filter(isMarked)[10 + n];
  const [issued, waiting, killed, agent] = owners;
  if (!issued || !waiting || !killed || !agent || !referred) throw new Error('the sandbox has too few people');
  return {
    issued,
    referred,
    waiting,
    killed,
    agent,
    phone: `1709738${String(4219 + n)}`,
    poison: `1709738${String(8841 + n)}`,
  };
}

/** Everything of a cast that must stand in no file. */
export function marksOf({ phone, issued, referred, waiting, killed, agent }: Cast): Mark[] {
  const people = { issued, referred, waiting, killed, agent };
  return [
    { label: 'telephone', text: phone },
    ...Object.entries(people).flatMap(([role, { representative }]) => [
      { label: `name (${role})`, text: representative.name },
      { label: `id number (${role})`, text: representative.idNumber },
    ]),
  ];
}
