import { expect, it } from '@jest/globals';
import type { ReceivedFact } from '../received-fact.js';
import { countingTime, isBackdated } from './counting-time.js';

const MINUTE = 60_000;
/** Minutes; the task was open at minute 100. */
const counted = ({ performed, recorded, received = recorded, confirmed = false }: { performed: number; recorded: number; received?: number; confirmed?: boolean }): number =>
  countingTime({ performedAt: performed * MINUTE, recordedAt: recorded * MINUTE, receivedAt: received * MINUTE, ...(confirmed && { performedConfirmed: true }) } as ReceivedFact, 100 * MINUTE) / MINUTE;

it('the recording counts; an earlier time only where a head confirmed it', () => {
  expect(counted({ performed: 110, recorded: 150 })).toBe(150);
  expect(counted({ performed: 110, recorded: 150, confirmed: true })).toBe(110);
});
it('nothing counts before its task was open', () => {
  expect(counted({ performed: 90, recorded: 150, confirmed: true })).toBe(100);
  expect(counted({ performed: 90, recorded: 95 })).toBe(100);
});
it('nothing was done after it was recorded', () => expect(counted({ performed: 170, recorded: 150, confirmed: true })).toBe(150));
it('a desk’s clock that runs ahead is believed for a minute', () => {
  expect(counted({ performed: 151, recorded: 151, received: 150 })).toBe(151);
  expect(counted({ performed: 155, recorded: 155, received: 150 })).toBe(151);
});
it('补记 is shown beyond five minutes', () => {
  const fact = { recordedAt: 10 * MINUTE } as ReceivedFact;
  expect([isBackdated(fact, 5 * MINUTE), isBackdated(fact, 5 * MINUTE - 1)]).toEqual([false, true]);
});
