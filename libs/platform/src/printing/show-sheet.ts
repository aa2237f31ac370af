import type { Actor } from '@guitu/identity/actor';
import { Inject, Injectable, Optional, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { ServiceConfig } from '../service/service-config.js';
import { pageOf } from './page.js';
import { pdfOf } from './pdf.js';
import type { Paper } from './printer-paper.js';
import { SHEET_PICTURES, type SheetPictures } from './sheet-pictures.js';
import type { PageSetting, Pictures, ShownSheet } from './shown-sheet.js';

export const PageQuery = z.strictObject({ language: z.enum(['zh', 'en', 'both']).default('both') });
export type PageQuery = z.infer<typeof PageQuery>;
export const HTML = 'text/html';
export const PDF = 'application/pdf';
export const PDF_ANSWER = { content: { [PDF]: { schema: { type: 'string', format: 'binary' } } } } as const;

/** A sheet as a page of the browser or as PDF. */
@Injectable()
export class ShowSheet {
  constructor(private readonly config: ServiceConfig, @Optional() @Inject(SHEET_PICTURES) private readonly pictures: SheetPictures | null) {}

  async page(actor: Actor, shown: ShownSheet, paper: Paper, query: PageQuery): Promise<StreamableFile> {
    return new StreamableFile(Buffer.from(await pageOf(shown, this.setting(paper, query), await this.picturesOf(actor, shown))), { type: `${HTML}; charset=utf-8` });
  }

  /** @param name of the file, without its ending */
  async pdf(actor: Actor, shown: ShownSheet, paper: Paper, query: PageQuery, name: string): Promise<StreamableFile> {
    return new StreamableFile(await pdfOf(shown, this.setting(paper, query), await this.picturesOf(actor, shown)), { type: PDF, disposition: `inline; filename="${name}.pdf"` });
  }

  private setting(paper: Paper, { language }: PageQuery): PageSetting {
    const { publicUrl: base, timeZone } = this.config;
    return { language, base, timeZone, paper };
  }

  private picturesOf(actor: Actor, { sheet: { pictures = [] } }: ShownSheet): Promise<Pictures> {
    return this.pictures === null || pictures.length === 0 ? Promise.resolve(new Map()) : this.pictures.of(actor, pictures);
  }
}
