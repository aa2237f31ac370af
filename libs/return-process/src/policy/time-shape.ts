/** The form of spans, ladders, limits and chases. */
import { rowOf, whenLine } from './condition-shape.js';
import { problem } from './problem.js';
import { among, code, either, list, matching, object, oneOf, taggedBy, text, whole, type Shape } from './shape.js';
import { STEP_KEYS } from './steps.js';
import type { Chase, Rung, Sla } from './time.js';

export const step = oneOf(...STEP_KEYS);
const duty = matching(/^duty:[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/);
const opening: Shape = (value, path) => (typeof value === 'string' && value.startsWith('open:') ? step(value.slice(5), path) : [problem('V02', path, '没有这个节点', 'there is no such mark')]);
export const anchor = either(step, either(duty, either(oneOf('complaint'), opening)));

const CALENDAR_SPANS = {
  natural: object<{ natural: number }>({ natural: whole(0) }, {}),
  working: object<{ working: number }>({ working: whole(0) }, {}),
  workdays: object<{ workdays: number; until: string }>({ workdays: whole(1), until: oneOf('shift_end', 'day_end') }, {}),
  dayEnd: object<{ dayEnd: number }>({ dayEnd: whole(0) }, {}),
  months: object<{ months: number }>({ months: whole(1) }, {}),
  monthDay: object<{ monthDay: number }>({ monthDay: whole(1) }, {}),
  seconds: object<{ seconds: number }>({ seconds: whole(0) }, {}),
};
const { natural, working, workdays, seconds } = CALENDAR_SPANS;
export const calendarSpan = taggedBy(CALENDAR_SPANS);
export const span = taggedBy({ ...CALENDAR_SPANS, agreed: object<{ agreed: string }>({ agreed: step }, {}) });

const rung = object<Rung>({
  at: taggedBy({
    pct: object<{ pct: number }>({ pct: whole(0) }, {}),
    before: object<{ before: object }>({ before: taggedBy({ natural, working, workdays, seconds }) }, {}),
    over: object<{ over: object }>({ over: calendarSpan }, {}),
  }),
  to: code, do: oneOf('remind', 'breach', 'escalate'),
}, { repeat: object<NonNullable<Rung['repeat']>>({ every: calendarSpan, times: whole(1) }, {}) });
export const ladder = list(rung);

export const slaShape = object<Sla>({ zh: text, en: text, budget: span, start: anchor, stop: either(step, duty), owner: code, ladder: code, clause: text }, {
  when: whenLine, adds: list(rowOf(whenLine, span)), extend: object<NonNullable<Sla['extend']>>({ by: list(code, 1), times: whole(1) }, {}),
  pauseWhile: list(step), onBreach: either(oneOf('none'), object<{ duty: string }>({ duty: code }, {})),
});
export const chaseShape = object<Chase>({ span: calendarSpan, steps: among(STEP_KEYS, calendarSpan), ladder: code }, {});
