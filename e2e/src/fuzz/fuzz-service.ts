/** One service before schemathesis: every operation of its OpenAPI page is asked what the page allows and what it forbids. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '@guitu/stack/run-command';
import type { Schemathesis } from '@guitu/stack/schemathesis/find-schemathesis';
import { HOOKS, HOOKS_FILE, schemathesisConfig, type Depth } from './schemathesis-config.js';

export interface FuzzRun {
  readonly tool: Schemathesis;
  /** address of the OpenAPI document */
  readonly document: string;
  /** base address of the service */
  readonly url: string;
  /** as whom */
  readonly token: string;
  readonly depth: Depth;
  readonly seed: number;
  readonly returnNo: string | null;
  readonly limitMs: number;
}

/** What the tool found, as it reports it; null when every answer was as the page says. */
export async function fuzzService({ tool, document, url, token, depth, seed, returnNo, limitMs }: FuzzRun): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'guitu-fuzz-'));
  try {
    const config = join(folder, 'schemathesis.toml');
    await writeFile(config, schemathesisConfig(depth, returnNo));
    await writeFile(join(folder, HOOKS_FILE), HOOKS);
    const args = [
      ...tool.args, '--config-file', config, 'run', document, '--url', url, '--header', `Authorization:Bearer ${token}`,
      '--seed', String(seed), '--max-examples', String(depth.examples), '--request-timeout', '30', '--max-redirects', '0', '--generation-database', 'none',
    ];
    const { code, stdout, stderr } = await runCommand(tool.file, args, { cwd: folder, limitMs });
    return code === 0 ? null : report(`${stdout}\n${stderr}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Findings alone, without the progress before them. */
function report(text: string): string {
  const begin = text.search(/^=+ (?:FAILURES|ERRORS) =+$/m);
  return begin === -1 ? text.trim() : text.slice(begin).trim();
}
