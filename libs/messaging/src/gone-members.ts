import { hostname } from 'node:os';
import { performance } from 'node:perf_hooks';
import { AssignerProtocol, PartitionAssigners, type PartitionAssigner } from 'kafkajs';
import type ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';
import { z } from 'zod';

/** Which process a member of a group is, and when it started (epoch ms); what members say of themselves is part of their subscription. */
const ProcessMark = z.object({ host: z.string(), pid: z.int(), since: z.int() });
export type ProcessMark = z.infer<typeof ProcessMark>;

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
 */
export async function leaveForGone({ cluster, groupId }: ConsumerGroup): Promise<void> {
  const coordinator = await cluster.findGroupCoordinator({ groupId });
  const { groups } = await coordinator.describeGroups({ groupIds: [groupId] });
  for (const { memberId, memberMetadata } of groups.flatMap(({ members }) => members)) {
    const mark = markOf(memberMetadata);
    if (mark !== undefined && isGone(mark)) await coordinator.leaveGroup({ groupId, memberId });
  }
}

/** Undefined while the broker shares the partitions out anew, when it says nothing of its members, and for members of another kind. */
function markOf(metadata: Buffer): ProcessMark | undefined {
  try {
    return ProcessMark.parse(JSON.parse(AssignerProtocol.MemberMetadata.decode(metadata)?.userData.toString('utf8') ?? ''));
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
