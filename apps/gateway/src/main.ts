import 'reflect-metadata';
import { createLogger, endOnFailure, endOnUncaught, loadConfig } from '@licensing/platform';
import { createGateway } from './gateway.app';
import { GatewayEnvironment } from './gateway.config';

const NAME = 'gateway';

void endOnFailure(NAME, async () => {
  const config = loadConfig(GatewayEnvironment);
  const log = createLogger(NAME, config.LOG_LEVEL);
  endOnUncaught(log);
  const app = await createGateway(config, log);
  app.enableShutdownHooks();
  await app.listen(config.HTTP_PORT, config.HTTP_HOST);
  log.info({ port: config.HTTP_PORT }, 'started');
});
