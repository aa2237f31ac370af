/**
 * The short set of faults (reliability-performance.md §3) on a house of its own, one after the other: each must really have happened,
 * and afterwards whatever was acknowledged is there once. Further ones: `npm run faults`.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Databases } from '../books/databases.js';
import { drawsOf } from './draw.js';
import { newExcuses } from './excuses.js';
import { Load } from './load/load.js';
import { runScenario } from './run-scenario.js';
import { SHORT } from './scenarios.js';
import type { FaultStage } from './stage/stage.js';
import { startStage } from './stage/start-stage.js';

const SEED = 7;
const PEOPLE = 6;
const LIMIT_MS = 600_000;

describe('a house that machines and networks treat badly', () => {
  const excuses = newExcuses();
  let stage: FaultStage;
  let databases: Databases;
  let load: Load;

  beforeAll(async () => {
    stage = await startStage();
    databases = new Databases(stage.parts.environment);
    load = new Load(stage.parts.addresses, stage.temporal, SEED);
    await load.start(PEOPLE);
  }, LIMIT_MS);
  afterAll(async () => {
    await load?.end();
    await databases?.close();
    await stage?.leave();
  }, LIMIT_MS);

  it.each(SHORT.map((scenario) => [scenario.fault, scenario.does, scenario] as const))('fault %s: %s', async (_fault, does, scenario) => {
    const rig = { stage, load, databases, draw: drawsOf(SEED, does), ...excuses };
    const { evidence, findings } = await runScenario(scenario, rig);
    expect(findings).toEqual([]);
    expect(Object.values(evidence).every((count) => count > 0)).toBe(true);
  }, LIMIT_MS);
});
