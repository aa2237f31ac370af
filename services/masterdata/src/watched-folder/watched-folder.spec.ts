import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '@guitu/persistence/database';
import { Journal } from '@guitu/messaging/journal';
import { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import masterdata from '../service.js';
import { WatchedFolder } from '@guitu/row-import/watched-folder/watched-folder';
import { folderDoor } from './folder-door.js';

let [stand, root]: [DeskStand, string] = [undefined as never, ''];
let now = 0;
const HEADING = '承运商代码,名称,索赔时限（小时）\n';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'guitu-folder-'));
  await mkdir(join(root, 'GT01', 'carrier'), { recursive: true });
  stand = await DeskStand.start(masterdata);
});
afterAll(async () => {
  await stand.stop();
  await rm(root, { recursive: true, force: true });
});

const at = (...parts: string[]): string => join(root, 'GT01', 'carrier', ...parts);
const lay = (name: string, content: string | Buffer): Promise<void> => writeFile(at(name), content);
const folder = (): WatchedFolder => new WatchedFolder(stand.service.app.get(Database), folderDoor(stand.service.app.get(Journal)), root, () => now);
/** A quarter of a minute after the last file was written. */
const look = async (): Promise<number> => {
  now = Date.now() + 15_000;
  return folder().look();
};
const lying = async (tray: string): Promise<string[]> => (await readdir(at(tray)).catch(() => [])).sort();
const report = async (tray: string, name: string): Promise<Record<string, unknown>> => JSON.parse(await readFile(at(tray, (await lying(tray)).find((one) => one.endsWith(`${name}.report.json`)) ?? ''), 'utf8')) as Record<string, unknown>;
const kept = async (): Promise<string[]> => (await stand.database.dataSource.query<{ code: string }[]>(`select code from master_record where type = 'carrier' and company_code = 'GT01' order by 1`)).map(({ code }) => code);
const imports = async (): Promise<number> => (await stand.database.dataSource.query<unknown[]>(`select 1 from import_run where dry_run_id is not null`)).length;

describe('the watched folder', () => {
  it('takes a file once nobody writes to it any more, tries it, imports it and puts it away with a report and its wrong rows', async () => {
    await lay('a.csv', `${HEADING}SF,顺丰,24\nYT,圆通,abc\n`);
    now = Date.now() + 5_000;
    expect([await folder().look(), await kept()]).toEqual([0, []]);
    expect([await look(), await kept(), await look()]).toEqual([1, ['SF'], 0]);
    expect((await lying('done')).map((name) => name.slice(13))).toEqual(['a.csv', 'a.csv.errors.xlsx', 'a.csv.report.json']);
    expect(await report('done', 'a.csv')).toMatchObject({ outcome: 'imported', type: 'carrier', counts: { added: 1, rejected: 1 }, zh: '已导入；1 行有误，见错误文件。' });
    expect(await stand.database.dataSource.query(`select dry_run_id is null as tried, source_system, started_by from import_run order by ended_at`)).toEqual([{ tried: true, source_system: 'folder', started_by: 'e-system' }, { tried: false, source_system: 'folder', started_by: 'e-system' }]);
  });

  it('imports nothing twice: not the same file under another name, nor one of which it was killed before putting it away', async () => {
    const before = await imports();
    await lay('again.csv', `${HEADING}SF,顺丰,24\nYT,圆通,abc\n`);
    expect(await look()).toBe(1);
    expect([await report('done', 'again.csv'), await imports()]).toEqual([expect.objectContaining({ outcome: 'known', counts: null }), before]);
    await lay('killed.csv', `${HEADING}JD,京东,24\n`);
    await look();
    // as it lies when the process is killed between the commit and the last step
    const put = (await lying('done')).find((name) => name.endsWith('-killed.csv')) ?? '';
    await rename(at('done', put), at('killed.csv'));
    expect([await look(), await imports(), (await lying('done')).includes(put)]).toEqual([1, before + 1, true]);
  });

  it('two replicas that look at the same time import it once', async () => {
    const before = await imports();
    await lay('both.csv', `${HEADING}ZT,中通,24\n`);
    now = Date.now() + 15_000;
    await Promise.all([folder().look(), folder().look()]);
    await look();
    expect([await imports(), await kept()]).toEqual([before + 1, ['JD', 'SF', 'ZT']]);
  });

  it('refuses what it cannot read or keep nothing of, changes nothing, and IT hears of it until it is taken away', async () => {
    const before = await kept();
    await lay('wrong.csv', `${HEADING}A B,名,x\n`);
    await lay('none.xlsx', 'PK no workbook');
    await lay('heading.csv', 'a,b\n1,2\n');
    expect([await look(), await kept()]).toEqual([3, before]);
    const names = (await lying('refused')).filter((name) => !name.endsWith('.json')).map((name) => name.slice(13));
    expect(names.sort()).toEqual(['heading.csv', 'none.xlsx', 'wrong.csv', 'wrong.csv.errors.xlsx']);
    expect([await report('refused', 'none.xlsx'), await report('refused', 'heading.csv'), await report('refused', 'wrong.csv')]).toEqual([
      expect.objectContaining({ code: 'not-a-workbook' }), expect.objectContaining({ code: 'no-heading' }), expect.objectContaining({ code: 'nothing-usable', zh: '没有一行正确，未导入。' }),
    ]);
    const watched = folder().watch();
    expect(await watched.look()).toEqual([{ kind: 'connector', companyCode: 'GT01', plantCode: null, ref: 'folder.carrier' }]);
    await rm(at('refused'), { recursive: true });
    expect(await watched.look()).toEqual([]);
  });

  it('leaves alone what is no file of its own: links, hidden and unfinished files, other endings, types that need a person', async () => {
    const before = await lying('.');
    await symlink('/etc/passwd', at('link.csv'));
    await lay('.hidden.csv', `${HEADING}XX,未完成,24\n`);
    await lay('half.csv.part', `${HEADING}XX,未完成,24\n`);
    await mkdir(join(root, 'GT01', 'contact'), { recursive: true });
    await writeFile(join(root, 'GT01', 'contact', 'p.csv'), '客户代码,联系人\nC1001,张三\n');
    await mkdir(join(root, 'GT01', 'company'), { recursive: true });
    await writeFile(join(root, 'GT01', 'company', 'c.csv'), '公司代码,名称\nGT01,改名\n');
    expect([await look(), (await lying('.')).length]).toEqual([0, before.length + 3]);
  });

  it('takes rows for no company but the one whose folder it is', async () => {
    await mkdir(join(root, 'NOBODY', 'carrier'), { recursive: true });
    await writeFile(join(root, 'NOBODY', 'carrier', 'n.csv'), `${HEADING}NB,无此公司,24\n`);
    expect(await look()).toBe(1);
    expect(await stand.database.dataSource.query(`select 1 from master_record where code = 'NB'`)).toEqual([]);
    expect((await readdir(join(root, 'NOBODY', 'carrier', 'refused'))).length).toBeGreaterThan(0);
  });
});
