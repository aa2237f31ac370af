/** Rounds of floor and product in turn, on the same servers, in the same minutes. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Floor } from './floor/floor.js';
import type { LatencyTurns, TurnTaking } from './latency-turns.js';
import type { Meter } from './measure/meter.js';
import { inLanes } from './measure/lanes.js';
import { noiseLoopMs } from './measure/noise-loop.js';
import { differByMore } from './measure/statistics.js';
import type { Usage } from './measure/usage.js';
import type { ClerksInAHurry, Pace } from './product/clerks-in-a-hurry.js';
import type { DrivenReturn, ReturnPath } from './product/return-path.js';

export interface RoundSettings { readonly returns: number; readonly atOnce: number; readonly rounds: number }

export interface Round {
  readonly floor: Usage;
  readonly product: Usage;
  readonly driven: readonly DrivenReturn[];
  readonly floorIds: readonly string[];
  readonly latency: LatencyTurns;
  /** ms of the fixed computation before, between and after */
  readonly noise: readonly number[];
  /** somebody else used the machine meanwhile */
  readonly disturbed: boolean;
}

export interface CountedRounds {
  readonly tried: readonly Round[];
  /** those that count */
  readonly used: readonly Round[];
  /** not one of them was undisturbed */
  readonly disturbed: boolean;
}

/** What comes after the last answer still belongs to the round: closing events, confirmations, statistics of PostgreSQL. */
const SETTLE_MS = 2_000;
const NOISE_LIMIT = 0.1;
const LATENCY_TURNS = 2;
/** Looking costs the product too: not so often that it would cost more than the work. */
export const BUSY_PACE: Pace = { first: 40, growth: 1.5, most: 200 };

export class Rounds {
  constructor(
    private readonly floor: Floor, private readonly clerks: ClerksInAHurry, private readonly path: ReturnPath,
    private readonly turns: TurnTaking, private readonly meter: Meter, private readonly settings: RoundSettings, private readonly runId: string,
  ) {}

  /** One floor and one product stretch, then both in turn, one thing at a time. */
  async run(name: string): Promise<Round> {
    const { returns, atOnce } = this.settings;
    const steps = this.path.length + 1;
    let floorIds: readonly string[] = [];
    let driven: readonly DrivenReturn[] = [];
    const noise = [noiseLoopMs()];
    const floor = await this.meter.measure(async () => {
      floorIds = (await this.floor.run({ prefix: `${this.runId}-${name}`, count: returns, atOnce, steps })).ran;
      await pause(SETTLE_MS);
    });
    noise.push(noiseLoopMs());
    const product = await this.meter.measure(async () => {
      driven = await inLanes(returns, atOnce, (index) => this.clerks.drive(`${name}-${index}`, this.path, BUSY_PACE));
      await pause(SETTLE_MS);
    });
    noise.push(noiseLoopMs());
    const latency = await this.turns.take(`${this.runId}-${name}-alone`, LATENCY_TURNS);
    noise.push(noiseLoopMs());
    return { floor, product, driven, floorIds, latency, noise, disturbed: differByMore(noise, NOISE_LIMIT) };
  }

  /** As many undisturbed rounds as asked for; of at most twice as many tried, and none begun after `until`. Where none was undisturbed, all of them count. */
  async all(until: number, say: (line: string) => void): Promise<CountedRounds> {
    const tried: Round[] = [];
    const wanted = this.settings.rounds;
    const clean = (): Round[] => tried.filter(({ disturbed }) => !disturbed);
    while (clean().length < wanted && tried.length < 2 * wanted && (tried.length === 0 || Date.now() < until)) {
      const round = await this.run(`round${tried.length + 1}`);
      tried.push(round);
      const loop = round.noise.map((ms) => ms.toFixed(1)).join(' / ');
      say(`round ${tried.length}: floor ${seconds(round.floor.ms)} s, product ${seconds(round.product.ms)} s, fixed loop ${loop} ms${round.disturbed ? ': disturbed by others by more than 10 %' : ''}`);
    }
    const disturbed = clean().length === 0;
    return { tried, used: disturbed ? tried : clean(), disturbed };
  }
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(1);
