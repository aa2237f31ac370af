/** Names of steps of the closed list whose rows the catalogue does not have yet. */
import type { Label } from '@guitu/contracts/vocabulary';

export const STEP_NAMES: Readonly<Record<string, Label>> = {
  supplyApprove: { zh: '换补审批', en: 'Replacement approval' }, deposit: { zh: '押金', en: 'Deposit' }, depositSettle: { zh: '押金处理', en: 'Settle the deposit' }, propose: { zh: '方案协商', en: 'Proposal' },
};
