import { ROLES } from '@guitu/identity/roles';
import type { Addressee } from './recipients.rules.js';

/** The same roles and their heads: who stops work, and who sees to it (product.md §5 "holders of each place + heads"). */
export const withHeads = (to: readonly Addressee[]): Addressee[] => [...to, ...to.map(({ role, head }) => ({ role: head ?? ROLES[role]?.head ?? role }))];
