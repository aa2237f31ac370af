import { defineService } from '@guitu/platform/service/define-service';
import { ContactTables1700000000403 } from './contacts/contact-tables.migration.js';
import { PhoneEnd1700000000409 } from './contacts/phone-end.migration.js';
import { CSV, XLSX } from '@guitu/row-import/file-door/file-query';
import { ErasureRequests1700000000405 } from './erasure/erasure-request.migration.js';
import { ImportTables1700000000402 } from '@guitu/row-import/file-door/import-tables.migration';
import { WholeFiles1700000000408 } from './imports/whole-files.migration.js';
import { MasterdataModule } from './masterdata.module.js';
import { ProductCost1700000000404 } from './product-cost/product-cost.migration.js';
import { GivenHash1700000000407 } from './records/given-hash.migration.js';
import { MoreTypes1700000000406 } from './records/more-types.migration.js';
import { RecordTables1700000000401 } from './records/record-tables.migration.js';

export default defineService({
  name: 'masterdata',
  title: '归途 主数据 · Guitu master data',
  migrations: [RecordTables1700000000401, ImportTables1700000000402, ContactTables1700000000403, ProductCost1700000000404, ErasureRequests1700000000405, MoreTypes1700000000406, GivenHash1700000000407, WholeFiles1700000000408, PhoneEnd1700000000409],
  // 1,000 rows of a batch
  bodyLimit: 2 * 1024 * 1024,
  uploads: [{ path: /^\/api\/masterdata\/v1\/imports\/[a-z-]+$/, types: [CSV, XLSX] }],
  reads: [],
  module: () => MasterdataModule,
});
