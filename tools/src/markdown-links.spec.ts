import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { brokenLinks, documentPages, headingAnchors, linkTargets } from './markdown-links.js';
import { REPOSITORY } from './repository.js';

/** A repository of these files in a folder of its own. */
function tree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'guitu-links-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

describe('links', () => {
  it('are read from text, not from code', () => {
    expect(linkTargets('[a](b.md) ![p](c.png "title") `[no](x.md)`\n```\n[no](y.md)\n```\n[d](<e f.md>)[g](#h)')).toEqual(['b.md', 'c.png', '#h']);
  });

  it('anchors are made as the forge makes them', () => {
    expect([...headingAnchors('# Glossary 术语表\n## What people record?\n## What people record\n```\n# not one\n```\n### `code` & [link](x.md)')])
      .toEqual(['glossary-术语表', 'what-people-record', 'what-people-record-1', 'code--link']);
  });

  it('that lead nowhere are named with their page', () => {
    const root = tree({
      'README.md': '[ok](docs/a.md#one) [gone](docs/b.md) [no heading](docs/a.md#two) [web](https://example.org/x)',
      'docs/a.md': '# One\n[up](../src/code.ts#L2) [beyond](../src/code.ts#L9) [self](#one) [nowhere](#three)',
      'src/code.ts': 'one\ntwo\n',
    });
    expect(brokenLinks(root).map((line) => line.replace(': 链接失效 / broken link', ''))).toEqual([
      'README.md: docs/b.md', 'README.md: docs/a.md#two', 'docs/a.md: ../src/code.ts#L9', 'docs/a.md: #three',
    ]);
  });

  it('of this repository all lead somewhere', () => {
    expect(documentPages(REPOSITORY)).toEqual(expect.arrayContaining(['README.md', 'docs/architecture.md', 'docs/events.md']));
    expect(brokenLinks(REPOSITORY)).toEqual([]);
  });
});
