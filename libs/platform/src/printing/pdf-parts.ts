/** The parts of a sheet, one below the other. */
import { points, type PdfPen } from './pdf-pen.js';
import type { Sheet } from './sheet.js';
import { PICTURE_MISSING, type Pictures } from './shown-sheet.js';

/** height of a row of pictures, in mm */
const PICTURE_MM = 42;
const PAD = 2.5;

/** Name and value after each other, as many in a line as fit. */
export function fields(pen: PdfPen, { fields: given }: Sheet): void {
  const space = pen.font * 1.4;
  let x = pen.left;
  let lowest = pen.y;
  const next = (): void => {
    x = pen.left;
    pen.y = lowest;
    if (pen.beside !== null && pen.y >= pen.beside.until) pen.clear();
  };
  for (const one of given) {
    const text = `${pen.speech.say(one)}: ${one.value}`;
    const within = pen.beside?.width ?? pen.width;
    if (x > pen.left && x + pen.widthOf(text) > pen.left + within) next();
    const width = Math.min(pen.widthOf(text) + 1, pen.beside?.width ?? pen.width);
    const height = pen.heightOf(text, width);
    if (x === pen.left && pen.room(height)) lowest = pen.y;
    pen.put(text, x, pen.y, width);
    lowest = Math.max(lowest, pen.y + height);
    x += width + space;
  }
  pen.y = lowest;
  pen.clear();
  pen.y += pen.gap;
}

/** Columns as wide as what stands in them asks; the heads again on every page. */
export function table(pen: PdfPen, { columns, rows }: Sheet): void {
  if (columns.length === 0) return;
  const heads = columns.map((one) => pen.speech.say(one));
  const asked = heads.map((head, at) => Math.min(pen.width / 2, Math.max(...[head, ...rows.map((row) => row[at] ?? '')].map((text) => pen.widthOf(text))) + 2 * PAD + 1));
  const share = pen.width / asked.reduce((a, b) => a + b, 0);
  const widths = asked.map((width) => width * share);
  const heightOf = (row: readonly string[]): number => Math.max(...widths.map((width, at) => pen.heightOf(row[at] ?? '', width - 2 * PAD))) + 2 * PAD;
  const draw = (row: readonly string[]): void => {
    const height = heightOf(row);
    let x = pen.left;
    widths.forEach((width, at) => {
      pen.frame(x, pen.y, width, height);
      pen.put(row[at] ?? '', x + PAD, pen.y + PAD, width - 2 * PAD);
      x += width;
    });
    pen.y += height;
  };
  pen.room(heightOf(heads) + (rows[0] === undefined ? 0 : heightOf(rows[0])));
  draw(heads);
  for (const row of rows) {
    if (pen.room(heightOf(row))) draw(heads);
    draw(row);
  }
  pen.y += pen.gap;
}

/** A square to tick, or a frame with what is ticked and filled in by hand. */
export function boxes(pen: PdfPen, { boxes: given }: Sheet): void {
  for (const { ticks = [], blanks = [], ...name } of given) {
    const framed = ticks.length + blanks.length > 0;
    if (framed) frame(pen, [mark(pen, pen.speech.say(name)), ...ticks.map((one) => ticked(pen, pen.speech.say(one))), ...blanks.map((one) => blank(pen, pen.speech.say(one)))]);
    else {
      pen.room(pen.font * 2);
      ticked(pen, pen.speech.say(name)).draw(pen.left, pen.y);
      pen.y += pen.font * 2;
    }
    pen.y += pen.gap;
  }
}

interface Mark { readonly width: number; readonly draw: (x: number, y: number) => void }
const mark = (pen: PdfPen, text: string): Mark => ({ width: pen.widthOf(text) + 1, draw: (x, y) => pen.put(text, x, y, pen.widthOf(text) + 1) });

function ticked(pen: PdfPen, text: string): Mark {
  const { width, draw } = mark(pen, text);
  return { width: width + pen.font * 1.4, draw: (x, y) => { pen.frame(x, y + pen.font * 0.3, pen.font, pen.font); draw(x + pen.font * 1.4, y); } };
}

/** A line of seven letters' length to write on. */
function blank(pen: PdfPen, text: string): Mark {
  const { width, draw } = mark(pen, `${text}:`);
  return { width: width + pen.font * 7, draw: (x, y) => { draw(x, y); pen.rule(x + width + PAD, y + pen.font * 1.4, pen.font * 6.5); } };
}

/** Marks after each other, as many in a line as fit, with a frame around them. */
function frame(pen: PdfPen, marks: readonly Mark[]): void {
  const [line, space] = [pen.font * 2.2, pen.font * 1.5];
  let [x, lines] = [0, 0];
  const placed = marks.map((one) => {
    if (x > 0 && x + one.width > pen.width - 4 * PAD) [x, lines] = [0, lines + 1];
    const at = { one, x, lines };
    x += one.width + space;
    return at;
  });
  const height = line * (lines + 1) + PAD;
  pen.room(height);
  pen.frame(pen.left, pen.y, pen.width, height);
  for (const at of placed) at.one.draw(pen.left + 2 * PAD + at.x, pen.y + PAD * 1.5 + at.lines * line);
  pen.y += height;
}

/** As many beside each other as fit, none larger than its row. */
export function pictures(pen: PdfPen, { pictures: given = [] }: Sheet, bytes: Pictures): void {
  if (given.length === 0) return;
  const perRow = pen.size.narrow ? 1 : 3;
  const height = points(Math.min(PICTURE_MM, pen.size.mm[1] / 2));
  const width = (pen.width - (perRow - 1) * pen.gap) / perRow;
  for (let at = 0; at < given.length; at += perRow) {
    pen.room(height);
    given.slice(at, at + perRow).forEach(({ id }, place) => {
      const x = pen.left + place * (width + pen.gap);
      const picture = bytes.get(id);
      if (picture !== undefined) pen.pdf.image(picture, x, pen.y, { fit: [width, height] });
      else {
        pen.frame(x, pen.y, width, height);
        pen.put(pen.speech.say(PICTURE_MISSING), x + PAD, pen.y + PAD, width - 2 * PAD);
      }
    });
    pen.y += height + pen.gap;
  }
}

/** A line for each who signs, with who has signed already and when. */
export function signatures(pen: PdfPen, { signatures: given }: Sheet): void {
  if (given.length === 0) return;
  const perRow = pen.size.narrow ? 1 : given.length;
  const width = (pen.width - (perRow - 1) * pen.gap) / perRow;
  const signed = given.map((one) => ({ name: pen.speech.say(one), by: one.staff === null ? '' : `${one.staff}${one.at === null ? '' : ` ${pen.speech.when(one.at)}`}` }));
  const height = Math.max(pen.font * 3.4, ...signed.map(({ name, by }) => pen.heightOf(name, width) + pen.heightOf(by, width)));
  pen.y += pen.gap;
  for (let at = 0; at < given.length; at += perRow) {
    pen.room(height);
    signed.slice(at, at + perRow).forEach(({ name, by }, place) => {
      const x = pen.left + place * (width + pen.gap);
      pen.rule(x, pen.y, width);
      pen.put(name, x, pen.y + 1, width);
      if (by !== '') pen.put(by, x, pen.y + 1 + pen.heightOf(name, width), width);
    });
    pen.y += height;
  }
}
