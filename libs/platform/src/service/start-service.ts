import { connectEvents } from '@guitu/messaging/connect-events';
import { HttpGapFetcher } from '@guitu/messaging/gap-fetcher';
import type { KafkaAddress } from '@guitu/messaging/kafka-client';
import type { PeopleRecords } from '@guitu/masterdata-view/people-records';
import { Relay } from '@guitu/messaging/relay';
import { RelayWake } from '@guitu/messaging/relay-wake';
import { applyMigrations } from '@guitu/persistence/apply-migrations';
import { awaitDatabase } from '@guitu/persistence/await-database';
import { Database } from '@guitu/persistence/database';
import type { INestApplicationContext, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { answerUnknownRoutes, prepareHttp } from '../http/prepare-http.js';
import { watchDependencies } from '../observability/watch-dependencies.js';
import { dataSourceOf } from './data-source-of.js';
import { sourceOf, type ServiceDefinition } from './define-service.js';
import { EventReader } from './event-reader.js';
import { INTERNAL_TOKEN } from './internal.guard.js';
import type { ServiceConfig } from './service-config.js';
import { ServiceModule } from './service.module.js';
import { TracedEvents } from './traced-events.js';

export interface RunningService {
  readonly name: string;
  /** base URL with the port it really listens on */
  readonly url: string;
  readonly app: INestApplicationContext;
  /** Stops taking requests, finishes those in hand, then consumers, relay and pool, in this order. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly logger?: LoggerService | false;
  /** The consumer died for good; default: the process exits with code 1. */
  readonly onCrash?: (error: Error) => void;
  /** The database does not take connections yet, and is waited for; told once. */
  readonly onWait?: (error: unknown) => void;
  /** People from elsewhere than master data, asked for each time. */
  readonly people?: () => PeopleRecords;
  /** How connections to Kafka are made; default: plain TCP. */
  readonly kafkaSocket?: KafkaAddress['socketFactory'];
}

/**
 * Starts one service as a Nest application of its own: database migrated, HTTP listening, events read, journal relayed.
 * Kafka may be away. The database is waited for as long as the configuration says; its absence is then an error.
 */
export async function startService(definition: ServiceDefinition, config: ServiceConfig, options: StartOptions = {}): Promise<RunningService> {
  const dataSource = dataSourceOf(definition, config);
  await awaitDatabase(config.databaseUrl, { patience: config.databasePatience, onWait: (error) => options.onWait?.(error) });
  await dataSource.initialize();
  try {
    await applyMigrations(dataSource);
    return await run(definition, config, new Database(dataSource), options);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

async function run(definition: ServiceDefinition, config: ServiceConfig, database: Database, options: StartOptions): Promise<RunningService> {
  const { dataSource } = database;
  const kafka: KafkaAddress = { ...config.kafka, ...(options.kafkaSocket && { socketFactory: options.kafkaSocket }) };
  const app = await NestFactory.create<NestExpressApplication>(await ServiceModule.for(definition, config, database, options.people), {
    bodyParser: false, abortOnError: false, ...(options.logger !== undefined && { logger: options.logger }),
  });
  prepareHttp(app, definition);
  const relay = new Relay({ kafka, dataSource, source: sourceOf(definition), wake: app.get(RelayWake) });
  const strategy = definition.reads.length === 0 ? undefined : new TracedEvents(definition.name, {
    kafka, dataSource, topicPrefix: config.topicPrefix, groupId: `${config.topicPrefix}-${definition.name}`, subscriptions: definition.reads,
    gapFetcher: new HttpGapFetcher({ baseUrls: config.peers, headers: () => ({ [INTERNAL_TOKEN]: config.internalToken }) }),
    onCrash: options.onCrash,
  });
  if (strategy !== undefined) {
    app.get(EventReader).attach(strategy);
    connectEvents(app, strategy);
  }
  watchDependencies(app, definition.name, database, strategy?.consumer);
  await app.init();
  answerUnknownRoutes(app);
  await app.startAllMicroservices();
  relay.start();
  await app.listen(config.port, config.host);
  // beside its work: a new release may know what the one before could not handle
  void strategy?.handleHeldUp().catch(() => undefined);
  const { port } = app.getHttpServer().address() as { port: number };
  return {
    name: definition.name, url: `http://${config.host}:${port}`, app,
    stop: async () => {
      await app.close();
      await relay.stop();
      await dataSource.destroy();
    },
  };
}
