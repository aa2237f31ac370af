/** A list as a file people open in a spreadsheet. */
import { CSV, XLSX } from '@guitu/row-import/file-door/file-query';
import { writeCsv } from '@guitu/row-import/csv/write-csv';
import { writeXlsx } from '@guitu/row-import/xlsx/write-xlsx';
import { StreamableFile } from '@nestjs/common';
import { z } from 'zod';

const BINARY = { schema: { type: 'string', format: 'binary' } } as const;
export const FILE_CONTENT = { [XLSX]: BINARY, [CSV]: BINARY };
export const FILE_FIELDS = { format: z.enum(['csv', 'xlsx']).default('xlsx'), language: z.enum(['zh', 'en']).default('zh') };

/** @param rows the heading first @param name without its ending */
export function listFile(rows: readonly (readonly string[])[], format: 'csv' | 'xlsx', name: string): StreamableFile {
  const disposition = `attachment; filename="${name}.${format}"`;
  return format === 'csv' ? new StreamableFile(Buffer.from(writeCsv(rows)), { type: `${CSV}; charset=utf-8`, disposition }) : new StreamableFile(writeXlsx(rows), { type: XLSX, disposition });
}
