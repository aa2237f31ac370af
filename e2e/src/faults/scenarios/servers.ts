/** Servers that die, stand still or lose their connections: F4 to F7, F10, F11, F26. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { superuserUrl } from '@guitu/stack/postgres/launch';
import pg from 'pg';
import { pick } from '../draw.js';
import type { Evidence, Rig, Scenario } from '../scenario.js';
import { membersOf } from './kafka-groups.js';
import { aWhile, DESKS, killed, soon } from './moments.js';

/** Kills a server, leaves it away for a while and starts it again. */
async function away(rig: Rig, server: 'postgres' | 'kafka' | 'temporal', least: number): Promise<number> {
  await soon(rig);
  const component = rig.stage.component(server);
  await component.kill9();
  await aWhile(rig, least);
  await component.start();
  return 1;
}

/** Processes that ended because a server did. */
export function ended(rig: Rig, before: ReadonlyMap<string, number>): string[] {
  return [...before].filter(([name, pid]) => rig.stage.component(name).identity?.pid !== pid).map(([name]) => `${name} ended because a server was away`);
}
export const pids = ({ stage }: Rig): Map<string, number> => new Map([...stage.parts.processes.keys()].map((name) => [name, stage.pid(name)]));

const serverDies = (fault: Scenario['fault'], server: 'postgres' | 'kafka' | 'temporal', times: number, needs: Scenario['needs'] = []): Scenario => ({
  fault, needs, does: `${server} is killed -9 and started again${times > 1 ? `, ${times} times` : ''}; no service ends`, short: false,
  run: async (rig) => {
    const before = pids(rig);
    let kills = 0;
    for (let time = 0; time < times; time += 1) kills += await away(rig, server, 700);
    return { evidence: { kills }, findings: ended(rig, before) };
  },
});

const restartsOften: Scenario = {
  fault: 'F7', does: 'PostgreSQL is killed -9 every 5 to 10 s, ten times', needs: ['resolved'], short: false,
  run: async (rig) => {
    const before = pids(rig);
    let kills = 0;
    for (let time = 0; time < 10; time += 1) {
      kills += await killed(rig, 'postgres');
      await aWhile(rig, 5_000);
    }
    return { evidence: { kills }, findings: ended(rig, before) };
  },
};

/** SIGSTOP: it holds its connections and says nothing. */
const frozen: Scenario = {
  fault: 'F10', does: 'a desk, the orchestrator, Kafka and Temporal each stand still (SIGSTOP) for seconds and go on', short: false,
  run: async (rig) => {
    const { stage } = rig;
    const evidence: Record<string, number> = {};
    for (const name of [pick(rig.draw, DESKS), 'orchestrator', 'kafka', 'temporal']) {
      await rig.load.more(1 + rig.draw(3));
      stage.freeze(name);
      await aWhile(rig, 800);
      // T: stopped, as the system says
      evidence[`${name} stood still`] = stateOf(stage.pid(name)) === 'T' ? 1 : 0;
      stage.thaw(name);
    }
    return { evidence };
  },
};

/** One letter: R, S, D, T … as in ps. */
const stateOf = (pid: number): string => /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? '';

/** A reader that stands still beyond its session is missed, given up, and comes back as somebody whom nobody waits for. */
const zombie: Scenario = {
  fault: 'F11', does: 'a desk stands still longer than its Kafka session, is given up by the broker, and goes on', short: false,
  run: async (rig) => {
    const { stage } = rig;
    const desk = pick(rig.draw, DESKS);
    await soon(rig);
    const given = await givenUp(rig, desk, async () => {
      stage.freeze(desk);
    });
    stage.thaw(desk);
    return { evidence: { 'readers the broker gave up': given } };
  },
};

async function givenUp({ stage }: Rig, desk: string, freeze: () => Promise<void>): Promise<number> {
  const before = await membersOf(stage, desk);
  await freeze();
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(250)) {
    const now = await membersOf(stage, desk);
    const gone = before.filter((member) => !now.includes(member)).length;
    if (gone > 0) return gone;
  }
  return 0;
}

export const administrator = (rig: Rig): pg.Client => {
  const { postgres } = rig.stage.parts.servers;
  const client = new pg.Client({ connectionString: superuserUrl(postgres.launch.ports.postgres ?? 0, rig.stage.parts.superuserPassword) });
  client.on('error', () => undefined);
  return client;
};

/** 57P01: an administrator ends sessions; 53300: there are none left. */
const sessions: Scenario = {
  fault: 'F26', does: 'sessions are terminated one after another; then all that are left are taken by somebody else', short: false,
  run: async (rig) => {
    const client = administrator(rig);
    await client.connect();
    let terminated = 0;
    let refused = 0;
    const held: pg.Client[] = [];
    try {
      for (let time = 0; time < 12; time += 1) {
        const { rows } = await client.query<{ ended: boolean }>(`select pg_terminate_backend(pid) as ended from pg_stat_activity where datname like 'guitu_%' and application_name like 'guitu%' order by md5(pid::text || $1) limit 2`, [String(rig.draw(1_000_000))]);
        terminated += rows.filter(({ ended: gone }) => gone).length;
        await pause(200);
      }
      for (let nr = 0; nr < 220 && refused === 0; nr += 1) {
        // as a service would: those of the superuser are kept back
        const taker = new pg.Client({ connectionString: rig.stage.parts.environment.GUITU_RETURNS_DATABASE_URL });
        taker.on('error', () => undefined);
        await taker.connect().then(() => held.push(taker), () => (refused += 1));
      }
      await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'guitu_warehouse'`);
      await aWhile(rig, 1_000);
    } finally {
      await Promise.all(held.map((one) => one.end().catch(() => undefined)));
      await client.end();
    }
    return { evidence: { 'sessions terminated': terminated, 'sessions taken': held.length, 'sessions refused': refused } satisfies Evidence };
  },
};

export const SERVERS: readonly Scenario[] = [serverDies('F4', 'kafka', 1), serverDies('F5', 'temporal', 1), serverDies('F6', 'postgres', 1), serverDies('F4', 'kafka', 5), restartsOften, frozen, zombie, sessions];
