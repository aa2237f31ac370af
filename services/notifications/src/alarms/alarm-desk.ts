import type { Directory } from '@guitu/identity/directory';
import type { Ring } from '../ringing/ring.js';
import type { AlarmDoors } from './raise-alarm.js';

/** What raising a warning needs, as one thing to inject. */
export class AlarmDesk implements AlarmDoors {
  constructor(readonly directory: Directory, readonly ring: Ring, readonly clock: () => number) {}
}
