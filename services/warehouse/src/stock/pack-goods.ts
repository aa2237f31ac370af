import { FactAction } from '@guitu/task-desk/facts/fact-action';
import { Injectable } from '@nestjs/common';

/** 包装完成: pieces are ready to go back; they are still here until they are sent. */
@Injectable()
export class PackGoods extends FactAction<'pack'> {
  readonly kind = 'pack';
}
