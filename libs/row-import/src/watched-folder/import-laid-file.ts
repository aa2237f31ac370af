import { buffer } from 'node:stream/consumers';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { Problem } from '@guitu/platform/http/problem';
import type { FileResult } from '../file-door/file-result.js';
import type { FileRequest } from '../file-door/import-file.js';
import { readRejected } from '../file-door/read-imports.js';
import type { Upload } from '../file-door/receive-upload.js';
import { LIMITS } from '../file-refused.js';
import { errorFile } from '../result-files.js';
import { putAway, sha256Of, type LaidFile, type Tray } from './folder-files.js';

/** What a service takes from the folder, and how: as the system, which speaks for all plants of a company. */
export interface FolderDoor {
  /** names of the folders of types; nothing that only a person may bring */
  readonly types: readonly string[];
  /** @throws Problem when the file is refused whole, also when the company is none */
  run(tx: Transaction, companyCode: string, request: FileRequest, upload: Upload): Promise<FileResult>;
}

/** What brought them, and the name under which a mapping of their headings may be saved (PUT /import-mappings/:type/folder). */
const FOLDER = 'folder';
type Outcome = { readonly tray: Tray; readonly outcome: 'imported' | 'known' | 'refused'; readonly zh: string; readonly en: string; readonly code?: string; readonly tried: FileResult | null; readonly imported: FileResult | null; readonly importId: string | null };
const refused = (code: string, zh: string, en: string, tried: FileResult | null = null): Outcome => ({ tray: 'refused', outcome: 'refused', code, zh, en, tried, imported: null, importId: null });

/**
 * One file: tried first, then imported, then put away with a report. What the trial could keep nothing of is refused whole; single
 * wrong rows stop no others and lie in an error file. The same content of the same type is imported once for ever: killed between
 * the commit and the putting away, it is found to be known. @returns false when another replica has it in hand
 */
export async function importLaidFile(database: Database, door: FolderDoor, file: LaidFile): Promise<boolean> {
  const sha256 = await sha256Of(file.path);
  const done = await database.transaction((tx) => judge(tx, door, file, sha256)).catch((error: unknown): Outcome => {
    if (error instanceof Problem) return refused(error.code, error.zh, error.en);
    throw error;
  });
  if (done === null) return false;
  const { tray, tried, imported, importId, ...told } = done;
  const report = { file: file.name, type: file.type, sha256, ...told, importId, counts: (imported ?? tried)?.counts ?? null, unknownHeadings: (imported ?? tried)?.unknownHeadings ?? [] };
  await putAway(file, tray, sha256, report, await errorsOf(database, file, imported ?? tried));
  return true;
}

async function judge(tx: Transaction, door: FolderDoor, { companyCode, type, format, path, bytes }: LaidFile, sha256: string): Promise<Outcome | null> {
  const [lock] = await tx.query<{ mine: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as mine', [`guitu-folder-${companyCode}-${type}-${sha256}`]);
  if (lock?.mine !== true) return null;
  const [before] = await tx.query<{ id: string }>(
    'select id from import_run where company_code = $1 and type = $2 and source_system = $3 and sha256 = $4 and dry_run_id is not null order by ended_at limit 1', [companyCode, type, FOLDER, sha256],
  );
  if (before !== undefined) return { tray: 'done', outcome: 'known', zh: '相同内容已导入过，未再导入。', en: 'The very same content was imported before; not again.', tried: null, imported: null, importId: before.id };
  if (bytes > LIMITS.fileBytes) return refused('too-large', `文件超过 ${LIMITS.fileBytes / 1024 / 1024} MB。`, `The file is larger than ${LIMITS.fileBytes / 1024 / 1024} MB.`);
  const mapped = await tx.query('select 1 from import_mapping where company_code = $1 and type = $2 and name = $3', [companyCode, type, FOLDER]);
  const request = { type, format, sourceSystem: FOLDER, ...(mapped.length > 0 && { mapping: FOLDER }) };
  const upload = { path, sha256, bytes };
  const tried = await door.run(tx, companyCode, request, upload);
  const { added, changed, unchanged, rejected } = tried.counts;
  if (added + changed + unchanged === 0) return refused('nothing-usable', rejected > 0 ? '没有一行正确，未导入。' : '没有数据行。', rejected > 0 ? 'Not one row is right; nothing was imported.' : 'There are no rows.', tried);
  const imported = await door.run(tx, companyCode, { ...request, dryRunId: tried.id }, upload);
  // somebody wrote into it meanwhile: nothing of it counts, and it is taken again once it is settled
  if ((await sha256Of(path)) !== sha256) throw new Error('the file was changed while it was read');
  return { tray: 'done', outcome: 'imported', zh: rejected > 0 ? `已导入；${rejected} 行有误，见错误文件。` : '已导入。', en: rejected > 0 ? `Imported; ${rejected} rows are wrong, see the error file.` : 'Imported.', tried, imported, importId: imported.id };
}

async function errorsOf(database: Database, { companyCode }: LaidFile, result: FileResult | null): Promise<Buffer | null> {
  if (result === null || result.counts.rejected === 0) return null;
  const { heading, rows } = await readRejected(database, companyCode, result.id);
  return buffer(errorFile(heading, rows, 'zh'));
}
