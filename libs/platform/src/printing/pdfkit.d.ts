/** What is used of pdfkit, which brings no types of its own. Lengths are points (1/72 inch), y grows downwards. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  interface TextSetting { readonly width?: number; readonly align?: 'left' | 'center' | 'right'; readonly lineBreak?: boolean; readonly lineGap?: number }
  export default class PDFDocument extends Readable {
    constructor(setting: {
      readonly autoFirstPage: boolean; readonly bufferPages: boolean; readonly font: null; readonly lang: string; readonly displayTitle: boolean;
      readonly info: { readonly Title: string; readonly Producer: string; readonly Creator: string; readonly CreationDate: Date };
    });
    addPage(setting: { readonly size: readonly [number, number]; readonly margin: number }): this;
    switchToPage(index: number): unknown;
    bufferedPageRange(): { start: number; count: number };
    registerFont(name: string, bytes: Uint8Array): this;
    font(name: string): this;
    fontSize(points: number): this;
    text(text: string, x: number, y: number, setting?: TextSetting): this;
    widthOfString(text: string): number;
    heightOfString(text: string, setting?: TextSetting): number;
    image(bytes: Uint8Array, x: number, y: number, setting: { readonly fit: readonly [number, number] }): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    closePath(): this;
    rect(x: number, y: number, width: number, height: number): this;
    lineWidth(points: number): this;
    stroke(colour?: string): this;
    fill(colour: string, rule?: 'even-odd'): this;
    fillColor(colour: string): this;
    end(): void;
  }
}
