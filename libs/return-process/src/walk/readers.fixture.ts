/** Which steps read which attribute of a policy: an attribute nobody can read any more is forgotten by the walk. */
import { isOver } from '../engine/draft.js';
import type { ResolvedProfile } from '../policy/types.js';
import type { ReturnState } from '../state.js';
import { portions, supplies } from '../state.js';
import { rowOf } from '../tracks/step-rows.js';
import { GATE_STEPS, type Gate } from '../policy/steps.js';

export interface Readers { mayRead(attribute: string, state: ReturnState): boolean }

/** Case steps that read a section of the policy; a section without an entry is read while anything goes on. */
const CASE_READERS: { readonly [section: string]: readonly string[] } = {
  windows: ['eligible', 'complete'], warranty: ['eligible', 'complete'], eligibility: ['eligible', 'complete'], contact: ['contact'],
};
const ASK_STEPS: { readonly [ask: string]: readonly string[] } = { alternative: ['alternative'], settleFirst: ['settleFirst'], appeal: ['approve', 'appeal', 'eligible'], propose: ['propose'], ack: ['ack', 'report'] };

type Json = { readonly [key: string]: unknown };

/** Names of attributes mentioned anywhere below a value; more than are conditions does no harm. */
const mentions = (value: unknown, attribute: string): boolean => JSON.stringify(value ?? null).includes(`"${attribute}":`);

function sectionsOf(profile: ResolvedProfile): [steps: readonly string[] | null, part: unknown][] {
  const gates = Object.entries(profile.approvals).map(([gate, chain]): [readonly string[], unknown] => [[...(gate === 'exception' ? ['appeal', 'approve', 'eligible'] : []), GATE_STEPS[gate as Gate]], chain]);
  const asks = Object.entries(profile.ask).map(([ask, one]): [readonly string[] | null, unknown] => [ASK_STEPS[ask] ?? null, one]);
  const rest = Object.entries(profile as unknown as Json).filter(([section]) => !['approvals', 'ask', 'sla', 'notifications'].includes(section));
  return [...gates, ...asks, ...rest.map(([section, part]): [readonly string[] | null, unknown] => [CASE_READERS[section] ?? null, part])];
}

export function readersOf(profile: ResolvedProfile): Readers {
  const sections = sectionsOf(profile);
  const readers = new Map<string, (readonly string[] | null)[]>();
  const of = (attribute: string): (readonly string[] | null)[] => {
    const known = readers.get(attribute);
    if (known !== undefined) return known;
    const found = sections.filter(([, part]) => mentions(part, attribute) || (attribute === 'reason' && mentions(part, 'reasonGroup'))).map(([steps]) => steps);
    readers.set(attribute, found);
    return found;
  };
  return {
    mayRead(attribute, state) {
      if (state.closedAt !== null || state.ending !== null) return false;
      const [whole] = state.scopes;
      if (whole === undefined) return true;
      const goesOn = portions(state).some(({ endedAt }) => endedAt === null) || supplies(state).some(({ endedAt }) => endedAt === null);
      const later = ['value', 'propose', 'settleApprove', 'post', 'pay', 'improve', 'report', 'closeReview'].some((step) => rowOf(step) !== undefined && !isOver(whole, step));
      return of(attribute.replace('~', '')).some((steps) => (steps === null ? goesOn || later : steps.some((step) => !isOver(whole, step) && (rowOf(step)?.scope === 'case' || goesOn))));
    },
  };
}
