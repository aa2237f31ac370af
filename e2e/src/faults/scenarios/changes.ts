/** What changes below a running house: its schema, its clocks. F31, F18, F33. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchCommand } from '@guitu/stack/launch';
import { pick } from '../draw.js';
import type { Rig, Scenario } from '../scenario.js';
import { SERVICES, type Service } from '../stage/edges.js';
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

/** Processes whose clock is off by so much (ms) from their next start on: all that Node tells them of the time. Temporal's own threads keep the machine's. */
const shift = (ms: number): string => `const now = Date.now.bind(Date); const Real = Date; globalThis.Date = class extends Real { constructor(...a) { super(...(a.length === 0 ? [now() + ${ms}] : a)); } static now() { return now() + ${ms}; } };\n`;

/** Starts services anew with clocks that are off, lets people work, and starts them again with the right time. @param offBy ms, by service @returns ms by which each was off, as its log says */
async function withWrongClocks(rig: Rig, offBy: ReadonlyMap<Service, number>, work: () => Promise<void>): Promise<Map<Service, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'guitu-clock-'));
  const given = new Map([...offBy.keys()].map((service) => [service, launched(rig, service).env.NODE_OPTIONS]));
  const seen = new Map<Service, number>();
  try {
    await Promise.all([...offBy].map(async ([service, ms]) => {
      const file = join(folder, `${service}.mjs`);
      await writeFile(file, shift(ms));
      launched(rig, service).env.NODE_OPTIONS = `--import ${file}`;
      const from = Date.now();
      await killed(rig, service);
      seen.set(service, (await loggedAt(launched(rig, service).logFile)) - from);
    }));
    await work();
  } finally {
    for (const [service, options] of given) launched(rig, service).env.NODE_OPTIONS = options;
    await Promise.all([...given.keys()].map((service) => killed(rig, service)));
    await rm(folder, { recursive: true, force: true });
  }
  return seen;
}

function launched({ stage }: Rig, service: Service): LaunchCommand {
  const { command } = stage.component(service).launch;
  if (command === undefined) throw new Error(`${service} was not started here`);
  return command;
}

/** Less than what signed tokens may be off by (ms). */
const OFF_MS = 45_000;

/** Deadlines are judged by one clock, so a desk whose own is wrong harms nobody. */
const clocks: Scenario = {
  fault: 'F18', does: 'a desk’s clock is 45 s ahead, then 45 s behind', short: false,
  run: async (rig) => {
    const desk = pick(rig.draw, DESKS.slice(1));
    const evidence: Record<string, number> = {};
    for (const [off, ms] of [['ahead', OFF_MS], ['behind', -OFF_MS]] as const) {
      const seen = await withWrongClocks(rig, new Map([[desk, ms]]), async () => {
        await soon(rig);
        await rig.load.more(15);
      });
      evidence[`seconds ${desk} was ${off}`] = Math.round((Math.sign(ms) * (seen.get(desk) ?? 0)) / 1_000);
    }
    return { evidence };
  },
};

const HOURS_MS = 2 * 3_600_000;

/** Nothing that lasts is reckoned by a service's own clock, so none of it moves. */
const jumps: Scenario = {
  fault: 'F18', does: 'the clocks of all services are two hours off, some ahead and some behind, and are set right again', short: false,
  run: async (rig) => {
    const services = fromAny(rig, SERVICES);
    const offBy = new Map(services.map((service, nr) => [service, nr % 2 === 0 ? HOURS_MS : -HOURS_MS]));
    const ended = rig.load.ended;
    const seen = await withWrongClocks(rig, offBy, async () => {
      await rig.load.more(60);
      await rig.load.until(() => rig.load.ended >= ended + 2);
    });
    const told = [...seen.values()];
    return { evidence: { 'services ahead': told.filter((ms) => ms > HOURS_MS / 2).length, 'services behind': told.filter((ms) => ms < -HOURS_MS / 2).length, 'returns that ended meanwhile': rig.load.ended - ended } };
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

export const CHANGES: readonly Scenario[] = [schema, clocks, jumps, nothingKept];
