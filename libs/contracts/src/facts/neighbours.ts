/** What neighbour workflows and counters tell the process (class N), and the calendar: system facts, applied when their version is higher. */
import { z } from 'zod';
import { Code, PositiveQuantity, Quantity, TaskId } from '../scalars.js';
import { LINKS, type LinkKind } from '../vocabulary.js';

/** as a database keeps it: an integer */
const Version = z.int().min(1).max(2_147_483_647);
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A published document by key, version and content. */
export const PinnedRef = z.strictObject({ key: Code, version: Version, sha256: Sha256 });
export const LinkKindCode = z.enum(Object.keys(LINKS) as [LinkKind, ...LinkKind[]]);

/** 池检启动: the pool has enough goods; the consignment's goods are inspected with it. */
export const PoolStartedPayload = z.strictObject({ poolId: Code, poolQty: PositiveQuantity, version: Version.optional() });
/** 数量汇总: today's returned quantity of the model and of all models, from which P12 takes the class. */
export const TotalsPayload = z.strictObject({ dayModelQty: Quantity, dayTotalQty: Quantity, poolQty: Quantity.optional(), version: Version });
/** 关联: where the neighbour stands; `id` is the one its request named, or the neighbour's own. `refused`: it will not be taken up; `lost`: nobody can say what became of it. */
export const LinkPayload = z.strictObject({ kind: LinkKindCode, id: TaskId, state: z.enum(['requested', 'open', 'done', 'refused', 'lost']), results: z.array(Code).max(20), version: Version });
/** 日历更新: a new version of the pinned calendar; open deadlines are computed anew. */
export const CalendarPayload = z.strictObject({ calendar: PinnedRef });
