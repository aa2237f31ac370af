import { permissionsOf, ROLES } from '@guitu/identity/roles';
import { describe, expect, it } from '@jest/globals';
import { permissionsPage } from './permissions-page.js';

describe('permissions page', () => {
  const api = (operations: object) => ({ path: 'docs/openapi/quality.json', text: JSON.stringify({ paths: { '/api/quality/v1/tasks': operations } }) });
  const rows = permissionsPage([api({ get: { 'x-guitu-permission': 'task.read' }, post: {} })]).text.split('\n');

  it('names with each permission the roles that hold it, and no other', () => {
    const row = rows.find((line) => line.startsWith('| `record.dispose` |'));
    const named = row?.split('|').at(-2)?.trim().split(', ');
    expect(named).toEqual(Object.entries(ROLES).filter(([key, { dept }]) => permissionsOf(dept, [key]).has('record.dispose')).map(([key]) => key));
    expect(named).toContain('qc');
    expect(named).not.toContain('store');
  });

  it('names each permission’s endpoints, and one that nobody opened', () => {
    expect(rows).toContain('| `task.read` | GET /api/quality/v1/tasks |');
    expect(rows).toContain('| `closed` | POST /api/quality/v1/tasks |');
  });

  it('says who reads what, and for what each gate is limited', () => {
    expect(rows.find((row) => row.startsWith('| Warehouse, production'))).toMatch(/\| yes \| no \| no \| own \| no \| own \|$/);
    expect(rows).toContain('| scrap | 报废审批 `scrap_approval` | 报废申请 `scrap_request`, 判定 `dispose` |');
  });

  it('lists every role', () => {
    expect(Object.keys(ROLES).filter((key) => !rows.some((line) => line.startsWith(`| \`${key}\` |`)))).toEqual([]);
  });
});
