/** Signals of a return. All handlers are synchronous, registered before the first await, read `unknown` and never throw. */
import { FACT_KINDS } from '@guitu/contracts/fact-kinds';
import { FACT_SIGNAL, SIGNALS } from '@guitu/contracts/process-names';
import type { ReturnStatus } from '@guitu/contracts/status';
import { defineQuery, defineSignal, setDefaultSignalHandler, setHandler, uuid4 } from '@temporalio/workflow';
import type { Ledger } from './ledger.js';
import type { OperatorEntries } from './operator-entries.js';

/** @param changed called after each message */
export function openMailbox(ledger: Ledger, entries: OperatorEntries, changed: () => void): void {
  setHandler(
    defineSignal<[unknown?]>(FACT_SIGNAL),
    (fact) => {
      ledger.apply(fact, Date.now());
      entries.answer(fact);
      changed();
    },
    { description: '部门事实（只由桥发送） / a department\'s fact, sent by the bridge alone' },
  );
  for (const [zh, kind] of SIGNALS) {
    const description = `${zh}：转交负责部门办理 / ${FACT_KINDS[kind].en}: handed to the owning department`;
    for (const name of [zh, kind]) {
      setHandler(
        defineSignal<[unknown?]>(name),
        (raw) => {
          const now = Date.now();
          const body = entries.take(name, kind, raw, ledger.tasks, uuid4(), now);
          if (body) ledger.say({ event: 'operator-entry', at: now, cause: `operator ${body.entryId}`, body });
          changed();
        },
        { description },
      );
    }
  }
  setDefaultSignalHandler((name) => {
    entries.unknown(name, uuid4());
    changed();
  });
  setHandler(defineQuery<ReturnStatus>('status'), () => ledger.status, { description: '当前状态 / where the return stands' });
}
