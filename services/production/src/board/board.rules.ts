/** 返修补货看板: in which column a piece of work stands (product.md D1). Pure. */
export const COLUMNS = ['to_plan', 'at_work', 'to_check', 'done'] as const;
export type Column = (typeof COLUMNS)[number];
export const COLUMN_WORDS: Readonly<Record<Column, { readonly zh: string; readonly en: string }>> = {
  to_plan: { zh: '待排', en: 'To plan' }, at_work: { zh: '在修', en: 'At work' }, to_check: { zh: '待检', en: 'To be checked' }, done: { zh: '完工', en: 'Done' },
};

/** Goods outcomes that production works on. */
export const WORKED_ON: readonly string[] = ['REWORK', 'REFURBISH', 'DISCOUNTED_UNIT'];
/** Where a portion is, in the status's word; whatever comes before the work is still to be planned. */
export const COLUMN_OF_PLACE: Readonly<Record<string, Column>> = { rework: 'at_work', firstArticle: 'to_check', reinspect: 'to_check', unitTest: 'to_check', pack: 'done', dispatchCheck: 'done', sendBack: 'done', stockIn: 'done', stocked: 'done', sent_back: 'done' };
