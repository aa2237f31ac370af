/** Files as they lie in the watched folder: `<folder>/<company>/<type>/<name>.csv|xlsx`; what became of them lies in `done` and `refused` beside them. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CompanyCode } from '@guitu/contracts/scalars';
import type { FileFormat } from '../read-rows.js';

/** Somebody may still be writing what was changed so recently (ms). */
const SETTLED_AFTER = 10_000;
const FORMATS: Readonly<Record<string, FileFormat>> = { '.csv': 'csv', '.xlsx': 'xlsx' };
export type Tray = 'done' | 'refused';
export interface LaidFile { readonly companyCode: string; readonly type: string; readonly folder: string; readonly name: string; readonly path: string; readonly format: FileFormat; readonly bytes: number }

const namesIn = (folder: string): Promise<string[]> => readdir(folder).then((names) => names.sort(), () => []);

async function trays(root: string, types: readonly string[]): Promise<{ readonly companyCode: string; readonly type: string; readonly folder: string }[]> {
  const companies = (await namesIn(root)).filter((name) => CompanyCode.safeParse(name).success);
  return companies.flatMap((companyCode) => types.map((type) => ({ companyCode, type, folder: join(root, companyCode, type) })));
}

/** Files that are laid and settled, by name. Folders, links, hidden files and other endings are left where they lie. @param types those of this service · @param now UTC ms */
export async function laidFiles(root: string, types: readonly string[], now: number): Promise<LaidFile[]> {
  const found: LaidFile[] = [];
  for (const { companyCode, type, folder } of await trays(root, types)) {
    for (const name of await namesIn(folder)) {
      const format = FORMATS[extname(name).toLowerCase()];
      if (format === undefined || name.startsWith('.')) continue;
      const path = join(folder, name);
      const stat = await lstat(path).catch(() => undefined);
      if (stat?.isFile() === true && stat.mtimeMs <= now - SETTLED_AFTER) found.push({ companyCode, type, folder, name, path, format, bytes: stat.size });
    }
  }
  return found;
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Puts the report beside the place where the file goes, then the file itself, as the last step: killed before it, all is done again. */
export async function putAway({ folder, name, path }: LaidFile, tray: Tray, sha256: string, report: object, errors: Buffer | null): Promise<void> {
  // another replica may have put it away meanwhile: its report stays
  await lstat(path);
  const to = join(folder, tray);
  await mkdir(to, { recursive: true });
  const base = join(to, `${sha256.slice(0, 12)}-${name}`);
  await writeFile(`${base}.report.json`, `${JSON.stringify(report, undefined, 2)}\n`, { mode: 0o600 });
  if (errors !== null) await writeFile(`${base}.errors.xlsx`, errors, { mode: 0o600 });
  await rename(path, base);
}

/** Types of a company in whose `refused` files still lie. */
export async function refusedTrays(root: string, types: readonly string[]): Promise<{ companyCode: string; type: string }[]> {
  const all = await Promise.all((await trays(root, types)).map(async ({ companyCode, type, folder }) => ({ companyCode, type, lie: (await namesIn(join(folder, 'refused'))).length > 0 })));
  return all.filter(({ lie }) => lie).map(({ companyCode, type }) => ({ companyCode, type }));
}
