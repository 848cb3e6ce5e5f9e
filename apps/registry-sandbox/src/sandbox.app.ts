import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type Logger, LoggingModule, toNestLogger } from '@licensing/platform';
import { type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type Provider from 'oidc-provider';
import { ProblemFilter } from './problems/problem.filter';
import { SandboxModule } from './sandbox.module';
import { IDENTITY_PROVIDER } from './sign-in/sign-in.controller';

const OIDC_PATH = '/oidc';
/** Longer than callers keep an idle connection, so that it is they who close it. */
const KEEP_ALIVE_MS = 65_000;
const BODY_LIMIT_BYTES = 64 * 1024;

type MountedRequest = IncomingMessage & { originalUrl?: string };

function isBelow(path: string, url: string | undefined): boolean {
  return (
    url !== undefined && url.startsWith(path) && (url.length === path.length || '/?'.includes(url.charAt(path.length)))
  );
}

/**
 * One server for both: requests below `/oidc` go to the identity provider before the framework sees them, which costs the
 * registries nothing, as middleware would.
 */
class Front {
  private provider: ((request: IncomingMessage, response: ServerResponse) => unknown) | undefined;

  mount(provider: Provider): void {
    this.provider = provider.callback();
  }

  serve(registries: RequestListener): Server {
    const server = createServer((request: MountedRequest, response) => {
      if (!this.provider || !isBelow(OIDC_PATH, request.url)) {
        registries(request, response);
        return;
      }
      request.originalUrl = request.url ?? '';
      request.url = request.originalUrl.slice(OIDC_PATH.length) || '/';
      this.provider(request, response);
    });
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.headersTimeout = KEEP_ALIVE_MS + 1_000;
    return server;
  }
}

/** The whole sandbox, ready to listen. */
export async function createSandbox(log: Logger): Promise<NestFastifyApplication> {
  const front = new Front();
  const root: DynamicModule = { module: SandboxModule, imports: [LoggingModule.with(log)] };
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: 'idle',
    serverFactory: (registries: RequestListener) => front.serve(registries),
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: toNestLogger(log),
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter(log));
  app.enableShutdownHooks();
  front.mount(app.get<Provider>(IDENTITY_PROVIDER, { strict: false }));
  return app;
}
