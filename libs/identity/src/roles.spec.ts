import { describe, expect, it } from '@jest/globals';
import { COMMAND_NOUNS, type CommandKind } from '@guitu/contracts/http/command-routes';
import { FACT_KINDS } from '@guitu/contracts/fact-kinds';
import { DEPARTMENTS, type Dept } from '@guitu/contracts/vocabulary';
import { permissionTable, permissionTableMarkdown } from './permission-table.js';
import { DEPARTMENT_RIGHTS, PERMISSION_LIST, permissionsOf, ROLES } from './roles.js';

describe('the role table', () => {
  it('gives every role a head that exists and heads itself or has a head in turn', () => {
    for (const [key, role] of Object.entries(ROLES)) {
      expect([key, ROLES[role.head] !== undefined]).toEqual([key, true]);
      for (const other of [...role.standsInFor, ...role.deputies]) expect([key, ROLES[other]?.dept]).toEqual([key, role.dept]);
    }
  });

  it('lets somebody of the right desk record every fact that is recorded over HTTP', () => {
    for (const kind of Object.keys(COMMAND_NOUNS) as CommandKind[]) {
      const able = Object.entries(ROLES).filter(([key, role]) => permissionsOf(role.dept, [key]).has(`record.${kind}`));
      const desks: readonly string[] = FACT_KINDS[kind].desks;
      expect([kind, able.some(([, role]) => desks.includes(DEPARTMENTS[role.dept].desk))]).toEqual([kind, true]);
    }
  });

  it('keeps what is not a department’s work away from it', () => {
    expect(permissionsOf('WAREHOUSE', ['keeper']).has('record.register')).toBe(false);
    expect(permissionsOf('SALES', ['store']).has('record.receive')).toBe(false);
    expect(permissionsOf('FINANCE', ['fin']).has('record.scrap')).toBe(false);
    expect(permissionsOf('MANAGEMENT', ['operator']).has('record.cancel')).toBe(false);
    for (const head of ['task.assign', 'record.grant'] as const) expect(permissionsOf('QUALITY', ['qc']).has(head)).toBe(false);
    for (const dept of Object.keys(DEPARTMENT_RIGHTS) as Dept[]) expect(DEPARTMENT_RIGHTS[dept]).not.toContain('operations.repair');
  });

  it('gives a role that a new profile brings the rights of its department’s staff and no more', () => {
    expect(permissionsOf('QUALITY', ['aRoleOfTomorrow'])).toEqual(new Set(DEPARTMENT_RIGHTS.QUALITY));
    expect(permissionsOf('QUALITY', ['toString', '__proto__'])).toEqual(new Set(DEPARTMENT_RIGHTS.QUALITY));
  });

  it('lets who stands in act: a head for his people, a deputy for his colleague, the general manager for everybody', () => {
    // the keeper receives; 物流 answers to the head of the warehouse and inspects in S002-01
    for (const right of ['record.receive', 'record.repair', 'record.inspect'] as const) expect([right, permissionsOf('WAREHOUSE', ['whHead']).has(right)]).toEqual([right, true]);
    expect(permissionsOf('WAREHOUSE', ['checker']).has('record.dispose')).toBe(true);
    expect(permissionsOf('MANAGEMENT', ['vp']).has('record.receive')).toBe(true);
    // standing in gives nobody the rights of a head, and the management's helpers nothing at all
    expect(permissionsOf('MANAGEMENT', ['auth']).has('record.receive')).toBe(false);
    expect(permissionsOf('SALES', ['follow']).has('task.assign')).toBe(false);
    expect(permissionsOf('MANAGEMENT', ['gm']).has('operations.repair')).toBe(false);
  });

  it('is exported whole', () => {
    expect(permissionTable().find((row) => row.role === 'qcHead')).toMatchObject({ zh: '品质主管', dept: '品质部', permissions: expect.arrayContaining(['record.dispose', 'record.grant', 'task.assign']) });
    const lines = permissionTableMarkdown().trim().split('\n');
    expect(lines).toHaveLength(PERMISSION_LIST.length + 2);
    expect(lines.find((line) => line.includes('`record.release`'))).toBe('| `record.release` | 记录：解除暂停 | Record: Release hold | qc, qcs, fqc, qcHead, host, inspector, oqc, qe, vp, gm |');
  });
});
