/** Files as Excel, WPS and old systems write them, for tests. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A folder that goes away with the suite. */
export async function scratch(): Promise<{ file(name: string, content: string | Uint8Array): Promise<string>; path(name: string): string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'guitu-import-'));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    file: async (name, content) => {
      await writeFile(path(name), content);
      return path(name);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export interface WorkbookParts {
  /** inside <sheetData> */
  readonly rows: string;
  /** after </sheetData> */
  readonly after?: string;
  /** shared strings, each as the inside of <si> */
  readonly strings?: readonly string[];
  /** formatCodes of cell styles 1, 2 …; style 0 is General */
  readonly formats?: readonly string[];
  readonly from1904?: boolean;
  /** further entries, or other content of known ones */
  readonly more?: Readonly<Record<string, string | Buffer>>;
}

export async function makeWorkbook(path: string, { rows, after = '', strings, formats = [], from1904 = false, more = {} }: WorkbookParts): Promise<string> {
  const parts: Record<string, string | Buffer> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets><sheet name="旧" sheetId="1" state="hidden" r:id="rId9"/><sheet name="一" sheetId="2" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Target="worksheets/sheet9.xml"/></Relationships>',
    'xl/styles.xml': `<styleSheet><numFmts>${formats.map((code, n) => `<numFmt numFmtId="${164 + n}" formatCode="${code}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, n) => `<xf numFmtId="${164 + n}"/>`).join('')}<xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`,
    ...(strings && { 'xl/sharedStrings.xml': `<sst>${strings.map((inner) => `<si>${inner}</si>`).join('')}</sst>` }),
    ...more,
  };
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content as string), name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

/** `text('A1', '…')`: an inline text cell. */
export const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
export const number = (at: string, value: string | number, style: number = 0): string => `<c r="${at}" s="${style}"><v>${value}</v></c>`;
