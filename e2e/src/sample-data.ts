/**
 * Fills an empty installation through HTTP, as its people would; called once by the launcher. With `families`: products and
 * deliveries of all, and returns of the further companies.
 */
import { DeskApi } from './desk-api.js';
import { StoryClerks } from './play/clerks.js';
import { deliverSamples } from './play/deliver-samples.js';
import { stageOf } from './play/stage.js';
import { Turnstile } from './play/turnstile.js';
import { FAMILY_SAMPLES, SAMPLE_RETURNS } from './stories/sample-returns.js';

const LIMIT_MS = 300_000;
/** Beside those who already work there. */
const FEW = 4;

const families = process.argv.includes('families');
const stage = await stageOf(process.env as Record<string, string>);
const api = new DeskApi(stage.addresses);
if (families) {
  const refused = await deliverSamples(api);
  for (const line of refused) console.error(`  ${line}`);
  if (refused.length > 0) process.exitCode = 1;
}
const returns = families ? FAMILY_SAMPLES : SAMPLE_RETURNS;
const turnstile = new Turnstile(families ? FEW : returns.length);
const waiting = await Promise.all(returns.map(({ story, waitsAt }) => turnstile.pass(() => new StoryClerks(api, stage.temporal, story, 'sample').playUntil(waitsAt, Date.now() + LIMIT_MS))));
for (const { returnNo, story } of waiting) console.log(`  sample ${returnNo}  ${story.name}`);
