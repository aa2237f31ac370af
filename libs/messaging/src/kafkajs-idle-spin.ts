import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

/** Wait before pending requests are looked at again, as kafkajs has it (ms). */
const CHECK_AGAIN = 10;
let stopped = false;

/**
 * kafkajs 2.2.4 re-arms a timer with a negative delay after every answered request, for ever: about 620 wake-ups a second
 * per idle connection (tulios/kafkajs issues 1751, 1768). A check is needed only while requests wait; this adds that guard
 * and leaves the rest as it is. ADR 0004 names the way out of kafkajs.
 */
export function stopIdleSpin(): void {
  if (stopped) return;
  stopped = true;
  RequestQueue.prototype.scheduleCheckPendingRequests = function scheduleOnlyWhenPending(): void {
    if (this.throttleCheckTimeoutId || this.pending.length === 0) return;
    const throttled = this.throttledUntil - Date.now();
    this.throttleCheckTimeoutId = setTimeout(() => {
      this.throttleCheckTimeoutId = null;
      this.checkPendingRequests();
    }, throttled > 0 ? throttled : CHECK_AGAIN);
  };
}
