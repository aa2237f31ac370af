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
