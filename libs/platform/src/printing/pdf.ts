/** A sheet as PDF with the characters it needs embedded, so that it looks the same on every machine and printer (product.md §3.5). */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { drawCodes } from './pdf-codes.js';
import { PdfPen, points } from './pdf-pen.js';
import { boxes, fields, pictures as shots, signatures, table } from './pdf-parts.js';
import { pageSize } from './printer-paper.js';
import { headLine } from './sheet-head.rules.js';
import { copiesOf, speechOf, type PageSetting, type Pictures, type ShownSheet } from './shown-sheet.js';

/** Noto Sans SC (OFL 1.1): every character of GB 2312 and GBK. Read once, 10 MB. */
let font: Promise<Uint8Array> | null = null;
const fontBytes = (): Promise<Uint8Array> => (font ??= readFile(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')));

/** Pages for each copy, numbered n/m within it. */
export async function pdfOf(shown: ShownSheet, setting: PageSetting, pictures: Pictures): Promise<Buffer> {
  const { sheet, askedAt } = shown;
  // a large module: loaded when something is printed
  const { default: PDFDocument } = await import('pdfkit');
  const pdf = new PDFDocument({
    autoFirstPage: false, bufferPages: true, font: null, lang: setting.language === 'en' ? 'en' : 'zh-CN', displayTitle: true,
    info: { Title: `${speechOf(setting).say(sheet.title)} ${sheet.no ?? sheet.returnNo}`, Producer: 'Guitu', Creator: 'Guitu', CreationDate: new Date(askedAt) },
  });
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => pdf.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks))).on('error', reject));
  pdf.registerFont('sheet', await fontBytes()).font('sheet');
  const pen = new PdfPen(pdf, pageSize(sheet.size, setting.paper), speechOf(setting));
  for (const copy of copiesOf(shown)) {
    pen.begin();
    await head(pen, shown, setting);
    fields(pen, sheet);
    table(pen, sheet);
    boxes(pen, sheet);
    signatures(pen, sheet);
    shots(pen, sheet, pictures);
    pen.finish(sheet.no ?? sheet.returnNo, copy);
  }
  pdf.end();
  return whole;
}

/** Title, number and which print it is at the left, the codes at the right; on a narrow paper the codes come first. */
async function head(pen: PdfPen, shown: ShownSheet, { base }: PageSetting): Promise<void> {
  const { sheet } = shown;
  const { code, narrow } = pen.size;
  const side = points(code * 1.6);
  const top = pen.y;
  const below = await drawCodes(pen, sheet, base, narrow ? pen.left : pen.left + pen.width - side, side);
  if (narrow) pen.y = below + pen.gap;
  const width = narrow ? pen.width : pen.width - side - pen.gap;
  const above = headLine(sheet);
  if (above !== null) pen.write(above, { width, scale: 0.9 });
  pen.write(pen.speech.say(sheet.title), { width, scale: 1.4 });
  if (sheet.no !== null) pen.write(sheet.no, { width, scale: 1.1 });
  pen.write(pen.speech.printed(shown), { width });
  pen.y += pen.gap;
  // fields stand beside the codes as long as there is room for them
  pen.beside = narrow ? null : { until: below + pen.gap, width };
  if (pen.y < top) throw new Error('a page without room for its head');
}
