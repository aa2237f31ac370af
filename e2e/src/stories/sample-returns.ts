/** Returns of an installation that somebody opens for the first time: one waits at each of the mission's four signals, some beside. */
import { quantityOf } from './clerk-habits.js';
import { FAMILIES } from './families.js';
import { USUAL, WAIT, type Story } from './story.js';

interface SampleReturn { readonly story: Story; readonly waitsAt: string }

const sample = (name: string, policyKey: string, waitsAt: string, item: string, qty: string, goods: 'REWORK' | 'SCRAP' = 'REWORK'): SampleReturn => ({
  waitsAt,
  story: {
    name, policyKey, lines: [{ item, batch: 'B2611', qty, unit: 'pcs' }],
    attrs: { requestType: 'return', channel: 'direct', reason: 'defect', severity: 'minor', onsiteWanted: false },
    forms: policyKey.startsWith('S000-04') ? ['complaint'] : [],
    choose: (task) => {
      if (task.step === waitsAt) return WAIT;
      if (task.step !== 'dispose' || goods === 'REWORK') return USUAL;
      return { do: 'record', payload: { lines: task.lines.slice(0, 1).map(({ line }) => ({ line, portions: [{ qty: quantityOf(task), goods, remedy: 'NONE' }] })) } };
    },
    ends: { result: 'completed', breaches: [], goods: {} },
  },
});

export const SAMPLE_RETURNS: readonly SampleReturn[] = [
  sample('waits for 审核', 'headline', 'approve', 'PUMP-40', '12'),
  sample('waits for 验收', 'headline', 'receive', 'VALVE-15', '30'),
  sample('waits for 检验', 'headline', 'inspect', 'MOTOR-7', '4'),
  sample('waits for 判定', 'headline', 'dispose', 'PUMP-60', '20'),
  sample('waits for 返修完成', 'headline', 'rework', 'GEAR-3', '8'),
  sample('S000-04 waits for 首次联系', 'S000-04', 'contact', 'SENSOR-2', '50'),
  sample('S000-04 waits for 判定', 'S000-04', 'dispose', 'SENSOR-5', '12'),
  sample('S000-04 waits for 报废审批', 'S000-04', 'scrapApprove', 'BOARD-9', '6', 'SCRAP'),
  // hours run as seconds here: its 判定 is late within the minute, and somebody is rung
  sample('time-lapse, 判定 left alone', 'headline-lapse', 'dispose', 'PUMP-40', '5'),
];

/** A return of a family's story under the procedure itself, left at a step. */
const left = (story: string, ...steps: readonly string[]): SampleReturn[] => steps.map((waitsAt) => {
  const played = FAMILIES.find(({ name }) => name === story);
  if (played === undefined) throw new Error(`there is no story ${story}`);
  return {
    waitsAt,
    story: {
      ...played, name: `${played.policyKey.replace('-lapse', '')} waits at ${waitsAt}: ${story}`, policyKey: played.policyKey.replace('-lapse', ''),
      choose: (task, seen) => (task.step === waitsAt ? WAIT : played.choose(task, seen)),
    },
  };
});

/** In the further companies, one family each: at every stage from the first approval to the money. */
export const FAMILY_SAMPLES: readonly SampleReturn[] = [
  ...left('AS-01', 'approve', 'transport', 'receive', 'inspect', 'dispose', 'audit'),
  ...left('AS-08, 500.00', 'approve', 'inspect', 'supplyApprove', 'settleApprove'),
  ...left('AS-12', 'approve', 'supplyOrder', 'signoff', 'rework'),
  ...left('AS-11 S001-19, no reason, 6 days', 'receive', 'pay'), ...left('AS-11 S001-19, a fault, 14 days', 'approve'), ...left('AS-11 S000-02, 8 days, the company agrees', 'exception', 'dispose'),
  ...left('AS-06, a batch of 60', 'sort', 'plan'), ...left('AS-06, a power cord is missing', 'post'),
];
