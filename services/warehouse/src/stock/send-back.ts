import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import type { Command } from '@guitu/platform/command/command';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { FactDesk } from '@guitu/task-desk/facts/fact-desk';
import type { FactRequest, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { askingRelease } from '../release/require-released.js';
import { MovingAction, type Paper } from './moving-action.js';
import { sentBackAs } from './way-out.rules.js';

/** 退回发出: pieces leave for the customer, repaired or as they came, once they are released (R51). */
@Injectable()
export class SendBack extends MovingAction<'send_back'> {
  readonly kind = 'send_back';

  constructor(desk: FactDesk, private readonly config: ServiceConfig) {
    super(desk);
  }

  override execute(command: Command, request: FactRequest<'send_back'>): Promise<RecordedFact> {
    return super.execute(askingRelease(command, request, 'send_back', this.config.timeZone), request);
  }

  protected override paperOf({ waybillRef }: RecordedFactOf<'send_back'>['payload'], goods: string | null): Paper {
    return { kind: sentBackAs(goods), reference: waybillRef };
  }
}
