/** A running house before schemathesis: each service as somebody who may do most of it, and as a stranger. */
import { DEMO_PLANT } from '@guitu/identity/demo-people';
import { services } from '@guitu/stack/stack-names';
import type { Schemathesis } from '@guitu/stack/schemathesis/find-schemathesis';
import type { DeskApi } from '../desk-api.js';
import { personFor } from '../people.js';
import { fuzzService } from './fuzz-service.js';
import type { Depth } from './schemathesis-config.js';
import { mostPowerful, stranger, type ApiDocument } from './who-asks.js';

export type FuzzedService = (typeof services)[number]['name'];
export const FUZZED: readonly FuzzedService[] = services.map(({ name }) => name);

export interface FuzzOptions {
  readonly tool: Schemathesis;
  /** the house's, with the address of every service */
  readonly environment: Readonly<Record<string, string>>;
  readonly api: DeskApi;
  readonly depth: Depth;
  /** the same seed asks the same */
  readonly seed: number;
  /** of one run */
  readonly limitMs: number;
}

/** @returns what was found, a report of the tool per run; none when the service always answered as its page says */
export async function fuzz(name: FuzzedService, { environment, api, ...options }: FuzzOptions): Promise<string[]> {
  const source = services.find((service) => service.name === name)?.source;
  const url = environment[`GUITU_${name.toUpperCase()}_URL`] ?? '';
  const address = `${url}/api/${source}/openapi.json`;
  const document = (await (await fetch(address, { signal: AbortSignal.timeout(60_000) })).json()) as ApiDocument;
  const findings: string[] = [];
  for (const person of [mostPowerful(document), ...(options.depth.asStranger ? [stranger()] : [])]) {
    const found = await fuzzService({ ...options, document: address, url, token: await api.token(person), returnNo: await newReturn(api, `${name}-${person}-${options.seed}`) });
    if (found !== null) findings.push(`${name} as ${person}:\n${found}`);
  }
  return findings;
}

/** A return on which the requests may work, so that they get beyond what is not there. */
async function newReturn(api: DeskApi, key: string): Promise<string> {
  const body = { plantCode: DEMO_PLANT, customerCode: 'C-FUZZ', lines: [{ item: 'PUMP-40', qty: '5', unit: 'pcs' as const }] };
  const answer = await api.register(personFor('sales'), body, `fuzz-${key}`);
  if (answer.status !== 201) throw new Error(`no return to work on: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.fact.returnNo;
}
