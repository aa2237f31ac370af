/** A hostile workbook is refused in bounded time and memory: each is read in a process of its own with a small heap. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { TestChild } from '@guitu/testing/child-process';
import { makeWorkbook, scratch, type WorkbookParts } from '../testbed/make-files.js';

let folder: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  folder = await scratch();
});
afterAll(() => folder.remove());

const CHILD = fileURLToPath(new URL('../testbed/read-child.ts', import.meta.url));
const LIMIT = 120_000;
/** What a child with 192 MiB of heap says of a workbook: the code of its refusal, or how many rows it read; and its peak memory in MiB. */
async function verdictOn(path: string): Promise<{ said: string; peak: number }> {
  const child = new TestChild(CHILD, { READ_FILE: path });
  try {
    await child.prints('peak', LIMIT);
    expect(await child.ends(LIMIT)).toBe(0);
  } finally {
    await child.dispose();
  }
  const [said = '', peak = ''] = (child.lines.find((line) => line.includes('peak')) ?? '').split(' peak ');
  return { said, peak: Number(peak) };
}
const hostile = async (name: string, parts: Partial<WorkbookParts>): Promise<{ said: string; peak: number }> => verdictOn(await makeWorkbook(folder.path(`${name}.xlsx`), { rows: '', ...parts }));
const sheet = (content: Buffer): Partial<WorkbookParts> => ({ more: { 'xl/worksheets/sheet1.xml': content } });

describe('refused', () => {
  it('a bomb: half a gigabyte of blanks packed into half a megabyte', async () => {
    const { said, peak } = await hostile('bomb', sheet(Buffer.alloc(500 * 1024 * 1024, ' ')));
    expect(said).toBe('packed-too-well');
    expect(peak).toBeLessThan(400);
  });

  it('a bomb that lies about its size', async () => {
    const path = await makeWorkbook(folder.path('liar.xlsx'), { rows: '', ...sheet(Buffer.alloc(64 * 1024 * 1024, ' ')) });
    const { readFile, writeFile } = await import('node:fs/promises');
    const bytes = await readFile(path);
    const [size, small] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32LE(64 * 1024 * 1024);
    small.writeUInt32LE(1_000);
    for (let at = bytes.indexOf(size); at !== -1; at = bytes.indexOf(size, at + 4)) small.copy(bytes, at);
    await writeFile(path, bytes);
    expect((await verdictOn(path)).said).toMatch(/^(not-a-workbook|packed-too-well)$/);
  });

  it('a million shared strings', async () => {
    const { said, peak } = await hostile('strings', { strings: Array.from({ length: 1_000_000 }, (_, n) => `<t>s${n * 7919}</t>`) });
    expect(said).toBe('too-many-strings');
    expect(peak).toBeLessThan(400);
  });

  it('a million rows', async () => {
    const row = (n: number): string => `<row><c t="inlineStr"><is><t>${n * 7919}</t></is></c></row>`;
    expect((await hostile('rows', { rows: Array.from({ length: 300_000 }, (_, n) => row(n)).join('') })).said).toBe('too-many-rows');
  });

  it('entities that multiply, and files named outside', async () => {
    const xml = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="str"><v>&a;&b;</v></c></row></sheetData></worksheet>';
    expect((await hostile('entities', sheet(Buffer.from(xml)))).said).toBe('doctype');
  });

  it('one cell without end, and elements without end', async () => {
    const noise = Array.from({ length: 40_000 }, (_, n) => (n * 7919).toString(36)).join('');
    expect((await hostile('cell', { rows: `<row><c t="inlineStr"><is><t>${noise}</t></is></c></row>` })).said).toBe('cell-too-long');
    expect((await hostile('deep', sheet(Buffer.from('<a>'.repeat(100_000))))).said).toBe('broken-workbook');
  });

  it.each([
    ['macros', { more: { 'xl/vbaProject.bin': 'x' } }, 'macros'], ['too many parts', { more: Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`xl/media/${n}`, 'x'])) }, 'packed-too-well'],
    ['no sheet', { more: { 'xl/workbook.xml': '<workbook><sheets/></workbook>' } }, 'no-sheet'], ['a text that is not there', { rows: '<row><c t="s"><v>7</v></c></row>' }, 'broken-workbook'],
    ['rows that go back', { rows: '<row r="5"/><row r="4"/>' }, 'broken-workbook'], ['broken XML', { rows: '<row><c></row>' }, 'broken-workbook'],
  ])('%s', async (name, parts, code) => {
    expect((await hostile(name.replaceAll(' ', '-'), parts)).said).toBe(code);
  });

  it.each([['text', 'not a zip at all'], ['half', 'PK\u0003\u0004half of one']])('what is no workbook: %s', async (name, content) => {
    expect((await verdictOn(await folder.file(`${name}.xlsx`, content))).said).toBe('not-a-workbook');
  });
});

describe('read', () => {
  it('a hundred thousand formulas are a hundred thousand refused cells, none calculated', async () => {
    const formula = (n: number): string => `<row><c><f>A${n}+${n * 7919}</f><v>${n}</v></c></row>`;
    const { said, peak } = await hostile('formulas', { rows: Array.from({ length: 100_000 }, (_, n) => formula(n)).join('') });
    expect(said).toBe('100000 rows, 100000 formulas');
    expect(peak).toBeLessThan(400);
  });
});
