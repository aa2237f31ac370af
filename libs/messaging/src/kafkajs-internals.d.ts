/** The class of kafkajs' inside that is mended (kafkajs-idle-spin.ts). */
declare module 'kafkajs/src/network/requestQueue/index.js' {
  export default class RequestQueue {
    pending: unknown[];
    throttledUntil: number;
    throttleCheckTimeoutId: ReturnType<typeof setTimeout> | null;
    checkPendingRequests(): void;
    scheduleCheckPendingRequests(): void;
  }
}

/** What a reader does again and again, which tests let fail (event-consumer.spec.ts), and how it joins its group (kafkajs-rejoin.ts, gone-members.ts). */
declare module 'kafkajs/src/consumer/consumerGroup.js' {
  interface Coordinator {
    describeGroups(asked: { groupIds: readonly string[] }): Promise<{ groups: { members: { memberId: string; memberMetadata: Buffer }[] }[] }>;
    leaveGroup(who: { groupId: string; memberId: string }): Promise<unknown>;
  }
  export default class ConsumerGroup {
    readonly groupId: string;
    readonly cluster: { findGroupCoordinator(of: { groupId: string }): Promise<Coordinator> };
    memberId: string | null;
    fetch(nodeId: string): Promise<unknown>;
    joinAndSync(): Promise<void>;
    leave(): Promise<void>;
  }
}
