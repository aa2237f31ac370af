import { describe, expect, it } from '@jest/globals';
import { searchAttributes } from '../stack-names.js';
import { views, viewUrl } from './views.js';

describe('the operator’s lists', () => {
  it('ask for search attributes that exist', () => {
    const names = views(0).flatMap(({ query }) => query.match(/\bRma\w+/g) ?? []);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(Object.keys(searchAttributes)).toContain(name);
  });

  it('carry the query to the UI unharmed, and the present time in the overdue one', () => {
    const [overdue] = views(Date.UTC(2026, 0, 2, 3, 4, 5));
    const url = new URL(overdue ? viewUrl('http://127.0.0.1:8233', overdue) : '');
    expect(url.pathname).toBe('/namespaces/guitu/workflows');
    expect(url.searchParams.get('query')).toBe('RmaDueAt < "2026-01-02T03:04:05.000Z" AND ExecutionStatus = "Running"');
  });
});
