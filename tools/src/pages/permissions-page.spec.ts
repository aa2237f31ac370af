import { permissionsOf, ROLES } from '@guitu/identity/roles';
import { describe, expect, it } from '@jest/globals';
import { permissionsPage } from './permissions-page.js';

describe('permissions page', () => {
  const rows = permissionsPage().text.split('\n');

  it('names with each permission the roles that hold it, and no other', () => {
    const row = rows.find((line) => line.startsWith('| `record.dispose` |'));
    const named = row?.split('|').at(-2)?.trim().split(', ');
    expect(named).toEqual(Object.entries(ROLES).filter(([key, { dept }]) => permissionsOf(dept, [key]).has('record.dispose')).map(([key]) => key));
    expect(named).toContain('qc');
    expect(named).not.toContain('store');
  });

  it('lists every role', () => {
    expect(Object.keys(ROLES).filter((key) => !rows.some((line) => line.startsWith(`| \`${key}\` |`)))).toEqual([]);
  });
});
