/** 照片 (product.md §1 D7): a form that lists photos is not filed without one. */
import type { TaskMenu } from '@guitu/contracts/task';
import type { Transaction } from '@guitu/persistence/transaction';
import type { FieldError } from '@guitu/platform/http/problem';

/** Asked for by the form's field 照片; a paper (PDF) among the attachments is none. @param attachments ids, as the fact names them */
export async function photoFaults(tx: Transaction, attachments: readonly string[], { fields = [] }: Pick<TaskMenu, 'fields'>): Promise<FieldError[]> {
  if (!fields.includes('photos')) return [];
  const shown = await tx.query('select 1 from attachment where id = any($1::uuid[]) and media_type ~ $2 limit 1', [attachments, '^(image|video)/']);
  return shown.length > 0 ? [] : [{ path: 'attachments', zh: '此表单须附照片：请先上传，再在此给出编号。', en: 'This form needs a photo: upload it first, then name it here.' }];
}
