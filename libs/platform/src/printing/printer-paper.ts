/** What paper a printer holds, and how large a page on it is. */
import { Code, PlantCode } from '@guitu/contracts/scalars';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Database } from '@guitu/persistence/database';
import { z } from 'zod';
import type { Command } from '../command/command.js';
import type { PrintRun } from './keep-paper.js';
import type { Sheet } from './sheet.js';

/** own: cut to the sheet's size · roll80: receipt roll of 80 mm · form241: continuous form of 241 mm, whole, in halves, in thirds */
export const PAPERS = ['own', 'roll80', 'form241', 'form241_2', 'form241_3'] as const;
export type Paper = (typeof PAPERS)[number];
export const PrinterPaper = z.strictObject({ plantCode: PlantCode, paper: z.enum(PAPERS) }).meta({ id: 'PrinterPaper' });
export const PrinterSet = PrinterPaper.extend({ code: Code }).meta({ id: 'PrinterSet' });

/** Width and length of a page, its margins above and beside, and the size of its code in mm; letters in points; `narrow`: one thing below the other. */
export interface PageSize { readonly mm: readonly [number, number]; readonly margin: readonly [number, number]; readonly font: number; readonly code: number; readonly narrow: boolean; /** how CSS names it, where it has a name */ readonly name?: string }

const OWN: Readonly<Record<Sheet['size'], PageSize>> = {
  A4: { mm: [210, 297], margin: [12, 12], font: 10, code: 24, narrow: false, name: 'A4' }, A5: { mm: [210, 148], margin: [8, 8], font: 9, code: 20, narrow: false, name: 'A5 landscape' },
  '100x70': { mm: [100, 70], margin: [3, 3], font: 9, code: 24, narrow: false }, '60x40': { mm: [60, 40], margin: [2, 2], font: 6, code: 14, narrow: false },
};
/** A form is 11 inches long between its perforations; needles want letters of 10 points and print no closer than 6 mm to them. */
const form = (length: number): PageSize => ({ mm: [241, length], margin: [6, 13], font: 10, code: 22, narrow: false });
const LOADED: Readonly<Record<Exclude<Paper, 'own'>, PageSize>> = {
  // of 80 mm, 72 are printed
  roll80: { mm: [80, 200], margin: [2, 4], font: 8, code: 24, narrow: true },
  form241: form(279.4), form241_2: form(139.7), form241_3: form(93.1),
};

export const pageSize = (size: Sheet['size'], paper: Paper): PageSize => (paper === 'own' ? OWN[size] : LOADED[paper]);

/** Says what a printer of a plant holds from now on. @throws AccessDenied 404: not his plant */
export function setPrinterPaper(command: Command, code: string, { plantCode, paper }: z.infer<typeof PrinterPaper>): Promise<z.infer<typeof PrinterSet>> {
  const { actor } = command;
  const { companyCode, staff } = actor;
  requirePlace(actor, { companyCode, plantCode });
  return command.run(async (tx) => {
    await tx.execute(
      `insert into printer_paper (company_code, plant_code, printer_code, paper, set_by) values ($1, $2, $3, $4, $5)
       on conflict (company_code, plant_code, printer_code) do update set paper = excluded.paper, set_by = excluded.set_by, set_at = clock_timestamp()`, [companyCode, plantCode, code, paper, staff],
    );
    return { code, plantCode, paper };
  });
}

/** Of the printer a print waits for; printed by whoever asked, the sheet's own. */
export async function paperOf(database: Database, companyCode: string, { plantCode, printerCode }: Pick<PrintRun, 'plantCode' | 'printerCode'>): Promise<Paper> {
  const [row] = await database.query<{ paper: Paper }>('select paper from printer_paper where company_code = $1 and plant_code = $2 and printer_code = $3', [companyCode, plantCode, printerCode]);
  return row?.paper ?? 'own';
}
