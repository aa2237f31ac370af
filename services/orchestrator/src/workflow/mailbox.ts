/** Signals of a return. All handlers are synchronous, registered before the first await, read `unknown` and never throw. */
import { FACT_KINDS, type FactKind } from '@guitu/contracts/fact-kinds';
import { RECORDED_QUERY, SIGNALS, SYSTEM_SIGNAL } from '@guitu/contracts/process-names';
import type { ReturnStatus } from '@guitu/contracts/status';
import { defineQuery, defineSignal, setDefaultSignalHandler, setHandler, uuid4 } from '@temporalio/workflow';
import type { Ledger } from './ledger.js';
import type { OperatorEntries } from './operator-entries.js';

/** @param changed called after each message */
export function openMailbox(ledger: Ledger, entries: OperatorEntries, changed: () => void): void {
  const deliver = (fact: unknown): void => {
    ledger.apply(fact, Date.now());
    entries.answer(fact);
    changed();
  };
  const handOver = (name: string, kind: FactKind, typed: unknown): void => {
    const now = Date.now();
    const body = entries.take(name, kind, typed, ledger.tasks, uuid4(), now);
    if (body) ledger.say({ event: 'operator-entry', at: now, cause: `operator ${body.entryId}`, body });
    changed();
  };

  setHandler(defineSignal<[unknown?]>(SYSTEM_SIGNAL), deliver, { description: '系统事实（只由桥发送） / sent by the bridge alone' });
  for (const [zh, kind] of SIGNALS) {
    const description = `${zh}：转交负责部门办理 / ${FACT_KINDS[kind].en}: handed to the owning department`;
    for (const name of [zh, kind]) {
      setHandler(defineSignal<[unknown?]>(name), (raw) => (isDelivered(raw) ? deliver(raw) : handOver(name, kind, raw)), { description });
    }
  }
  setDefaultSignalHandler((name) => {
    entries.unknown(name, uuid4());
    changed();
  });
  setHandler(defineQuery<number>(RECORDED_QUERY), () => ledger.recordedRev, { description: '已写入台账的修订 / the last revision PostgreSQL has taken' });
  setHandler(defineQuery<ReturnStatus>('status'), () => ledger.status, { description: '当前状态 / where the return stands' });
}

/**
 * The bridge's facts name the department that committed them and its number there; what an operator types does not. Whoever
 * types these too is found out: such a fact is not among those the bridge received (instance.strangers).
 */
function isDelivered(raw: unknown): boolean {
  const { factId, source, seq } = (raw ?? {}) as { factId?: unknown; source?: unknown; seq?: unknown };
  return typeof factId === 'string' && typeof source === 'string' && typeof seq === 'number';
}
