import { FileRefused } from '../file-refused.js';
import type { Archive } from './archive.js';
import { readPart } from './xml-part.js';

/** The part that holds the first visible sheet, and from when the workbook counts its days. @throws FileRefused when there is none */
export async function firstSheet(archive: Archive): Promise<{ part: string; from1904: boolean }> {
  const sheets: string[] = [];
  let from1904 = false;
  await readPart(archive.read('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      else if (name === 'sheet' && (attributes['state'] ?? 'visible') === 'visible') sheets.push(attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '');
    },
  });
  const targets = new Map<string, string>();
  await readPart(archive.read('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id = '', Target = '', TargetMode = 'Internal' }) => {
      if (name === 'Relationship' && TargetMode === 'Internal') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  const part = targets.get(sheets[0] ?? '');
  if (part === undefined || !archive.has(part)) throw new FileRefused('no-sheet', '工作簿没有可见的工作表。', 'The workbook has no visible sheet.');
  return { part, from1904 };
}
