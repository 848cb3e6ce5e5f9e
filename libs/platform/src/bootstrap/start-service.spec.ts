import {
  ComparisonServiceControllerMethods,
  ComparisonServiceService,
  type DecideRequest,
  DecideOutcome,
} from '@licensing/contracts';
import { Controller, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { certificatesFor, createAllowedClient } from '../../../../test/support/certificates';
import { findFreePort } from '../../../../test/support/free-port';
import { Permits } from '../access/permits';
import { loadConfig } from '../config/define-config';
import { ServiceEnvironment } from '../config/service.config';
import { AppError } from '../errors/app-error';
import { type GrpcClient } from '../grpc/grpc-client';
import { findCorrelationId, withCorrelation } from '../logging/correlation';
import { createLogger } from '../logging/logger';
import { createService } from './start-service';

const problems = [
  { pointer: '/a', code: 'isIn', zh: '不在可选范围内。', en: 'No.', todo: { zh: '请选择。', en: 'Choose.' } },
];
let starts = 0;

@Injectable()
class Connecting implements OnModuleInit {
  onModuleInit(): void {
    starts += 1;
  }
}

/** Fails as its request's key says, otherwise answers with the correlation id it runs under. */
@Controller()
@ComparisonServiceControllerMethods()
class EchoController {
  @Permits('call', 'ComparisonService.Decide')
  decide({ idempotencyKey }: DecideRequest): unknown {
    if (idempotencyKey === 'invalid') throw new AppError('REQUEST.INVALID', undefined, problems);
    if (idempotencyKey === 'broken') throw new TypeError('样例甲');
    return {
      outcome: DecideOutcome.DECIDE_OUTCOME_REFER,
      receiptSha256: findCorrelationId(),
      findings: [],
      reasons: [],
    };
  }
}

@Module({ controllers: [EchoController], providers: [Connecting] })
class EchoModule {}

let app: NestFastifyApplication;
let client: GrpcClient<typeof ComparisonServiceService>;

beforeAll(async () => {
  const address = `127.0.0.1:${String(await findFreePort())}`;
  const grpc = { services: { ComparisonService: ComparisonServiceService }, address: () => address };
  const description = { name: 'comparison', module: EchoModule, environment: ServiceEnvironment, grpc };
  app = await createService(
    description,
    loadConfig(ServiceEnvironment, { HEALTH_PORT: '1', ...(await certificatesFor('comparison')) }),
    createLogger('comparison', 'silent'),
  );
  client = await createAllowedClient(ComparisonServiceService, address);
});

afterAll(async () => {
  client.close();
  await app.close();
});

const ask = (idempotencyKey: string): Promise<{ receiptSha256: string }> =>
  client.decide({
    idempotencyKey, applicationId: '', licenceType: '', typeVersion: '', applicationDate: '', declaredJson: '', registeredJson: '',
    verification: undefined, extractedJson: '',
  }); // prettier-ignore

describe('a service’s gRPC edge', () => {
  it('runs under the caller’s correlation id', async () => {
    const { receiptSha256 } = await withCorrelation('correlation-1', () => ask('good'));
    expect(receiptSha256).toBe('correlation-1');
  });

  it('fails with the code and the problems that were thrown', async () => {
    await expect(ask('invalid')).rejects.toMatchObject({ code: 'REQUEST.INVALID', problems });
  });

  it('says nothing of an unexpected failure but that it is one', async () => {
    const error: unknown = await ask('broken').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'SERVICE.FAULT' });
    expect(String((error as Error).cause)).not.toContain('样例甲');
  });

  it('is opened after the modules have started, once', () => {
    expect(starts).toBe(1);
  });

  it('answers health beside it', async () => {
    const answer = await app.inject({ method: 'GET', url: '/health/ready' });
    expect({ status: answer.statusCode, body: answer.json<unknown>() }).toEqual({
      status: 200,
      body: { status: 'ready', parts: {} },
    });
  });
});
