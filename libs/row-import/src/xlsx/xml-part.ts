/** XML of a workbook's part as a stream of opened, closed and text; nothing is expanded, nothing is fetched. */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { FileRefused } from '../file-refused.js';

export interface XmlHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const broken = (): FileRefused => new FileRefused('broken-workbook', '工作簿内容损坏。', 'The workbook is damaged.');
/** No part of a workbook nests deeper. */
const MOST_DEPTH = 60;

/** Local names, whatever prefix a writer gives them. */
export class XmlPart {
  private readonly parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });

  constructor(handlers: XmlHandlers) {
    let depth = 0;
    const local = (name: string): string => name.slice(name.indexOf(':') + 1);
    this.parser.on('error', () => {
      throw broken();
    });
    this.parser.on('doctype', () => {
      throw new FileRefused('doctype', '工作簿含 DOCTYPE，已拒绝。', 'The workbook has a DOCTYPE and was refused.');
    });
    this.parser.on('opentag', (tag: SaxesTagPlain) => {
      depth += 1;
      if (depth > MOST_DEPTH) throw broken();
      handlers.open?.(local(tag.name), tag.attributes);
    });
    this.parser.on('closetag', (tag: SaxesTagPlain) => {
      depth -= 1;
      handlers.close?.(local(tag.name));
    });
    if (handlers.text) this.parser.on('text', (text) => handlers.text?.(text));
  }

  write(text: string): void {
    this.parser.write(text);
  }

  end(): void {
    this.parser.close();
  }
}

/** Reads a whole part. */
export async function readPart(pieces: AsyncIterable<string>, handlers: XmlHandlers): Promise<void> {
  const part = new XmlPart(handlers);
  for await (const piece of pieces) part.write(piece);
  part.end();
}
