/** All that is done to a house, in the order of the short set. */
import type { Scenario } from './scenario.js';
import { EDGES } from './scenarios/edges.js';
import { KILLS } from './scenarios/kills.js';
import { SERVERS } from './scenarios/servers.js';

export const SCENARIOS: readonly Scenario[] = [...EDGES, ...SERVERS, ...KILLS];
export const SHORT: readonly Scenario[] = SCENARIOS.filter(({ short }) => short);
