/** What became of a file, as every service that takes files answers it. */
import { z } from 'zod';
import { FileRefused } from '../file-refused.js';
import { Problem } from '@guitu/platform/http/problem';

export const RowFault = z.strictObject({ field: z.string(), code: z.string(), zh: z.string(), en: z.string() });
const counts = { added: z.int(), changed: z.int(), unchanged: z.int(), rejected: z.int() };
export const Counts = z.strictObject(counts);
export type Counts = z.infer<typeof Counts>;
export const FileCounts = Counts.extend({ ignored: z.int() });

export const FILE_RESULT = {
  id: z.uuid(), type: z.string(), sourceSystem: z.string(), dryRun: z.boolean(), sha256: z.string(),
  counts: FileCounts,
  /** hidden rows and lines of totals, the first hundred */
  ignored: z.array(z.strictObject({ rowNo: z.int(), why: RowFault })),
  /** columns that were not read, because nobody knows their heading; in files of personal data by number, #7 */
  unknownHeadings: z.array(z.string()),
  /** the first rows that were refused; all of them in the error file */
  rejected: z.array(z.strictObject({ rowNo: z.int(), faults: z.array(RowFault) })),
  ms: z.int(),
};
/** What became of a workbook whose sheets belong together: counts are of records, `sheet` is its name in Chinese. */
export const BOOK_RESULT = {
  ...FILE_RESULT,
  ignored: z.array(z.strictObject({ sheet: z.string(), rowNo: z.int(), why: RowFault })),
  unknownHeadings: z.array(z.strictObject({ sheet: z.string(), heading: z.string() })),
  /** sheets that can be seen and were not read, because nobody knows their name */
  unreadSheets: z.array(z.string()),
  /** the first rows with a fault; all rows of the refused records in the error file */
  rejected: z.array(z.strictObject({ sheet: z.string(), rowNo: z.int(), faults: z.array(RowFault) })),
};
export type BookResult = { [Field in keyof typeof BOOK_RESULT]: z.infer<(typeof BOOK_RESULT)[Field]> };
export type FileResult = { [Field in keyof typeof FILE_RESULT]: z.infer<(typeof FILE_RESULT)[Field]> };

/** A file that cannot be read, as the answer to whoever sent it. */
export async function refusedInWords<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof FileRefused ? Problem.unprocessable(error.code, error.zh, error.en) : error;
  });
}
