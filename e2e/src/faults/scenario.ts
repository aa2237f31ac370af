/** One fault as data: its number in reliability-performance.md §3, what is done, and what must have been counted for it to have happened. */
import type { Databases } from '../books/databases.js';
import type { Draw } from './draw.js';
import type { Excuses } from './excuses.js';
import type { Load } from './load/load.js';
import type { FaultStage } from './stage/stage.js';

export interface Rig extends Excuses {
  readonly stage: FaultStage;
  readonly load: Load;
  readonly databases: Databases;
  /** of this doing of this scenario */
  readonly draw: Draw;
}

/** What was counted, by what it is; each above 0, or the fault did not happen. */
export type Evidence = Readonly<Record<string, number>>;

/** Counts of the load's own record over the scenario, its resting included. */
export type LoadCount = 'silent' | 'fivexx' | 'resolved' | 'repeats';

export interface Done {
  readonly evidence: Evidence;
  /** what the fault's own line of the table forbids, beside the invariants */
  readonly findings?: readonly string[];
  /** ends of processes (as the stage tells them) that were what was done */
  readonly meant?: readonly string[];
}

export interface Scenario {
  readonly fault: `F${number}`;
  /** what is done */
  readonly does: string;
  /** what of the load's record must have happened, beside the evidence counted by the scenario */
  readonly needs?: readonly LoadCount[];
  /** one of the short set, which every run of the tests does */
  readonly short: boolean;
  /** it mounts: root's alone, in a mount namespace of the run's own (faults.ts) */
  readonly mounts?: true;
  /** Does it under load, at moments it draws. What it broke is healed by the runner. */
  run(rig: Rig): Promise<Done>;
  /** After everything is healed and the load rests: further findings. */
  after?(rig: Rig): Promise<readonly string[]>;
}
