/** 客退: one run per return. Facts come in as signals, effects go out through the recorder, one timer waits for the nearest due time. */
import { CancellationScope } from '@temporalio/workflow';
import { Alarm } from './alarm.js';
import { currentDetails, timerSummary, type ShellAttention } from './current-details.js';
import { Ledger } from './ledger.js';
import { openMailbox } from './mailbox.js';
import { OperatorEntries } from './operator-entries.js';
import { OutwardGate } from './outward-gate.js';
import { Recorder } from './recorder.js';
import type { ReturnRun } from './return-run.js';
import { isWanted as isRolloverWanted, rollOver } from './rollover.js';
import { Visibility } from './visibility.js';

/** Runs until the return has ended, nothing is unsent and no task is unanswered; answers how it ended. */
export async function customerReturn(run: ReturnRun): Promise<string> {
  const { companyCode, plantCode, returnNo } = run;
  const ledger = new Ledger(run);
  const entries = new OperatorEntries({ companyCode, plantCode, returnNo });
  const recorder = new Recorder(ledger, changed);
  const gate = new OutwardGate();
  const alarm = new Alarm(ledger, gate);
  const visibility = new Visibility();
  let cancelRequested = false;

  function changed(): void {
    recorder.poke();
    const { status } = ledger;
    const attention = shellAttention();
    visibility.show(status, attention, currentDetails(status, run.calendar, attention, entries.shown));
  }
  function shellAttention(): ShellAttention[] {
    const last = entries.shown.at(-1)?.outcome;
    const found: (ShellAttention | false)[] = [
      recorder.trouble === 'fenced' && 'fenced',
      recorder.trouble === 'slow' && 'record',
      alarm.stopped && 'clock',
      cancelRequested && 'cancel',
      (last === 'unknown' || last === 'too_large') && 'signal',
    ];
    return found.filter((code) => code !== false);
  }
  const mayEnd = (): boolean => ledger.done && recorder.idle;
  const mayRollOver = (): boolean => recorder.idle && isRolloverWanted();

  openMailbox(ledger, entries, changed);
  // A cancelled run would leave its goods, tasks and clocks to nobody: a return ends only as its procedure says (作废 is a fact).
  CancellationScope.current().cancelRequested.catch(() => {
    cancelRequested = true;
    changed();
  });

  return CancellationScope.nonCancellable(async () => {
    for (;;) {
      alarm.strike(Date.now());
      changed();
      if (mayEnd()) return ledger.status.result ?? 'completed';
      if (mayRollOver()) await rollOver(run, ledger.pinned, ledger.snapshot);
      await alarm.sleep(() => mayEnd() || mayRollOver(), timerSummary(ledger.status));
    }
  });
}
