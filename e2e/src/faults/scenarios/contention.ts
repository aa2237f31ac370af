/** Many at one thing: F28. */
import type { CommandKind } from '@guitu/contracts/http/command-routes';
import type { TaskStatement } from '@guitu/contracts/task';
import { personFor } from '../../people.js';
import { HABITS } from '../../stories/clerk-habits.js';
import { finalTry, isAccepted } from '../load/ledger.js';
import type { Rig, Scenario } from '../scenario.js';

const ON_TIME = 'headline on time';
const PATIENCE_MS = 60_000;

/** Everybody answers the same task at once, each with a key of his own. */
const crowd = (people: number, short: boolean): Scenario => {
  let keys: string[] = [];
  const mine = ({ load }: Rig) => load.ledger.entries.filter(({ asked }) => keys.includes(asked.key));
  return {
    fault: 'F28', does: `${people} answers to one task of one return at once, each with its own key`, short,
    run: async (rig) => {
      const { load, draw } = rig;
      const { returnNo } = await load.leaveAt(ON_TIME, 'approve');
      const tasks = await load.api.tasks('returns', personFor('gm'), `returnNo=${returnNo}&state=open`);
      const task = tasks?.find(({ step }: TaskStatement) => step === 'approve');
      if (task === undefined) throw new Error(`${returnNo} has no task to answer`);
      const body = { taskId: task.taskId, taskRev: task.rev, scope: task.scope, ...HABITS[task.accepts]?.(task) };
      const run = draw(1_000_000);
      keys = Array.from({ length: people }, (_, nr) => `crowd-${run}-${String(nr).padStart(5, '0')}`);
      await Promise.all(keys.map((key) => load.api.record('returns', task.accepts as CommandKind, returnNo, personFor(task.owner.role), body, key).catch(() => undefined)));
      const told = (): number => mine(rig).filter(({ tries }) => tries.some(({ reply }) => reply?.status === 409)).length;
      // on a busy machine the whole crowd may be put off; whoever heard nothing asks again, all at once again
      for (const deadline = Date.now() + PATIENCE_MS; told() === 0 && Date.now() < deadline; ) {
        await Promise.all(mine(rig).filter((entry) => finalTry(entry) === undefined).map(({ asked }) => load.api.tryOnce(asked).catch(() => undefined)));
      }
      return { evidence: { answers: keys.length, 'told that somebody was first': told() } };
    },
    after: (rig) => {
      const accepted = mine(rig).filter(isAccepted).length;
      return Promise.resolve(accepted === 1 ? [] : [`of ${people} answers to one task ${accepted} were accepted`]);
    },
  };
};

export const CONTENTION: readonly Scenario[] = [crowd(60, false), crowd(2_000, false)];
