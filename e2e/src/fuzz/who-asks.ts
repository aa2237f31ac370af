/** As whom a service is asked: the demo person who may call most of its operations, and a stranger of another company. */
import { DEMO_COMPANY, DEMO_PEOPLE } from '@guitu/identity/demo-people';
import { permissionsOf, type Permission } from '@guitu/identity/roles';

/** The part of an OpenAPI document that is read here. */
export interface ApiDocument { readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly 'x-guitu-permission'?: string }>>>> }

/** Staff id of whoever of the demo company may call most operations. */
export function mostPowerful(document: ApiDocument): string {
  const needed = Object.values(document.paths).flatMap((methods) => Object.values(methods).flatMap((operation) => operation['x-guitu-permission'] ?? []));
  const callable = DEMO_PEOPLE.filter(({ companyCode }) => companyCode === DEMO_COMPANY).map(({ staff, dept, roles }) => {
    const rights = permissionsOf(dept, roles);
    return { staff, many: needed.filter((permission) => rights.has(permission as Permission)).length };
  });
  const [first] = callable.sort((one, other) => other.many - one.many);
  if (first === undefined) throw new Error('there are no demo people');
  return first.staff;
}

/** Somebody of another company: signed in, and without a right to anything of this one. */
export function stranger(): string {
  const found = DEMO_PEOPLE.find(({ companyCode }) => companyCode !== DEMO_COMPANY);
  if (found === undefined) throw new Error('there is no demo person of another company');
  return found.staff;
}
