import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_COMPANY, DEMO_PEOPLE } from '@guitu/identity/demo-people';
import type { Played } from '../play/clerks.js';
import type { Call } from './call.js';
import { EXAMPLES } from './families.js';
import { httpFile } from './http-file.js';

const companyOf = (person: string): string | undefined => DEMO_PEOPLE.find(({ staff }) => staff === person)?.companyCode;

/** Writes one file per family into the folder. @param calls all that was accepted while they played · @throws Error naming a story that was not played */
export async function writeExamples(folder: string, calls: readonly Call[], played: readonly Played[], today: Date): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  return Promise.all(EXAMPLES.map(async (example) => {
    const found = played.find(({ story }) => story.name === example.story);
    if (found === undefined) throw new Error(`no return was played for the example ${example.policyKey}: ${example.story}`);
    const { returnNo, story: { companyCode = DEMO_COMPANY } } = found;
    // numbers are unique per company only
    const own = calls.filter(({ person, path, answer }) => companyOf(person) === companyCode && (path.includes(returnNo) || (path.endsWith('/returns') && JSON.stringify(answer).includes(`"${returnNo}"`))));
    const file = join(folder, `${example.policyKey}.http`);
    await writeFile(file, httpFile(example, own, returnNo, today));
    return file;
  }));
}
