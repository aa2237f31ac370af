import type { INestApplication, INestMicroservice } from '@nestjs/common';
import type { KafkaEventStrategy } from './kafka-event-strategy.js';
import { OriginalErrorFilter } from './original-error.filter.js';

/** Binds the application's `@EventPattern` handlers to the strategy; `app.startAllMicroservices()` starts reading. */
export function connectEvents(app: INestApplication, strategy: KafkaEventStrategy): INestMicroservice {
  // The filter must stand before the handlers are bound, hence the deferred initialisation.
  const events = app.connectMicroservice({ strategy }, { deferInitialization: true });
  events.useGlobalFilters(new OriginalErrorFilter());
  return events;
}
