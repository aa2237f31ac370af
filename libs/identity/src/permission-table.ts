/** docs/permissions.md, generated from the role table so that the two cannot differ. */
import { DEPARTMENTS } from '@guitu/contracts/vocabulary';
import { PERMISSION_LIST, PERMISSIONS, permissionsOf, ROLES } from './roles.js';

/** Role key, department and permissions of every role, in the table's order. */
export function permissionTable(): { role: string; zh: string; en: string; dept: string; permissions: string[] }[] {
  return Object.entries(ROLES).map(([key, role]) => {
    const held = permissionsOf(role.dept, [key]);
    return { role: key, zh: role.zh, en: role.en, dept: DEPARTMENTS[role.dept].zh, permissions: PERMISSION_LIST.filter((p) => held.has(p)) };
  });
}

/** One row per permission with the roles that have it, as Markdown. */
export function permissionTableMarkdown(): string {
  const table = permissionTable();
  const rows = PERMISSION_LIST.map((permission) => {
    const roles = table.filter((row) => row.permissions.includes(permission)).map((row) => row.role);
    return `| \`${permission}\` | ${PERMISSIONS[permission].zh} | ${PERMISSIONS[permission].en} | ${roles.join(', ')} |`;
  });
  return ['| permission | 权限 | meaning | roles |', '|---|---|---|---|', ...rows, ''].join('\n');
}
