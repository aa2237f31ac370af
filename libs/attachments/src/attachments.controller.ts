import { createHash } from 'node:crypto';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { readingRights } from '@guitu/identity/reading-rights';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { Problem } from '@guitu/platform/http/problem';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { Controller, Get, Header, Inject, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { examineFile } from './examine-file.js';
import { keepAttachment, KeptAttachment } from './keep-attachment.js';
import { MEDIA_TYPES, type MediaType } from './media-types.js';
import { OBJECT_STORE, type ObjectStore } from './object-store.js';
import { findAttachment } from './read-attachments.js';
import { receiveFile } from './receive-file.js';

const binary = { schema: { type: 'string', format: 'binary' } } as const;
const ENDINGS: Readonly<Record<MediaType, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'application/pdf': 'pdf', 'video/mp4': 'mp4', 'video/quicktime': 'mov' };

/** Photos, papers and films of a department's facts: uploaded first, then named by the command they belong to (`attachments`). */
@ApiTags('附件 attachments')
@Permit('task.read')
@Controller()
export class AttachmentsController {
  constructor(private readonly database: Database, private readonly config: ServiceConfig, @Inject(OBJECT_STORE) private readonly store: ObjectStore | null) {}

  @Post('attachments')
  @Permit('task.work')
  @ApiOperation({ summary: '上传附件 · Upload one file (body = the file itself); name its id in the command it belongs to' })
  @ApiConsumes(...MEDIA_TYPES)
  @ApiBody(binary)
  @ApiCreatedResponse({ standardSchema: KeptAttachment })
  async upload(@CurrentCommand() command: Command, @Req() request: Request): Promise<KeptAttachment> {
    const store = this.requireStore();
    const given = await receiveFile(request);
    return keepAttachment(this.database, store, this.config.name, command, await examineFile(given), createHash('sha256').update(given).digest('hex'));
  }

  @Get('attachments/:id')
  @ApiOperation({ summary: '下载附件 · One attachment' })
  @ApiOkResponse({ content: Object.fromEntries(MEDIA_TYPES.map((type) => [type, binary])) })
  // what people upload is never shown as a page of this house
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', "default-src 'none'; sandbox")
  @Header('cache-control', 'private, no-store')
  async one(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<StreamableFile> {
    const { key, mediaType, sha256 } = await findAttachment(this.database, actor, id);
    // whoever repairs processes needs no picture of the goods or of a customer's paper (product.md §3.1)
    if (readingRights(actor).goods !== 'yes') throw new Problem(403, 'no-pictures', '您的岗位不查看照片与单据。', 'Your role does not look at photos and papers.');
    const store = this.requireStore();
    const bytes = await store.get(key);
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`attachment ${id} is not in the store as it was kept`);
    return new StreamableFile(bytes, { type: mediaType, disposition: `attachment; filename="${id}.${ENDINGS[mediaType]}"` });
  }

  private requireStore(): ObjectStore {
    if (this.store !== null) return this.store;
    throw new Problem(503, 'no-object-store', '尚未配置附件存储（GUITU_OBJECT_STORE_URL）。', 'No store for attachments is configured (GUITU_OBJECT_STORE_URL).');
  }
}
