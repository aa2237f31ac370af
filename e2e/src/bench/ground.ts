/** What every bench on a stage stands on: people who know the way of a return, floors on the same servers, and what the servers tell of themselves. */
import type { RunningStack } from '@guitu/stack/start-stack';
import { Databases } from '../books/databases.js';
import { DeskApi } from '../desk-api.js';
import type { Stage } from '../play/stage.js';
import { BareHop } from './bare-hop/bare-hop.js';
import { BareRoute } from './bare-route/bare-route.js';
import { Floor } from './floor/floor.js';
import { inLanes } from './measure/lanes.js';
import { ServerBooks } from './measure/server-books.js';
import { ClerksInAHurry } from './product/clerks-in-a-hurry.js';
import type { ReturnPath } from './product/return-path.js';
import { BUSY_PACE } from './rounds.js';

export interface Ground {
  readonly stack: RunningStack;
  /** begins the names of all that this run makes */
  readonly runId: string;
  readonly api: DeskApi;
  readonly clerks: ClerksInAHurry;
  /** an on-time return, its registration left out; one went along it */
  readonly path: ReturnPath;
  readonly databases: Databases;
  readonly books: ServerBooks;
  readonly floor: Floor;
  readonly bareRoute: BareRoute;
  readonly bareHop: BareHop;
  /** Ends something more with the run; the last one first. */
  atEnd(close: () => Promise<unknown>): void;
}

export const WARM_UP_RETURNS = 24;

/**
 * Measures on an installation of the stage's own.
 * @param name begins `runId`
 * @throws Error when a return did not come to its end
 */
export async function onGround<T>(stage: Stage, name: string, measure: (ground: Ground) => Promise<T>): Promise<T> {
  const { stack } = stage;
  if (stack === null) throw new Error('the bench measures an installation of its own only');
  const { address, namespace } = stage.temporal;
  const runId = `${name}-${Date.now()}`;
  const api = new DeskApi(stage.addresses);
  const clerks = new ClerksInAHurry(api, runId);
  const databases = new Databases(stage.environment);
  const closing: (() => Promise<unknown>)[] = [() => databases.close()];
  const atEnd = (close: () => Promise<unknown>): void => void closing.push(close);
  try {
    const books = await ServerBooks.open(stack);
    atEnd(() => books.close());
    const floor = await Floor.start({ address, namespace, taskQueue: 'bench-floor' });
    atEnd(() => floor.stop());
    const path = await clerks.learn();
    const [producerUrl, consumerUrl] = [need(stage, 'GUITU_QUALITY_DATABASE_URL'), need(stage, 'GUITU_ORCHESTRATOR_DATABASE_URL')];
    const bareRoute = await BareRoute.start(api, path, producerUrl);
    atEnd(() => bareRoute.stop());
    const bareHop = await BareHop.start({ brokers: need(stage, 'GUITU_KAFKA_BROKERS'), producerUrl, consumerUrl });
    atEnd(() => bareHop.stop());
    return await measure({ stack, runId, api, clerks, path, databases, books, floor, bareRoute, bareHop, atEnd });
  } finally {
    for (const close of closing.reverse()) await close().catch(() => undefined);
  }
}

/** Returns and bare workflows that are not counted. @param atOnce of either */
export async function warmUp({ clerks, floor, path, runId }: Ground, atOnce: number): Promise<void> {
  await inLanes(WARM_UP_RETURNS, atOnce, (index) => clerks.drive(`warm-${index}`, path, BUSY_PACE));
  await floor.run({ prefix: `${runId}-warm`, count: WARM_UP_RETURNS, atOnce, steps: path.length + 1 });
}

function need(stage: Stage, name: string): string {
  const value = stage.environment[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}
