/** 表头 common to the sheets of the house: whose they are, by which form, under which procedure (product.md §3.5). Pure. */
import type { Sheet } from './sheet.js';

/** 表单编号: the form a kind of sheet is drawn by. Its version rises when what is asked on it changes. */
const FORMS = {
  inspection_report: 'FM-QA-001 A/0', return_slip: 'FM-WH-001 A/0', store_entry: 'FM-WH-002 A/0', rework_order: 'FM-PR-001 A/0', replenishment_order: 'FM-PR-002 A/0',
} as const;
export type FormKind = keyof typeof FORMS;

/** Whose the sheet is; null: masterdata has not told its name yet. */
export interface SheetCompany { readonly code: string; readonly name: string | null }

/** @param policy procedure and version the return runs under; null where this department has not heard of it yet */
export const headOf = (kind: FormKind, { code, name }: SheetCompany, policy: string | null): NonNullable<Sheet['head']> => ({ company: code, ...(name !== null && { name }), form: FORMS[kind], policy });

/** As one line of the sheet; a label, and a paper of before there were heads, has none. */
export const headLine = ({ head }: Sheet): string | null => (head === undefined ? null : [head.name ?? head.company, head.form, ...(head.policy === null ? [] : [head.policy])].join(' · '));
