/** Kills components of an installation with SIGKILL while the day goes on, as drawn, and starts them again. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Component } from '@guitu/stack/component';
import { isSameProcess } from '@guitu/stack/process-identity';
import type { Kill } from './kill-plan.js';

/** When a component was away, from the kill until it was ready again (UTC ms). */
export interface Outage { readonly component: string; readonly from: number; readonly to: number }

export interface Day {
  /** of the installation, by name */
  component(name: string): Component;
  /** recorded until now */
  facts(): number;
  /** no more kills when there is nothing left to disturb */
  readonly over: AbortSignal;
  report(line: string): void;
}
const LOOK_EVERY_MS = 25;

/**
 * Each at its moment, whatever the ones before left away. Returns when all are back; a line of evidence for each kill.
 * @throws when a component does not come back
 */
export async function killAtRandom(plan: readonly Kill[], day: Day): Promise<Outage[]> {
  const startedAt = Date.now();
  const outages: Promise<Outage[]>[] = [];
  /** the last kill of each, because a start that is cut off by the next kill has not failed */
  const latest = new Map<string, number>();
  for (const [index, kill] of plan.entries()) {
    while (day.facts() < kill.facts && !day.over.aborted) await pause(LOOK_EVERY_MS);
    if (day.over.aborted) {
      day.report(`the day was over before ${plan.length - index} of the kills`);
      break;
    }
    await pause(kill.ms);
    latest.set(kill.component, index);
    const title = `kill ${index + 1} of ${plan.length}, ${day.facts()} facts and ${seconds(Date.now() - startedAt)} into the day`;
    const done = killOne(day.component(kill.component), title, day.report, () => latest.get(kill.component) === index);
    // it is awaited below, perhaps long after it failed
    done.catch(() => undefined);
    outages.push(done);
  }
  return (await Promise.all(outages)).flat();
}

/** A start that fails because something else is away at the moment is tried again, as a supervisor would (ms). */
const COMES_BACK_WITHIN_MS = 180_000;
const TRY_AGAIN_MS = 1_000;

/** @param isLast whether nobody killed it again since · @throws when it does not come back */
async function killOne(component: Component, title: string, report: (line: string) => void, isLast: () => boolean): Promise<Outage[]> {
  const { name, identity } = component;
  const from = Date.now();
  await component.kill9();
  const gone = identity === undefined ? 'was away already' : `process ${identity.pid} ${isSameProcess(identity) ? 'SURVIVED kill -9' : 'killed -9'}`;
  let starts = 1;
  for (; isLast(); starts += 1) {
    const failure = await component.start().then(() => null, (error: unknown) => ({ error }));
    if (failure === null) break;
    if (isLast() && Date.now() > from + COMES_BACK_WITHIN_MS) throw failure.error;
    await pause(TRY_AGAIN_MS);
  }
  const to = Date.now();
  const back = isLast() ? `ready again after ${seconds(to - from)} as process ${component.identity?.pid}${starts > 1 ? `, in ${starts} starts` : ''}` : `killed again before it was ready, after ${seconds(to - from)}`;
  report(`${title}: ${name}, ${gone}; ${back}`);
  return [{ component: name, from, to }];
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
