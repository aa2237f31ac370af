/** Who may speak for a whole return: the heads of departments, as the policy's roles name them, and management. */
import type { Dept } from '@guitu/contracts/vocabulary';
import type { ResolvedProfile } from '../../policy/types.js';

/** Heads of the roles of these departments. */
const headsOf = ({ roles }: ResolvedProfile, depts: readonly Dept[]): string[] => Object.values(roles).filter(({ dept }) => depts.includes(dept)).map(({ head }) => head);

const speaksFor = (policy: ResolvedProfile, role: string, depts: readonly Dept[]): boolean => role === policy.management || headsOf(policy, depts).includes(role);

/** 作废: customer service, quality or sales. */
export const mayCancel = (policy: ResolvedProfile, role: string): boolean => speaksFor(policy, role, ['SERVICE', 'QUALITY', 'SALES']);
/** 重开: customer service or quality (§2). */
export const mayReopen = (policy: ResolvedProfile, role: string): boolean => speaksFor(policy, role, ['SERVICE', 'QUALITY']);
/** 人工干预: any head. */
export const mayOverride = (policy: ResolvedProfile, role: string): boolean => role === policy.management || Object.values(policy.roles).some(({ head }) => head === role);
/** 换版: the policy's owner. */
export const mayRepin = (policy: ResolvedProfile, role: string): boolean => role === policy.management || role === policy.owner;
