/** A small workbook in which every cell is text, so that codes keep their zeros when it comes back. */
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

const escape = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const cell = (text: string): string => (text === '' ? '<c s="1"/>' : `<c t="inlineStr" s="1"><is><t xml:space="preserve">${escape(text)}</t></is></c>`);
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Rows are read once. */
export interface SheetToWrite { readonly name: string; readonly rows: Iterable<readonly string[]> }
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
const each = (sheets: readonly SheetToWrite[], xml: (no: number, sheet: SheetToWrite) => string): string => sheets.map((sheet, index) => xml(index + 1, sheet)).join('');

const partsOf = (sheets: readonly SheetToWrite[]): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${each(sheets, (no) => `<Override PartName="/xl/worksheets/sheet${no}.xml" ContentType="${SHEET_TYPE}"/>`)}</Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${each(sheets, (no, { name }) => `<sheet name="${escape(name)}" sheetId="${no}" r:id="rId${no}"/>`)}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${each(sheets, (no) => `<Relationship Id="rId${no}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${no}.xml"/>`)}<Relationship Id="rId${sheets.length + 1}" Type="${DOCUMENT}/styles" Target="styles.xml"/></Relationships>`,
  // style 1: format 49 "@", text
  'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`,
});

/** The workbook as a stream. @param sheets names of at most 31 characters, none of : \ / ? * [ ] */
export function writeWorkbook(sheets: readonly SheetToWrite[]): Readable {
  const zip = new ZipFile();
  for (const [name, xml] of Object.entries(partsOf(sheets))) zip.addBuffer(Buffer.from(HEAD + xml), name);
  for (const [index, { rows }] of sheets.entries()) {
    const parts = [`${HEAD}<worksheet xmlns="${MAIN}"><sheetData>`];
    for (const row of rows) parts.push(`<row>${row.map(cell).join('')}</row>`);
    parts.push('</sheetData></worksheet>');
    zip.addBuffer(Buffer.from(parts.join('')), `xl/worksheets/sheet${index + 1}.xml`);
  }
  zip.end();
  return zip.outputStream as unknown as Readable;
}

/** A workbook of one sheet. */
export const writeXlsx = (rows: Iterable<readonly string[]>): Readable => writeWorkbook([{ name: 'Guitu', rows }]);
