import { FactAction } from '@guitu/task-desk/facts/fact-action';
import { Injectable } from '@nestjs/common';

/** 客户发货: the carrier announced a parcel; the process alone keeps it, as a new start of the wait for arrival. */
@Injectable()
export class RecordDispatch extends FactAction<'dispatched'> {
  readonly kind = 'dispatched';
}
