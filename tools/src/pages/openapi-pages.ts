import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Page } from '../page.js';

/** Milliseconds all services together may take to describe themselves. */
const LIMIT = 60_000;

/** docs/openapi/<service>.json: what each service serves at /openapi.json, described by the built host without any server. */
export function openApiPages(root: string): Page[] {
  const answer = execFileSync(process.execPath, [path.join(root, 'services/host/dist/api-documents.js')], { encoding: 'utf8', timeout: LIMIT, maxBuffer: 64 * 1024 * 1024 });
  const documents = JSON.parse(answer) as Readonly<Record<string, unknown>>;
  return Object.entries(documents).map(([service, document]) => ({ path: `docs/openapi/${service}.json`, text: `${JSON.stringify(document, null, 2)}\n` }));
}
