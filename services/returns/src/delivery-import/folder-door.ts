import { SYSTEM_STAFF } from '@guitu/identity/actor';
import { instantAt } from '@guitu/masterdata-view/zoned-day.rules';
import { Problem } from '@guitu/platform/http/problem';
import type { HousePeople } from '@guitu/platform/service/house-people';
import { importFile } from '@guitu/row-import/file-door/import-file';
import type { FolderDoor } from '@guitu/row-import/watched-folder/import-laid-file';
import { DELIVERY_FILE, DELIVERY_SHAPE } from './delivery-columns.js';
import { DeliverySink } from './delivery-sink.js';

/** 发货台账 from the watched folder, of companies that there are. */
export const folderDoor = (house: HousePeople): FolderDoor => ({
  types: [DELIVERY_FILE],
  run: (tx, companyCode, request, upload) => {
    if (!house.records.people.some((one) => one.companyCode === companyCode)) throw Problem.unprocessable('unknown-company', '没有这个公司。', 'There is no such company.');
    const keeper = { companyCode, staff: SYSTEM_STAFF, plantCodes: null, sourceSystem: request.sourceSystem, dryRun: request.dryRunId === undefined };
    return importFile(tx, { companyCode, staff: SYSTEM_STAFF, shape: DELIVERY_SHAPE, sink: new DeliverySink(tx, keeper), instantAt: (date, minutes) => instantAt(date, minutes, DELIVERY_SHAPE.zone) }, request, upload);
  },
});
