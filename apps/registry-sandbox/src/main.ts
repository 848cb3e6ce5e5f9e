import { createLogger, endOnFailure, endOnUncaught, loadConfig } from '@licensing/platform';
import { createSandbox } from './sandbox.app';
import { SandboxEnvironment } from './sandbox.config';

void endOnFailure('registry-sandbox', async () => {
  const config = loadConfig(SandboxEnvironment);
  const log = createLogger('registry-sandbox', config.LOG_LEVEL);
  endOnUncaught(log);
  const app = await createSandbox(log);
  await app.listen(config.HTTP_PORT, config.HTTP_HOST);
  log.info({ port: config.HTTP_PORT }, 'started');
});
