/** What is wrong with a profile: the check that found it, the place, and the sentence a policy owner reads. */
import type { Label } from '@guitu/contracts/vocabulary';

export interface Problem extends Label {
  /** number of process-model.md §4.3, e.g. V03 */
  readonly check: string;
  /** a warning does not stop publication */
  readonly severity: 'error' | 'warning';
  /** where it stands in the profile, e.g. `approvals.scrap.levels.0.role` */
  readonly path: string;
  /** clause of the rule concerned, where it has one */
  readonly clause?: string;
}
export const problem = (check: string, path: string, zh: string, en: string, clause?: string): Problem =>
  ({ check, severity: 'error', path, zh, en, ...(clause !== undefined && { clause }) });
export const warning = (check: string, path: string, zh: string, en: string): Problem => ({ check, severity: 'warning', path, zh, en });
