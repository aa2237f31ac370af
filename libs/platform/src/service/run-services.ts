import { createLogger, NestLogger } from '../observability/logger.js';
import type { ServiceDefinition } from './define-service.js';
import { readServiceConfig } from './service-config.js';
import { startService, type RunningService } from './start-service.js';

/** How long an orderly stop may take before the process ends anyway (ms). */
const STOP_LIMIT = 12_000;

/**
 * Body of a main.ts: starts the services one after the other in this process and stops them in reverse order on SIGTERM or
 * SIGINT. Whatever goes wrong in one of them ends the process with code 1, so that a supervisor starts it again.
 */
export async function runServices(definitions: readonly ServiceDefinition[], env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const log = createLogger(definitions[0] === undefined ? 'info' : readServiceConfig(definitions[0].name, env).logLevel);
  const logger = new NestLogger(log);
  const running: RunningService[] = [];
  const die = (error: unknown): void => {
    log.fatal({ err: error }, 'ends because of an error');
    process.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', die);
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info(`${signal}: stopping`);
    setTimeout(() => die(new Error(`not stopped in ${STOP_LIMIT} ms`)), STOP_LIMIT).unref();
    void stopAll(running).then(() => process.exit(0), die);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const configs = definitions.map((definition) => ({ definition, config: readServiceConfig(definition.name, env) }));
  for (const { definition, config } of configs) {
    if (stopping) return;
    const service = await startService(definition, config, { logger, onCrash: die });
    running.push(service);
    log.info({ service: service.name, url: service.url }, 'started');
  }
}

async function stopAll(running: readonly RunningService[]): Promise<void> {
  for (const service of [...running].reverse()) await service.stop();
}
