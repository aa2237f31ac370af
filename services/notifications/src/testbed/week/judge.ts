/** Was anybody told too often, never, or while away? Judged by what the vendors took and what the service kept. */
import { NoticeRequestedV1, ReturnClosedV1, RungReachedV1 } from '@guitu/contracts/events/process-events';
import type { WrittenEvent } from '@guitu/messaging/testbed/event-writer';
import type { Database } from '@guitu/persistence/database';
import { isThere, MONDAY, PEOPLE } from './house.js';
import { RULES, type NotificationRule, type RuleKey } from '../../rules/notification-rules.js';
import type { Receipt } from './sinks.js';

const DAY_MS = 86_400_000;
const HOUR = 3_600_000;

interface Row {
  readonly event_id: string; readonly person: string; readonly kind: string; readonly rule: RuleKey; readonly return_no: string; readonly held: string | null; readonly message_id: string | null; readonly push_at: Date | null;
  readonly read_at: Date | null; readonly done_at: Date | null; readonly created_at: Date; readonly stands_in_for: string | null;
}
interface Message { readonly id: string; readonly person: string; readonly kind: string; readonly regardless: boolean; readonly handed_on_at: Date | null }

/** Pushes of each person and day, one line each, Monday first. The operator of the deliveries is not one of them. */
export function tableOf(receipts: readonly Receipt[], days: number): string {
  const count = (staff: string, day: number): number => receipts.filter(({ person, at }) => person === staff && Math.floor((at - MONDAY) / DAY_MS) === day).length;
  const lines = PEOPLE.map(({ staff }) => [staff.slice(2), ...Array.from({ length: days }, (_, day) => count(staff, day))]);
  return lines.map(([name, ...counts]) => `${String(name).padEnd(10)}${counts.map((n) => String(n).padStart(4)).join('')}`).join('\n');
}

/** Pushes a working day of those who work that day, the budget's figure (product.md §5: at most 8). */
export function medianPerDay(receipts: readonly Receipt[], days: number): number {
  const counts = PEOPLE.flatMap((one) => Array.from({ length: Math.min(days, 5) }, (_, day) => day).filter((day) => !(one.leave ?? []).includes(day) && (one.shift?.days.includes(day) ?? true))
    .map((day) => receipts.filter(({ person, at }) => person === one.staff && Math.floor((at - MONDAY) / DAY_MS) === day).length)).sort((one, other) => one - other);
  return counts[Math.floor(counts.length / 2)] ?? 0;
}

/** @param capRemind most reminders a person gets in an hour · @param end of the days played, UTC ms · @returns findings; none if all is right */
export async function judge(database: Database, events: readonly WrittenEvent[], receipts: readonly Receipt[], capRemind: number, end: number): Promise<string[]> {
  const moved = new Set((await database.query<{ person: string; rule: string }>('select person, rule from digest_choice')).map(({ person, rule }) => `${person} ${rule}`));
  const rows = await database.query<Row>('select * from notification');
  const messages = new Map((await database.query<Message>('select id, person, kind, regardless, handed_on_at from message')).map((one) => [one.id, one]));
  return [...unheard(rows, events), ...doubled(rows, receipts), ...lost(rows.filter(({ person, rule }) => !moved.has(`${person} ${rule}`)), receipts, messages, end), ...atTheWrongTime(receipts, messages), ...overTheCap(rows, capRemind)];
}

/** Every planned rung, stop and end is on somebody's list: as many events of each rule as were planned. */
function unheard(rows: readonly Row[], events: readonly WrittenEvent[]): string[] {
  const ruleOf = ({ type, body }: WrittenEvent): RuleKey | undefined => (type === RungReachedV1.type ? (body as { action: 'remind' | 'breach' | 'escalate' }).action : type === ReturnClosedV1.type ? 'closed' : type === NoticeRequestedV1.type ? 'stop_work' : undefined);
  return (['remind', 'breach', 'escalate', 'closed', 'stop_work'] as const).flatMap((rule) => {
    const [planned, heard] = [events.filter((event) => ruleOf(event) === rule).length, new Set(rows.filter((row) => row.rule === rule).map(({ event_id }) => event_id)).size];
    return planned === heard ? [] : [`${planned} ${rule} planned, ${heard} heard`];
  });
}

function doubled(rows: readonly Row[], receipts: readonly Receipt[]): string[] {
  const twice = (keys: readonly string[], what: string): string[] => [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map((key) => `${what} twice: ${key}`);
  return [...twice(receipts.map(({ messageId }) => messageId), 'message'), ...twice(rows.map(({ event_id, person }) => `${event_id} ${person}`), 'row')];
}

/** Every row that pushes reached its person, or was done or read before, held back, moved to the digest, or went on to somebody whose row did. */
function lost(rows: readonly Row[], receipts: readonly Receipt[], messages: ReadonlyMap<string, Message>, end: number): string[] {
  const reached = new Set(receipts.map(({ messageId, person }) => `${messageId} ${person}`));
  const wentOn = ({ event_id, person, created_at }: Row): boolean => rows.some((other) => other.event_id === event_id && other.person !== person && (other.stands_in_for === person || other.created_at.getTime() <= created_at.getTime()));
  const isFine = (row: Row): boolean => {
    if (!(RULES[row.rule] as NotificationRule).push || row.held !== null || row.done_at !== null || row.read_at !== null) return true;
    if (row.message_id !== null) return reached.has(`${row.message_id} ${row.person}`) || (messages.get(row.message_id)?.handed_on_at != null && wentOn(row));
    // it still waits for the end of quiet hours; or it went on to whoever stands in
    return row.push_at === null ? wentOn(row) : row.push_at.getTime() >= end - HOUR;
  };
  const known = new Set(messages.keys());
  return [...rows.filter((row) => !isFine(row)).map(({ rule, return_no, person }) => `lost: ${rule} of ${return_no} for ${person}`), ...receipts.filter(({ messageId }) => !known.has(messageId)).map(({ person }) => `out of nowhere: ${person}`)];
}

function atTheWrongTime(receipts: readonly Receipt[], messages: ReadonlyMap<string, Message>): string[] {
  return receipts.flatMap(({ person, messageId, at }) => {
    const message = messages.get(messageId);
    const one = PEOPLE.find(({ staff }) => staff === person);
    if (message === undefined || one === undefined || (RULES[message.kind as RuleKey] as NotificationRule | undefined)?.breaksThrough === true) return [];
    const { away, quiet } = isThere(one, at);
    const when = new Date(at).toISOString();
    if (message.regardless) return [`${person} was rung although he is away or asleep: ${message.kind} at ${when}`];
    return [...(away ? [`${person} is away: ${message.kind} at ${when}`] : []), ...(quiet && !away ? [`quiet hours of ${person}: ${message.kind} at ${when}`] : [])];
  });
}

function overTheCap(rows: readonly Row[], cap: number): string[] {
  const reminders = rows.filter(({ kind, held }) => kind === 'remind' && held === null);
  return reminders.flatMap((row) => {
    const before = reminders.filter(({ person, created_at }) => person === row.person && created_at <= row.created_at && created_at.getTime() > row.created_at.getTime() - HOUR);
    return before.length > cap ? [`over the cap: ${row.person} at ${row.created_at.toISOString()}`] : [];
  });
}
