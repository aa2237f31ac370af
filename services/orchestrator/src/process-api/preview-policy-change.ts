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
import { IMAGINED_SEQ, loadRunning } from './running-return.js';

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

export class PreviewPolicyChange {
  constructor(private readonly database: Database, private readonly startReturn: StartReturn) {}

  /**
   * @throws Problem 404: such a version was never published · 403: only the policy's owner changes its version · 409: the return
   * has ended, or its process has not begun
   */
  async execute(actor: Actor, companyCode: string, returnNo: string, { key, version, mode }: z.infer<typeof PreviewQuery>): Promise<PolicyChangePreview> {
    const { document, sha256 } = await this.published(key, version);
    const { now: at, plantCode, state, pins } = await loadRunning(this.database, this.startReturn, subjectOf(companyCode, returnNo));
    const role = actor.roles[0] ?? 'none';
    if (!mayRepin(pins.policy, role)) throw new Problem(403, 'not-permitted', `换版由制度负责人（${pins.policy.owner}）决定。`, `Only the policy’s owner (${pins.policy.owner}) changes its version.`);
    const policy = { key, version, sha256 };
    const word: ReceivedFact = {
      factId: uuidv7(), kind: 'repin', companyCode, plantCode, returnNo, performedAt: at, recordedAt: at, receivedAt: at, via: 'desk',
      by: { dept: actor.dept, role, staff: actor.staff }, source: 'returns', seq: IMAGINED_SEQ, payload: { policy, mode, reasonCode: 'preview' }, document,
    };
    const preview = previewRepin(contextOf(pins.policy, pins.calendar, undefined, pins.dates), state, document, word);
    return { from: state.about.policy, policy, mode, ...PolicyChangePreview.pick({ refused: true, differences: true, clocks: true, gained: true, lost: true }).parse(preview) };
  }

  private async published(key: string, version: number): Promise<{ sha256: string; document: ResolvedProfile }> {
    const [row] = await this.database.query<{ sha256: string; document: ResolvedProfile }>(`select sha256, body as document from pinned_document where kind = 'policy' and key = $1 and version = $2`, [key, version]);
    if (row === undefined) throw Problem.notFound('没有发布过这个制度版本。', 'No such version of a policy was published.');
    return row;
  }
}
