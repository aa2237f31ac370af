import { countLine } from './jest-report.js';
import { runJest, runStaticSteps, summarise } from './steps.js';

/** The parts whose tests need no server. */
const pure = ['libs/contracts', 'libs/calendar', 'libs/money', 'libs/return-process', 'tools'];

/** `npm run check`: what can be known in a minute, without servers. Types were checked by the build before this. */
export async function runCheck(): Promise<number> {
  const steps = await runStaticSteps();
  const tests = await runJest(pure, process.env, { quiet: false });
  summarise([...steps, tests]);
  const unexplained = !tests.ok && tests.count.failed === 0 ? 1 : 0;
  const failed = tests.count.failed + steps.filter((step) => !step.ok).length + unexplained;
  console.log(countLine({ passed: tests.count.passed, failed }));
  return failed === 0 ? 0 : 1;
}
