/** W3C trace context of the work in hand, carried through asynchronous calls into logs, problems and events. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** Fields every log line of this piece of work carries; ids and codes only. */
export interface Trace {
  readonly service: string;
  readonly traceId: string;
  readonly traceparent: string;
  readonly returnNo?: string;
  readonly eventId?: string;
}

const storage = new AsyncLocalStorage<Trace>();
const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/;
const ZERO = '0'.repeat(32);

/** Continues a caller's trace, or starts one when there is none or it is malformed. */
export function continueTrace(traceparent: string | undefined, about: Omit<Trace, 'traceId' | 'traceparent'>): Trace {
  const given = TRACEPARENT.exec(traceparent ?? '');
  const known = given !== null && given[1] !== ZERO ? given[1] : undefined;
  const traceId = known ?? randomBytes(16).toString('hex');
  return { ...about, traceId, traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-${given?.[2] ?? '01'}` };
}

export const inTrace = <T>(trace: Trace, work: () => T): T => storage.run(trace, work);
export const currentTrace = (): Trace | undefined => storage.getStore();
