/** One scenario under load: done, healed, gone on, put to rest, judged. */
import { judgeLoad } from './judge/judge-load.js';
import { awaitInvariants } from '../invariants/await-invariants.js';
import type { Evidence, Rig, Scenario } from './scenario.js';

export interface Verdict {
  readonly scenario: Scenario;
  readonly evidence: Evidence;
  /** requests accepted while it ran and until the load rested */
  readonly accepted: number;
  readonly seconds: number;
  /** empty: it happened, and nothing was lost or done twice */
  readonly findings: readonly string[];
}

/** Requests that must be accepted before it begins, and after it is healed: nothing is proved on a house that stands still. */
const WORK = 4;

/** Leaves the house healed and its load resting. */
export async function runScenario(scenario: Scenario, rig: Rig): Promise<Verdict> {
  const { load, stage, databases } = rig;
  const startedAt = Date.now();
  const before = { ...load.ledger.counts, deaths: stage.parts.deaths.length };
  const findings: string[] = [];
  let evidence: Evidence = {};
  let meant: readonly string[] = [];
  try {
    load.goOn();
    await load.more(WORK);
    const done = await scenario.run(rig);
    evidence = done.evidence;
    meant = done.meant ?? [];
    findings.push(...(done.findings ?? []));
  } catch (error) {
    findings.push(`it could not be done: ${error instanceof Error ? error.message : String(error)}`);
  }
  await stage.heal();
  await load.more(WORK).catch((error: unknown) => findings.push(`after it was over: ${String(error)}`));
  await load.rest();
  const after = load.ledger.counts;
  evidence = { ...evidence, ...Object.fromEntries((scenario.needs ?? []).map((count) => [count, after[count] - before[count]])) };
  findings.push(...Object.entries(evidence).filter(([, count]) => count <= 0).map(([what]) => `it did not happen: ${what} is 0`));
  findings.push(...stage.parts.deaths.slice(before.deaths).filter((death) => !meant.includes(death)).map((death) => `unasked: ${death}`));
  findings.push(...(await awaitInvariants(stage.parts.environment, rig.excused)), ...(await judgeLoad(load, databases)));
  findings.push(...((await scenario.after?.(rig)) ?? []));
  load.complaints.splice(0);
  return { scenario, evidence, accepted: after.accepted - before.accepted, seconds: (Date.now() - startedAt) / 1_000, findings };
}
