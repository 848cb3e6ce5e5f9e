import { type DynamicModule, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type TlsSettings } from '../config/tls.config';
import { createGrpcClient, type GrpcClient, type ServiceShape } from './grpc-client';

interface ClientDefinition<C> {
  readonly token: symbol;
  readonly definition: ServiceShape;
  /** The address, from the app's own configuration. */
  readonly address: (config: C) => string;
}

const CLIENTS = Symbol('grpc clients');

@Injectable()
class ClientCloser implements OnApplicationShutdown {
  constructor(@Inject(CLIENTS) private readonly clients: readonly GrpcClient<ServiceShape>[]) {}

  onApplicationShutdown(): void {
    for (const client of this.clients) client.close();
  }
}

/** Provides one typed gRPC client per neighbour service, closed when the app stops. */
@Module({})
export class GrpcClientsModule {
  static forServices<C extends TlsSettings>(
    Environment: new () => C,
    clients: readonly ClientDefinition<C>[],
  ): DynamicModule {
    const tokens = clients.map((client) => client.token);
    return {
      module: GrpcClientsModule,
      global: true,
      providers: [
        ...clients.map(({ token, definition, address }) => ({
          provide: token,
          inject: [Environment],
          useFactory: (config: C) => createGrpcClient(definition, address(config), config),
        })),
        { provide: CLIENTS, inject: tokens, useFactory: (...built: GrpcClient<ServiceShape>[]) => built },
        ClientCloser,
      ],
      exports: tokens,
    };
  }
}
