import { COMMAND_NOUNS } from '@guitu/contracts/http/command-routes';
import { permissionsOf, ROLES, type Permission } from '@guitu/identity/roles';
import { describe, expect, it } from '@jest/globals';
import { askedRoles, procedures } from './asked-roles.fixture.js';

describe('the role table', () => {
  it('has every role of every procedure, in its department and under a head the procedures name', () => {
    const roles = procedures().flatMap(({ ref, profile }) => Object.entries(profile.roles).map(([key, role]) => ({ ref, key, ...role })));
    const heads = new Map<string, Set<string>>();
    for (const { key, head } of roles) heads.set(key, (heads.get(key) ?? new Set()).add(head));
    expect(roles.filter(({ key, dept }) => ROLES[key]?.dept !== dept).map(({ ref, key, dept }) => `${ref} ${key} ${dept}`)).toEqual([]);
    expect([...heads].filter(([key, named]) => !named.has(ROLES[key]?.head ?? '')).map(([key, named]) => [key, ROLES[key]?.head, [...named]])).toEqual([]);
    expect(new Set(roles.map(({ ref }) => ref)).size).toBeGreaterThanOrEqual(38);
  });

  it('lets whoever a procedure asks record what it asks for', () => {
    const asked = askedRoles().filter(({ kind }) => kind in COMMAND_NOUNS);
    const may = (role: string, kind: string) => permissionsOf(ROLES[role]?.dept ?? 'HR_ADMIN', [role]).has(`record.${kind}` as Permission);
    // its head answers for it, and the general manager when there is nobody else
    const behind = asked.flatMap(({ role, ...more }) => [role, ROLES[role]?.head ?? '', 'gm'].map((one) => ({ role: one, ...more })));
    const refused = behind.filter(({ role, kind }) => !may(role, kind));
    expect([...new Set(refused.map(({ role, kind, procedure }) => `${role} may not ${kind} (${procedure})`))].sort()).toEqual([]);
    expect(asked.length).toBeGreaterThan(500);
  });
});
