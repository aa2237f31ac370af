import { hostname } from 'node:os';
import { performance } from 'node:perf_hooks';
import { AssignerProtocol, PartitionAssigners, type MemberMetadata, type PartitionAssigner } from 'kafkajs';
import type ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';

/** Which process a member of a group is; what members say of themselves is part of their subscription. */
export interface ProcessMark { readonly host: string; readonly pid: number; /** Epoch ms of its start. */ readonly since: number }

/** This process. */
export const OWN: ProcessMark = { host: hostname(), pid: process.pid, since: Math.round(performance.timeOrigin) };

/** kafkajs' own way of sharing partitions; each member says besides which process it is. */
export const markedWith = (mark: ProcessMark): PartitionAssigner => (config) => {
  const assigner = PartitionAssigners.roundRobin(config);
  const userData = Buffer.from(JSON.stringify(mark));
  return { ...assigner, protocol: ({ topics }) => ({ name: assigner.name, metadata: AssignerProtocol.MemberMetadata.encode({ version: assigner.version, topics, userData }) }) };
};
export const markedRoundRobin = markedWith(OWN);

/**
 * Is that process no more? Known of this machine alone; in a container that started again it had our own number.
 * A number that was given to another process since counts as alive.
 */
export function isGone({ host, pid, since }: ProcessMark, own: ProcessMark = OWN, runs: (pid: number) => boolean = isRunning): boolean {
  if (host !== own.host) return false;
  return pid === own.pid ? since !== own.since : !runs(pid);
}

/**
 * A killed process leaves no group: the broker waits until its session ends, up to 6 s, before anybody of the group reads on. Whoever
 * starts on the same machine says goodbye for it. One that lives after all is told so by its next heartbeat and joins again.
 * @returns for how many members of the group this was done
 */
export async function leaveForGone(group: ConsumerGroup): Promise<number> {
  const { groupId } = group;
  const coordinator = await group.cluster.findGroupCoordinator({ groupId });
  const { groups } = await coordinator.describeGroups({ groupIds: [groupId] });
  let left = 0;
  for (const { memberId, memberMetadata } of groups.flatMap(({ members }) => members)) {
    const mark = markOf(memberMetadata);
    if (mark === undefined || !isGone(mark)) continue;
    await coordinator.leaveGroup({ groupId, memberId });
    left += 1;
  }
  return left;
}

/** Undefined while the broker shares the partitions out anew, when it says nothing of its members, and for members of another kind. */
function markOf(metadata: Buffer): ProcessMark | undefined {
  if (metadata.length === 0) return undefined;
  try {
    const { userData }: MemberMetadata = AssignerProtocol.MemberMetadata.decode(metadata) ?? { version: 0, topics: [], userData: Buffer.alloc(0) };
    const { host, pid, since } = JSON.parse(userData.toString('utf8')) as Partial<ProcessMark>;
    return typeof host === 'string' && typeof pid === 'number' && typeof since === 'number' ? { host, pid, since } : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
