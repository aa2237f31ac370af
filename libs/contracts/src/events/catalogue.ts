/** Every event of the house: feeds producers' checks, golden fixtures, AsyncAPI and docs/events.md. */
import type { EventDefinition } from './define-event.js';
import { PersonErasedV1 } from '../masterdata/erasure.js';
import { DeliveryRejectedV1, ImportRejectedV1, MASTER_EVENTS } from '../masterdata/records.js';
import { FACT_EVENTS } from './fact-events.js';
import { FollowUpStatedV1 } from './follow-up-stated.js';
import { OrderDateMovedV1 } from './order-date-moved.js';
import { CalendarPublishedV1, PolicyPublishedV1 } from './policy-published.js';
import { QuestionStatedV1 } from './question-stated.js';
import { ReturnTakenOverV1 } from './return-taken-over.js';
import { TaskNudgedV1 } from './task-nudged.js';
import { TASK_HELD } from './task-held.js';
import { TASK_REASSIGNED } from './task-reassigned.js';
import { SerialsRegisteredV1 } from './serials-registered.js';
import { PROCESS_EVENTS } from './process-events.js';

export const EVENTS: ReadonlyMap<string, EventDefinition> = new Map<string, EventDefinition>(
  [...FACT_EVENTS.values(), PolicyPublishedV1, CalendarPublishedV1, TaskNudgedV1, SerialsRegisteredV1, ReturnTakenOverV1, QuestionStatedV1, FollowUpStatedV1, OrderDateMovedV1, ...Object.values(TASK_REASSIGNED), ...Object.values(TASK_HELD), ...Object.values(PROCESS_EVENTS), ...Object.values(MASTER_EVENTS), ImportRejectedV1, DeliveryRejectedV1, PersonErasedV1].map((e) => [e.type, e as EventDefinition]),
);
