import { GATE_FACTS } from '@guitu/identity/access.rules';
import type { Actor } from '@guitu/identity/actor';
import { readable } from '@guitu/identity/readable.rules';
import { readingRights } from '@guitu/identity/reading-rights';
import type { TaskStatement } from '@guitu/contracts/task';

/** A task as its reader may see it: the value of scrap by who is asked to approve it, cost by the department whose work it is. */
export const readableTask = <T extends TaskStatement>(task: T, actor: Actor): T => {
  const { owner } = task;
  const asked = actor.roles.includes(owner.role) || actor.roles.includes(owner.head);
  return readable(task, readingRights(actor), { own: owner.dept === actor.dept, deciding: asked ? GATE_FACTS[task.accepts]?.gate : undefined });
};
