/** S000-19, judged before the goods arrive (AS-12): 150 to be reworked and 50 replaced out of 200, of which 198 come. */
import type { TaskStatement } from '@guitu/contracts/task';
import type { Payload } from './clerk-habits.js';
import { quantityOf } from './clerk-habits.js';
import { USUAL, WAIT, type Choice, type Story } from './story.js';

const GEARS = {
  companyCode: 'GT04', policyKey: 'S000-19-lapse', forms: ['handling'], attrs: { reason: 'dimension' },
  lines: [{ item: 'GEAR-8', batch: 'G3', qty: '200', unit: 'pcs' }],
} as const;
const judged = (...portions: Payload[]): Choice => ({ do: 'record', payload: { lines: [{ line: 1, portions }] } });
/** Judged anew: what failed the inspection before delivery. */
const isThree = (task: TaskStatement): boolean => quantityOf(task) === '3';

const as12: Story = {
  ...GEARS, name: 'AS-12',
  choose: (task, seen) => {
    if (task.accepts === 'inspect') return { do: 'record', payload: { method: 'full', lines: [{ line: 1, sample: '200', passed: '0', failed: '200' }] } };
    if (task.accepts === 'dispose') {
      return isThree(task) ? judged({ qty: '3', goods: 'SCRAP', remedy: 'NONE' }) : judged({ qty: '150', goods: 'REWORK', remedy: 'NONE' }, { qty: '50', goods: 'SCRAP', remedy: 'REPLENISH' });
    }
    // the truck comes after 补货通知单 is with PMC
    if (task.accepts === 'arrive') return seen.done.has('supplyOrder#1') ? USUAL : WAIT;
    if (task.accepts === 'receive') return { do: 'record', payload: { lines: [{ line: 1, received: '198', fields: { model: 'GEAR-8' } }], documents: ['slip'], signedBy: [] } };
    if (task.accepts === 'reinspect') return { do: 'record', payload: { pass: '145', fail: '3', defects: ['size'] } };
    if (task.accepts === 'grant') return { do: 'record', payload: { loop: 'rework', rounds: 0, reasonCode: 'enough' } };
    return USUAL;
  },
  ends: { result: 'completed', breaches: [], goods: { REWORK: '145', SCRAP: '53', NOT_SENT: '2' } },
};

const refused: Story = {
  ...GEARS, name: 'AS-12, the superior refuses',
  choose: (task) => (task.accepts === 'review' ? { do: 'record', payload: { gate: 'return', level: 1, verdict: 'reject', reasonCode: 'not-ours' } } : USUAL),
  ends: { result: 'rejected', breaches: [], goods: { NOT_SENT: '200' } },
};

export const FACTORY_STORIES: readonly Story[] = [as12, refused];
