/** A fact as the process core takes it: delivered, with the instant at which the process received it (UTC ms). */
import type { DeliveredFact } from '@guitu/contracts/fact';

/** `document`: the published calendar or policy that the fact names by its hash, put beside it by who delivers it. */
export type ReceivedFact = DeliveredFact & { receivedAt: number; document?: unknown };
