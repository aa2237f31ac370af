/** What changes below a running house: its schema, its clocks. F31, F18, F33. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pick } from '../draw.js';
import type { Scenario } from '../scenario.js';
import { SERVICES } from '../stage/edges.js';
import { DESKS, fromAny, killed, soon } from './moments.js';

/** A column more in every desk's tasks, and away again: plans become outdated, nobody notices. */
const schema: Scenario = {
  fault: 'F31', does: 'every desk’s tables get a column under load and lose it again', short: false,
  run: async (rig) => {
    const { load, databases } = rig;
    const before = load.ledger.counts.fivexx;
    let changes = 0;
    for (const change of ['add column added_under_load text', 'drop column added_under_load']) {
      for (const desk of fromAny(rig, DESKS)) {
        await databases.rows(desk, `alter table task ${change}`);
        changes += 1;
        await load.more(1);
      }
    }
    const refused = load.ledger.counts.fivexx - before;
    return { evidence: { changes }, findings: refused === 0 ? [] : [`${refused} requests were not answered because a table changed`] };
  },
};

/** So far a service's clock is off: less than what signed tokens may be off by (ms). */
const OFF_MS = 45_000;
const shift = (ms: number): string => `const now = Date.now.bind(Date); const Real = Date; globalThis.Date = class extends Real { constructor(...a) { super(...(a.length === 0 ? [now() + ${ms}] : a)); } static now() { return now() + ${ms}; } };\n`;

/** Deadlines are judged by one clock, so a desk whose own is wrong harms nobody. */
const clocks: Scenario = {
  fault: 'F18', does: 'a desk’s clock is 45 s ahead, then 45 s behind', short: false,
  run: async (rig) => {
    const { stage } = rig;
    const desk = pick(rig.draw, DESKS.slice(1));
    const { command } = stage.component(desk).launch;
    if (command === undefined) throw new Error(`${desk} was not started here`);
    const folder = await mkdtemp(join(tmpdir(), 'guitu-clock-'));
    const given = command.env.NODE_OPTIONS;
    const evidence: Record<string, number> = {};
    try {
      for (const [off, ms] of [['ahead', OFF_MS], ['behind', -OFF_MS]] as const) {
        const file = join(folder, `${off}.mjs`);
        await writeFile(file, shift(ms));
        command.env.NODE_OPTIONS = `--import ${file}`;
        const from = Date.now();
        await killed(rig, desk);
        await soon(rig);
        await rig.load.more(15);
        evidence[`seconds ${desk} was ${off}`] = Math.round((Math.sign(ms) * (await loggedAt(command.logFile) - from)) / 1_000);
      }
    } finally {
      command.env.NODE_OPTIONS = given;
      await killed(rig, desk);
      await rm(folder, { recursive: true, force: true });
    }
    return { evidence };
  },
};

/** What its last line of log says the time is (UTC ms). */
async function loggedAt(file: string): Promise<number> {
  const last = (await readFile(file, 'utf8')).trimEnd().split('\n').filter((line) => line.startsWith('{')).at(-1) ?? '{}';
  return new Date((JSON.parse(last) as { time?: string }).time ?? 0).getTime();
}

/** Every workflow task replays its run from the first event, and two connections must do for a desk. */
const nothingKept: Scenario = {
  fault: 'F33', does: 'no run is kept in memory, and each service has two connections to its database', short: false,
  run: async (rig) => {
    const { stage, load } = rig;
    const given = new Map<string, NodeJS.ProcessEnv>();
    const tell = async (more: (service: string) => NodeJS.ProcessEnv): Promise<void> => {
      await Promise.all(SERVICES.map((service) => {
        const { command } = stage.component(service).launch;
        if (command === undefined) throw new Error(`${service} was not started here`);
        Object.assign(command.env, more(service));
        given.set(service, command.env);
        return killed(rig, service);
      }));
    };
    await tell((service) => ({ GUITU_WORKFLOW_CACHE: '0', [`GUITU_${service.toUpperCase()}_POOL_SIZE`]: '2' }));
    const before = load.accepted;
    try {
      await load.more(60);
      return { evidence: { 'requests meanwhile': load.accepted - before, 'services told': given.size } };
    } finally {
      await tell((service) => ({ GUITU_WORKFLOW_CACHE: '', [`GUITU_${service.toUpperCase()}_POOL_SIZE`]: '' }));
    }
  },
};

export const CHANGES: readonly Scenario[] = [schema, clocks, nothingKept];
