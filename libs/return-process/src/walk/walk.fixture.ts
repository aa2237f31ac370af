/**
 * The exhaustive walk of a policy (process-model.md §1.9): every state a return can reach by what people and the world may
 * do. Finds dead ends, cycles, states without an obligation, broken invariants, answers offered and then refused. No dead end
 * and no cycle together mean that an end is reached from everywhere.
 *
 * Abstractions, and why each is sound for that: time does not pass but where it decides (an act of its own); what conditions
 * say is chosen anew for every act, among all that some goods and customer could make them say together (worlds.fixture.ts:
 * more behaviour than real returns have, never less); two states that can only go on alike are one (shape.fixture.ts); what is
 * independent is done in one order (order.fixture.ts): that work on different goods commutes is checked on a sample of states, and
 * of every pair of steps of which one waits for the other the other order is walked as well, a few times.
 */
import { createHash } from 'node:crypto';
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import { TEST_PLAIN } from '@guitu/calendar/snapshots/test-plain';
import { RETURN_RULES } from '../catalogue/rules.js';
import type { ReturnDraft } from '../context.js';
import { advance } from '../engine/advance.js';
import { copyOf } from '../engine/draft.js';
import { count } from '../engine/positions.js';
import { dispatch } from '../facts/dispatch.js';
import { standingFaults, statementsOf } from '../invariants.fixture.js';
import type { ResolvedProfile } from '../policy/types.js';
import { contextOf, isDone, tick, type Context, type ReturnState } from '../return-process.js';
import { actsOnDifferentGoods, everyTurn, factOf, turnOf, type Act, type Turn } from './acts.fixture.js';
import { shapeOf } from './shape.fixture.js';
import { watch } from './watched-policy.fixture.js';
import { type Choice, type Reading, Worlds } from './worlds.fixture.js';

export interface Walk {
  states: number; acts: number; ends: Record<string, number>; faults: string[];
  /** steps that somebody was asked for */
  steps: Set<string>;
  /** what a state is known by, of all that were met */
  shapes: ReadonlySet<string>;
  /** false: it stopped at its limit with states unseen */
  whole: boolean;
}

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

/** One state in so many is asked whether the order of work on different goods makes a difference. */
const SAMPLE = 16;

/** How often what waits for another is tried before it. */
const TRIED = 2;

/** A state with what was said for good on the way to it. */
interface Node { readonly state: ReturnState; readonly said: readonly Choice[]; readonly path: Trail; readonly byTime: boolean }

/** How the walk came to a state, the last act first; null where it begins. */
type Trail = { readonly before: Trail; readonly what: Act } | null;
const wayOf = (path: Trail): string => (path === null ? '' : `${path.before === null ? '' : `${wayOf(path.before)} → `}${path.what.kind}${JSON.stringify(path.what.payload)}`);

class Walker {
  readonly result: Walk = { states: 0, acts: 0, ends: {}, faults: [], steps: new Set(), shapes: new Set(), whole: true };
  readonly seen = new Map<string, 'open' | 'done'>();
  private readonly pairs = new Map<string, number>();
  /** some states, until another one of their shape is met; null once it was */
  private readonly twins = new Map<string, Node | null>();

  constructor(private readonly ctx: Context, private readonly worlds: Worlds, private readonly how: How) {}

  visit(shape: string, node: Node): void {
    const { result } = this;
    const { state, path } = node;
    const known = this.seen.get(shape);
    if (known === 'open') result.faults.push(`cycle: ${wayOf(path)}`);
    if (known === 'done') this.checkShape(shape, node);
    if (known !== undefined || result.faults.length > 5) return;
    if (result.acts >= this.how.limit) return void (result.whole = false);
    this.seen.set(shape, 'open');
    result.states += 1;
    if (this.twins.size < this.how.twins) this.twins.set(shape, node);
    if (isDone(state)) result.ends[state.result ?? 'none'] = (result.ends[state.result ?? 'none'] ?? 0) + 1;
    for (const { step } of state.tasks) result.steps.add(step);
    this.worlds.settle(node.said);
    const successors = this.successors(node);
    if (result.states % SAMPLE === 0) this.checkOrder(node);
    // a limit that passes where nobody is told leaves everything as it was
    for (const [next, after] of successors) if (next !== shape || !after.byTime) this.visit(next, after);
    this.seen.set(shape, 'done');
  }

  /** What may come next in whatever world, one of each shape. */
  private successors({ state, path }: Node): Map<string, Node> {
    const { result, ctx, worlds } = this;
    const found = new Map<string, Node>();
    const readings = new Map<string, Reading[]>();
    const tried = new Map<string, boolean>();
    for (const { faults, acts } of worlds.each(() => this.lookAt(state, tried))) {
      if (faults.length > 0) result.faults.push(`${faults.join('; ')}: ${wayOf(path)}`);
      if (acts.length === 0 && !isDone(state)) result.faults.push(`dead end at ${state.tasks.map(({ id }) => id).join(' ')}: ${wayOf(path)}`);
      for (const what of acts) {
        const name = JSON.stringify([what.taskId, what.kind, what.payload, what.scope]);
        const before = readings.get(name) ?? [];
        readings.set(name, before);
        for (const after of worlds.once(before, () => act(ctx, state, what))) {
          result.acts += 1;
          const node = { state: after, said: worlds.lasting(), path: { before: path, what }, byTime: what.time !== undefined };
          this.judge(state, what, node);
          const shape = this.shapeOf(node);
          if (!found.has(shape)) found.set(shape, node);
        }
      }
    }
    return found;
  }

  /** What is wrong with a state as it stands, and what may be done in it, in the present world. */
  private lookAt(state: ReturnState, tried: Map<string, boolean>): { faults: string[]; acts: readonly Act[] } {
    const { ctx } = this;
    const statements = statementsOf(ctx, state);
    const tasks = statements.filter((statement) => statement !== null);
    return { faults: standingFaults(ctx, state, statements), acts: isDone(state) ? [] : this.actsOf((this.how.everyOrder ? everyTurn : turnOf)(ctx, state, tasks), tried) };
  }

  /** What is left out because its order makes no difference is tried all the same, some times for each pair of steps. */
  private actsOf({ acts, first, later }: Turn, tried: Map<string, boolean>): readonly Act[] {
    return [...acts, ...later.filter(({ step }) => {
      const pair = `${first} ${step}`;
      const times = this.pairs.get(pair) ?? 0;
      const known = tried.get(pair);
      if (known === undefined && times < TRIED) this.pairs.set(pair, times + 1);
      tried.set(pair, known ?? times < TRIED);
      return known ?? times < TRIED;
    }).flatMap(({ acts: others }) => others)];
  }

  /** Two answers about different goods give the same in either order, unless one is too late in a world where rules decide first. */
  private checkOrder({ state, path }: Node): void {
    const { ctx, worlds } = this;
    const inOrder = (...acts: Act[]): ReturnState => acts.reduce((now, what) => act(ctx, now, what), state);
    const differ = (): boolean => {
      const [one, other] = actsOnDifferentGoods(ctx, state);
      if (one === undefined || other === undefined) return false;
      const ends = [inOrder(one, other), inOrder(other, one)];
      return new Set(ends.map((end) => shapeOf(ctx, end))).size > 1 && ends.every(({ anomalies }) => anomalies.length === state.anomalies.length);
    };
    for (const differs of worlds.each(differ)) if (differs) this.result.faults.push(`the order of work on different goods matters: ${wayOf(path)}`);
  }

  /** Two states of one shape go on alike, whatever is done in whatever order. */
  private checkShape(shape: string, node: Node): void {
    const first = this.twins.get(shape);
    if (first === undefined || first === null || JSON.stringify(first.state) === JSON.stringify(node.state)) return;
    this.twins.set(shape, null);
    const [one, other] = [first, node].map((each) => this.futuresOf(each));
    if (one !== other) this.result.faults.push(`states of one shape go on differently: ${wayOf(first.path)} and ${wayOf(node.path)}`);
  }

  /** The shapes of all that may come next. */
  private futuresOf({ state, said }: Node): string {
    const { ctx, worlds } = this;
    const shapes = new Set<string>();
    worlds.settle(said);
    for (const acts of worlds.each(() => (isDone(state) ? [] : everyTurn(ctx, state, statementsOf(ctx, state).filter((task) => task !== null)).acts))) {
      for (const what of acts) for (const after of worlds.each(() => act(ctx, state, what))) shapes.add(after.closedAt !== null && after.tasks.length === 0 ? 'ended' : this.shapeOf({ state: after, said: worlds.lasting() }));
    }
    return [...shapes].sort().join();
  }

  shapeOf({ state, said }: Pick<Node, 'state' | 'said'>): string {
    const lasting = state.ending === null && state.closedAt === null ? said.map(({ of, answers, index }) => `${of.id}${answers[index]}`).sort() : [];
    return createHash('sha1').update(`${lasting.join()} ${shapeOf(this.ctx, state)}`).digest('base64');
  }

  private judge(state: ReturnState, what: Act, { state: after, path }: Node): void {
    const asked = state.tasks.some(({ id, state: standing }) => id === what.taskId && standing === 'open');
    const raised = after.anomalies.filter(({ id }) => !state.anomalies.some((other) => other.id === id));
    if (asked && state.ending === null && raised.length > 0) this.result.faults.push(`offered and then refused (${raised.map(({ kind }) => kind).join()}): ${wayOf(path)}`);
    if (after.kept.length > state.kept.length) this.result.faults.push(`kept: ${wayOf(path)}`);
  }
}

/**
 * How a return is walked. `limit`: acts after which the walk stops. `twins`: so many states are compared with another one of their
 * shape. `everyOrder`: nothing waits for anything else. `edit` breaks the flow on purpose.
 */
interface How { readonly limit: number; readonly twins: number; readonly everyOrder: boolean; readonly edit: (ctx: Context) => Context }
const USUAL: How = { limit: Infinity, twins: 10, everyOrder: false, edit: (ctx) => ctx };

/** Walks everything that can become of a return under a policy from the states `begin` gives. */
export function walk(profile: ResolvedProfile, begin: readonly ((ctx: Context) => ReturnState)[], how: Partial<How> = {}): Walk {
  const worlds = new Worlds();
  const sound = contextOf(watch(bounded(profile), worlds), ALWAYS);
  const all = { ...USUAL, ...how };
  const walker = new Walker(all.edit(sound), worlds, all);
  for (const first of begin) {
    worlds.settle([]);
    const nodes: Node[] = [];
    for (const state of worlds.each(() => first(sound))) nodes.push({ state, said: worlds.lasting(), path: null, byTime: false });
    for (const node of nodes) walker.visit(walker.shapeOf(node), node);
  }
  return { ...walker.result, shapes: new Set(walker.seen.keys()) };
}
