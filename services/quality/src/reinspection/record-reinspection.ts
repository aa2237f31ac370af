import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';
import type { Known } from '@guitu/task-desk/facts/fact-request';
import { wholeQuantityFaults } from '@guitu/task-desk/facts/whole-quantity.rules';
import { Injectable } from '@nestjs/common';
import { CheckPortion } from '../check-portion.js';
import { Reinspection } from './reinspection.entity.js';

/** 复检结果: a repaired portion is looked at again; what is NG goes into the next round of 返修 (R44). */
@Injectable()
export class RecordReinspection extends CheckPortion<'reinspect'> {
  readonly kind = 'reinspect';
  protected readonly table = Reinspection;

  override async check(known: Known<'reinspect'>, tx: Transaction): Promise<FieldError[]> {
    const { payload, task } = known;
    return [...(await super.check(known, tx)), ...(task === null ? [] : wholeQuantityFaults('pass', [payload.pass, payload.fail], task.lines))];
  }
}
