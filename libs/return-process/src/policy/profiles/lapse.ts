/** Time-lapses of shipped procedures for demonstrations: hours and days as seconds, nothing else changed. */
import type { Patch } from '../types.js';
import { CHASE_STEPS } from './house-chase.js';
import { row, seconds } from './notation.js';

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

const EIGHT_HOURS = { budget: seconds(20) };

export const S000_03_LAPSE = {
  key: 'S000-03-lapse', version: 1, extends: 'S000-03@1', zh: '涂料客户退货（快放）', en: 'Returns of paint (time-lapse)', ...LAPSE,
  sla: { return_slip: { budget: seconds(40) }, inspection: { budget: seconds(15) } },
  ladders: {
    ...LAPSE.ladders,
    // as chase3d of the procedure: twice on the way, then late, his head, later 副总
    chase3d: [
      { at: { pct: 33 }, to: 'owner', do: 'remind' }, { at: { pct: 66 }, to: 'owner', do: 'remind' }, { at: AT_DUE, to: 'owner', do: 'breach' },
      { at: AT_DUE, to: 'head', do: 'escalate' }, { at: { over: seconds(60) }, to: 'vp', do: 'escalate' },
    ],
  },
} satisfies Patch;

export const S001_20_LAPSE = { key: 'S001-20-lapse', version: 1, extends: 'S001-20@1', zh: '客户退换货处理跟踪单（快放）', en: 'Tracking sheet (time-lapse)', ...LAPSE } satisfies Patch;

export const S000_19_LAPSE = { key: 'S000-19-lapse', version: 1, extends: 'S000-19@1', zh: '客退处理（先判定后验收，快放）', en: 'Returns judged before receipt (time-lapse)', ...LAPSE } satisfies Patch;

export const S000_02_LAPSE = { key: 'S000-02-lapse', version: 1, extends: 'S000-02@1', zh: '客户退货程序（七日，快放）', en: 'Returns within seven days (time-lapse)', ...LAPSE } satisfies Patch;

export const S001_19_LAPSE = {
  key: 'S001-19-lapse', version: 1, extends: 'S001-19@1', zh: '电商退换货（快放）', en: 'Shop policy 7 / 15 / 3 (time-lapse)', ...LAPSE,
  // three working days after the goods came back; the windows of 7 and 15 days stay days
  sla: { refund: { budget: seconds(30) } },
} satisfies Patch;

export const S003_15_LAPSE = {
  key: 'S003-15-lapse', version: 1, extends: 'S003-15@1', zh: '售后返品管理（电子，快放）', en: 'After-sales returns (electronics, time-lapse)', ...LAPSE,
  sla: {
    repair_plan: EIGHT_HOURS,
    // 72 h as 25 s, and 48 h more for a batch as 15 s
    rework: { budget: seconds(25), adds: [row({ quantityClass: 'batch' }, seconds(15), 'S003-15 §5.4.2 (T34)')] },
    rework_max: { budget: seconds(120) },
  },
} satisfies Patch;
