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

/** What a reader does again and again, which tests let fail (event-consumer.spec.ts), and how it joins its group (kafkajs-rejoin.ts). */
declare module 'kafkajs/src/consumer/consumerGroup.js' {
  export default class ConsumerGroup {
    readonly cluster: object;
    memberId: string | null;
    fetch(nodeId: string): Promise<unknown>;
    joinAndSync(): Promise<void>;
    leave(): Promise<void>;
  }
}
