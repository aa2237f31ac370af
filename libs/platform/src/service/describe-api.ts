import { createDataSource } from '@guitu/persistence/data-source';
import { Database } from '@guitu/persistence/database';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import { openApiDocument } from '../http/openapi.js';
import { prepareHttp } from '../http/prepare-http.js';
import type { ServiceDefinition } from './define-service.js';
import { readServiceConfig } from './service-config.js';
import { ServiceModule } from './service.module.js';

/** Addresses at which nothing listens: the document is made without a server. */
const nowhere = (name: string): Record<string, string> => ({
  [`GUITU_${name.toUpperCase()}_DATABASE_URL`]: 'postgres://nobody@127.0.0.1:1/nothing',
  [`GUITU_${name.toUpperCase()}_PORT`]: '0',
  GUITU_KAFKA_BROKERS: '127.0.0.1:1',
});

/**
 * The OpenAPI document a service serves, without database, broker or Temporal: Nest only looks at the routes (preview), it
 * makes no provider and no controller.
 */
export async function describeApi(definition: ServiceDefinition): Promise<OpenAPIObject> {
  return openApiDocument(await previewApi(definition), definition.title);
}

/** The application as Nest looks at it without making anything. */
export async function previewApi(definition: ServiceDefinition): Promise<NestExpressApplication> {
  const config = readServiceConfig(definition.name, nowhere(definition.name));
  const database = new Database(createDataSource({ url: config.databaseUrl, migrations: [] }));
  const app = await NestFactory.create<NestExpressApplication>(await ServiceModule.for(definition, config, database), {
    preview: true, logger: false, abortOnError: false, bodyParser: false,
  });
  prepareHttp(app, definition);
  return app;
}
