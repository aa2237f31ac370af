/**
 * `npm run fuzz`: every operation of every service before schemathesis, on an installation of its own that is thrown away. Ends
 * non-zero with what was found. `-- --service returns` (several may be given), `--examples 500` per operation, `--seed 7`.
 */
import { parseArgs } from 'node:util';
import { findSchemathesis } from '@guitu/stack/schemathesis/find-schemathesis';
import { DeskApi } from './desk-api.js';
import { FUZZED, fuzz } from './fuzz/fuzz-house.js';
import { LONG } from './fuzz/schemathesis-config.js';
import { ownStage } from './play/stage.js';

const LIMIT_MS = 60 * 60_000;
const { values } = parseArgs({ options: { service: { type: 'string', multiple: true, default: [...FUZZED] }, examples: { type: 'string', default: String(LONG.examples) }, seed: { type: 'string', default: '1' } } });
const [examples, seed] = [Number(values.examples), Number(values.seed)];
if (![examples, seed].every((value) => Number.isInteger(value) && value >= 1)) throw new Error('--examples and --seed are whole numbers from 1');
const chosen = FUZZED.filter((name) => values.service.includes(name));
if (chosen.length < new Set(values.service).size) throw new Error(`--service is one of ${FUZZED.join(', ')}`);

const say = (line: string): void => console.log(line);
const tool = await findSchemathesis();
const stage = await ownStage(say);
let found = 0;
try {
  const options = { tool, environment: stage.environment, api: new DeskApi(stage.addresses), depth: { ...LONG, examples }, seed, limitMs: LIMIT_MS };
  for (const name of chosen) {
    const startedAt = Date.now();
    const findings = await fuzz(name, options);
    say([`${name}: ${findings.length === 0 ? 'every answer is as its page says' : 'found'} (${Math.round((Date.now() - startedAt) / 1_000)} s)`, ...findings].join('\n'));
    found += findings.length;
  }
} finally {
  await stage.leave();
}
process.exit(found === 0 ? 0 : 1);
