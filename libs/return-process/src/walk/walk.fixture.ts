/**
 * The exhaustive walk of a policy (process-model.md §1.9): every state a return can reach by what people and the world may
 * do. Finds dead ends, cycles, states without an obligation, broken invariants, answers offered and then refused.
 *
 * Abstractions, and why each is sound for "no dead end": time does not pass but where it decides (an act of its own);
 * attributes are chosen when a condition first reads them, case attributes once, line attributes anew at every reading
 * (more combinations than real ones, never fewer); a case attribute is forgotten when no step that reads it can open.
 */
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import { TEST_PLAIN } from '@guitu/calendar/snapshots/test-plain';
import { RETURN_RULES } from '../catalogue/rules.js';
import type { ReturnDraft } from '../context.js';
import { advance } from '../engine/advance.js';
import { copyOf } from '../engine/draft.js';
import { count } from '../engine/positions.js';
import { dispatch } from '../facts/dispatch.js';
import { standingFaults } from '../invariants.fixture.js';
import type { ResolvedProfile } from '../policy/types.js';
import { contextOf, isDone, tick, type Context, type ReturnState } from '../return-process.js';
import { actsOf, factOf, type Act } from './acts.fixture.js';
import { readersOf, type Readers } from './readers.fixture.js';
import { shapeOf } from './shape.fixture.js';
import { watch, type Watched } from './watched-policy.fixture.js';

export interface Walk { states: number; acts: number; choices: number; ends: Record<string, number>; faults: string[]; steps: Set<string>; /** false: it stopped at its limit with states unseen */ whole: boolean }

/** Work goes on round the clock: due times cost nothing, and none is ever asked for. */
export const ALWAYS: CalendarSnapshot = { ...TEST_PLAIN, key: 'always', weekend: [], shifts: [{ startMinute: 0, endMinute: 1440 }] };

/** Bounds of one: the counter is read by the bound alone (process-model.md §1.9). */
export const bounded = (policy: ResolvedProfile): ResolvedProfile =>
  ({ ...policy, loops: Object.fromEntries(Object.entries(policy.loops).map(([loop, bound]) => [loop, { ...bound, max: Math.min(1, bound.max) }])) as ResolvedProfile['loops'] });

/**
 * The state after an act, a minute later, with the ledger of what is over left out. It goes the way of `apply` without telling
 * the world, which would take as long again.
 */
function act(ctx: Context, state: ReturnState, what: Act): ReturnState {
  const after = what.time === undefined ? applied(ctx, state, what) : tick(ctx, state, what.time).state;
  after.clocks = after.clocks.filter((clock) => clock.state === 'running');
  return after;
}

function applied(ctx: Context, state: ReturnState, what: Act): ReturnState {
  const fact = factOf(state, what);
  const draft: ReturnDraft = { ctx, rules: RETURN_RULES, state: copyOf(state), happenings: [], at: state.at, cause: fact.factId, raised: [] };
  count(draft.state, fact.source, fact.seq);
  dispatch(draft, fact);
  advance(draft);
  return draft.state;
}

interface Node { state: ReturnState; unknown: readonly string[] }

class Walker {
  readonly result: Walk = { states: 0, acts: 0, choices: 0, ends: {}, faults: [], steps: new Set(), whole: true };
  private readonly seen = new Map<string, 'open' | 'done'>();

  constructor(private readonly ctx: Context, private readonly watched: Watched, private readonly readers: Readers, private readonly limit: number) {}

  visit(node: Node, path: readonly string[]): void {
    const { result, ctx } = this;
    const { state } = node;
    const shape = shapeOf(ctx, state, node.unknown);
    const known = this.seen.get(shape);
    if (known === 'open') result.faults.push(`cycle: ${path.join(' → ')}`);
    if (known !== undefined || result.faults.length > 5) return;
    if (this.seen.size >= this.limit) return void (result.whole = false);
    this.seen.set(shape, 'open');
    this.watched.asked.clear();
    const next = isDone(state) ? [] : actsOf(ctx, state).map((what) => ({ what, after: act(ctx, state, what) }));
    const attribute = this.undecided(node);
    if (attribute === undefined) this.goOn(node, next, path);
    else this.choose(node, attribute, path);
    this.seen.set(shape, 'done');
  }

  private goOn(node: Node, next: readonly { what: Act; after: ReturnState }[], path: readonly string[]): void {
    const { result, ctx } = this;
    const { state } = node;
    result.states += 1;
    for (const { step } of state.tasks) result.steps.add(step);
    const faults = standingFaults(ctx, state);
    if (faults.length > 0) result.faults.push(`${faults.join('; ')}: ${path.join(' → ')}`);
    if (isDone(state)) return void (result.ends[state.result ?? 'none'] = (result.ends[state.result ?? 'none'] ?? 0) + 1);
    if (next.length === 0) result.faults.push(`dead end at ${state.tasks.map(({ id }) => id).join(' ')}: ${path.join(' → ')}`);
    for (const { what, after } of next) {
      result.acts += 1;
      const told = [...path, `${what.kind}${JSON.stringify(what.payload)}`];
      const asked = state.tasks.some(({ id, state: standing }) => id === what.taskId && standing === 'open');
      const raised = after.anomalies.filter(({ id }) => !state.anomalies.some((other) => other.id === id));
      if (asked && state.ending === null && raised.length > 0) result.faults.push(`offered and then refused (${raised.map(({ kind }) => kind).join()}): ${told.join(' → ')}`);
      if (after.kept.length > state.kept.length) result.faults.push(`kept: ${told.join(' → ')}`);
      this.visit(this.forget({ state: after, unknown: node.unknown }), told);
    }
  }

  /** The first attribute that was read without being known, or left unknown on purpose. */
  private undecided({ state, unknown }: Node): string | undefined {
    // what winds down is decided already: attributes are still shown, nothing follows from them
    if (state.ending !== null) return undefined;
    const known = { ...state.lines[0]?.attrs, ...state.attrs };
    return [...this.watched.asked].find((attribute) => {
      const name = attribute === 'reasonGroup' ? 'reason' : attribute;
      return this.watched.values.has(name) && !Object.hasOwn(known, name) && !unknown.includes(name);
    })?.replace('reasonGroup', 'reason');
  }

  private choose(node: Node, attribute: string, path: readonly string[]): void {
    for (const value of this.watched.values.get(attribute) ?? []) {
      this.result.choices += 1;
      const chosen = { [attribute]: value };
      const state = this.watched.isCase(attribute) ? { ...node.state, attrs: { ...node.state.attrs, ...chosen } }
        : { ...node.state, lines: node.state.lines.map((line) => ({ ...line, attrs: { ...line.attrs, ...chosen } })) };
      this.visit({ state, unknown: node.unknown }, [...path, `${attribute}=${value}`]);
    }
    this.visit({ state: node.state, unknown: [...node.unknown, attribute] }, [...path, `${attribute}=?`]);
  }

  /** Line attributes are chosen anew at every reading, case attributes as long as somebody may still read them. */
  private forget({ state, unknown }: Node): Node {
    const keeps = (attribute: string): boolean => this.watched.isCase(attribute) && this.readers.mayRead(attribute, state);
    return {
      unknown: unknown.filter(keeps),
      state: {
        ...state, attrs: state.ending !== null ? {} : Object.fromEntries(Object.entries(state.attrs).filter(([key]) => !this.watched.values.has(key) || keeps(key))),
        lines: state.lines.map((line) => ({ ...line, attrs: {} })),
      },
    };
  }
}

/**
 * Walks everything that can become of a return under a policy from the states `begin` gives; stops at `limit` states.
 * `edit` breaks the flow on purpose.
 */
export function walk(profile: ResolvedProfile, begin: readonly ((ctx: Context) => ReturnState)[], limit = 400_000, edit: (ctx: Context) => Context = (ctx) => ctx): Walk {
  const watched = watch(bounded(profile));
  const sound = contextOf(watched.policy, ALWAYS);
  const walker = new Walker(edit(sound), watched, readersOf(profile), limit);
  for (const first of begin) walker.visit({ state: first(sound), unknown: [] }, []);
  return walker.result;
}
