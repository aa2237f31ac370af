/** Fills an empty installation through HTTP, as its people would; called once by the launcher. */
import { DeskApi } from './desk-api.js';
import { StoryClerks } from './play/clerks.js';
import { stageOf } from './play/stage.js';
import { SAMPLE_RETURNS } from './stories/sample-returns.js';

const LIMIT_MS = 120_000;

const stage = await stageOf(process.env as Record<string, string>);
const api = new DeskApi(stage.addresses);
const waiting = await Promise.all(SAMPLE_RETURNS.map(({ story, waitsAt }) => new StoryClerks(api, stage.temporal, story, 'sample').playUntil(waitsAt, Date.now() + LIMIT_MS)));
for (const { returnNo, story } of waiting) console.log(`  sample ${returnNo}  ${story.name}`);
