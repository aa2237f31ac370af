import { DevIssuer } from '@guitu/identity/dev-issuer';
import { Directory } from '@guitu/identity/directory';
import { PermissionGuard } from '@guitu/identity/permission.guard';
import { TokenCheck } from '@guitu/identity/token-check';
import { topicOf } from '@guitu/messaging/event-definition';
import { Journal } from '@guitu/messaging/journal';
import { RelayWake } from '@guitu/messaging/relay-wake';
import type { PeopleRecords } from '@guitu/masterdata-view/people-records';
import { Database } from '@guitu/persistence/database';
import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AlarmLoop } from '../alarms/alarm-loop.js';
import { CommandInterceptor } from '../command/command.interceptor.js';
import { ForgetReplies } from '../command/forget-replies.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { StrictValidationPipe } from '../http/strict-validation.pipe.js';
import { UndeclaredInputGuard } from '../http/undeclared-input.guard.js';
import { Metrics } from '../observability/metrics.js';
import { ObservabilityController } from '../observability/observability.controller.js';
import { Readiness } from '../observability/readiness.js';
import { sourceOf, type ServiceDefinition } from './define-service.js';
import { DevSignInController } from './dev-sign-in.controller.js';
import { EventReader } from './event-reader.js';
import { HouseMasterdata } from './house-masterdata.js';
import { HousePeople } from './house-people.js';
import { InternalEventsController } from './internal-events.controller.js';
import { ServiceConfig } from './service-config.js';
import { ServiceSource } from './service-source.js';

/** What every feature of a service may inject, and the order in which each request is judged: person, input, key, schema. */
@Global()
@Module({})
export class ServiceModule {
  static async for(definition: ServiceDefinition, config: ServiceConfig, database: Database, people?: () => PeopleRecords): Promise<DynamicModule> {
    const source = sourceOf(definition);
    const issuer = config.auth.GUITU_AUTH_MODE === 'dev' ? await DevIssuer.create(config.auth) : undefined;
    const tokens = new TokenCheck(config.auth, issuer?.jwks);
    const wake = new RelayWake(database.dataSource);
    const shared: Provider[] = [
      { provide: ServiceConfig, useValue: config },
      { provide: ServiceSource, useValue: new ServiceSource(source) },
      { provide: Database, useValue: database },
      { provide: RelayWake, useValue: wake },
      { provide: Journal, useValue: new Journal(topicOf(config.topicPrefix, source), wake) },
      { provide: HouseMasterdata, useFactory: () => new HouseMasterdata(config, database, definition, config.people === 'masterdata' && people === undefined) },
      { provide: HousePeople, useFactory: (masterdata: HouseMasterdata) => new HousePeople(config, masterdata, people), inject: [HouseMasterdata] },
      { provide: Directory, useFactory: (people: HousePeople) => people.directory, inject: [HousePeople] },
      { provide: TokenCheck, useValue: tokens },
      { provide: Metrics, useValue: new Metrics(config.name) },
      { provide: Readiness, useValue: new Readiness() },
      { provide: AlarmLoop, useValue: new AlarmLoop(config) },
      { provide: EventReader, useValue: new EventReader() },
      ...(issuer === undefined ? [] : [{ provide: DevIssuer, useValue: issuer }]),
    ];
    return {
      module: ServiceModule,
      imports: [definition.module(config)],
      controllers: [ObservabilityController, InternalEventsController, ...(issuer === undefined ? [] : [DevSignInController])],
      providers: [
        ...shared,
        ForgetReplies,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useFactory: (directory: Directory) => new PermissionGuard(tokens, directory), inject: [Directory] },
        { provide: APP_GUARD, useValue: new UndeclaredInputGuard() },
        { provide: APP_INTERCEPTOR, useValue: new CommandInterceptor(database) },
        { provide: APP_PIPE, useClass: StrictValidationPipe },
      ],
      exports: shared,
    };
  }
}
