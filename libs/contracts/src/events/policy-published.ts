/** Documents a return is pinned to: published by returns (policies) once per version; the process keeps them by their hash. */
import { z } from 'zod';
import { Code } from '../scalars.js';
import { defineEvent } from './define-event.js';

const Pinned = z.strictObject({ key: Code, version: z.int().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/), body: z.record(z.string(), z.unknown()) });
export type PinnedDocument = z.infer<typeof Pinned>;

/** subject `policy/<key>@<version>` */
export const PolicyPublishedV1 = defineEvent('returns.policy-published.v1', Pinned);
/** subject `calendar/<key>@<version>` */
export const CalendarPublishedV1 = defineEvent('returns.calendar-published.v1', Pinned);
