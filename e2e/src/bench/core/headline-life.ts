/** An on-time return of the headline procedure as the core alone sees it: n lines, every piece repaired and sent back. */
import { TEST_PLAIN } from '@guitu/calendar/snapshots/test-plain';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import type { Desk } from '@guitu/contracts/vocabulary';
import { PROFILES } from '@guitu/return-process/policy/profiles/catalogue';
import { resolveProfile } from '@guitu/return-process/policy/resolve';
import { contextOf, open, type Context, type ReceivedFact, type ReturnState } from '@guitu/return-process/return-process';

const MONDAY_NINE = Date.parse('2025-03-03T09:00:00+08:00');
const MINUTE = 60_000;
const QTY = '12';

export function headlineContext(): Context {
  const { profile } = resolveProfile('headline@1', PROFILES);
  if (profile === null) throw new Error('headline@1 does not resolve');
  return contextOf(profile, TEST_PLAIN);
}

const seqs = (): ((desk: Desk) => number) => {
  const last = new Map<Desk, number>();
  return (desk) => {
    last.set(desk, (last.get(desk) ?? 0) + 1);
    return last.get(desk) ?? 1;
  };
};

export interface Life { state: ReturnState; /** the fact the next open task asks for; null when the return is over */ next(state: ReturnState): ReceivedFact | null }

/** A return of `lines` lines, just registered, and how its people go on with it. */
export function headlineLife(ctx: Context, lines: number): Life {
  const seq = seqs();
  let now = MONDAY_NINE;
  let count = 0;
  const fact = (kind: FactKind, desk: Desk, payload: object, taskId?: string): ReceivedFact => {
    now += MINUTE / 60;
    count += 1;
    return {
      factId: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`, kind, companyCode: 'C1', plantCode: 'P1', returnNo: 'RT-BENCH', source: desk, seq: seq(desk),
      ...(taskId !== undefined && { taskId }), performedAt: now, recordedAt: now, receivedAt: now, by: { dept: 'SALES', role: 'sales', staff: `e-${kind.replace('_', '-')}` }, via: 'desk', payload: payload as Record<string, unknown>,
    };
  };
  const each = (row: object): object[] => Array.from({ length: lines }, (_, index) => ({ line: index + 1, ...row }));
  const answers: { readonly [step: string]: readonly [FactKind, Desk, object] } = {
    approve: ['review', 'returns', { gate: 'return', level: 1, verdict: 'accept' }],
    instruct: ['instruct', 'returns', { addressCode: 'WH', freightPayer: 'company', forms: [{ code: 'slip', no: 'n' }] }],
    transport: ['arrive', 'warehouse', { packages: 1, packagingBroken: false }],
    receive: ['receive', 'warehouse', { lines: each({ received: QTY }), documents: [], signedBy: [] }],
    notify: ['arrival_notice', 'warehouse', { areaCode: 'A', label: 'x' }],
    inspect: ['inspect', 'quality', { method: 'full', lines: each({ sample: QTY, passed: '0', failed: QTY }) }],
    dispose: ['dispose', 'quality', { lines: each({ portions: [{ qty: QTY, goods: 'REWORK', remedy: 'REPAIR_RETURN' }] }) }],
    order: ['order', 'production', { orderNo: 'MO', qty: QTY, priority: false }],
    rework: ['repair', 'production', { qtyDone: QTY, qtyUnrepairable: '0' }],
    reinspect: ['reinspect', 'quality', { pass: QTY, fail: '0' }],
    pack: ['pack', 'warehouse', { qty: QTY }],
    sendBack: ['send_back', 'warehouse', { qty: QTY, waybillRef: 'W' }],
  };
  const register = fact('register', 'returns', {
    customerCode: 'K1', policy: { key: 'headline', version: 1, sha256: '0' }, calendar: { key: 'test-plain', version: 1, sha256: '0' }, attrs: {}, forms: [], sourceSystem: 'bench', externalId: 'b',
    lines: each({ item: 'PUMP-40', batch: 'B2', qty: QTY, unit: 'pcs' }),
  });
  const { state } = open(ctx, { companyCode: 'C1', plantCode: 'P1', returnNo: 'RT-BENCH', register });
  return {
    state,
    next({ tasks }) {
      const [task] = tasks;
      const answer = task === undefined ? undefined : answers[task.step];
      if (task === undefined) return null;
      if (answer === undefined) throw new Error(`no answer for ${task.id}`);
      return fact(...answer, task.id);
    },
  };
}
