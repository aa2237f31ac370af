/** The present, UTC ms; a port, so that a week can be played in minutes. */
export class NotificationClock {
  constructor(readonly now: () => number) {}
}
