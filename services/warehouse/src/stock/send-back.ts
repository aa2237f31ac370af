import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { MovingAction, type Paper } from './moving-action.js';
import { sentBackAs } from './way-out.rules.js';

/** 退回发出: pieces leave for the customer, repaired or as they came. */
@Injectable()
export class SendBack extends MovingAction<'send_back'> {
  readonly kind = 'send_back';

  protected override paperOf({ waybillRef }: RecordedFactOf<'send_back'>['payload'], goods: string | null): Paper {
    return { kind: sentBackAs(goods), reference: waybillRef };
  }
}
