/** A pen on the pages of a PDF: what it writes goes below what stands there, and on to a new page where there is no room. */
import type PDFDocument from 'pdfkit';
import type { PageSize } from './printer-paper.js';
import type { Speech, Words } from './shown-sheet.js';

export const points = (mm: number): number => (mm * 72) / 25.4;
export const BLACK = '#000000';

export class PdfPen {
  readonly left: number;
  readonly width: number;
  readonly font: number;
  /** between two things */
  readonly gap: number;
  /** end of a column at the left of the codes, which is narrower than the page */
  beside: { readonly until: number; readonly width: number } | null = null;
  y = 0;
  private first = 0;

  constructor(readonly pdf: PDFDocument, readonly size: PageSize, readonly speech: Speech) {
    this.left = points(size.margin[1]);
    this.width = points(size.mm[0] - 2 * size.margin[1]);
    this.font = size.font;
    this.gap = size.font * 0.6;
  }

  /** A line at the foot of each page says which it is. */
  private get end(): number {
    return points(this.size.mm[1] - this.size.margin[0]) - this.font * 1.6;
  }

  /** First page of a copy. */
  begin(): void {
    const { start, count } = this.pdf.bufferedPageRange();
    this.first = start + count;
    this.page();
  }

  page(): void {
    this.pdf.addPage({ size: [points(this.size.mm[0]), points(this.size.mm[1])], margin: 0 });
    this.y = points(this.size.margin[0]);
    this.beside = null;
  }

  /** Room for something of this height, on the next page if need be. @returns whether a page was begun */
  room(height: number): boolean {
    if (this.y + height <= this.end || this.y <= points(this.size.margin[0])) return false;
    this.page();
    return true;
  }

  heightOf(text: string, width: number, scale: number = 1): number {
    return this.pdf.fontSize(this.font * scale).heightOfString(text === '' ? ' ' : text, { width });
  }

  widthOf(text: string): number {
    return this.pdf.fontSize(this.font).widthOfString(text);
  }

  /** Text at a place of this page; moves nothing. */
  put(text: string, x: number, y: number, width: number, { scale = 1, align = 'left' }: { readonly scale?: number; readonly align?: 'left' | 'right' } = {}): void {
    this.pdf.fillColor(BLACK).fontSize(this.font * scale).text(text, x, y, { width, align });
  }

  /** Text below what stands there. */
  write(text: string, { width = this.width, scale = 1 }: { readonly width?: number; readonly scale?: number } = {}): void {
    const height = this.heightOf(text, width, scale);
    this.room(height);
    this.put(text, this.left, this.y, width, { scale });
    this.y += height;
  }

  frame(x: number, y: number, width: number, height: number): void {
    this.pdf.lineWidth(0.7).rect(x, y, width, height).stroke(BLACK);
  }

  rule(x: number, y: number, width: number): void {
    this.pdf.lineWidth(0.7).moveTo(x, y).lineTo(x + width, y).stroke(BLACK);
  }

  /** Past the codes, over the whole width again. */
  clear(): void {
    if (this.beside !== null) this.y = Math.max(this.y, this.beside.until);
    this.beside = null;
  }

  /** Writes the foot of the pages of a copy: number, page n/m, who gets it. */
  finish(no: string, copy: Words | null): void {
    const { start, count } = this.pdf.bufferedPageRange();
    const pages = start + count - this.first;
    // a label is one page and says what it is
    if (pages === 1 && copy === null) return;
    for (let page = 1; page <= pages; page += 1) {
      this.pdf.switchToPage(this.first + page - 1);
      this.put(`${no} · ${page}/${pages}`, this.left, this.end + this.font * 0.2, this.width / 2, { scale: 0.9 });
      if (copy !== null) this.put(this.speech.say(copy), this.left + this.width / 2, this.end + this.font * 0.2, this.width / 2, { align: 'right' });
    }
    this.pdf.switchToPage(start + count - 1);
  }
}
