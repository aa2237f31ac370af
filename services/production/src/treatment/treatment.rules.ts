/** 处理完成 (S000-03 (二)3). That it is not more than the task holds, the desk checks. Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskMenu } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

/** Something was treated; goods sold under a new certificate (换证销售) name it. */
export function treatmentFaults({ certificateNo }: Pick<FactPayload<'treat'>, 'certificateNo'>, { requires = [] }: Pick<TaskMenu, 'requires'>): FieldError[] {
  if (!requires.includes('certificate') || certificateNo !== undefined) return [];
  return [{ path: 'certificateNo', zh: '换证销售须填写新合格证号。', en: 'Goods sold under a new certificate need its number.' }];
}
