import type { INestApplication } from '@nestjs/common';
import type { NestMicroservice } from '@nestjs/microservices';
import type { KafkaEventStrategy } from './kafka-event-strategy.js';
import { OriginalErrorFilter } from './original-error.filter.js';

/** Binds the application's `@EventPattern` handlers to the strategy; `app.startAllMicroservices()` starts reading. */
export function connectEvents(app: INestApplication, strategy: KafkaEventStrategy): void {
  // The filter must stand before the handlers are bound, so their binding is deferred and done here as Nest itself does it.
  const events = app.connectMicroservice({ strategy }, { deferInitialization: true }) as unknown as NestMicroservice;
  events.useGlobalFilters(new OriginalErrorFilter());
  events.registerListeners();
  events.setIsInitialized(true);
  events.setIsInitHookCalled(true);
}
