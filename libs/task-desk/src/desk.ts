import type { Desk } from '@guitu/contracts/vocabulary';

/** Which desk this service is. */
export class DeskName {
  constructor(readonly desk: Desk) {}
}
