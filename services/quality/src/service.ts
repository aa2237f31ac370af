import { defineService } from '@guitu/platform/service/define-service';
import { DeskTables1700000000010 } from '@guitu/task-desk/desk-tables.migration';
import { deskReads } from '@guitu/task-desk/task-desk.module';
import { Disposition } from './disposition/disposition.entity.js';
import { Dispositions1700000000201 } from './disposition/disposition.migration.js';
import { QualityModule } from './quality.module.js';

export default defineService({
  name: 'quality',
  title: '归途 · 品质 Guitu quality',
  migrations: [DeskTables1700000000010, Dispositions1700000000201],
  entities: [Disposition],
  reads: [deskReads('quality')],
  module: () => QualityModule,
});
