/** The list as its owner reads it. */
import { z } from 'zod';
import { apiBase } from '@guitu/contracts/http/command-routes';
import { Instant } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import type { Database } from '@guitu/persistence/database';
import { wholeNumberOr } from '@guitu/platform/http/whole-number';
import { KINDS } from '../ringing/message.rules.js';

export const NotificationItem = z.object({
  id: z.uuid(),
  /** place in the list, newest highest; decimal string */
  ord: z.string(),
  kind: z.enum(KINDS), title: LabelText, text: LabelText,
  companyCode: z.string(), plantCode: z.string(), returnNo: z.string(), taskId: z.string().nullable(),
  /** where the return can be read */
  link: z.string(),
  dueAt: Instant.nullable(), occurredAt: Instant, readAt: Instant.nullable(),
  /** 已知悉: he has taken note of it, and the next rung alone rings again */
  acknowledgedAt: Instant.nullable(),
  /** role that was rung; the absent person this one stands in for */
  role: z.string(), onBehalfOf: z.string().nullable(),
  /** why it did not ring: kill switch on, or the hour's cap reached */
  held: z.enum(['switched_off', 'cap']).nullable(),
  /** why this person is asked (substitute, deputy, head …) and why not the role's own people (leave, vacant …); null: they are */
  why: z.string().nullable(), because: z.string().nullable(),
}).meta({ id: 'Notification' });
export type NotificationItem = z.infer<typeof NotificationItem>;

export const NotificationPage = z.object({
  items: z.array(NotificationItem), unread: z.int(),
  /** `before` of the next page; null at the end */
  next: z.string().nullable(),
}).meta({ id: 'NotificationPage' });
export type NotificationPage = z.infer<typeof NotificationPage>;

const Flag = z.enum(['true', 'false']).default('false').transform((text) => text === 'true');
export const Ord = z.string().regex(/^[1-9]\d{0,17}$/);
export const ListQuery = z.strictObject({
  unread: Flag,
  /** include what was held back */
  held: Flag,
  before: Ord.optional(),
  limit: wholeNumberOr(50, 1, 200),
});
export type ListQuery = z.infer<typeof ListQuery>;

interface Row {
  ord: string; id: string; kind: NotificationItem['kind']; title_zh: string; title_en: string; text_zh: string; text_en: string;
  company_code: string; plant_code: string; return_no: string; task_id: string | null; due_at: Date | null; occurred_at: Date; read_at: Date | null; acknowledged_at: Date | null;
  role: string; stands_in_for: string | null; held: NotificationItem['held'];
  why: string | null; because: string | null;
}

/** One page of a person's notifications, newest first, with the number of unread ones. */
export async function listNotifications(database: Database, person: string, query: ListQuery): Promise<NotificationPage> {
  const rows = await database.query<Row>(
    `select * from notification where person = $1 and ($2::bigint is null or ord < $2) and (not $3 or read_at is null) and ($4 or held is null)
     order by ord desc limit $5`,
    [person, query.before ?? null, query.unread, query.held, query.limit + 1],
  );
  const items = rows.slice(0, query.limit).map(toItem);
  return { items, unread: await countUnread(database, person), next: rows.length > query.limit ? (items.at(-1)?.ord ?? null) : null };
}

export async function countUnread(database: Database, person: string): Promise<number> {
  const [row] = await database.query<{ unread: number }>('select count(*)::integer as unread from notification where person = $1 and read_at is null and held is null', [person]);
  return row?.unread ?? 0;
}

/** Rows a live screen has not shown: one by its place, or all after a place, oldest first. */
export async function notificationsAfter(database: Database, person: string, after: string): Promise<NotificationItem[]> {
  return (await database.query<Row>('select * from notification where person = $1 and ord > $2 and held is null order by ord limit 200', [person, after])).map(toItem);
}

export async function notificationAt(database: Database, person: string, ord: string): Promise<NotificationItem | null> {
  const [row] = await database.query<Row>('select * from notification where person = $1 and ord = $2', [person, ord]);
  return row === undefined ? null : toItem(row);
}

function toItem(row: Row): NotificationItem {
  return {
    id: row.id, ord: row.ord, kind: row.kind, title: { zh: row.title_zh, en: row.title_en }, text: { zh: row.text_zh, en: row.text_en },
    companyCode: row.company_code, plantCode: row.plant_code, returnNo: row.return_no, taskId: row.task_id, link: `${apiBase('returns')}/returns/${row.return_no}`,
    dueAt: row.due_at?.getTime() ?? null, occurredAt: row.occurred_at.getTime(), readAt: row.read_at?.getTime() ?? null, acknowledgedAt: row.acknowledged_at?.getTime() ?? null,
    role: row.role, onBehalfOf: row.stands_in_for, held: row.held, why: row.why, because: row.because,
  };
}
