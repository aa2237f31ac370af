import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../layout.js';
import { findNode, nodeMajor } from './find-node.js';

/** `npm run test:node -- 22 [paths or options of jest]`: `npm test` under another Node, which everything it starts finds first. @returns its exit code */
export async function testNode([major, ...args]: readonly string[]): Promise<number> {
  const folder = await findNode(nodeMajor(major));
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH ?? ''}` };
  return new Promise((resolve, reject) => {
    const child = spawn(join(folder, 'node'), ['infra/guitu.mjs', 'test', ...args], { cwd: repositoryRoot, env, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
