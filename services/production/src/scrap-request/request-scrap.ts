import type { Transaction } from '@guitu/persistence/transaction';
import { Problem, type FieldError } from '@guitu/platform/http/problem';
import { FactAction } from '@guitu/task-desk/facts/fact-action';
import type { Known, RecordedFactOf } from '@guitu/task-desk/facts/fact-request';
import { photoFaults } from '@guitu/task-desk/facts/photo.rules';
import { scrapWeightFaults } from '@guitu/task-desk/facts/scrap-weight.rules';
import { Injectable } from '@nestjs/common';
import { portionColumns } from '@guitu/task-desk/facts/portion-columns';
import { ScrapRequest } from './scrap-request.entity.js';

/** 报废申请: what cannot be repaired at the line goes into its approval chain (S000-15 5.11, S000-19 四6); its approval is somebody else's. */
@Injectable()
export class RequestScrap extends FactAction<'scrap_request'> {
  readonly kind = 'scrap_request';

  override async check({ payload, task, attachments, takenOverFrom }: Known<'scrap_request'>, tx: Transaction): Promise<FieldError[]> {
    return task === null ? [] : [...scrapWeightFaults(payload, task.menu), ...(takenOverFrom === undefined ? await photoFaults(tx, attachments, task.menu) : [])];
  }

  /** @throws Problem 422 when the form's number is taken; asked of the insert itself, so that of two at once one is refused */
  override async write(tx: Transaction, fact: RecordedFactOf<'scrap_request'>): Promise<void> {
    const { formNo, qty, reasonCode, weightByGroup } = fact.payload;
    const { raw } = await tx.manager.createQueryBuilder().insert().into(ScrapRequest)
      .values({ ...(await portionColumns(tx, fact)), formNo, qty, reasonCode, weightByGroup: weightByGroup ?? null })
      .orIgnore().returning('fact_id').execute();
    if ((raw as unknown[]).length === 0) throw formNoTaken(formNo);
  }
}

const formNoTaken = (formNo: string): Problem => Problem.ofField('formNo', `报废单号 ${formNo} 已被使用。`, `Form number ${formNo} is taken.`);
