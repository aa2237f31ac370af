/** Time-lapse of the two shipped procedures for demonstrations: hours as seconds, nothing else changed. */
import type { Patch } from '../types.js';
import { CHASE_STEPS } from './house-chase.js';
import { seconds } from './notation.js';

const AT_DUE = { over: seconds(0) };
/** Ladders and chases of base@1 in seconds; steps without an entry fall back to the general span. */
const LAPSE = {
  demo: true as const,
  ladders: {
    standard: [
      { at: { pct: 75 }, to: 'owner', do: 'remind' }, { at: AT_DUE, to: 'owner', do: 'breach' }, { at: AT_DUE, to: 'head', do: 'escalate' },
      { at: { over: seconds(20) }, to: 'management', do: 'escalate', repeat: { every: seconds(20), times: 4 } },
    ],
    chase: [{ at: AT_DUE, to: 'owner', do: 'remind', repeat: { every: seconds(20), times: 5 } }, { at: { over: seconds(40) }, to: 'head', do: 'escalate' }],
  },
  chase: { span: seconds(60), steps: { ...Object.fromEntries(Object.keys(CHASE_STEPS).map((step) => [step, null])), transport: seconds(200), release: seconds(200) } },
} satisfies Partial<Patch>;
const ONE_HOUR = { budget: seconds(10) };
const TWO_HOURS = { budget: seconds(20) };
const THREE_DAYS = { budget: seconds(45) };

export const HEADLINE_LAPSE = {
  key: 'headline-lapse', version: 1, extends: 'headline@1', zh: '客退标准流程（快放）', en: 'Standard factory return (time-lapse)', ...LAPSE,
  sla: { arrival_notify: ONE_HOUR, inspection: THREE_DAYS, disposition: TWO_HOURS },
} satisfies Patch;

export const S000_04_LAPSE = {
  key: 'S000-04-lapse', version: 1, extends: 'S000-04@1', zh: '客退品处理（IATF，快放）', en: 'Customer returns (IATF, time-lapse)', ...LAPSE,
  sla: { hold: ONE_HOUR, first_contact: ONE_HOUR, arrival_notify: ONE_HOUR, disposition: TWO_HOURS },
} satisfies Patch;
