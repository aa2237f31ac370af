import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { stalePages, writePages } from './generated-pages.js';
import type { Page } from './page.js';

const pages: Page[] = [{ path: 'docs/events.md', text: 'events\n' }, { path: 'docs/policies/headline.md', text: 'headline\n' }];
let root = '';
beforeEach(() => { root = mkdtempSync(path.join(tmpdir(), 'guitu-pages-')); });

describe('generated pages', () => {
  it('that were written are up to date, and a second run changes nothing', () => {
    expect(writePages(root, pages)).toEqual(['docs/events.md', 'docs/policies/headline.md']);
    expect(readFileSync(path.join(root, 'docs/policies/headline.md'), 'utf8')).toBe('headline\n');
    expect(stalePages(root, pages)).toEqual([]);
    expect(writePages(root, pages)).toEqual([]);
  });

  it('that were edited, are missing, or have lost their source are named', () => {
    writePages(root, pages);
    writeFileSync(path.join(root, 'docs/events.md'), 'events, edited\n');
    const more: Page = { path: 'docs/policies/S000-04.md', text: 'S000-04\n' };
    expect(stalePages(root, [pages[0] as Page, more])).toEqual([
      'docs/events.md 已过期 / is stale', 'docs/policies/S000-04.md 缺失 / is missing', 'docs/policies/headline.md 已无来源 / is generated from nothing any more',
    ]);
  });

  it('whose source is gone are removed by the next run', () => {
    writePages(root, pages);
    expect(writePages(root, pages.slice(0, 1))).toEqual(['docs/policies/headline.md']);
    expect(existsSync(path.join(root, 'docs/policies/headline.md'))).toBe(false);
  });
});
