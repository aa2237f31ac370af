/** What happens in the week, the same for the same seed: returns with tasks, their clocks, changes, stops and ends, on a grid of five minutes. */
import { NoticeRequestedV1, ReturnClosedV1, RungReachedV1, TaskStatedV1 } from '@guitu/contracts/events/process-events';
import type { EventDefinition } from '@guitu/contracts/events/define-event';
import { subjectOf } from '@guitu/contracts/process-names';
import type { WrittenEvent } from '@guitu/messaging/testbed/event-writer';
import { taskOf } from '@guitu/task-desk/testbed/statements';
import type { Desk } from '@guitu/contracts/vocabulary';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { at, PLACE } from './house.js';

/** Numbers from 0 to 1 by a seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Step { readonly desk: Desk; readonly accepts: FactKind; readonly dept: string; readonly role: string; readonly head: string }
const STEPS: readonly Step[] = [
  { desk: 'returns', accepts: 'review', dept: 'SALES', role: 'sales', head: 'salesHead' }, { desk: 'warehouse', accepts: 'receive', dept: 'WAREHOUSE', role: 'keeper', head: 'whHead' },
  { desk: 'quality', accepts: 'dispose', dept: 'QUALITY', role: 'qc', head: 'qcHead' }, { desk: 'production', accepts: 'repair', dept: 'PRODUCTION', role: 'prod', head: 'prodHead' },
  { desk: 'returns', accepts: 'instruct', dept: 'AFTER_SALES', role: 'after', head: 'afterHead' }, { desk: 'production', accepts: 'order', dept: 'PLANNING', role: 'pmc', head: 'gm' },
];
const HOUR = 60;
const grid = (minutes: number): number => Math.round(minutes / 5) * 5;

/** @param days so many from Monday · @returns events in the order of their instants */
export function planWeek(days: number, returnsPerDay: number, seed: number): WrittenEvent[] {
  const random = numbersFrom(seed);
  const events: WrittenEvent[] = [];
  let number = 0;
  const say = <T extends { returnNo: string }>(event: EventDefinition<T>, body: T, minute: number): void => {
    events.push({ subject: subjectOf(PLACE.companyCode, body.returnNo), type: event.type, body: event.schema.parse(body), recordedAt: at(0, minute) });
  };
  const oneReturn = (start: number): void => {
    const returnNo = `RT2026-${String((number += 1)).padStart(6, '0')}`;
    const about = { ...PLACE, returnNo };
    let minute = start;
    const steps = STEPS.slice(Math.floor(random() * 3)).slice(0, 3);
    for (const [index, { desk, accepts, dept, role, head }] of steps.entries()) {
      const [budget, took] = [grid((2 + random() * 22) * HOUR), grid((1 + random() * 36) * HOUR)];
      const [due, done] = [minute + budget, minute + took];
      const title = { zh: `第 ${index + 1} 步`, en: `Step ${index + 1}` };
      const taskId = `c1/${accepts}/1/1`;
      const task = (more: object) => taskOf(desk, accepts, { ...about, taskId, title, owner: { dept, role, head } as never, openedAt: at(0, minute), dueAt: at(0, due), ...more });
      say(TaskStatedV1, task({}), minute);
      const rung = (action: 'remind' | 'breach' | 'escalate', when: number, to: string[]): void => {
        if (when < done) say(RungReachedV1, { ...about, clockId: `c1/${accepts}`, sla: accepts, title, action, rung: 0, dueAt: at(0, due), rungAt: at(0, when), to: to.map((one) => ({ dept, role: one })) as never, taskId }, when);
      };
      rung('remind', minute + grid(budget * 0.75), [role]);
      if (random() < 0.2 && took > 60) say(TaskStatedV1, task({ rev: 2, lines: [{ line: 1, item: 'ITEM-1', qty: '8', unit: 'pcs' }] }), minute + 45);
      rung('breach', due, [role, head]);
      rung('escalate', due + grid(8 * HOUR), ['gm']);
      say(TaskStatedV1, task({ rev: 3, state: 'done' }), done);
      minute = done;
    }
    say(ReturnClosedV1, { ...about, result: 'completed', closedAt: at(0, minute + 5), state: {} }, minute + 5);
  };
  for (let day = 0; day < days; day += 1) {
    for (let n = 0; n < returnsPerDay; n += 1) oneReturn(day * 1440 + grid((8 + random() * 9) * HOUR));
    const returnNo = `RT2026-9${String(day).padStart(5, '0')}`;
    const stop = (day % 2 === 0 ? 2 : 15) * HOUR;
    say(NoticeRequestedV1, { ...PLACE, returnNo, text: 'hold_placed', title: { zh: '暂停出货', en: 'Stop shipments' }, to: [{ dept: 'WAREHOUSE', role: 'keeper' }, { dept: 'PRODUCTION', role: 'prod' }], anchor: 'hold', clause: 'S000-04 §5.3' }, day * 1440 + stop);
  }
  // more reminders at once than a person gets in an hour
  for (let n = 0; n < 10; n += 1) {
    const returnNo = `RT2026-8${String(n).padStart(5, '0')}`;
    say(RungReachedV1, { ...PLACE, returnNo, clockId: 'c1/burst', sla: 'burst', title: { zh: '集中到期', en: 'Many due' }, action: 'remind', rung: 0, dueAt: at(0, 20 * HOUR), rungAt: at(0, 10 * HOUR), to: [{ dept: 'PLANNING', role: 'pmc' }], taskId: null }, 10 * HOUR);
  }
  const end = at(days, 0);
  return events.filter(({ recordedAt }) => recordedAt < end).sort((one, other) => one.recordedAt - other.recordedAt);
}
