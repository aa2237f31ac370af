/** What the core asks, this desk takes; what it records, the core applies. */
import { describe, expect, it } from '@jest/globals';
import { COMMAND_NOUNS, type CommandKind } from '@guitu/contracts/http/command-routes';
import { DEMO_COMPANY, DEMO_PLANT } from '@guitu/identity/demo-people';
import type { ReturnRun } from '@guitu/return-process/return-run.fixture';
import { askedFor, judgedAs, takes, type Asked, type AtDesk } from '@guitu/return-process/scenarios/asked-at-desk.fixture';
import { newReturnNo } from '@guitu/task-desk/testbed/statements';
import type { QualityStand } from './quality-stand.js';

export function tellsOfTheProcess(stand: () => QualityStand): void {
  describe('with the process: what the core asks, this desk takes, and what it records the core applies', () => {
    /** Somebody answers, over HTTP, what the core asks in a run; the core takes the fact. */
    const answers = async (run: ReturnRun, step: string, person: string, payload: object) => {
      const task = run.task(step);
      const stated = await stand().desk.task('quality', task.accepts, { ...task, companyCode: DEMO_COMPANY, plantCode: DEMO_PLANT, returnNo: newReturnNo() });
      const answer = await stand().desk.post(`/returns/${stated.returnNo}/${COMMAND_NOUNS[task.accepts as CommandKind]}`, person, { taskId: task.taskId, ...payload });
      expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
      return takes(run, task, (answer.body as unknown as { fact: AtDesk }).fact);
    };
    const REWORK = judgedAs('REWORK');
    const UNIT = (qty: string, grade: string) => ({ line: 1, sample: qty, passed: '0', failed: qty, attrs: { grade, repairable: true } });

    it.each<[string, Asked, string, object, string[]]>([
      ['S000-11: sorted, it is inspected', { ref: 'S000-11@1', step: 'sort' }, 'e-qc', { lines: [{ line: 1, qty: '9', class: 'scratched' }, { line: 1, qty: '3', class: 'good' }] }, ['inspect']],
      ['S000-11: whose fault it is, before what becomes of it', { ref: 'S000-11@1', step: 'responsible' }, 'e-qc', { fault: 'own', unitCode: 'WS-2', cause: 'paint', bearer: 'WS-2' }, ['dispose']],
      ['S000-11: 8D', { ref: 'S000-11@1', step: 'improve', said: REWORK }, 'e-qc', { kind: '8d', actions: ['new_jig'], report: '更换夹具' }, ['duty.defectSheet']],
      ['S003-08: more than 20 in the pool are inspected', { ref: 'S003-08@1', step: 'pool', qty: '21' }, 'e-qc', { poolId: 'POOL-P' }, ['inspect']],
      ['S003-08: planned, it is ordered', { ref: 'S003-08@1', step: 'plan', said: REWORK }, 'e-eng', { feasible: true, differs: false, hours: 2, parts: [] }, ['order']],
      ['S003-08: not feasible, it is judged again', { ref: 'S003-08@1', step: 'plan', said: REWORK }, 'e-eng', { feasible: false, differs: false, hours: 0, parts: [], reasonCode: 'no_parts' }, ['redecide']],
      ['D5: S003-08: the first article is right, the batch begins', { ref: 'S003-08@1', step: 'firstArticle', said: REWORK }, 'e-eng', { ok: true }, ['duty.repairReport', 'rework']],
      ['D5: S003-08: the first article is not right, the plan is made again', { ref: 'S003-08@1', step: 'firstArticle', said: REWORK }, 'e-eng', { ok: false, defects: ['size'] }, ['plan']],
      ['S003-08: found per unit, it is judged', { ref: 'S003-08@1', step: 'inspect', qty: '21' }, 'e-qc', { method: 'full', formNo: 'JY-8', lines: [UNIT('20', 'major'), UNIT('1', 'minor')] }, ['dispose']],
      ['S003-14: what fails its test is judged again, the rest gets its pass sheet', { ref: 'S003-14@1', step: 'unitTest', said: judgedAs('RESTOCK', 'NONE') }, 'e-qc', { pass: '8', fail: '4', defects: ['noise'] }, ['duty.passSheet', 'redecide']],
      ['S001-18: what is packed badly is packed again, the rest is sent', { ref: 'S001-18@1', step: 'dispatchCheck', said: REWORK }, 'e-qc', { pass: '10', fail: '2', defects: ['carton'] }, ['pack', 'sendBack']],
      ['S001-02: the general manager approves the judgement', { ref: 'S001-02@1', step: 'disposeApprove', said: REWORK }, 'e-gm', { gate: 'disposition', level: 1, verdict: 'accept' }, ['plan']],
      ['S001-02: and refuses it', { ref: 'S001-02@1', step: 'disposeApprove', said: REWORK }, 'e-gm', { gate: 'disposition', level: 1, verdict: 'reject', reasonCode: 'too_dear' }, ['dispose']],
    ])('%s', async (_what, asked, person, payload, then) => {
      const run = askedFor(asked);
      expect(await answers(run, asked.step, person, payload)).toEqual(['applied']);
      expect(run.steps().sort()).toEqual(then);
    });
  });
}
