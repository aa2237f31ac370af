/** QR of the return's address and Code 128 of its number, drawn as shapes: sharp on every printer. */
import { scanLink } from '@guitu/contracts/scan-link.rules';
import type PDFDocument from 'pdfkit';
import { BLACK, points, type PdfPen } from './pdf-pen.js';
import type { Sheet } from './sheet.js';

interface Place { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** What bwip-js draws with, onto a place of a page. */
function drawingOn(pdf: PDFDocument, { x, y, width, height }: Place) {
  let [across, down] = [1, 1];
  return {
    scale: (): null => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: (of: number, by: number): void => { [across, down] = [width / of, height / by]; },
    // bars are lines from top to bottom
    line: (x0: number, y0: number, x1: number, y1: number, thick: number): void => { pdf.lineWidth(thick * across).moveTo(x + x0 * across, y + y0 * down).lineTo(x + x1 * across, y + y1 * down).stroke(BLACK); },
    polygon: (corners: readonly (readonly [number, number])[]): void => {
      corners.forEach(([cx, cy], at) => (at === 0 ? pdf.moveTo(x + cx * across, y + cy * down) : pdf.lineTo(x + cx * across, y + cy * down)));
      pdf.closePath();
    },
    hexagon: (): void => {}, ellipse: (): void => {}, text: (): void => {},
    fill: (): void => { pdf.fill(BLACK, 'even-odd'); },
    end: (): void => {},
  };
}

/** @returns where the next thing may stand below them */
export async function drawCodes({ pdf, size, y, font }: PdfPen, { returnNo, line }: Pick<Sheet, 'returnNo' | 'line'>, base: string, x: number, width: number): Promise<number> {
  const { code128, qrcode } = await import('bwip-js/node');
  const square = points(size.code);
  const bars = points(size.code * 0.35);
  qrcode({ bcid: 'qrcode', text: scanLink(base, returnNo, line) }, drawingOn(pdf, { x: x + (width - square) / 2, y, width: square, height: square }));
  code128({ bcid: 'code128', text: returnNo, height: 8 }, drawingOn(pdf, { x, y: y + square + 3, width, height: bars }));
  const text = `${returnNo}${line === null ? '' : `/${line}`}`;
  const under = y + square + bars + 4;
  pdf.fillColor(BLACK).fontSize(font * 0.9).text(text, x, under, { width, align: 'center' });
  return under + pdf.heightOfString(text, { width });
}
