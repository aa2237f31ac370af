/** All that is done to a house, in the order of the short set. */
import type { Scenario } from './scenario.js';
import { CHANGES } from './scenarios/changes.js';
import { CONTENTION } from './scenarios/contention.js';
import { DISKS } from './scenarios/disks.js';
import { EDGES } from './scenarios/edges.js';
import { EXHAUSTION } from './scenarios/exhaustion.js';
import { KILLS } from './scenarios/kills.js';
import { LOSSES } from './scenarios/losses.js';
import { NEXT_RELEASE } from './scenarios/next-release.js';
import { OUTSIDE_SYSTEMS } from './scenarios/outside.js';
import { REPEATS } from './scenarios/repeats.js';
import { SERVERS } from './scenarios/servers.js';
import { STRANGERS } from './scenarios/strangers.js';

export const SCENARIOS: readonly Scenario[] = [...CONTENTION, ...OUTSIDE_SYSTEMS, ...EDGES, ...STRANGERS, ...NEXT_RELEASE, ...REPEATS, ...SERVERS, ...LOSSES, ...KILLS, ...EXHAUSTION, ...DISKS, ...CHANGES];
export const SHORT: readonly Scenario[] = SCENARIOS.filter(({ short }) => short);
