/** Roles of 财务, for the procedures whose money the house settles; base@1 has none, since most factories' returns move no money. */
import type { Profile } from '../types.js';

export const FINANCE_ROLES = {
  fin: { zh: '财务', en: 'Finance', dept: 'FINANCE', head: 'finHead' },
  finHead: { zh: '财务主管', en: 'Head of finance', dept: 'FINANCE', head: 'finHead' },
} satisfies Profile['roles'];
