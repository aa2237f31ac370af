/** Links of the written and generated pages to files and headings of this repository; addresses of others are not followed. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Text without code, in which a bracket is no link. */
const withoutCode = (text: string): string => text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, 'code');

/** Targets of inline links and images: `[a](b.md#c)` → 'b.md#c'. */
export function linkTargets(text: string): string[] {
  return [...withoutCode(text).matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)].flatMap((match) => (match[1] === undefined ? [] : [match[1]]));
}

/** Anchors of a page's headings as the forge makes them: letters, digits, hyphens and underscores; repeated ones are numbered. */
export function headingAnchors(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const words = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const anchor = words.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
    let free = anchor;
    for (let n = 1; anchors.has(free); n += 1) free = `${anchor}-${n}`;
    anchors.add(free);
  }
  return anchors;
}

function anchorExists(file: string, anchor: string): boolean {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.md')) return headingAnchors(text).has(decodeURIComponent(anchor));
  const line = /^L(\d+)(?:-L(\d+))?$/.exec(anchor);
  return line !== null && Number(line[2] ?? line[1]) <= text.split('\n').length;
}

/** README.md and every Markdown page below docs/, relative to the root. */
export function documentPages(root: string): string[] {
  const docs = existsSync(path.join(root, 'docs')) ? readdirSync(path.join(root, 'docs'), { recursive: true }).map(String) : [];
  return ['README.md', ...docs.filter((name) => name.endsWith('.md')).map((name) => `docs/${name.split(path.sep).join('/')}`).sort()];
}

/** One line per link of these pages that leads nowhere. */
export function brokenLinks(root: string, pages: readonly string[] = documentPages(root)): string[] {
  return pages.flatMap((page) => linkTargets(readFileSync(path.join(root, page), 'utf8'))
    .filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target))
    .filter((target) => {
      const [file = '', anchor] = target.split('#', 2);
      const absolute = file === '' ? path.join(root, page) : path.join(root, path.dirname(page), decodeURIComponent(file));
      return !existsSync(absolute) || (anchor !== undefined && !anchorExists(absolute, anchor));
    })
    .map((target) => `${page}: 链接失效 / broken link: ${target}`));
}
