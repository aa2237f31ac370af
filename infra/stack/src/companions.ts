/** Programs of the stack beside its services; each listens on one port. Launcher, `stack down` and docker-compose.yml run every one that stands here. */
import { erp } from './erp-sink/plan.js';
import { gateway } from './gateway/plan.js';
import type { PortBook, PortWish } from './ports.js';
import type { Planned } from './servers.js';
import type { StackRecord } from './stack-record.js';

export interface Companion {
  /** Of its component, and of its port in the record. */
  readonly name: string;
  readonly portWish: PortWish;
  /** What services and clients are told of it. @param env of the launcher; what it says itself counts instead */
  environment(port: number, env: NodeJS.ProcessEnv): Record<string, string>;
  /** @param environment with the addresses of the services, and what {@link environment} said */
  plan(runDir: string, port: number, environment: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv): Planned;
}

export const companions: readonly Companion[] = [erp, gateway];
export const companionNames: readonly string[] = companions.map(({ name }) => name);

/** Chosen before any program starts, because services are told where a companion answers. */
export async function chooseCompanionPorts(record: StackRecord, book: PortBook): Promise<(readonly [Companion, number])[]> {
  const chosen: (readonly [Companion, number])[] = [];
  for (const one of companions) chosen.push([one, await book.choose({ ...one.portWish, remembered: record.of(one.name)?.ports[one.name] })]);
  return chosen;
}
