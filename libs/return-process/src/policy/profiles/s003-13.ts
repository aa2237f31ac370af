/**
 * S003-13@1 客退返工品处理流程 (surface treatment): quality finds the responsible side. The customer's fault: rework only after
 * the customer accepted its risk (R45); own fault and precise dimensions: engineering plan and first article (R46).
 * The weekly lesson (T39) is a report, outside the process of one return.
 */
import type { Patch } from '../types.js';
import { FINANCE_ROLES } from './finance-roles.js';
import { row, table, workdays } from './notation.js';
import { noticeWords } from './notice-words.js';

const CUSTOMER_FAULT = { goods: 'REWORK' as const, fault: 'customer' as const };
/** Rework that leaves the dimensions alone, or goods without precise ones, need no engineering. */
const NEEDS_ENGINEERING = { all: [{ fault: 'own' as const, preciseDimensions: true }, { any: [{ dimensionChange: true }, { dimensionChange: { known: false } }] }] };

export const S003_13 = {
  key: 'S003-13', version: 1, extends: 'factory@1', zh: '客退返工品处理', en: 'Rework of customer returns', sources: ['S003-13'], owner: 'qcHead',
  roles: {
    ...FINANCE_ROLES,
    sales: { zh: '市场部', en: 'Marketing' }, pmc: { zh: 'PMC', en: 'PMC' }, qc: { zh: '品质部', en: 'Quality' }, eng: { zh: '工程部', en: 'Engineering' },
    prodHead: { zh: '生产经理', en: 'Production manager' },
  },
  clauses: {
    register: 'S003-13 §3', receive: 'S003-13 §4', notify: 'S003-13 §4', inspect: 'S003-13 §3', responsible: 'S003-13 §4', dispose: 'S003-13 §4', consent: 'S003-13 §4 (R45)',
    plan: 'S003-13 §4 (R46)', order: 'S003-13 §4', firstArticle: 'S003-13 §4 (R46)', rework: 'S003-13 §4', propose: 'S003-13 §4', scrap: 'S003-13 §3 (市场部)', supplyOrder: 'S003-13 §3 (市场部)',
  },
  approvals: { return: null },
  receipt: { by: 'pmc', area: '客退不良品指定区域', label: '客退不良品', notify: 'qc', mismatch: { tell: ['sales', 'qc'] }, shortfallFrom: ['SCRAP', 'REWORK'] },
  responsibility: { by: 'qc', bearer: table('own', row({ fault: 'customer' }, 'customer', 'S003-13 §4'), row({ fault: 'own' }, 'own', 'S003-13 §4')) },
  disposition: { remedies: table(['REPLENISH', 'NONE'],
    row({ goods: 'REWORK' }, ['REPAIR_RETURN'], 'S003-13 §4'), row({ goods: 'SCRAP', claim: true }, ['COMPENSATION', 'REPLENISH'], 'S003-13 §4')) },
  outcomes: { goods: ['REWORK', 'SCRAP'], remedies: ['REPAIR_RETURN', 'REPLENISH', 'COMPENSATION', 'NONE'] },
  rework: { plan: { by: 'eng', when: NEEDS_ENGINEERING }, order: 'qc', firstArticle: { by: 'qc', when: NEEDS_ENGINEERING } },
  ask: {
    consent: { on: true, by: 'qc', when: CUSTOMER_FAULT, timeout: workdays(5), onTimeout: 'escalate', clause: 'S003-13 §4 (R45)' },
    propose: { on: true, by: 'sales', when: { claim: true }, timeout: workdays(5), onTimeout: 'escalate', clause: 'S003-13 §4' },
  },
  settlement: { on: { claim: true }, trigger: 'dispose', post: 'fin', adjust: { by: 'fin' } },
  texts: noticeWords('scrap_decided'),
  forms: { order: { zh: '返工品生产单', en: 'Rework production order', gate: 'order', fields: ['item', 'qty', 'defect'], copies: ['prod'] } },
  duties: {
    deliveryDate: { zh: '致电客户回复交期', en: 'Tell the customer the delivery date', by: 'sales', after: 'firstArticle', per: 'portion', when: { goods: 'REWORK' }, clause: 'S003-13 §4' },
    pictures: { zh: '返工品图解', en: 'Picture sheet of the rework batch', by: 'qc', after: 'rework', per: 'portion', when: { goods: 'REWORK' }, clause: 'S003-13 §5.0.1' },
  },
  notifications: [
    { on: 'scrapRequest', to: ['sales'], text: 'scrap_decided', clause: 'S003-13 §3 (市场部)' },
    { on: 'mismatch', to: ['sales', 'qc'], text: 'quantity_mismatch', clause: 'house' },
  ],
  closure: { reports: ['weekly_rework_lesson'] },
} satisfies Patch;
