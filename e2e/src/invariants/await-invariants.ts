/** The last events of a day are still on their way when its last return closes: looks again until every promise holds or time is up. */
import { setTimeout as pause } from 'node:timers/promises';
import { lookAtAll } from './all.js';
import { House } from './house.js';

const LIMIT_MS = 110_000;

/** Findings that did not go away until then. @param environment as run/stack.env has it @param excused what is known and meant */
export async function awaitInvariants(environment: Readonly<Record<string, string | undefined>>, excused: (finding: string) => boolean = () => false): Promise<string[]> {
  for (const deadline = Date.now() + LIMIT_MS; ; await pause(1_000)) {
    const house = await House.open(environment);
    try {
      const findings = [...(await lookAtAll(house))].flatMap(([{ id }, found]) => found.map((finding) => `${id} ${finding}`)).filter((finding) => !excused(finding));
      if (findings.length === 0 || Date.now() > deadline) return findings;
    } finally {
      await house.close();
    }
  }
}
