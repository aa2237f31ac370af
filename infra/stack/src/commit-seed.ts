import { repositoryRoot } from './layout.js';
import { runCommand } from './run-command.js';

/**
 * What the property tests of a whole run draw by: one commit always draws the same, so that its outcome can be seen again, and the
 * next one draws anew.
 * @returns 31 bits of the tree's name; undefined outside a git checkout, where every run draws anew
 */
export async function commitSeed(folder: string = repositoryRoot): Promise<number | undefined> {
  const { code, stdout } = await runCommand('git', ['rev-parse', '--verify', '--quiet', 'HEAD^{tree}'], { cwd: folder });
  return code === 0 ? Number.parseInt(stdout.slice(0, 8), 16) >>> 1 : undefined;
}
