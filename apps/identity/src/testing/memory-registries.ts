import { type BusinessRecord, type JsonValue } from '@licensing/domain';
import { type RegistryClient, type RegistryQuery, type RegistryReply } from '@licensing/platform';

export const SINCE = '2026-03-02T01:30:00.000Z';

/** Registries in memory that know several businesses and people; `asked` is every question in order. */
export class MemoryRegistries implements RegistryClient {
  readonly businesses = new Map<string, BusinessRecord | JsonValue>();
  readonly people = new Map<string, JsonValue>();
  readonly bars: { subject: string; ground: string; from: string; until: string | null }[] = [];
  readonly silent = new Set<string>();
  readonly malformed = new Set<string>();
  readonly asked: RegistryQuery[] = [];
  /** The instant for which every registry speaks. */
  asOf = (): string => new Date().toISOString();

  ask(query: RegistryQuery): Promise<RegistryReply> {
    this.asked.push(query);
    const { source } = query;
    const requestId = `request-${String(this.asked.length)}`;
    if (this.silent.has(source)) return Promise.resolve({ kind: 'silent', source, since: SINCE });
    if (this.malformed.has(source)) return Promise.resolve({ kind: 'malformed', source, requestId });
    const record = this.recordFor(query);
    const replySha256 = 'a'.repeat(64);
    return Promise.resolve({
      kind: 'answered',
      source,
      requestId,
      asOf: this.asOf(),
      replySha256,
      record,
      cached: false,
    });
  }

  findAway(): undefined {
    return undefined;
  }

  states(): [] {
    return [];
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** The questions put since the last call, as `source path`. */
  takeAsked(): string[] {
    return this.asked.splice(0).map(({ source, path }) => `${source} ${path}`);
  }

  private recordFor({ source, path, body }: RegistryQuery): unknown {
    const url = new URL(path, 'http://registry');
    const id = url.pathname.split('/').at(-1) ?? '';
    if (source === 'population') return this.people.get(id) ?? null;
    if (source === 'food-safety-bars') {
      const { subjects } = body as { subjects: Record<string, string>[] };
      const asked = subjects.flatMap((subject) => Object.values(subject));
      return { subjects: asked, bars: this.bars.filter(({ subject }) => asked.includes(subject)) };
    }
    const representative = url.searchParams.get('representative');
    return representative === null ? (this.businesses.get(id) ?? null) : this.listOf(representative, url.searchParams);
  }

  private listOf(idNumber: string, page: URLSearchParams): unknown {
    const own = [...this.businesses.values()]
      .map((record) => record as BusinessRecord)
      .filter(({ representative }) => representative.idNumber === idNumber);
    const [limit, offset] = [Number(page.get('limit')), Number(page.get('offset'))];
    const businesses = own.slice(offset, offset + limit).map(({ creditCode, name, status, representative, domicile, divisionCode }) => ({
      creditCode, name, status, role: representative.role, domicile, divisionCode,
    })); // prettier-ignore
    return { representative: idNumber, businesses, total: own.length };
  }
}
