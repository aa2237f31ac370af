import type { RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { Injectable } from '@nestjs/common';
import { MovingAction, type Paper } from './moving-action.js';

/** 报废完成: pieces are made unusable; the task exists only after the approval (R22, S000-04 §5.6). */
@Injectable()
export class ScrapGoods extends MovingAction<'scrap'> {
  readonly kind = 'scrap';

  protected override paperOf({ methodCode }: RecordedFactOf<'scrap'>['payload']): Paper {
    return { kind: 'scrapped', reference: methodCode ?? null };
  }
}
