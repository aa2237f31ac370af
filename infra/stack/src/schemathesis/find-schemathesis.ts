import { join } from 'node:path';
import { fromCache, isCached, type CacheEntry } from '../cache.js';
import { cacheDirectory } from '../layout.js';
import { lockFile, lockText, pins, platform } from '../pins.js';
import { Problem } from '../problem.js';
import { runCommand } from '../run-command.js';

const FETCH_LIMIT_MS = 10 * 60_000;

/** How the tool is run: a Python with nothing but it and what it needs. */
export interface Schemathesis {
  readonly version: string;
  readonly file: string;
  /** stand before the tool's own arguments */
  readonly args: readonly string[];
}

/**
 * The pinned schemathesis from the cache, fetched into it when it is not there: a virtual environment of its own, filled by pip,
 * which refuses whatever is not in the lock.
 * @throws Problem when this machine has no fitting Python, or pip cannot fetch
 */
export async function findSchemathesis(env: NodeJS.ProcessEnv = process.env): Promise<Schemathesis> {
  const entry = { name: `schemathesis-${pins.schemathesis}-python${await pythonVersion(env)}-${platform}`, lock: lockText('schemathesis-requirements.txt') };
  if (!isCached(cacheDirectory(env), entry)) console.log(`fetching schemathesis ${pins.schemathesis} through pip …`);
  return toolIn(await fromCache(cacheDirectory(env), { ...entry, fill }));
}

/** Scripts in `bin/` name the folder they were made in, which is renamed; its Python does not. */
const toolIn = (folder: string): Schemathesis => ({ version: pins.schemathesis, file: join(folder, 'bin/python'), args: ['-I', '-m', 'schemathesis.cli'] });

/** What is built for one Python does not run under another. */
async function pythonVersion(env: NodeJS.ProcessEnv): Promise<string> {
  const { code, stdout } = await runCommand('python3', ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], { env });
  const [major = 0, minor = 0] = stdout.trim().split('.').map(Number);
  if (code !== 0) throw new Problem('Python 3 is missing: install it with venv and pip (Debian: apt-get install python3-venv).');
  if (major !== 3 || minor < pins.pythonMinorAtLeast) throw new Problem(`Python 3.${pins.pythonMinorAtLeast} or newer is needed for schemathesis, this is ${stdout.trim()}.`);
  return stdout.trim();
}

const fill: CacheEntry['fill'] = async (folder) => {
  const venv = await runCommand('python3', ['-m', 'venv', folder]);
  if (venv.code !== 0) throw new Problem(`python3 -m venv failed (Debian: apt-get install python3-venv): ${(venv.stderr || venv.stdout).trim().slice(-500)}`);
  const args = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:', '--require-hashes', '-r', lockFile('schemathesis-requirements.txt')];
  const pip = await runCommand(join(folder, 'bin/python'), args, { limitMs: FETCH_LIMIT_MS });
  if (pip.code !== 0) throw new Problem(`pip could not fetch schemathesis: ${pip.stderr.trim().slice(-1_500)}`);
  const { file, args: before } = toolIn(folder);
  const said = await runCommand(file, [...before, '--version']);
  if (said.code !== 0 || !said.stdout.includes(pins.schemathesis)) throw new Problem(`The fetched schemathesis does not run as ${pins.schemathesis}: ${(said.stderr || said.stdout).trim().slice(-500)}`);
};
