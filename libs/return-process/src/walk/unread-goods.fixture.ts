/**
 * What is done to the whole return, to consignments, replacements and other goods reads nothing of goods but what an act that keeps
 * to its goods leaves alone (ADR 0009, 4): it comes to the same for all else, whether that act was done before it or not. Asked on
 * lives of a return picked at random, in every order, so that the whole is met with goods standing anywhere on their way. That goods
 * have ended is read (the return closes with the last of them): acts that end them are not asked about. Nor is it read from what is
 * the same in either order: a return that winds down goes on with the last task that is handed back, whichever that is.
 */
import { statementsOf } from '../invariants.fixture.js';
import type { ResolvedProfile } from '../policy/types.js';
import { contextOf, isDone, type Context, type ReturnState } from '../return-process.js';
import { portions, supplies } from '../state.js';
import { CANCEL, everyTurn, firstAnswer, type Act } from './acts.fixture.js';
import { beginnings } from './beginnings.fixture.js';
import { goodsOf, keepsTo, restsOf } from './elsewhere.fixture.js';
import { shapeOf } from './shape.fixture.js';
import { ALWAYS, bounded, stateIn } from './state-after.fixture.js';
import { watch } from './watched-policy.fixture.js';
import { Worlds } from './worlds.fixture.js';

/** Answers after which a life is left. */
const LONGEST = 80;
/** Pairs of acts asked in each state. */
const PAIRS = 4;
/** Of so many chances, one calls the return off: else few lives would reach their middle. */
const CALLS_OFF = 30;
/** And of so many answers before goods have come, one is any. */
const LEADS_ON = 8;

/** Numbers below `n`, the same for the same seed. */
const diceOf = (seed: number) => (n: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor(seed / 65_536) % n;
};

/** `asked`: pairs of acts of which the first kept to its goods, by the step or the fact of the second. */
export interface Asked { readonly asked: Map<string, number>; readonly faults: string[] }

class Lives {
  readonly result: Asked = { asked: new Map(), faults: [] };
  private readonly worlds = new Worlds();
  private readonly ctx: Context;
  private readonly roll: (n: number) => number;

  constructor(private readonly profile: ResolvedProfile, private readonly pieces: string, seed: number) {
    this.ctx = contextOf(watch(bounded(profile), this.worlds), ALWAYS);
    this.roll = diceOf(seed);
  }

  private one<T>(list: readonly T[]): T | undefined {
    return list[this.roll(Math.max(1, list.length))];
  }

  /** What comes of it in some world. */
  private inSome<T>(run: () => T): T | undefined {
    return this.one([...this.worlds.each(run)]);
  }

  live(): void {
    this.worlds.settle([]);
    const begin = this.one(beginnings(this.profile, this.pieces));
    let state = begin && this.inSome(() => begin(this.ctx));
    for (let turn = 0; turn < LONGEST && state !== undefined && !isDone(state); turn += 1) {
      const now: ReturnState = state;
      this.worlds.settle(this.worlds.lasting());
      const acts = this.inSome(() => everyTurn(this.ctx, now, statementsOf(this.ctx, now).filter((task) => task !== null)).otherwise.acts) ?? [];
      for (let pair = 0; pair < PAIRS; pair += 1) this.ask(now, acts);
      const goesOn = acts.filter(({ kind }) => (kind !== 'withdraw' && kind !== 'cancel') || this.roll(CALLS_OFF) === 0);
      const next = this.isOnTheWay(now) ? this.inSome(() => firstAnswer(this.ctx, now)) : this.one(goesOn);
      state = next && this.inSome(() => stateIn(this.worlds, this.ctx, now, next));
    }
  }

  /** Until goods have come most answers lead on: few lives would come so far by chance. */
  private isOnTheWay(state: ReturnState): boolean {
    return portions(state).every(({ arrivedAt, decidedAt }) => arrivedAt === null && decidedAt === null) && this.roll(LEADS_ON) > 0;
  }

  /** One act on goods and one on something else, in every world. */
  private ask(state: ReturnState, acts: readonly Act[]): void {
    const { ctx, worlds, result } = this;
    const own = this.one(acts.filter((what) => portions(state).some(({ id }) => id === goodsOf(what))));
    if (own === undefined) return;
    const goods = goodsOf(own);
    const decision = portions(state).find(({ id }) => id === goods)?.decision ?? null;
    const isOfThem = (scope: string): boolean => scope === goods || supplies(state).some((supply) => supply.id === scope && supply.decision === decision);
    const stepOf = ({ kind, taskId = '' }: Act): string => taskId.split('/')[1] ?? kind;
    const others = acts.filter((what) => !isOfThem(goodsOf(what)));
    // first which step, then which answer: steps with many answers are asked no oftener
    const step = this.one([...new Set(others.map(stepOf))]);
    const said = this.one(others.filter((what) => stepOf(what) === step));
    if (said === undefined || step === undefined) return;
    // 撤回 is refused once goods are judged, 作废 is not, and nothing else tells the two apart
    const other = said.kind === 'withdraw' ? CANCEL : said;
    const differ = (): boolean | null => {
      const later = stateIn(worlds, ctx, state, own);
      if (!keepsTo(ctx, goods, state, later) || portions(later).some(({ id, endedAt }) => id === goods && endedAt !== null)) return null;
      const [first, both] = [stateIn(worlds, ctx, state, other), stateIn(worlds, ctx, later, other)];
      const [rest, restLater] = restsOf(ctx, goods, state, later, first, both);
      return rest !== restLater && shapeOf(ctx, stateIn(worlds, ctx, first, own)) !== shapeOf(ctx, both);
    };
    const answers = [...worlds.each(differ)].filter((answer) => answer !== null);
    if (answers.length > 0) result.asked.set(step, (result.asked.get(step) ?? 0) + 1);
    if (answers.includes(true)) result.faults.push(`${stepOf(other)} ${JSON.stringify(other.payload)} reads ${goods} (${stepOf(own)} ${JSON.stringify(own.payload)}); tasks ${state.tasks.map(({ id }) => id).join(' ')}`);
  }
}

/** So many lives of a return of so many pieces. */
export function askLives(profile: ResolvedProfile, pieces: string, lives: number, seed: number): Asked {
  const all = new Lives(profile, pieces, seed);
  for (let life = 0; life < lives; life += 1) all.live();
  return all.result;
}
