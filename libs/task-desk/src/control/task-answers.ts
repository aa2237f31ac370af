/** Ways of answering a task that are the same at every desk and need no rows of the department: 异常处置, 放行循环, 事项完成. */
import { Injectable } from '@nestjs/common';
import { FactAction } from '../facts/fact-action.js';

/** The menu names the anomaly; accept or dismiss it. */
@Injectable()
export class ResolveAnomaly extends FactAction<'resolve'> {
  readonly kind = 'resolve';
}

/** Another round where a loop reached its bound. */
@Injectable()
export class GrantLoop extends FactAction<'grant'> {
  readonly kind = 'grant';
}

/** A duty of the policy: form filed, record made. */
@Injectable()
export class CompleteDuty extends FactAction<'duty'> {
  readonly kind = 'duty';
}
