import { existsSync } from 'node:fs';
import { chmod, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromCache, isCached } from '../cache.js';
import { cacheDirectory } from '../layout.js';
import { lockFile, lockText, pins, platform } from '../pins.js';
import { Problem } from '../problem.js';
import { runOrThrow } from '../run-command.js';

const FETCH_LIMIT_MS = 10 * 60_000;

export type NodeMajor = keyof typeof pins.nodesTested;

/** @throws Problem for a version nobody pinned */
export function nodeMajor(text: string | undefined): NodeMajor {
  if (text !== undefined && Object.hasOwn(pins.nodesTested, text)) return text as unknown as NodeMajor;
  throw new Problem(`Which Node? There are: ${Object.keys(pins.nodesTested).join(', ')}.`);
}

/** Folder with the pinned `node` of this major version, from the cache, fetched through npm when it is not there. @throws Problem when this system has none */
export async function findNode(major: NodeMajor, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const version = pins.nodesTested[major];
  const entry = { name: `node-${version}-${platform}`, lock: lockText(`node-${major}/package-lock.json`) };
  if (!isCached(cacheDirectory(env), entry)) console.log(`fetching Node ${version} through npm …`);
  const place = await fromCache(cacheDirectory(env), { ...entry, fill: (folder) => fill(folder, major) });
  const folder = join(place, `node_modules/node-${platform}/bin`);
  const said = (await runOrThrow(join(folder, 'node'), ['--version'])).trim();
  if (said !== `v${version}`) throw new Problem(`The fetched Node says it is ${said}, not ${version}.`);
  return folder;
}

/** npm checks the package against its integrity in the lock; no install script runs. */
async function fill(folder: string, major: NodeMajor): Promise<void> {
  for (const file of ['package.json', 'package-lock.json']) await copyFile(lockFile(`node-${major}/${file}`), join(folder, file));
  await runOrThrow('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, limitMs: FETCH_LIMIT_MS });
  const binary = join(folder, `node_modules/node-${platform}/bin/node`);
  if (!existsSync(binary)) throw new Problem(`No Node ${major} to fetch for ${platform}: run npm test with one of your own.`);
  await chmod(binary, 0o755);
}
