/** What a person says of a file he sends. */
import { z } from 'zod';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV = 'text/csv';
/** The system that brings rows. */
export const SourceSystem = z.string().regex(/^[a-z0-9][a-z0-9-]{0,29}$/);
export const MappingName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
export const FILE_QUERY = {
  sourceSystem: SourceSystem.default('file'),
  mapping: MappingName.optional(),
  /** id of the dry run of this very file: imports it; absent: tries it */
  dryRunId: z.uuid().optional(),
};
export const InLanguage = z.strictObject({ language: z.enum(['zh', 'en']).default('zh') });
/** CSV by its content type; everything else is read as a workbook. */
export const formatOf = (contentType: string | undefined): 'csv' | 'xlsx' => (contentType?.toLowerCase().startsWith(CSV) === true ? 'csv' : 'xlsx');
