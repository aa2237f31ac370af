/** A fact as the process core takes it: delivered, with the instant at which the process received it (UTC ms). */
import type { DeliveredFact } from '@guitu/contracts/fact';

export type ReceivedFact = DeliveredFact & { receivedAt: number };
