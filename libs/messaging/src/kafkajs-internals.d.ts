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

/** What a reader does again and again; tests let it fail (event-consumer.spec.ts). */
declare module 'kafkajs/src/consumer/consumerGroup.js' {
  export default class ConsumerGroup {
    fetch(nodeId: string): Promise<unknown>;
  }
}
