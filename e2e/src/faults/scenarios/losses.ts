/** A server that comes back empty while people work, and docs/restore.md carried out on it: F35, F36. */
import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_COMPANY } from '@guitu/identity/demo-people';
import { runScript } from '@guitu/stack/run-script';
import { personFor } from '../../people.js';
import { readRecords } from '../../invariants/read-records.js';
import { readRuns } from '../../invariants/read-runs.js';
import type { Rig, Scenario } from '../scenario.js';
import { SERVICES } from '../stage/edges.js';
import { untilStarted } from '../stage/stage.js';
import { killed, soon } from './moments.js';

const STORY = 'headline on time';
const SOON_MS = 120_000;

/** A clock of a return, by its id there, and when it ends: rungs pass meanwhile, that does not move. */
interface Due { readonly clock: string; readonly due: string | null }

async function dueOf({ databases }: Rig, returnNos: readonly string[]): Promise<Due[]> {
  const subjects = returnNos.map((no) => `${DEMO_COMPANY}/${no}`);
  return databases.rows<Due & { [column: string]: unknown }>('process', `
    select distinct on (subject, body->>'clockId') subject || ' ' || (body->>'clockId') as clock, body->>'dueAt' as due from journal
    where type = 'process.clock-stated.v1' and subject = any($1) order by subject, body->>'clockId', seq desc`, [subjects]);
}

/** Returns left where somebody has to act, and what is due of them; `compare` once all is back. */
async function leftStanding(rig: Rig): Promise<{ clocks: number; goOn: () => Promise<void>; compare: () => Promise<string[]> }> {
  const left = [await rig.load.leaveAt(STORY, 'approve'), await rig.load.leaveAt(STORY, 'inspect')];
  const numbers = left.map(({ returnNo }) => returnNo);
  const before = await dueOf(rig, numbers);
  return {
    clocks: before.length,
    goOn: async () => void (await Promise.all(left.map(({ goOn }) => goOn()))),
    compare: async () => {
      const after = new Map((await dueOf(rig, numbers)).map(({ clock, due }) => [clock, due]));
      return before.flatMap(({ clock, due }) => (after.get(clock) === due ? [] : [`${clock} was due at ${due}, now at ${after.get(clock)}`]));
    },
  };
}

/** People are answered until the services are stopped, and again once all is said anew. */
const kafkaLost: Scenario = {
  fault: 'F35', does: 'Kafka loses everything under load; the journals are said again to an empty one (docs/restore.md, 1)', short: false,
  run: async (rig) => {
    const { load, stage } = rig;
    const { environment, losses, servers } = stage.parts;
    const left = await leftStanding(rig);
    await soon(rig);
    const lay = (await readRecords(environment)).length;
    await servers.kafka.kill9();
    const before = load.accepted;
    await load.more(4);
    const meanwhile = load.accepted - before;
    const stops = await Promise.all(SERVICES.map(async (service) => [service, await stage.component(service).stop()] as const));
    await losses.kafka();
    const empty = (await readRecords(environment)).length;
    if ((await runScript('infra/stack/dist/restore/main.js', [], { ...process.env, NODE_OPTIONS: '', ...environment })) !== 0) throw new Error('the restore failed');
    await Promise.all(SERVICES.map((service) => untilStarted(stage.component(service))));
    await load.more(8);
    const findings = await left.compare();
    await left.goOn();
    const again = (await readRecords(environment)).length;
    return {
      evidence: { 'records lost': lay - empty, 'requests while Kafka was away': meanwhile, 'records on the new one': again, 'clocks compared': left.clocks },
      findings: [
        ...findings, ...(empty === 0 ? [] : [`${empty} records lay on the new Kafka before anybody had said anything`]),
        ...stops.flatMap(([service, how]) => (how?.startsWith('killed') === true ? [`${service} ${how}`] : [])),
      ],
    };
  },
};

/** How often the reconciler looks for the time of this, ms; five minutes otherwise. */
const LOOKS_EVERY = '4000';

/** The services stay; runs whose return is given a fact go on at once, the others when the reconciler comes by. */
const temporalLost: Scenario = {
  fault: 'F36', does: 'Temporal loses everything under load; open returns go on from the record with the times they had (docs/restore.md, 2)', short: false,
  run: async (rig) => {
    const { load, stage, databases, excuse } = rig;
    const { losses } = stage.parts;
    const left = await leftStanding(rig);
    await soon(rig);
    const pids = new Map([...stage.parts.processes.keys()].map((name) => [name, stage.pid(name)]));
    const since = new Date();
    const before = await openRuns(rig);
    await losses.temporal();
    // of what had ended nothing is left but the record
    const ended = await databases.rows<{ subject: string }>('process', 'select subject from instance where closed_at < $1', [since]);
    for (const { subject } of ended) excuse(`${subject} is closed and its run MISSING`);
    const gone = before.length - (await stillThere(rig, before));
    await load.more(6);
    const died = [...pids].filter(([name, pid]) => stage.component(name).identity?.pid !== pid).map(([name]) => `${name} ended because Temporal was lost`);
    const command = stage.component('orchestrator').launch.command;
    if (command === undefined) throw new Error('the orchestrator was not started here');
    try {
      command.env.GUITU_RECONCILE_MS = LOOKS_EVERY;
      await killed(rig, 'orchestrator');
      const named = await untilAllRun(rig, since);
      const findings = await left.compare();
      await left.goOn();
      return { evidence: { 'runs lost': gone, 'named as lost and mended': named, 'clocks compared': left.clocks }, findings: [...died, ...findings] };
    } finally {
      delete command.env.GUITU_RECONCILE_MS;
      await killed(rig, 'orchestrator');
    }
  },
};

interface KnownRun { readonly workflow_id: string; readonly run_id: string }
const openRuns = ({ databases }: Rig): Promise<KnownRun[]> => databases.rows<KnownRun & { [column: string]: unknown }>('process', 'select workflow_id, run_id from instance where run_id is not null and closed_at is null');

/** How many of these very runs Temporal still has. */
async function stillThere({ stage }: Rig, known: readonly KnownRun[]): Promise<number> {
  const runs = await readRuns(stage.parts.environment, known, null);
  return runs.filter(({ workflowId, runId }) => known.some(({ workflow_id, run_id }) => workflow_id === workflowId && run_id === runId)).length;
}

/** As an operator looks: until the reconciler finds no lost run any more. @returns how many it named since and mended */
async function untilAllRun({ load, databases }: Rig, since: Date): Promise<number> {
  interface Look { startedAt: number; findings: { subject: string; problem: string; mended: boolean }[] }
  const from = Date.now();
  for (const deadline = from + SOON_MS; ; await pause(500)) {
    const { status, body } = await load.api.get<Look>('orchestrator', '/reconciliations/latest', personFor('operator'));
    if (status === 200 && body.startedAt > from && !body.findings.some(({ problem }) => problem === 'run_lost')) break;
    if (Date.now() > deadline) throw new Error(`the reconciler still finds lost runs: ${status} ${JSON.stringify(body).slice(0, 500)}`);
  }
  const looks = await databases.rows<{ findings: Look['findings'] }>('process', 'select findings from reconciliation where finished_at is not null and started_at > $1', [since]);
  return new Set(looks.flatMap(({ findings }) => findings.filter(({ problem, mended }) => problem === 'run_lost' && mended).map(({ subject }) => subject))).size;
}

export const LOSSES: readonly Scenario[] = [kafkaLost, temporalLost];
