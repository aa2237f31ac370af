/** Who a checked token says it is about: the claims of any provider in the words of the house. */
import { staffIdOf } from '@guitu/contracts/masterdata/staff-id';
import { StaffId } from '@guitu/contracts/scalars';
import { z } from 'zod';
import { Actor } from './actor.js';
import { CLAIM_FIELDS, type AuthConfig } from './auth-config.js';
import { ROLES } from './roles.js';

/** What the token says of the person; with a claim map perhaps no more than who it is. */
export type ClaimedPerson = Partial<Actor> & Pick<Actor, 'staff'>;

const Mapped = Actor.partial().required({ staff: true });

/** @returns null when the token does not say who the employee is, or says it in a way we do not know */
export function claimedPerson(payload: Readonly<Record<string, unknown>>, config: Pick<AuthConfig, 'GUITU_AUTH_CLAIM' | 'GUITU_AUTH_CLAIMS'>): ClaimedPerson | null {
  const map = config.GUITU_AUTH_CLAIMS;
  if (map === undefined) return Actor.safeParse(valueAt(payload, config.GUITU_AUTH_CLAIM)).data ?? null;
  const fields = CLAIM_FIELDS.flatMap((field) => {
    const path = map[field];
    return path === undefined ? [] : [[field, normal(field, valueAt(payload, path))] as const];
  });
  return Mapped.safeParse(Object.fromEntries(fields)).data ?? null;
}

/** 'realm_access.roles' → payload.realm_access.roles; a claim whose own name has the dots comes first (Auth0: 'https://x.y/roles'). */
function valueAt(payload: Readonly<Record<string, unknown>>, path: string): unknown {
  if (Object.hasOwn(payload, path)) return payload[path];
  return path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined), payload);
}

function normal(field: (typeof CLAIM_FIELDS)[number], value: unknown): unknown {
  if (field === 'staff') return StaffId.safeParse(value).success ? value : z.union([z.string().min(1).max(28), z.int().transform(String)]).transform(staffIdOf).safeParse(value).data;
  if (field !== 'roles' && field !== 'plantCodes') return value;
  const list = typeof value === 'string' ? value.split(/[ ,]+/) : value;
  // providers put roles of their own beside ours (offline_access …): those mean nothing here
  return field === 'roles' && Array.isArray(list) ? list.filter((one) => typeof one === 'string' && Object.hasOwn(ROLES, one)) : list;
}
