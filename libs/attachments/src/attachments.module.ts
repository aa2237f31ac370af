import { Database } from '@guitu/persistence/database';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { SHEET_PICTURES } from '@guitu/platform/printing/sheet-pictures';
import { Global, Module } from '@nestjs/common';
import { AttachmentsController } from './attachments.controller.js';
import { MEDIA_TYPES } from './media-types.js';
import { OBJECT_STORE, type ObjectStore } from './object-store.js';
import { openStore } from './open-store.js';
import { PicturesForSheets } from './pictures-for-sheets.js';
import { SweepAttachments } from './sweep-attachments.js';

/** Global: whatever a department prints may show its pictures. */
@Global()
@Module({
  controllers: [AttachmentsController],
  providers: [
    { provide: OBJECT_STORE, inject: [ServiceConfig], useFactory: ({ objects }: ServiceConfig) => (objects === null ? null : openStore(objects)) },
    { provide: SweepAttachments, inject: [Database, OBJECT_STORE], useFactory: (database: Database, store: ObjectStore | null) => new SweepAttachments(database, store) },
    { provide: SHEET_PICTURES, inject: [Database, OBJECT_STORE], useFactory: (database: Database, store: ObjectStore | null) => new PicturesForSheets(database, store) },
  ],
  exports: [SHEET_PICTURES],
})
export class AttachmentsModule {}

/** The route of a department that takes files, for its definition (`uploads`). */
export const attachmentUploads = (source: string): { readonly path: RegExp; readonly types: readonly string[] } => ({ path: new RegExp(`^/api/${source}/v1/attachments$`), types: MEDIA_TYPES });
