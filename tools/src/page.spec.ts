import { describe, expect, it } from '@jest/globals';
import { cell, page, table } from './page.js';

describe('Markdown of generated pages', () => {
  it('a bar or a line break does not break a table', () => {
    expect(cell('accept | reject\n  supplement')).toBe('accept \\| reject supplement');
    expect(table(['a', 'b'], [['1', '2'], ['x|y', '']])).toBe('| a | b |\n|---|---|\n| 1 | 2 |\n| x\\|y |  |');
  });

  it('blocks stand apart and the page ends with one line break', () => {
    expect(page('# A', 'b')).toBe('# A\n\nb\n');
  });
});
