/** Which tests show which row, and which calls are served. */
import path from 'node:path';
import { titledTests, type TestEvidence } from '../coverage/evidence.js';
import type { Page } from '../page.js';
import { ROWS } from './rows.js';

/** Tests of the pure core show a rule, no row: nobody asked over HTTP. There, `B10` is a branch of §4.4. */
const ROWLESS = ['libs/return-process/', 'services/orchestrator/'];
const KNOWN: ReadonlySet<string> = new Set(ROWS.map(({ id }) => id));
const DEPARTMENTS = ['returns', 'warehouse', 'quality', 'production', 'finance'];

/** Rows that a title begins with: `E5 R28: …` shows E5, `F2 F4: …` shows both; a number further on shows nothing. */
export function rowsOfTitle(title: string): string[] {
  const head = /^((?:[A-Z]{1,2}-?\d+(?:-\d+)?[ ,]*)+):/.exec(title)?.[1] ?? '';
  return head.split(/[ ,]+/).filter((word) => KNOWN.has(word));
}

/** Tests by row, over everything below `root`. */
export function rowTests(root: string): ReadonlyMap<string, readonly TestEvidence[]> {
  const found = new Map<string, TestEvidence[]>();
  for (const test of titledTests(root).filter(({ file }) => !ROWLESS.some((folder) => file.startsWith(folder))))
    for (const id of rowsOfTitle(test.title)) found.set(id, [...(found.get(id) ?? []), test]);
  return found;
}

/** Every `<service> <METHOD> <path>` of the pages of docs/openapi; what each of the five departments serves also as `desk …`. */
export function servedCalls(apis: readonly Page[]): ReadonlySet<string> {
  const calls = apis.flatMap((api) => callsOf(path.basename(api.path, '.json'), JSON.parse(api.text) as Document));
  const served = new Set(calls);
  const everywhere = calls.filter((call) => call.startsWith('returns ')).map((call) => call.slice('returns '.length)).filter((call) => DEPARTMENTS.every((service) => served.has(`${service} ${call}`)));
  return new Set([...calls, ...everywhere.map((call) => `desk ${call}`)]);
}

interface Document { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> }
const callsOf = (service: string, { paths }: Document): string[] => Object.entries(paths).flatMap(([address, methods]) =>
  Object.keys(methods).map((method) => `${service} ${method.toUpperCase()} ${address.replace(/^\/api\/[a-z]+\/v1/, '')}`));
