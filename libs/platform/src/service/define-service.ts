import type { MasterType } from '@guitu/contracts/masterdata/types';
import type { Subscription } from '@guitu/messaging/subscription';
import type { DatabaseConfig, MigrationClass } from '@guitu/persistence/data-source';
import type { DynamicModule, Type } from '@nestjs/common';
import type { ServiceConfig } from './service-config.js';

/** Routes whose body is a file: what their paths look like, and the media types they take. */
export interface FileRoutes { readonly path: RegExp; readonly types: readonly string[] }

/** A service as data: what `startService` makes a Nest application of its own from. */
export interface ServiceDefinition {
  /** Names the variables (GUITU_<NAME>_…), the database and the consumer group. */
  readonly name: string;
  /** Source of its events, topic `<prefix>.<source>` and path `/api/<source>`; default: the name. */
  readonly source?: string;
  /** Heading of its API page. */
  readonly title: string;
  /** Messaging and idempotency tables come first by themselves. */
  readonly migrations: readonly MigrationClass[];
  readonly entities?: DatabaseConfig['entities'];
  /** Topics it reads; handlers are `@EventPattern(type)` methods of its controllers. */
  readonly reads: readonly Subscription[];
  /** Types of master data it keeps beside people, in `master_view`; not read with GUITU_PEOPLE=demo. */
  readonly masterTypes?: readonly MasterType[];
  /** Largest JSON body in bytes, for a service that takes many rows at once; default 256 KiB. */
  readonly bodyLimit?: number;
  /** Routes that take a file as their body instead of JSON: paths below `/api/<source>/v1` and the types they take. */
  readonly uploads?: readonly FileRoutes[];
  /** The features. */
  readonly module: (config: ServiceConfig) => Type | DynamicModule;
}

/** Checks nothing at run time; gives the literal its type. */
export const defineService = (definition: ServiceDefinition): ServiceDefinition => definition;
export const sourceOf = (definition: ServiceDefinition): string => definition.source ?? definition.name;
