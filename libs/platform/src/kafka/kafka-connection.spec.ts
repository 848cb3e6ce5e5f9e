import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import { certificatesFor } from '../../../../test/support/certificates';
import { until } from '../../../../test/support/until';
import { readClientTls } from '../config/client-tls';
import { ConfigError } from '../config/define-config';
import { type TlsSettings } from '../config/tls.config';
import { createLogger } from '../logging/logger';
import { KafkaConnection } from './kafka-connection';

const log = createLogger('test', 'silent');
const folder = mkdtempSync(join(tmpdir(), 'kafka-tls-'));
const own: TlsSettings = {
  TLS_CA_FILE: join(folder, 'ca.crt'),
  TLS_CERT_FILE: join(folder, 'tls.crt'),
  TLS_KEY_FILE: join(folder, 'tls.key'),
};
let server: Server;
const tries: Promise<void>[] = [];
/** Who came to the broker, one after the other. */
let came: string[];

/** A broker that looks who is there, and hangs up. A new one for each test: the client tries again for some seconds. */
beforeEach(async () => {
  const broker = await certificatesFor('supervision');
  const { ca, cert, key } = readClientTls(['CA', broker.TLS_CA_FILE], broker);
  const names: string[] = (came = []);
  server = createServer({ ca, cert, key, requestCert: true, rejectUnauthorized: true }, (socket: TLSSocket) => {
    names.push(socket.getPeerCertificate().subjectaltname?.split(',')[0] ?? 'nobody');
    socket.destroy();
  });
  server.on('tlsClientError', () => names.push('no handshake'));
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); }); // prettier-ignore
});

afterEach(() => new Promise((resolve) => server.close(resolve)));
afterAll(async () => {
  await Promise.all(tries);
  rmSync(folder, { recursive: true });
});

const show = async (name: string): Promise<void> => {
  const files = await certificatesFor(name);
  for (const key of ['TLS_CA_FILE', 'TLS_CERT_FILE', 'TLS_KEY_FILE'] as const) cpSync(files[key], own[key]);
};

const connectionTo = (host: string, authority: string): KafkaConnection => {
  const KAFKA_BROKERS = `${host}:${String((server.address() as AddressInfo).port)}`;
  return KafkaConnection.of('test', { ...own, KAFKA_BROKERS, KAFKA_TLS_CA_FILE: authority }, log);
};

/** Connects until that is whom the broker has seen last. */
async function untilSeen({ kafka }: KafkaConnection, last: string): Promise<void> {
  const admin = kafka.admin();
  tries.push(admin.connect().catch(() => undefined));
  await until(last, () => came.at(-1) === last || undefined, 5);
  await admin.disconnect();
}

describe('a connection with an authority', () => {
  it.each(['127.0.0.1', 'localhost'])('shows the service’s own certificate to %s, renewed or not', async (host) => {
    await show('casework');
    const connection = connectionTo(host, own.TLS_CA_FILE);
    await untilSeen(connection, 'URI:spiffe://licensing.local/casework');
    await show('gateway');
    await untilSeen(connection, 'URI:spiffe://licensing.local/gateway');
    expect(came).not.toContain('no handshake');
  });

  it('does not talk to a broker of another authority', async () => {
    await show('casework');
    // Any certificate that has not signed the broker's.
    await untilSeen(connectionTo('localhost', own.TLS_CERT_FILE), 'no handshake');
    expect(new Set(came)).toEqual(new Set(['no handshake']));
  });

  it('names the setting whose file is not there', () => {
    expect(() => connectionTo('localhost', '/nowhere')).toThrow(ConfigError);
    expect(() => connectionTo('localhost', '/nowhere')).toThrow('configuration: KAFKA_TLS_CA_FILE cannot be read');
  });
});

it('speaks without TLS where no authority is given', async () => {
  await untilSeen(connectionTo('localhost', ''), 'no handshake');
  expect(new Set(came)).toEqual(new Set(['no handshake']));
});
