import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as contracts from '@licensing/contracts';
import { ANSWERED_BY, CALLS } from '@licensing/contracts';
import { PERMISSION, type Permission, Permits, type ServiceShape } from '@licensing/platform';
import { Controller, type Type } from '@nestjs/common';
import { listFiles } from '../../deploy/local/file-tree.mjs';
import { certificateHolders } from '../../deploy/local/parts.mjs';
import { callsIn, clientsIn, toRpcName } from './calls-in-source';

const apps = join(__dirname, '..', '..', 'apps');
const definitions: Record<string, ServiceShape> = Object.fromEntries(
  Object.keys(ANSWERED_BY).map((name) => [name, contracts[`${name}Service` as keyof typeof contracts] as never]),
);
const methods = Object.entries(definitions).flatMap(([service, definition]) =>
  Object.keys(definition).map((method) => ({ service, method, name: `${service}.${toRpcName(method)}` })),
);

interface Pattern {
  readonly service: string;
  readonly rpc: string;
}

/** What a gRPC controller answers, and what each method asks of its caller. */
function methodsOf(controller: Type): { name: string; permission: Permission | undefined }[] {
  return Object.entries(Object.getOwnPropertyDescriptors(controller.prototype)).flatMap(([, { value }]) => {
    const [pattern] = (Reflect.getMetadata('microservices:pattern', value as object) ?? []) as Pattern[];
    if (pattern === undefined) return [];
    const permission = Reflect.getMetadata(PERMISSION, value as object) as Permission | undefined;
    return [{ name: `${pattern.service}.${toRpcName(pattern.rpc)}`, permission }];
  });
}

/** Methods that do not ask of their caller that it may call just them. */
const undeclared = (controller: Type): string[] =>
  methodsOf(controller)
    .filter(({ name, permission }) => permission?.action !== 'call' || permission.subject !== name)
    .map(({ name }) => name);

const sourceFiles = (app: string): string[] =>
  (listFiles(join(apps, app, 'src')) as string[]).filter(
    (path) => path.endsWith('.ts') && !/\.(int-)?spec\.ts$|\/testing\//.test(path),
  );
const sourceOf = (app: string): string =>
  sourceFiles(app)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
const controllersOf = (app: string): Type[] =>
  sourceFiles(app)
    .filter((path) => path.endsWith('.grpc.controller.ts'))
    .flatMap((path) => Object.values(jest.requireActual<Record<string, unknown>>(path)))
    .filter((exported): exported is Type => typeof exported === 'function' && methodsOf(exported as Type).length > 0);
const rowOf = (caller: string): string[] =>
  Object.entries(CALLS[caller] ?? {})
    .flatMap(([service, called]) => called.map((method) => `${service}.${method}`))
    .sort();

const answering = [...new Set(Object.values(ANSWERED_BY))];

describe('the methods of the services', () => {
  it.each(answering)('%s answers every method that is its own, and each declares that it may be called', (app) => {
    const controllers = controllersOf(app);
    const answered = controllers.flatMap(methodsOf).map(({ name }) => name);
    const own = methods.filter(({ service }) => ANSWERED_BY[service as keyof typeof ANSWERED_BY] === app);
    expect(answered.sort()).toEqual(own.map(({ name }) => name).sort());
    expect(controllers.flatMap(undeclared)).toEqual([]);
  });

  it('finds a planted method without a permission, and one with the permission of another', () => {
    @Controller()
    @contracts.IssuanceServiceControllerMethods()
    class Planted {
      issue(): object {
        return {};
      }

      @Permits('call', 'IssuanceService.Issue')
      getCertificate(): object {
        return {};
      }

      @Permits('call', 'IssuanceService.VerifyNumber')
      verifyNumber(): object {
        return {};
      }

      @Permits('call', 'IssuanceService.ListNumbers')
      listNumbers(): object {
        return {};
      }
    }
    expect(undeclared(Planted)).toEqual(['IssuanceService.Issue', 'IssuanceService.GetCertificate']);
  });
});

describe('the table of calls', () => {
  it('knows every service that is on the wire, and who answers it', () => {
    const onTheWire = Object.keys(contracts).filter((name) => name.endsWith('ServiceService'));
    expect(onTheWire.sort()).toEqual(Object.keys(ANSWERED_BY).map((name) => `${name}Service`).sort()); // prettier-ignore
    for (const app of answering) expect(existsSync(join(apps, app, 'src', 'main.ts'))).toBe(true);
  });

  it.each(Object.keys(CALLS))('allows %s methods that exist', (caller) => {
    const known = methods.map(({ name }) => name);
    expect(rowOf(caller).filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(readdirSync(apps))('allows %s what it calls, and nothing else', (app) => {
    expect(rowOf(app)).toEqual(callsIn(sourceOf(app), definitions));
    expect(Object.keys(CALLS[app] ?? {}).sort()).toEqual(clientsIn(sourceOf(app)));
  });

  it('leaves no method without a caller', () => {
    const called = Object.keys(CALLS).flatMap(rowOf);
    expect(methods.map(({ name }) => name).filter((name) => !called.includes(name))).toEqual([]);
  });

  it('gives a certificate to whoever calls or answers, and to nobody else', () => {
    const involved = [...Object.keys(CALLS).filter((caller) => caller !== 'operator'), ...answering];
    expect([...certificateHolders].sort()).toEqual([...new Set(involved)].sort());
  });
});

describe('calls in source', () => {
  it('are found by the type of what they are made on', () => {
    const source = `
      type IssuanceClient = Pick<GrpcClient<typeof IssuanceServiceService>, 'issue'>;
      constructor(private readonly issuance: IssuanceClient, private readonly other: OtherClient) {}
      interface Services { readonly identity: GrpcClient<typeof IdentityServiceService>; }
      await this.issuance.issue({}); issuance.close(); other.verify(); services.identity.verify({});
      { token: A, definition: IssuanceServiceService, address }, createGrpcClient(IdentityServiceService, address, tls)
    `;
    expect(callsIn(source, definitions)).toEqual(['IdentityService.Verify', 'IssuanceService.Issue']);
    expect(clientsIn(source)).toEqual(['IdentityService', 'IssuanceService']);
  });
});
