/** How long a person waits, beside what the same way costs bare: floors and product take turns within every round. */
import { subjectOf } from '@guitu/contracts/process-names';
import { DEMO_COMPANY } from '@guitu/identity/demo-people';
import type { Databases } from '../books/databases.js';
import type { BareHop } from './bare-hop/bare-hop.js';
import type { BareRoute } from './bare-route/bare-route.js';
import type { Floor } from './floor/floor.js';
import type { ClerksInAHurry, Pace } from './product/clerks-in-a-hurry.js';
import type { DrivenReturn, ReturnPath } from './product/return-path.js';

/** ms, each one thing that happened alone; floors first */
export interface LatencyTurns {
  /** request → answer at the bare route · commit → commit of a bare event · signal → local activity of a bare step */
  readonly bareAck: readonly number[];
  readonly bareHop: readonly number[];
  readonly bareStep: readonly number[];
  readonly driven: readonly DrivenReturn[];
  /** command → answer of the kinds that the bare route takes too */
  readonly ack: readonly number[];
  /** recordedAt → receivedAt of the facts of these returns, registration included */
  readonly hop: readonly number[];
}

/** Often enough to time a step within a few milliseconds. */
const ALONE_PACE: Pace = { first: 4, growth: 1, most: 4 };
const BARE_PATHS = 2;
const HOPS = 24;

export class TurnTaking {
  constructor(
    private readonly bareRoute: BareRoute, private readonly bareHop: BareHop, private readonly floor: Floor,
    private readonly clerks: ClerksInAHurry, private readonly path: ReturnPath, private readonly databases: Databases,
  ) {}

  /** @param name unlike any before; `turns` returns, one after the other */
  async take(name: string, turns: number): Promise<LatencyTurns> {
    const bareAck: number[] = [];
    const bareHop: number[] = [];
    const bareStep: number[] = [];
    const driven: DrivenReturn[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      for (let again = 0; again < BARE_PATHS; again += 1) bareAck.push(...(await this.bareRoute.once()));
      bareHop.push(...(await this.bareHop.times(HOPS)));
      bareStep.push(...(await this.floor.run({ prefix: `${name}-floor-${turn}`, count: 1, atOnce: 1, steps: this.path.length + 1 })).stepMs);
      driven.push(await this.clerks.drive(`${name}-${turn}`, this.path, ALONE_PACE));
    }
    const ack = driven.flatMap(({ acks }) => acks.filter(({ kind }) => this.bareRoute.kinds.has(kind)).map(({ ms }) => ms));
    return { bareAck, bareHop, bareStep, driven, ack, hop: await this.hopsOf(driven) };
  }

  private async hopsOf(driven: readonly DrivenReturn[]): Promise<number[]> {
    const rows = await this.databases.rows<{ ms: number }>('process',
      'select extract(epoch from received_at - recorded_at)::float8 * 1000 as ms from fact where subject = any($1)', [driven.map(({ returnNo }) => subjectOf(DEMO_COMPANY, returnNo))]);
    return rows.map(({ ms }) => ms);
  }
}
