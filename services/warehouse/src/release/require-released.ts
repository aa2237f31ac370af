/** The refusal of goods that nobody was asked to move yet: it names whose word is missing (R51). */
import type { Actor } from '@guitu/identity/actor';
import type { Transaction } from '@guitu/persistence/transaction';
import type { Command } from '@guitu/platform/command/command';
import { Problem } from '@guitu/platform/http/problem';
import type { FactRequest } from '@guitu/task-desk/facts/fact-request';
import { statusOf } from '../stock/task-line.js';
import { blockedFaults, picksOf, type Blocked } from './release.rules.js';

export const notReleased = (blocks: readonly Blocked[], zone: string): Problem =>
  new Problem(409, 'not-released', '尚未放行，不能领用或发出，请看各字段说明。', 'Not released yet: it cannot be picked; see the fields.', blockedFaults(blocks, zone));

type Leaving = 'ship' | 'send_back';
type Asked = Pick<FactRequest<Leaving>, 'returnNo' | 'taskId' | 'scope'>;

/** The command with the question before it: goods and supplies leave under a task alone; who names none is told what is missing. */
export const askingRelease = (command: Command, asked: Asked, what: Leaving, zone: string): Command => ({
  ...command,
  run: (work) => command.run(async (tx) => {
    await requireReleased(tx, command.actor, asked, what, zone);
    return work(tx);
  }),
});

/** @throws Problem 409 when something of this return is not released for it */
async function requireReleased(tx: Transaction, { companyCode, plantCodes }: Actor, { returnNo, taskId, scope }: Asked, what: Leaving, zone: string): Promise<void> {
  if (taskId !== undefined) return;
  const status = await statusOf(tx, companyCode, returnNo);
  if (status === null || !plantCodes.includes(status.plantCode)) return;
  const meant = picksOf(status).filter((one) => (what === 'ship' ? one.supply !== null : one.portion !== null)
    && (scope?.supply === undefined || one.supply === scope.supply) && (scope?.portion === undefined || one.portion === scope.portion));
  const blocked = meant.filter(({ released }) => released === null);
  if (blocked.length > 0) throw notReleased(blocked.flatMap(({ blockedBy }) => blockedBy), zone);
}
