import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './layout.js';
import { Problem } from './problem.js';

/**
 * Runs a built script of the repository on the terminal; Ctrl-C reaches it as it reaches us, SIGTERM is passed on.
 * @param signal ends the script, and the promise with an AbortError
 * @returns its exit code.
 */
export async function runScript(path: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env, signal?: AbortSignal): Promise<number> {
  if (!existsSync(join(repositoryRoot, path))) throw new Problem(`${path} was not built.`);
  const ignore = (): void => undefined;
  let passOn = ignore;
  const terminated = (): void => passOn();
  process.on('SIGINT', ignore).on('SIGTERM', terminated);
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [path, ...args], { cwd: repositoryRoot, env, stdio: 'inherit', ...(signal !== undefined && { signal }) });
      passOn = () => void child.kill('SIGTERM');
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    process.off('SIGINT', ignore).off('SIGTERM', terminated);
  }
}
