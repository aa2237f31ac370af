/**
 * `npm run invariants [-- --prove]`: looks at everything the running installation keeps — databases, topics from offset 0, runs in
 * Temporal, attachments — and prints each promise with what breaks it. Ends non-zero when one is broken. With --prove each promise
 * must also find the defects seeded for it (in transactions that are rolled back): for an installation whose work may wait a moment.
 */
import { House } from './invariants/house.js';
import { lookAtAll } from './invariants/all.js';
import { JUDGED_ELSEWHERE } from './invariants/judged-elsewhere.js';
import { MUTANTS } from './invariants/mutants.js';
import { prove } from './invariants/prove.js';
import { runningStage } from './play/stage.js';

const SHOWN = 10;
const say = (line: string): void => console.log(line);

const stage = await runningStage();
if (stage === null) {
  say('No installation is running: npm start, or npm run stack -- up.');
  process.exit(2);
}
const house = await House.open(stage.environment);
let broken = 0;
try {
  say(`${house.records.length} records and ${house.runs.length} runs read`);
  for (const [{ id, says }, findings] of await lookAtAll(house)) {
    say(`${findings.length === 0 ? '✓' : '✗'} ${id.padEnd(3)} ${says}${findings.length === 0 ? '' : `: ${findings.length} findings`}`);
    for (const finding of findings.slice(0, SHOWN)) say(`      ${finding}`);
    broken += findings.length;
  }
  for (const [id, says, where] of JUDGED_ELSEWHERE) say(`· ${id.padEnd(3)} ${says}: ${where}`);
  if (process.argv.includes('--prove')) broken += await proveAll();
} finally {
  await house.close();
}
say(broken === 0 ? 'Every promise holds.' : `${broken} findings`);
process.exit(broken === 0 ? 0 : 1);

/** @returns how many seeded defects went unnoticed */
async function proveAll(): Promise<number> {
  const count = { caught: 0, missed: 0, nothing: 0 };
  for (const mutant of MUTANTS) {
    const verdict = await prove(house, mutant);
    count[verdict] += 1;
    if (verdict !== 'caught') say(`${verdict === 'missed' ? '✗' : '·'} ${mutant.breaks.padEnd(3)} ${mutant.defect}: ${verdict === 'missed' ? 'went unnoticed' : 'nothing here to seed it in'}`);
  }
  say(`${count.caught} of ${MUTANTS.length} seeded defects were caught${count.nothing > 0 ? `, ${count.nothing} could not be seeded here` : ''}`);
  return count.missed;
}
