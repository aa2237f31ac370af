/** What a workflow asked for, in one form for both sides: as its history says, and as its code asks when the history is replayed. */
import type { History } from '@temporalio/worker';
import { requestHash } from '../record/revision-hash.js';
import type { RecordAnswer, RecordRequest } from '../workflow/return-run.js';

/** By the command's own number where it has one; attributes have none and are numbered in order. */
export interface Commands {
  /** ms by timer number */
  timers: Map<number, number>;
  /** JSON of the arguments by activity number */
  activities: Map<number, string>;
  /** hash of what a local `record` was asked to write, by its number; local activities leave no input in the history */
  records: Map<number, string>;
  /** JSON of the attributes set, in order */
  attributes: string[];
}
const nothing = (): Commands => ({ timers: new Map(), activities: new Map(), records: new Map(), attributes: [] });

/** Characters of a long value that are shown, and how many of them lie before the difference. */
const SHOWN = 120;
const LEAD = 40;

/** As the history has them, or as text (workflow/observe-commands.ts). */
type Bytes = Uint8Array | string | null | undefined;
interface Payload { data?: Bytes }
interface Duration { seconds?: unknown; nanos?: number | null }

const json = (payload: Payload | null | undefined): unknown => {
  const text = Buffer.from(payload?.data ?? []).toString('utf8');
  return text === '' ? null : (JSON.parse(text) as unknown);
};
const values = (payloads: readonly Payload[] | null | undefined): string => JSON.stringify((payloads ?? []).map(json));
const fields = (map: Record<string, Payload> | null | undefined): string =>
  JSON.stringify(Object.entries(map ?? {}).sort(([left], [right]) => (left < right ? -1 : 1)).map(([name, payload]) => [name, json(payload)]));
const milliseconds = (duration: Duration | null | undefined): number => whole(duration?.seconds) * 1_000 + Math.round((duration?.nanos ?? 0) / 1e6);

/** A protobuf 64-bit number: a Long, its JSON, or a plain number. */
function whole(value: unknown): number {
  if (typeof value === 'object' && value !== null && 'low' in value && 'high' in value) return Number(value.high) * 2 ** 32 + (Number(value.low) >>> 0);
  return Number(value ?? 0);
}

/** As the history says. A local record that failed leaves no hash; its ordinary successor is compared by its input. */
export function commandsOfHistory(history: History): Commands {
  const commands = nothing();
  for (const event of history.events ?? []) {
    const timer = event.timerStartedEventAttributes;
    if (timer) commands.timers.set(Number(timer.timerId), milliseconds(timer.startToFireTimeout));
    const activity = event.activityTaskScheduledEventAttributes;
    if (activity) commands.activities.set(Number(activity.activityId), values(activity.input?.payloads));
    const upsert = event.upsertWorkflowSearchAttributesEventAttributes;
    if (upsert) commands.attributes.push(fields(upsert.searchAttributes?.indexedFields));
    const marker = event.markerRecordedEventAttributes;
    if (marker?.markerName !== 'core_local_activity') continue;
    const { seq } = json(marker.details?.['data']?.payloads?.[0]) as { seq: number };
    const answer = json(marker.details?.['result']?.payloads?.[0]) as RecordAnswer | null;
    if (answer) commands.records.set(seq, answer.hash);
  }
  return commands;
}

interface ReplayedCommand {
  startTimer?: { seq: number; startToFireTimeout: Duration };
  scheduleActivity?: { seq: number; activityId: string; arguments: Payload[] };
  scheduleLocalActivity?: { seq: number; arguments: Payload[] };
  upsertWorkflowSearchAttributes?: { searchAttributes: Record<string, Payload> | { indexedFields: Record<string, Payload> } };
}

/** As the code asks; `batches` are the JSON texts of workflow/observe-commands.ts, one per activation. */
export function commandsOfReplay(batches: readonly string[]): Commands {
  const commands = nothing();
  for (const command of batches.flatMap((batch) => JSON.parse(batch) as ReplayedCommand[])) {
    if (command.startTimer) commands.timers.set(command.startTimer.seq, milliseconds(command.startTimer.startToFireTimeout));
    if (command.scheduleActivity) commands.activities.set(Number(command.scheduleActivity.activityId), values(command.scheduleActivity.arguments));
    if (command.scheduleLocalActivity) {
      const request = json(command.scheduleLocalActivity.arguments[0]) as RecordRequest;
      commands.records.set(command.scheduleLocalActivity.seq, requestHash(request.revisions));
    }
    if (command.upsertWorkflowSearchAttributes) {
      const { searchAttributes } = command.upsertWorkflowSearchAttributes;
      commands.attributes.push(fields('indexedFields' in searchAttributes ? (searchAttributes.indexedFields as Record<string, Payload>) : searchAttributes));
    }
  }
  return commands;
}

/** One sentence per difference; commands the history does not have (yet) are replay's own business. */
export function differences(history: Commands, replay: Commands): string[] {
  const found: string[] = [];
  const compare = <T>(what: string, was: ReadonlyMap<number, T>, is: ReadonlyMap<number, T>): void => {
    for (const [number, value] of was) {
      const now = is.get(number);
      if (now !== value) found.push(`${what} ${number}: ${whereTheyDiffer(String(value), now === undefined ? 'nothing' : String(now))}`);
    }
  };
  compare('timer', history.timers, replay.timers);
  compare('activity input', history.activities, replay.activities);
  compare('record', history.records, replay.records);
  compare('search attributes', new Map(history.attributes.entries()), new Map(replay.attributes.entries()));
  return found;
}

/** Long texts from a little before the first difference on. */
function whereTheyDiffer(history: string, code: string): string {
  let at = 0;
  while (at < history.length && history[at] === code[at]) at += 1;
  const cut = (text: string): string => (text.length <= SHOWN ? text : `${at > LEAD ? '…' : ''}${text.slice(Math.max(0, at - LEAD), Math.max(0, at - LEAD) + SHOWN)}…`);
  return `history ${cut(history)}, code ${cut(code)}`;
}
