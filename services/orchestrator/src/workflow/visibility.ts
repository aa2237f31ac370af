/** What operators see in the Temporal UI: current details (no event) and search attributes (one event, only when they change). */
import type { ReturnStatus } from '@guitu/contracts/status';
import { defineSearchAttributeKey, type SearchAttributePair } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';

const KEYS = {
  stage: defineSearchAttributeKey('RmaStage', 'KEYWORD'),
  owner: defineSearchAttributeKey('RmaOwner', 'KEYWORD'),
  dueAt: defineSearchAttributeKey('RmaDueAt', 'DATETIME'),
  attention: defineSearchAttributeKey('RmaAttention', 'KEYWORD'),
  breaches: defineSearchAttributeKey('RmaBreaches', 'KEYWORD_LIST'),
  escalation: defineSearchAttributeKey('RmaEscalation', 'INT'),
  paused: defineSearchAttributeKey('RmaPaused', 'BOOL'),
};
/** Values as JSON, so that a change is a change of text; null = not set. */
interface Shown { stage: string | null; owner: string | null; dueAt: number | null; attention: string | null; breaches: string[] | null; escalation: number | null; paused: boolean | null }

export class Visibility {
  private shown: Shown = { stage: null, owner: null, dueAt: null, attention: null, breaches: null, escalation: null, paused: null };
  private details = '';

  /** @param attention what the shell itself has to say, before the return's own */
  show(status: ReturnStatus, attention: readonly string[], details: string): void {
    if (details !== this.details) setCurrentDetails((this.details = details));
    const next = attributesOf(status, attention);
    const changed: SearchAttributePair[] = [];
    for (const name of Object.keys(next) as (keyof Shown)[]) {
      if (JSON.stringify(next[name]) !== JSON.stringify(this.shown[name])) changed.push(pair(name, next));
    }
    if (changed.length === 0) return;
    this.shown = next;
    upsertSearchAttributes(changed);
  }
}

/** Stage, owner and due time are those of the first thing waited for. */
function attributesOf(status: ReturnStatus, attention: readonly string[]): Shown {
  const [head] = status.waitingFor;
  return {
    stage: status.stages[0] ?? status.result,
    owner: head?.dept ?? null,
    dueAt: head?.dueAt ?? null,
    attention: attention[0] ?? status.attention[0] ?? null,
    breaches: status.breaches.length > 0 ? status.breaches : null,
    escalation: status.escalation > 0 ? status.escalation : null,
    paused: status.paused ? true : null,
  };
}

function pair(name: keyof Shown, next: Shown): SearchAttributePair {
  if (name === 'dueAt') return { key: KEYS.dueAt, value: next.dueAt === null ? null : new Date(next.dueAt) } as SearchAttributePair;
  return { key: KEYS[name], value: next[name] } as SearchAttributePair;
}
