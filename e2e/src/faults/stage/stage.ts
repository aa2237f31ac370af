/** A whole installation to be treated badly: servers of its own, one process per service or several, a proxy on every edge. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Component } from '@guitu/stack/component';
import type { ThrowawayFolder } from '@guitu/stack/throwaway-folder';
import type { MailBox } from '../../canary/mail-box.js';
import type { Addresses } from '../../desk-api.js';
import type { TemporalCli } from '../../play/operator-cli.js';
import { allEdges, type Edges } from './edges.js';
import type { Losses, Servers } from './servers.js';

const STARTS = 5;

/** A start that fails because something else is not there yet is tried again, as a supervisor would. */
export async function untilStarted(component: Pick<Component, 'start'>): Promise<void> {
  for (let left = STARTS; ; left -= 1) {
    try {
      return await component.start();
    } catch (error) {
      if (left === 1) throw error;
      await pause(1_000);
    }
  }
}

export interface StageParts {
  readonly folder: ThrowawayFolder;
  /** as run/stack.env has it, straight to the servers: for those who judge */
  readonly environment: Readonly<Record<string, string>>;
  /** where people reach the services: through their proxies */
  readonly addresses: Addresses;
  readonly edges: Edges;
  readonly servers: Servers;
  readonly losses: Losses;
  readonly mail: MailBox;
  readonly superuserPassword: string;
  /** services and the trial's ERP by name; the second process of a service is `returns-2` */
  readonly processes: ReadonlyMap<string, Component>;
  /** those of them that are of another build (StageOptions.beside) */
  readonly older: readonly string[];
  /** components that ended though nobody ended them, and how; they were started again */
  readonly deaths: readonly string[];
}

export class FaultStage {
  constructor(readonly parts: StageParts) {}

  /** as operators reach it: past the proxies */
  get temporal(): TemporalCli {
    const { environment, servers } = this.parts;
    return { cli: environment.GUITU_TEMPORAL_CLI ?? '', address: servers.temporal.address, namespace: environment.GUITU_TEMPORAL_NAMESPACE ?? '' };
  }

  component(name: string): Component {
    const { processes, servers } = this.parts;
    const found = processes.get(name) ?? new Map(Object.entries<Component>({ ...servers })).get(name);
    if (found === undefined) throw new Error(`the stage has no ${name}`);
    return found;
  }

  /** SIGSTOP: it does nothing, and nobody is told. */
  freeze(name: string): void {
    process.kill(this.pid(name), 'SIGSTOP');
  }

  /** SIGCONT. */
  thaw(name: string): void {
    process.kill(this.pid(name), 'SIGCONT');
  }

  pid(name: string): number {
    const { identity } = this.component(name);
    if (identity === undefined) throw new Error(`${name} does not run`);
    return identity.pid;
  }

  /** Every edge passes, every process runs and is ready. */
  async heal(): Promise<void> {
    const { edges, servers, processes } = this.parts;
    for (const edge of allEdges(edges)) edge.heal();
    const [below, above] = [Object.values<Component>({ ...servers }), [...processes.values()]];
    for (const { identity } of [...below, ...above]) if (identity !== undefined) process.kill(identity.pid, 'SIGCONT');
    await Promise.all(below.map(untilStarted));
    await Promise.all(above.map(untilStarted));
  }

  /** Ends everything at once and deletes its data. */
  async leave(): Promise<void> {
    const { folder, edges, mail } = this.parts;
    await folder.end();
    await Promise.all(allEdges(edges).map((edge) => edge.close()));
    await mail.close();
  }
}
