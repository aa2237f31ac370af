/** factory@1: what the manufacturers' procedures have in common (process-model.md §4.2); the parent of their profiles. */
import type { Patch } from '../types.js';
import { chain, row, table } from './notation.js';

export const FACTORY = {
  key: 'factory', version: 1, extends: 'base@1', zh: '工厂客退通用', en: 'Factory returns',
  approvals: { return: chain('refuse', ['salesHead', 'house']), scrap: chain('redecide', ['qcHead', 'house']) },
  receipt: { notify: 'qc' },
  inspection: { mode: 'step', by: 'qc' },
  // goods that go back as they came leave nothing to make good; everything else is a free choice
  disposition: { remedies: table(['REPAIR_RETURN', 'REPLENISH', 'NONE'], row({ goods: 'RETURN_TO_CUSTOMER' }, ['NONE'], 'house')) },
  outcomes: { goods: ['REWORK', 'RESTOCK', 'SCRAP', 'RETURN_TO_CUSTOMER'], remedies: ['REPAIR_RETURN', 'REPLENISH', 'NONE'] },
  rework: { reinspect: 'qc' },
  replacement: { by: 'sales', make: 'prod', ship: 'keeper' },
} satisfies Patch;
