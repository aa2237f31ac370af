import { IMPORT_TOPIC_TYPES } from '@guitu/contracts/masterdata/types';
import { SYSTEM_STAFF } from '@guitu/identity/actor';
import type { Journal } from '@guitu/messaging/journal';
import type { FolderDoor } from '@guitu/row-import/watched-folder/import-laid-file';
import { FILE_TYPES, type FileType } from '../imports/import-shapes.js';
import { runImport } from '../imports/run-import.js';

/** Types that may come without a person: what a company is, somebody's own authority, and contacts of people may not. */
const TYPES = FILE_TYPES.filter((type) => IMPORT_TOPIC_TYPES.some((one) => one === type));

/** Master data from the watched folder. */
export const folderDoor = (journal: Journal): FolderDoor => ({
  types: TYPES,
  run: (tx, companyCode, request, upload) => runImport(tx, journal, { actor: { companyCode, staff: SYSTEM_STAFF, plantCodes: null } }, { ...request, type: request.type as FileType }, upload),
});
