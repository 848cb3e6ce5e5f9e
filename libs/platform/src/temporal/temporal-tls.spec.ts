import { readFileSync } from 'node:fs';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { Connection } from '@temporalio/client';
import { certificatesFor } from '../../../../test/support/certificates';
import { readClientTls } from '../config/client-tls';
import { type TlsSettings } from '../config/tls.config';
import { type TemporalTlsSettings, toTemporalTls } from './temporal-tls';

const GET_SYSTEM_INFO = '/temporal.api.workflowservice.v1.WorkflowService/GetSystemInfo';
const bytes = (value: Buffer): Buffer => value;

let settings: TemporalTlsSettings;
let server: Server;
let address: string;
let seen: string[] = [];

/** An engine that answers the first question of every client, to those whose certificate it believes. */
beforeAll(async () => {
  const own = await certificatesFor('orchestrator');
  settings = { ...own, TEMPORAL_TLS_CA_FILE: own.TLS_CA_FILE };
  server = new Server();
  const method = { path: GET_SYSTEM_INFO, requestStream: false, responseStream: false, requestSerialize: bytes, requestDeserialize: bytes, responseSerialize: bytes, responseDeserialize: bytes }; // prettier-ignore
  server.addService(
    { getSystemInfo: method },
    {
      getSystemInfo: (call: { getAuthContext(): { sslPeerCertificate?: { subjectaltname?: string } } }, answer: (error: null, value: Buffer) => void) => {
        seen.push(call.getAuthContext().sslPeerCertificate?.subjectaltname?.split(',')[0] ?? 'nobody');
        answer(null, Buffer.alloc(0));
      }, // prettier-ignore
    },
  );
  const port = await listen(server, await certificatesFor('supervision'));
  address = `localhost:${String(port)}`;
});

beforeEach(() => (seen = []));
afterAll(() => { server.forceShutdown(); }); // prettier-ignore

function listen(engine: Server, files: TlsSettings): Promise<number> {
  const { ca, cert, key } = readClientTls(['CA', files.TLS_CA_FILE], files);
  const credentials = ServerCredentials.createSsl(ca, [{ cert_chain: cert, private_key: key }], true);
  return new Promise((resolve, reject) => {
    engine.bindAsync('127.0.0.1:0', credentials, (error, port) => { if (error) reject(error); else resolve(port); });
  }); // prettier-ignore
}

async function tryOnce(tls: ReturnType<typeof toTemporalTls>): Promise<string> {
  try {
    const connection = await Connection.connect({ address, tls, connectTimeout: 2_000 });
    await connection.close();
    return 'connected';
  } catch (error) {
    return String(error);
  }
}

describe('toTemporalTls', () => {
  it('is what the settings say: the engine’s authority, and the service’s own certificate', () => {
    expect(toTemporalTls(settings)).toEqual({
      serverRootCACertificate: readFileSync(settings.TEMPORAL_TLS_CA_FILE),
      clientCertPair: { crt: readFileSync(settings.TLS_CERT_FILE), key: readFileSync(settings.TLS_KEY_FILE) },
    });
    expect(toTemporalTls({ ...settings, TEMPORAL_TLS_CA_FILE: '' })).toBeUndefined();
  });

  it('names the setting whose file is not there', () => {
    const missing = { ...settings, TEMPORAL_TLS_CA_FILE: '/nowhere' };
    expect(() => toTemporalTls(missing)).toThrow('configuration: TEMPORAL_TLS_CA_FILE cannot be read');
  });

  it('connects to an engine that wants to know who is there', async () => {
    expect(await tryOnce(toTemporalTls(settings))).toBe('connected');
    expect(seen).toEqual(['URI:spiffe://licensing.local/orchestrator']);
  });

  it('does not connect without, nor to an engine of another authority', async () => {
    expect(await tryOnce(undefined)).not.toBe('connected');
    expect(await tryOnce(toTemporalTls({ ...settings, TEMPORAL_TLS_CA_FILE: settings.TLS_CERT_FILE }))).not.toBe(
      'connected',
    );
    expect(seen).toEqual([]);
  });
});
