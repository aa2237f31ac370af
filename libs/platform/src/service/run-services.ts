import type { Logger } from 'pino';
import { createLogger, NestLogger } from '../observability/logger.js';
import type { ServiceDefinition } from './define-service.js';
import { readServiceConfig } from './service-config.js';
import { startService, type RunningService } from './start-service.js';

/** How long an orderly stop may take before the process ends anyway (ms). */
const STOP_LIMIT = 12_000;

/**
 * Body of a main.ts: starts the services one after the other in this process and stops them in reverse order on SIGTERM or
 * SIGINT (exit code 0). Whatever goes wrong in one of them ends the process with code 1, so that a supervisor starts it again.
 */
export async function runServices(definitions: readonly ServiceDefinition[], env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const configs = readAll(definitions, env);
  const log = createLogger(configs[0]?.config.logLevel ?? 'info');
  const die = (error: unknown): void => {
    log.fatal({ err: error }, 'ends because of an error');
    process.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
  const running: RunningService[] = [];
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info(`${signal}: stopping`);
    setTimeout(() => die(new Error(`not stopped in ${STOP_LIMIT} ms`)), STOP_LIMIT).unref();
    void stopAll(running, log).then(() => process.exit(0), die);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  try {
    for (const { definition, config } of configs) {
      const service = await startService(definition, config, {
        logger: new NestLogger(log), onCrash: die,
        onWait: (error) => log.warn({ service: config.name, error: error instanceof Error ? error.message : String(error) }, `database not ready: waits up to ${config.databasePatience / 1_000} s`),
      });
      running.push(service);
      log.info({ service: service.name, url: service.url }, 'started');
      if (stopping) return;
    }
  } catch (error) {
    die(error);
  }
}

/** Configuration of all of them before any is started; what is wrong is said in plain words, without a stack. */
function readAll(definitions: readonly ServiceDefinition[], env: NodeJS.ProcessEnv) {
  try {
    return definitions.map((definition) => ({ definition, config: readServiceConfig(definition.name, env) }));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return process.exit(1);
  }
}

async function stopAll(running: readonly RunningService[], log: Logger): Promise<void> {
  for (const service of [...running].reverse()) {
    await service.stop();
    log.info({ service: service.name }, 'stopped');
  }
}
