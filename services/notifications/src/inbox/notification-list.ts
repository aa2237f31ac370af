/** The list as its owner reads it. */
import { z } from 'zod';
import { apiBase } from '@guitu/contracts/http/command-routes';
import { Instant } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import type { Database } from '@guitu/persistence/database';
import { wholeNumberOr } from '@guitu/platform/http/whole-number';
import { KINDS } from '../ringing/message.rules.js';
import { MOST_UNREAD, unreadShown } from './unread.rules.js';

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

export const Unread = z.object({
  unread: z.int().max(MOST_UNREAD + 1).describe('counted up to 100, which stands for 100 or more'),
  unreadShown: z.string().describe('the same as a bell shows it: 0 … 99, then 99+'),
}).meta({ id: 'UnreadNotifications' });
export type Unread = z.infer<typeof Unread>;

export const NotificationPage = z.object({
  items: z.array(NotificationItem), ...Unread.shape,
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

/** Of one person, asked so that PostgreSQL goes along the person's index: with `=` it may read everybody's rows backwards instead. */
const OF_PERSON = 'person = any(array[$1::text])';
const IN_ORDER = 'order by person, ord desc';

/** One page of a person's notifications, newest first, with the number of unread ones. */
export async function listNotifications(database: Database, person: string, { before, limit, unread, held }: ListQuery): Promise<NotificationPage> {
  const where = [OF_PERSON, ...(before === undefined ? [] : ['ord < $3']), ...(unread ? ['read_at is null'] : []), ...(held ? [] : ['held is null'])];
  const rows = await database.query<Row>(`select * from notification where ${where.join(' and ')} ${IN_ORDER} limit $2`, [person, limit + 1, ...(before === undefined ? [] : [before])]);
  const items = rows.slice(0, limit).map(toItem);
  return { items, ...(await countUnread(database, person)), next: rows.length > limit ? (items.at(-1)?.ord ?? null) : null };
}

/** Counts no further than what tells that there are more. */
export async function countUnread(database: Database, person: string): Promise<Unread> {
  const [row] = await database.query<{ unread: number }>(
    `select count(*)::integer as unread from (select 1 from notification where ${OF_PERSON} and read_at is null and held is null ${IN_ORDER} limit ${MOST_UNREAD + 1}) counted`, [person]);
  const unread = row?.unread ?? 0;
  return { unread, unreadShown: unreadShown(unread) };
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
