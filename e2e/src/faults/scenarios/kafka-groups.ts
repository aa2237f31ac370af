/** The readers of Kafka as the broker knows them. */
import { withAdmin } from '@guitu/stack/kafka/admin';
import type { FaultStage } from '../stage/stage.js';

/** Member ids of the groups whose names contain it. */
export function membersOf({ parts }: FaultStage, service: string): Promise<string[]> {
  return withAdmin(parts.servers.kafka.address, async (admin) => {
    const { groups } = await admin.listGroups();
    const named = groups.map(({ groupId }) => groupId).filter((id) => id.includes(service));
    if (named.length === 0) return [];
    const described = await admin.describeGroups(named);
    return described.groups.flatMap(({ members }) => members.map(({ memberId }) => memberId));
  }, 3);
}

/** Records that some group has not read yet. */
export function waitsFor({ parts }: FaultStage): Promise<number> {
  return withAdmin(parts.servers.kafka.address, async (admin) => {
    const ends = new Map<string, number>();
    let waiting = 0;
    const { groups } = await admin.listGroups();
    for (const { groupId } of groups.filter(({ groupId: id }) => id.startsWith('guitu'))) {
      for (const { topic, partitions } of await admin.fetchOffsets({ groupId })) {
        if (!ends.has(`${topic}/0`)) for (const { partition, high } of await admin.fetchTopicOffsets(topic)) ends.set(`${topic}/${partition}`, Number(high));
        for (const { partition, offset } of partitions) if (Number(offset) >= 0) waiting += (ends.get(`${topic}/${partition}`) ?? 0) - Number(offset);
      }
    }
    return waiting;
  }, 3);
}
