import { FileRefused, LIMITS } from '../file-refused.js';
import type { Archive } from './archive.js';
import { readPart } from './xml-part.js';

/** A sheet that can be seen: its name, and the part of the archive that holds it. */
export interface Sheet { readonly name: string; readonly part: string }

/** The visible sheets in their order, and from when the workbook counts its days. @throws FileRefused when there is none */
export async function visibleSheets(archive: Archive): Promise<{ sheets: readonly [Sheet, ...Sheet[]]; from1904: boolean }> {
  const named: { name: string; id: string }[] = [];
  let from1904 = false;
  await readPart(archive.read('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      else if (name === 'sheet' && (attributes['state'] ?? 'visible') === 'visible') {
        named.push({ name: attributes['name'] ?? '', id: attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '' });
        if (named.length > LIMITS.sheets) throw new FileRefused('too-many-sheets', `超过 ${LIMITS.sheets} 个工作表。`, `More than ${LIMITS.sheets} sheets.`);
      }
    },
  });
  const targets = new Map<string, string>();
  await readPart(archive.read('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id = '', Target = '', TargetMode = 'Internal' }) => {
      if (name === 'Relationship' && TargetMode === 'Internal') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  const [first, ...others] = named.flatMap(({ name, id }, place) => {
    const part = targets.get(id);
    // the first one is what is read of most files: it is not passed over for another
    return part !== undefined && archive.has(part) ? [{ name, part, place }] : [];
  });
  if (first?.place !== 0) throw new FileRefused('no-sheet', '工作簿没有可见的工作表。', 'The workbook has no visible sheet.');
  return { sheets: [first, ...others], from1904 };
}
