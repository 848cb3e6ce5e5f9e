import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type JsonValue } from '@licensing/domain';
import { createRegistryClient, type RegistryClient } from '@licensing/platform';
import { applicant, CREDIT_CODE, LICENCE_TYPE, records } from '../../../../test/support/food-business-case';
import { SourceReader } from '../sources/source-reader.service';
import { noDocuments } from '../testing/fake-extracted';
import { PrefillService } from './prefill.service';

/** Registries over HTTP whose answers change while somebody fills in a form; the client keeps answers as it always does. */
const known = new Map<string, JsonValue>();
const away = new Set<string>();
const registry = createServer((request, response) => {
  const source = /^\/registries\/([^/]+)/.exec(request.url ?? '')?.[1] ?? '';
  if (away.has(source)) return void request.socket.destroy();
  const answer = { requestId: 'r', source, asOf: new Date().toISOString(), record: known.get(source) ?? null };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
});
let registries: RegistryClient;

beforeAll(() => new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve)));
beforeEach(() => {
  const { port } = registry.address() as AddressInfo;
  registries = createRegistryClient({ url: `http://127.0.0.1:${String(port)}`, apiKey: 'key' });
  away.clear();
  for (const [source, record] of Object.entries(records)) known.set(source, record);
});
afterEach(() => registries.close());
afterAll(() => new Promise((resolve) => registry.close(resolve)));

const change = (source: string, part: Record<string, JsonValue>): void => {
  known.set(source, { ...records[source], ...part });
};

async function domicileAnd(other: string, fresh: boolean): Promise<(string | undefined)[]> {
  const service = new PrefillService(new SourceReader(registries), noDocuments);
  const { fields } = await service.prefill({
    ...LICENCE_TYPE, applicant, documents: [], creditCode: CREDIT_CODE, declaredJson: '', fresh,
  }); // prettier-ignore
  return ['domicile', other].map((name) => fields.find((field) => field.name === name)?.valueJson);
}

describe('filling a form before it is frozen', () => {
  it('sees what a register has changed a moment ago; while it is only looked at, the answer of then will do', async () => {
    const shown = await domicileAnd('area', false);
    change('business-registration', { domicile: '乙路2号' });
    change('premises', { area: 41 });
    expect(await domicileAnd('area', false)).toEqual(shown);
    expect(await domicileAnd('area', true)).toEqual(['"乙路2号"', '41']);
  });

  it('sees it also while another register is away', async () => {
    away.add('premises');
    // Enough failures that it is known to be away: nobody asks it for a while.
    for (let n = 0; n < 6; n += 1) await domicileAnd('premises', false);
    change('business-registration', { domicile: '乙路2号' });
    expect(registries.findAway(['premises'])).toBeDefined();
    expect(await domicileAnd('premises', true)).toEqual(['"乙路2号"', '']);
  });
});
