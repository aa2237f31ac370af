import { permissionTable, permissionTableMarkdown } from '@guitu/identity/permission-table';
import { generatedFrom, page, table, type Page } from '../page.js';

/** docs/permissions.md: every permission with its roles, every role with its department. */
export function permissionsPage(): Page {
  return {
    path: 'docs/permissions.md',
    text: page(
      generatedFrom('libs/identity/src/roles.ts'),
      '# Permissions 权限',
      'A permission says which endpoint somebody may call at all. Which task and which return, say the object-level rules of [libs/identity](../libs/identity/src/access.rules.ts): company, plant, owner of the task, four eyes.',
      permissionTableMarkdown().trimEnd(),
      '## Roles 角色',
      table(['role', '角色', 'meaning', '部门'], permissionTable().map(({ role, zh, en, dept }) => [`\`${role}\``, zh, en, dept])),
    ),
  };
}
