import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChannelCredentials, Client, credentials, type ServiceError, status } from '@grpc/grpc-js';
import {
  IssuanceServiceControllerMethods,
  IssuanceServiceService as definition,
  IssueOutcome,
} from '@licensing/contracts';
import { Controller, Module } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { of } from 'rxjs';
import { certificateSettings, ensureCertificates } from '../../../../deploy/local/certificates.mjs';
import { findFreePort } from '../../../../test/support/free-port';
import { until } from '../../../../test/support/until';
import { Permits } from '../access/permits';
import { loadConfig } from '../config/define-config';
import { ServiceEnvironment } from '../config/service.config';
import { type TlsSettings } from '../config/tls.config';
import { certificatesOf } from '../grpc/certificate-files';
import { createGrpcClient, type GrpcClient } from '../grpc/grpc-client';
import { withCorrelation } from '../logging/correlation';
import { createLogger } from '../logging/logger';
import { createService } from './start-service';

const DAY = 86_400_000;
/** Not the form of a service's name. */
const NAMELESS = 'N0';
let answered = 0;

@Controller()
@IssuanceServiceControllerMethods()
class AnsweringController {
  @Permits('call', 'IssuanceService.Issue')
  issue(): unknown {
    answered += 1;
    return { outcome: IssueOutcome.ISSUE_OUTCOME_ISSUED, reasons: [], answeredAt: 'now' };
  }

  /** Planted: nothing says who may call it. */
  getCertificate(): unknown {
    answered += 1;
    return {};
  }

  @Permits('call', 'IssuanceService.VerifyNumber')
  verifyNumber(): unknown {
    return {};
  }

  @Permits('call', 'IssuanceService.ListNumbers')
  listNumbers(): unknown {
    answered += 1;
    return of({
      series: '',
      sequence: 1,
      applicationId: '',
      state: '',
      number: 'JY1',
      certificateSha256: '',
      storedSha256: '',
    });
  }
}

@Module({ controllers: [AnsweringController] })
class AnsweringModule {}

const folder = mkdtempSync(join(tmpdir(), 'licensing-strangers-'));
const ours = join(folder, 'ours');
const holder = (name: string): TlsSettings => certificateSettings(ours, name);
const lines: Record<string, unknown>[] = [];
const log = createLogger('issuance', 'warn', { write: (line) => void lines.push(JSON.parse(line) as never) });
const clients: { close: () => void }[] = [];
let app: NestFastifyApplication;
let address: string;

function asClient(tls: TlsSettings): GrpcClient<typeof definition> {
  const client = createGrpcClient(definition, address, tls);
  clients.push(client);
  return client;
}

/** What a call with credentials of a stranger ends with. */
function callWith(stranger: ChannelCredentials): Promise<ServiceError | null> {
  const client = new Client(address, stranger, { 'grpc.ssl_target_name_override': 'issuance' });
  clients.push(client);
  const { path, requestSerialize, responseDeserialize } = definition.verifyNumber;
  return new Promise((resolve) => {
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, { number: '样例甲', onDate: '' }, resolve);
  });
}

function credentialsOf({ TLS_CERT_FILE, TLS_KEY_FILE }: TlsSettings): ChannelCredentials {
  const authority = readFileSync(holder('issuance').TLS_CA_FILE);
  return credentials.createSsl(authority, readFileSync(TLS_KEY_FILE), readFileSync(TLS_CERT_FILE));
}

beforeAll(async () => {
  await ensureCertificates(ours, [
    'issuance',
    'identity',
    'orchestrator',
    'gateway',
    'casework',
    'supervision',
    NAMELESS,
  ]);
  address = `127.0.0.1:${String(await findFreePort())}`;
  const grpc = { services: { IssuanceService: definition }, address: () => address };
  const description = { name: 'issuance', module: AnsweringModule, environment: ServiceEnvironment, grpc };
  app = await createService(
    description,
    loadConfig(ServiceEnvironment, { HEALTH_PORT: '1', ...holder('issuance') }),
    log,
  );
});

beforeEach(() => {
  lines.splice(0);
  answered = 0;
});

afterAll(async () => {
  for (const client of clients) client.close();
  await app.close();
  rmSync(folder, { recursive: true });
});

const issueRequest = { idempotencyKey: '样例甲' } as Parameters<GrpcClient<typeof definition>['issue']>[0];

describe('a call between services', () => {
  it('is answered to the service that may make it', async () => {
    await expect(asClient(holder('orchestrator')).issue(issueRequest)).resolves.toMatchObject({ answeredAt: 'now' });
    for await (const { number } of asClient(holder('casework')).listNumbers({})) expect(number).toBe('JY1');
    expect({ answered, lines }).toEqual({ answered: 2, lines: [] });
  });

  it.each([
    ['of a service that may make others only', 'gateway', 'issue'],
    ['of a service without a row', 'supervision', 'issue'],
    ['of a method that does not say who may call it', 'gateway', 'getCertificate'],
  ] as const)('is refused and logged: one %s', async (_, caller, method) => {
    const call = withCorrelation('correlation-7', () => asClient(holder(caller))[method](issueRequest as never));
    await expect(call).rejects.toMatchObject({ code: 'CALLS.REFUSED' });
    expect(answered).toBe(0);
    const path = definition[method].path;
    const line = { level: 'warn', service: 'issuance', client: caller, method: path, correlationId: 'correlation-7' };
    expect(lines).toEqual([expect.objectContaining({ ...line, code: 'CALLS.REFUSED' })]);
    expect(JSON.stringify(lines)).not.toContain('样例甲');
  });

  it('is refused and logged when the certificate names no service', async () => {
    const call = callWith(credentialsOf(holder(NAMELESS)));
    await expect(call).resolves.toMatchObject({ code: status.PERMISSION_DENIED, details: 'CALLS.REFUSED' });
    expect(lines).toEqual([expect.objectContaining({ client: 'unnamed', method: definition.verifyNumber.path })]);
  });

  it('is refused as a stream too', async () => {
    const read = async (): Promise<void> => {
      for await (const { number } of asClient(holder('orchestrator')).listNumbers({})) expect(number).toBe('never');
    };
    await expect(read()).rejects.toMatchObject({ code: 'CALLS.REFUSED' });
    expect(answered).toBe(0);
  });
});

describe('a connection', () => {
  const strangers: [string, string, () => Promise<ChannelCredentials>][] = [
    ['plain text', 'ERR_SSL', () => Promise.resolve(credentials.createInsecure())],
    [
      'no certificate',
      'ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE',
      () => Promise.resolve(credentials.createSsl(readFileSync(holder('issuance').TLS_CA_FILE))),
    ],
    [
      'a certificate of another authority',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      async () => {
        await ensureCertificates(join(folder, 'others'), ['orchestrator']);
        return credentialsOf(certificateSettings(join(folder, 'others'), 'orchestrator'));
      },
    ],
    [
      'a certificate that has expired',
      'CERT_HAS_EXPIRED',
      async () => {
        const old = join(folder, 'old');
        cpSync(join(ours, 'authority'), join(old, 'authority'), { recursive: true });
        await ensureCertificates(old, ['orchestrator'], Date.now() - 91 * DAY);
        return credentialsOf(certificateSettings(old, 'orchestrator'));
      },
    ],
  ];

  it.each(strangers)('with %s is refused and logged', async (_, reason, stranger) => {
    await expect(callWith(await stranger())).resolves.toMatchObject({ code: status.UNAVAILABLE });
    await until('a line in the log', () => lines[0]);
    expect(answered).toBe(0);
    expect(lines[0]).toMatchObject({ level: 'warn', service: 'issuance', code: 'CALLS.REFUSED' });
    expect(lines[0]?.['reason']).toContain(reason);
  });

  it('is not kept with a server that shows the certificate of another service', async () => {
    const impostor = { name: 'identity', module: AnsweringModule, environment: ServiceEnvironment };
    const at = `127.0.0.1:${String(await findFreePort())}`;
    const config = loadConfig(ServiceEnvironment, { HEALTH_PORT: '1', ...holder('identity') });
    const grpc = { services: { IssuanceService: definition }, address: () => at };
    const other = await createService({ ...impostor, grpc }, config, log);
    const client = createGrpcClient(definition, at, holder('orchestrator'));
    await expect(client.issue(issueRequest)).rejects.toMatchObject({ code: 'SERVICE.UNAVAILABLE' });
    expect(answered).toBe(0);
    client.close();
    await other.close();
  });
});

describe('the certificates of a service', () => {
  it('must be its own', async () => {
    const description = { name: 'issuance', module: AnsweringModule, environment: ServiceEnvironment };
    const config = loadConfig(ServiceEnvironment, { HEALTH_PORT: '1', ...holder('identity') });
    const grpc = { services: { IssuanceService: definition }, address: () => '127.0.0.1:1' };
    await expect(createService({ ...description, grpc }, config, log)).rejects.toThrow('TLS_CERT_FILE');
  });

  it('are used as soon as they are renewed, by its server and its clients, without a new start', async () => {
    const caller = holder('orchestrator');
    await expect(asClient(caller).issue(issueRequest)).resolves.toMatchObject({ answeredAt: 'now' });
    // A new authority: whoever still goes by the old files is refused from now on.
    rmSync(join(ours, 'authority'), { recursive: true });
    await ensureCertificates(ours, ['issuance', 'orchestrator']);
    certificatesOf(holder('issuance')).refresh();
    await expect(callWith(credentialsOf(holder('casework')))).resolves.toMatchObject({ code: status.UNAVAILABLE });
    certificatesOf(caller).refresh();
    const fresh = createGrpcClient(definition, address.replace('127.0.0.1', 'localhost'), caller);
    clients.push(fresh);
    await expect(fresh.issue(issueRequest)).resolves.toMatchObject({ answeredAt: 'now' });
  });
});
