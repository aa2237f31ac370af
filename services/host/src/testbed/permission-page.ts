/** docs/permissions.md as data: what the page says, whatever the code says. */
import { readFileSync } from 'node:fs';
import { DEPARTMENTS, type Dept } from '@guitu/contracts/vocabulary';

export interface RoleOnPage { readonly key: string; readonly dept: Dept; readonly head: string; readonly takes: readonly string[] }
export interface PermissionPage { readonly roles: ReadonlyMap<string, RoleOnPage>; may(role: string, permission: string): boolean; permissionOf(endpoint: string): string | undefined }

const PAGE = new URL('../../../../docs/permissions.md', import.meta.url);
const cells = (line: string): string[] => line.split('|').slice(1, -1).map((cell) => cell.trim());
const list = (cell: string): string[] => cell.split(', ').filter((one) => one.length > 0);
const code = (cell: string): string => cell.replaceAll('`', '');

/** Rows of the first table after the heading. */
function rowsOf(text: string, heading: string): string[][] {
  const lines = text.slice(text.indexOf(`\n## ${heading}`)).split('\n').slice(2);
  const start = lines.findIndex((line) => line.startsWith('|'));
  const rows = lines.slice(start);
  return rows.slice(2, rows.findIndex((line) => !line.startsWith('|'))).map(cells);
}

export function readPermissionPage(): PermissionPage {
  const text = readFileSync(PAGE, 'utf8');
  const permissions = new Map(rowsOf(text, 'Permission').map(([permission = '', , , roles = '']) => [code(permission), new Set(list(roles))]));
  const endpoints = new Map(rowsOf(text, 'Endpoints').flatMap(([permission = '', all = '']) => all.split('<br/>').map((endpoint) => [endpoint, code(permission)] as const)));
  const depts = Object.entries(DEPARTMENTS) as [Dept, { zh: string }][];
  const roles = rowsOf(text, 'Roles').map(([key = '', , , dept = '', head = '', takes = '']): RoleOnPage =>
    ({ key: code(key), dept: depts.find(([, { zh }]) => zh === dept)?.[0] ?? 'HR_ADMIN', head, takes: list(takes) }));
  return {
    roles: new Map(roles.map((role) => [role.key, role])),
    may: (role, permission) => permissions.get(permission)?.has(role) === true,
    permissionOf: (endpoint) => endpoints.get(endpoint),
  };
}
