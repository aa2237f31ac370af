/**
 * The exhaustive walk of a policy (process-model.md §1.9): every state a return can reach by what people and the world may
 * do. Finds dead ends, cycles, states without an obligation, broken invariants, answers offered and then refused. No dead end
 * and no cycle together mean that an end is reached from everywhere.
 *
 * Abstractions, and why each is sound for that: time does not pass but where it decides (an act of its own); what conditions
 * say is chosen anew for every act, among all that some goods and customer could make them say together (worlds.fixture.ts:
 * more behaviour than real returns have, never less); two states that can only go on alike are one (shape.fixture.ts); what is
 * independent is done in one order (order.fixture.ts): of different goods first those of which every act leaves all else as it was
 * (elsewhere.fixture.ts), in every order where none are left; that they commute is checked on a sample of states. Of every pair of other
 * steps of which one waits for the other the other order is walked as well, a few times.
 */
import { createHash } from 'node:crypto';
import { standingFaults, statementsOf } from '../invariants.fixture.js';
import type { ResolvedProfile } from '../policy/types.js';
import { contextOf, isDone, type Context, type ReturnState } from '../return-process.js';
import { actsOnDifferentGoods, everyTurn, turnOf, type Act, type Turn, type Way } from './acts.fixture.js';
import { ALONE, type DoneState, type DoneStates } from './done-states.fixture.js';
import { goodsOf, keepsTo } from './elsewhere.fixture.js';
import { shapeOf } from './shape.fixture.js';
import { ALWAYS, bounded, stateIn } from './state-after.fixture.js';
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

/** A state with what was said for good on the way to it. */
interface Node { readonly state: ReturnState; readonly said: readonly Choice[]; readonly path: Trail; readonly byTime: boolean }

/** What an act came to, in the worlds it was done in; in the first `kept` of them it changed nothing but its own goods. */
interface Done { readonly readings: Reading[]; readonly nodes: Node[]; kept: number }
type Met = Omit<DoneState, 'faults'>;
/** A state on the way to where the walk is, what looking at it came to, and what follows it: the first `visited` of these were visited. */
interface Place { readonly met: Met | null; readonly following: readonly (readonly [string, Node])[]; visited: number }
const nowhere = (): Place => ({ met: null, following: [], visited: 0 });
const NOTHING: Turn = { ways: [], otherwise: { of: '', acts: [], beside: [], first: '', later: [] } };

/** How the walk came to a state, the last act first; null where it begins. */
type Trail = { readonly before: Trail; readonly what: Act } | null;
const wayOf = (path: Trail): string => (path === null ? '' : `${path.before === null ? '' : `${wayOf(path.before)} → `}${path.what.kind}${JSON.stringify(path.what.payload)}`);

class Walker {
  readonly result: Walk = { states: 0, acts: 0, ends: {}, faults: [], steps: new Set(), shapes: new Set(), whole: true };
  readonly seen = new Map<string, 'open' | 'done'>();
  private readonly pairs = new Map<string, number>();
  /** some states, until another one of their shape is met; null once it was */
  private readonly twins = new Map<string, Node | null>();
  /** faults nobody was told of yet */
  private readonly untold: string[] = [];
  /** the way to where the walk is, however long it is */
  private readonly open: Place[] = [];

  constructor(private readonly ctx: Context, private readonly worlds: Worlds, private readonly how: How) {}

  private act(state: ReturnState, what: Act): ReturnState {
    return stateIn(this.worlds, this.ctx, state, what);
  }

  /** Visits a beginning, depth first, and all that may follow. */
  begin(node: Node): void {
    const { open, how } = this;
    this.hear();
    open.push(this.enter(this.shapeOf(node), node));
    for (let place = open.at(-1), step = 1; place !== undefined; place = open.at(-1), step += 1) {
      if (step % how.hears === 0) this.hear();
      const next = place.following[place.visited++];
      if (next !== undefined) {
        open.push(this.enter(...next));
        continue;
      }
      if (place.met !== null) {
        this.seen.set(place.met.shape, 'done');
        // of what is left out nothing is known; a fault is told with the first state done after it, since all on the way to it are still open
        if (!this.stopped()) how.done.tell({ ...place.met, faults: this.untold.splice(0) });
      }
      open.pop();
    }
    this.hear();
  }

  /** What others have done is known here too; a state this walk is in the middle of is left at once. */
  private hear(): void {
    const { result } = this;
    this.how.done.hear((state) => {
      const known = this.seen.get(state.shape);
      if (known === undefined) {
        this.count(state);
        result.acts += state.acts;
        result.faults.push(...state.faults);
        state.pairs.forEach(this.tryPair);
      }
      if (known !== 'open') this.seen.set(state.shape, 'done');
      else for (const place of this.open) if (place.met?.shape === state.shape) place.visited = place.following.length;
    });
  }

  private count({ end, steps }: Met): void {
    const { result } = this;
    result.states += 1;
    if (end !== null) result.ends[end] = (result.ends[end] ?? 0) + 1;
    for (const step of steps) result.steps.add(step);
  }

  private fault(text: string): void {
    this.result.faults.push(text);
    this.untold.push(text);
  }

  private readonly stopped = (): boolean => !this.result.whole || this.result.faults.length > 5;

  /** Looks at a state: what may follow it, nothing where it is known already or the walk has stopped. */
  private enter(shape: string, node: Node): Place {
    const { result, how } = this;
    const { state, path } = node;
    const known = this.seen.get(shape);
    if (known === 'open') this.fault(`cycle: ${wayOf(path)}`);
    if (known === 'done') this.checkShape(shape, node);
    if (known === undefined && result.acts >= how.limit) result.whole = false;
    if (known !== undefined || this.stopped()) return nowhere();
    this.seen.set(shape, 'open');
    if (this.twins.size < how.twins) this.twins.set(shape, node);
    this.worlds.settle(node.said);
    const actsBefore = result.acts;
    const tried = new Map<string, boolean>();
    const successors = this.successors(node, tried);
    const met = { shape, acts: result.acts - actsBefore, end: isDone(state) ? state.result ?? 'none' : null, steps: [...new Set(state.tasks.map(({ step }) => step))], pairs: [...tried].filter(([, now]) => now).map(([pair]) => pair) };
    this.count(met);
    if (result.states % how.sample === 0) this.checkOrder(node);
    // a limit that passes where nobody is told leaves everything as it was
    const following = [...successors].filter(([next, after]) => next !== shape || !after.byTime);
    return { met, following: how.turned ? following.reverse() : following, visited: 0 };
  }

  /** What may come next in whatever world, one of each shape. @param tried which pairs of steps the other order was tried of here */
  private successors(from: Node, tried: Map<string, boolean>): Map<string, Node> {
    const { worlds } = this;
    const done = new Map<string, Done>();
    const taken = new Set<Done>();
    for (const { faults, turn: { ways, otherwise } } of worlds.each(() => this.lookAt(from.state))) {
      if (faults.length > 0) this.fault(`${faults.join('; ')}: ${wayOf(from.path)}`);
      const way = ways.find((one) => one.acts.every((what) => this.keepsTo(one.of, from, this.tries(from, what, done)))) ?? otherwise;
      const acts = [...way.acts, ...way.beside, ...this.sampleOf(way, tried)];
      if (acts.length === 0 && !isDone(from.state)) this.fault(`dead end at ${from.state.tasks.map(({ id }) => id).join(' ')}: ${wayOf(from.path)}`);
      for (const what of acts) taken.add(this.tries(from, what, done));
    }
    const found = new Map<string, Node>();
    for (const { nodes } of taken) for (const node of nodes) {
      const shape = this.shapeOf(node);
      if (!found.has(shape)) found.set(shape, node);
    }
    return found;
  }

  /** Does an act in every world below the present one that it was not done in. */
  private tries(from: Node, what: Act, acts: Map<string, Done>): Done {
    const { result, worlds } = this;
    const name = JSON.stringify([what.taskId, what.kind, what.payload, what.scope]);
    const done = acts.get(name) ?? { readings: [], nodes: [], kept: 0 };
    acts.set(name, done);
    for (const state of worlds.once(done.readings, () => this.act(from.state, what))) {
      result.acts += 1;
      const node = { state, said: worlds.lasting(), path: { before: from.path, what }, byTime: what.time !== undefined };
      this.judge(from.state, what, node);
      done.nodes.push(node);
    }
    return done;
  }

  /** Did the act leave all but its goods as it was, in every world it was done in? */
  private keepsTo(goods: string, { state }: Node, done: Done): boolean {
    while (done.kept < done.nodes.length) {
      const after = done.nodes[done.kept]?.state ?? state;
      if (!keepsTo(this.ctx, goods, state, after)) return false;
      done.kept += 1;
    }
    return true;
  }

  /** What is wrong with a state as it stands, and what may be done in it, in the present world. */
  private lookAt(state: ReturnState): { faults: string[]; turn: Turn } {
    const { ctx } = this;
    const statements = statementsOf(ctx, state);
    const tasks = statements.filter((statement) => statement !== null);
    return { faults: standingFaults(ctx, state, statements), turn: isDone(state) ? NOTHING : TURNS[this.how.order](ctx, state, tasks) };
  }

  /** What is left out because its order makes no difference is tried all the same, some times for each pair of steps. */
  private sampleOf({ first, later }: Way, tried: Map<string, boolean>): Act[] {
    return later.filter(({ step }) => {
      const pair = `${first}+${step}`;
      const now = tried.get(pair) ?? (this.pairs.get(pair) ?? 0) < this.how.tried;
      if (now && !tried.has(pair)) this.tryPair(pair);
      tried.set(pair, now);
      return now;
    }).flatMap(({ acts: others }) => others);
  }

  private readonly tryPair = (pair: string): void => void this.pairs.set(pair, (this.pairs.get(pair) ?? 0) + 1);

  /** Two answers about different goods, of which one keeps to its own, give the same in either order, unless one is too late in a world where rules decide first. */
  private checkOrder({ state, path }: Node): void {
    const { ctx, worlds } = this;
    const inOrder = (...acts: Act[]): ReturnState => acts.reduce((now, what) => this.act(now, what), state);
    const keeps = (what: Act): boolean => keepsTo(ctx, goodsOf(what), state, inOrder(what));
    const differ = (): string | null => {
      const [one, other] = actsOnDifferentGoods(ctx, state, Math.floor(this.result.states / this.how.sample));
      if (one === undefined || other === undefined) return null;
      if (![one, other].some(keeps)) return null;
      const ends = [inOrder(one, other), inOrder(other, one)];
      const differs = new Set(ends.map((end) => shapeOf(ctx, end))).size > 1 && ends.every(({ anomalies }) => anomalies.length === state.anomalies.length);
      return differs ? `${one.kind} ${JSON.stringify(one.payload)}, ${other.kind} ${JSON.stringify(other.payload)}` : null;
    };
    for (const pair of worlds.each(differ)) if (pair !== null) this.fault(`the order of work on different goods matters (${pair}): ${wayOf(path)}`);
  }

  /** Two states of one shape go on alike, whatever is done in whatever order. */
  private checkShape(shape: string, node: Node): void {
    const first = this.twins.get(shape);
    if (first === undefined || first === null || JSON.stringify(first.state) === JSON.stringify(node.state)) return;
    this.twins.set(shape, null);
    const [one, other] = [first, node].map((each) => this.futuresOf(each));
    if (one !== other) this.fault(`states of one shape go on differently: ${wayOf(first.path)} and ${wayOf(node.path)}`);
  }

  /** The shapes of all that may come next. */
  private futuresOf({ state, said }: Node): string {
    const { ctx, worlds } = this;
    const shapes = new Set<string>();
    worlds.settle(said);
    for (const acts of worlds.each(() => (isDone(state) ? [] : everyTurn(ctx, state, statementsOf(ctx, state).filter((task) => task !== null)).otherwise.acts))) {
      for (const what of acts) for (const after of worlds.each(() => this.act(state, what))) shapes.add(after.closedAt !== null && after.tasks.length === 0 ? 'ended' : this.shapeOf({ state: after, said: worlds.lasting() }));
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
    if (asked && state.ending === null && raised.length > 0) this.fault(`offered and then refused (${raised.map(({ kind }) => kind).join()}): ${wayOf(path)}`);
    if (after.kept.length > state.kept.length) this.fault(`kept: ${wayOf(path)}`);
  }
}

/**
 * How a return is walked. `limit`: acts after which the walk stops. `twins`: so many states are compared with another one of their
 * shape. `tried`: so often what waits for another is tried before it, for each pair of steps. One state in `sample` is asked whether
 * the order of work on different goods makes a difference. `order`: 'goods' does the work on different goods in every order, whatever
 * it comes to; with 'every' nothing waits for anything else. `edit` breaks the flow on purpose. `done`: what
 * other walks of the same have done, asked for every so many steps (`hears`); `turned`: what may follow a state is walked from its end, so as not to meet them.
 */
export interface How {
  readonly limit: number; readonly twins: number; readonly tried: number; readonly sample: number; readonly order: 'usual' | 'goods' | 'every'; readonly edit: (ctx: Context) => Context;
  readonly done: DoneStates; readonly hears: number; readonly turned: boolean;
}
const USUAL: How = { limit: Infinity, twins: 10, tried: 2, sample: 16, order: 'usual', edit: (ctx) => ctx, done: ALONE, hears: 2_000, turned: false };
const TURNS = { usual: turnOf, goods: (...of: Parameters<typeof turnOf>): Turn => ({ ...turnOf(...of), ways: [] }), every: everyTurn };

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
    for (const node of nodes) walker.begin(node);
  }
  return { ...walker.result, shapes: new Set(walker.seen.keys()) };
}
