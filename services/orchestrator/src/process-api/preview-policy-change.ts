/**
 * What a 换版 would do to a running return, before anybody orders it (R58; process-model.md §1.8 `diff`, §4.4): the values that
 * differ, limits that move, tasks that go to somebody else, or why it cannot be. Nothing is changed by asking.
 */
import { Code } from '@guitu/contracts/scalars';
import { subjectOf } from '@guitu/contracts/process-names';
import type { Actor } from '@guitu/identity/actor';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Database } from '@guitu/persistence/database';
import { Problem } from '@guitu/platform/http/problem';
import { wholeNumber } from '@guitu/platform/http/whole-number';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import { previewRepin } from '@guitu/return-process/repin/preview-repin';
import { contextOf, type ReceivedFact } from '@guitu/return-process/return-process';
import { mayRepin } from '@guitu/return-process/tracks/control/department-heads.rules';
import { z } from 'zod';
import type { StartReturn } from '../bridge-in/start-return.js';
import type { Snapshot } from '../workflow/return-run.js';

export const PreviewQuery = z.strictObject({ key: Code, version: wholeNumber(1, 1_000_000), mode: z.enum(['new_dates', 'flow']) });
const Words = { zh: z.string(), en: z.string() };
const Moved = z.array(z.object({ taskId: z.string(), role: z.string(), ...Words }));
export const PolicyChangePreview = z.object({
  /** goes by now · would go by */
  from: z.string(), policy: z.object({ key: Code, version: z.int(), sha256: z.string() }), mode: z.enum(['new_dates', 'flow']),
  refused: z.array(z.object({ what: z.enum(['step', 'outcome', 'level']), at: z.string(), ...Words })).describe('not empty: it cannot be'),
  differences: z.array(z.object({ path: z.string(), kind: z.string(), ...Words, clause: z.string().optional(), from: z.unknown(), to: z.unknown() })),
  clocks: z.array(z.object({ clockId: z.string(), ...Words, from: z.number().nullable(), to: z.number().nullable() })).describe('due instants; null: it does not run'),
  gained: Moved, lost: Moved,
}).meta({ id: 'PolicyChangePreview' });
export type PolicyChangePreview = z.infer<typeof PolicyChangePreview>;

interface Running { now: Date; plant_code: string; closed_at: Date | null; snapshot: Snapshot | null; sha256: string | null; document: ResolvedProfile | null }
/** No fact of a department has so high a number: the imagined one is never taken for a real one. */
const IMAGINED_SEQ = 2_147_483_647;

export class PreviewPolicyChange {
  constructor(private readonly database: Database, private readonly startReturn: StartReturn) {}

  /**
   * @throws Problem 404: such a version was never published · 403: only the policy's owner changes its version · 409: the return
   * has ended, or its process has not begun
   */
  async execute(actor: Actor, companyCode: string, returnNo: string, { key, version, mode }: z.infer<typeof PreviewQuery>): Promise<PolicyChangePreview> {
    const subject = subjectOf(companyCode, returnNo);
    const running = await this.load(subject, key, version);
    const { document, sha256 } = running;
    if (document === null || sha256 === null) throw Problem.notFound('没有发布过这个制度版本。', 'No such version of a policy was published.');
    if (running.closed_at !== null) throw Problem.conflict('return-closed', '退货单已结束。', 'The return has ended.');
    const pins = running.snapshot === null ? null : await this.startReturn.pinsOf(subject);
    if (pins === null || running.snapshot === null) throw Problem.conflict('not-started', '流程尚未开始，请稍后再试。', 'The process has not begun; try again soon.');
    const role = actor.roles[0] ?? 'none';
    if (!mayRepin(pins.policy, role)) throw new Problem(403, 'not-permitted', `换版由制度负责人（${pins.policy.owner}）决定。`, `Only the policy’s owner (${pins.policy.owner}) changes its version.`);
    const { state } = running.snapshot;
    const policy = { key, version, sha256 };
    const at = running.now.getTime();
    const word: ReceivedFact = {
      factId: uuidv7(), kind: 'repin', companyCode, plantCode: running.plant_code, returnNo, performedAt: at, recordedAt: at, receivedAt: at, via: 'desk',
      by: { dept: actor.dept, role, staff: actor.staff }, source: 'returns', seq: IMAGINED_SEQ, payload: { policy, mode, reasonCode: 'preview' }, document,
    };
    const preview = previewRepin(contextOf(pins.policy, pins.calendar, undefined, pins.dates), state, document, word);
    return { from: state.about.policy, policy, mode, ...PolicyChangePreview.pick({ refused: true, differences: true, clocks: true, gained: true, lost: true }).parse(preview) };
  }

  private async load(subject: string, key: string, version: number): Promise<Running> {
    const [row] = await this.database.query<Running>(
      `select clock_timestamp() as now, i.plant_code, i.closed_at, i.snapshot, d.sha256, d.body as document
       from instance i left join pinned_document d on d.kind = 'policy' and d.key = $2 and d.version = $3 where i.subject = $1`,
      [subject, key, version],
    );
    if (row === undefined) throw Problem.notFound('没有这张客退单。', 'There is no such return.');
    return row;
  }
}
