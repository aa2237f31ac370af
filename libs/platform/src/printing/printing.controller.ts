import { Code } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { Body, Controller, Get, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Command } from '../command/command.js';
import { CurrentCommand } from '../command/current-command.js';
import { PrintRun, PrintWish } from './keep-paper.js';
import { paperOf, PrinterPaper, PrinterSet, setPrinterPaper } from './printer-paper.js';
import { HTML, PageQuery, PDF_ANSWER, ShowSheet } from './show-sheet.js';
import { endPrint, PrinterList, PrintOutcome, PrintQuery, printById, printersOf, printsOf, reprint } from './work-prints.js';

const PrintId = (): ParameterDecorator => Param('id', { schema: z.uuid() });
const PrintList = z.object({ items: z.array(PrintRun) }).meta({ id: 'PrintList' });
const ReprintBody = PrintWish.meta({ id: 'Reprint' });

/** The same at every department that prints. */
@ApiTags('打印 printing')
@Controller()
export class PrintingController {
  constructor(private readonly database: Database, private readonly show: ShowSheet) {}

  @Get('prints')
  @Permit('task.read')
  @ApiOperation({ summary: '打印队列 · Prints with what they say, the oldest first: those that wait, that failed, that are done' })
  @ApiOkResponse({ standardSchema: PrintList })
  async list(@CurrentActor() actor: Actor, @Query({ schema: PrintQuery }) query: z.infer<typeof PrintQuery>): Promise<z.infer<typeof PrintList>> {
    return { items: await printsOf(this.database, actor, query) };
  }

  @Get('prints/:id/page')
  @Permit('task.read')
  @ApiOperation({ summary: '打印页 · The print as a page in the size of its printer’s paper or of its own, with QR and Code 128' })
  @ApiOkResponse({ content: { [HTML]: { schema: { type: 'string' } } } })
  async page(@CurrentActor() actor: Actor, @PrintId() id: string, @Query({ schema: PageQuery }) query: PageQuery): Promise<StreamableFile> {
    const run = await printById(this.database, actor, id);
    return this.show.page(actor, run, await paperOf(this.database, actor.companyCode, run), query);
  }

  @Get('prints/:id.pdf')
  @Permit('task.read')
  @ApiOperation({ summary: '打印 PDF · The print as PDF with its characters embedded, in the size of its printer’s paper or of its own' })
  @ApiOkResponse(PDF_ANSWER)
  async pdf(@CurrentActor() actor: Actor, @PrintId() id: string, @Query({ schema: PageQuery }) query: PageQuery): Promise<StreamableFile> {
    const run = await printById(this.database, actor, id);
    return this.show.pdf(actor, run, await paperOf(this.database, actor.companyCode, run), query, run.sheet.no ?? id);
  }

  @Post('prints/:id/outcomes')
  @Permit('paper.print')
  @ApiOperation({ summary: '打印结果 · A print came out, or did not' })
  @ApiCreatedResponse({ standardSchema: PrintRun })
  end(@PrintId() id: string, @Body({ schema: PrintOutcome }) body: z.infer<typeof PrintOutcome>, @CurrentCommand() command: Command): Promise<PrintRun> {
    return endPrint(command, id, body);
  }

  @Post('papers/:id/prints')
  @Permit('paper.print')
  @ApiOperation({ summary: '重印 · Print a version once more, as it was' })
  @ApiCreatedResponse({ standardSchema: PrintRun })
  again(@PrintId() id: string, @Body({ schema: ReprintBody }) body: z.infer<typeof ReprintBody>, @CurrentCommand() command: Command): Promise<PrintRun> {
    return reprint(command, id, body);
  }

  @Get('printers')
  @Permit('task.read')
  @ApiOperation({ summary: '打印机 · Printers with their queues: idle, busy, behind or failed' })
  @ApiOkResponse({ standardSchema: PrinterList })
  printers(@CurrentActor() actor: Actor): Promise<z.infer<typeof PrinterList>> {
    return printersOf(this.database, actor);
  }

  @Put('printers/:code')
  @Permit('paper.print')
  @ApiOperation({ summary: '打印机纸张 · Say what paper a printer holds: sheets, a roll of 80 mm, continuous forms; its pages are made for it' })
  @ApiOkResponse({ standardSchema: PrinterSet })
  setPaper(@Param('code', { schema: Code }) code: string, @Body({ schema: PrinterPaper }) body: z.infer<typeof PrinterPaper>, @CurrentCommand() command: Command): Promise<z.infer<typeof PrinterSet>> {
    return setPrinterPaper(command, code, body);
  }
}
