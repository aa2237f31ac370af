/**
 * S000-05@1 客退品处理流程 (parts maker): 品管 confirms, a meeting of the departments always decides, 可重工 or 不可重工; closed only after
 * the same departments have reviewed the result. Two limits on the whole cycle, by kind of defect (T07). The text of its
 * first two steps is lost: intake and review of the return are the house's.
 */
import type { Patch } from '../types.js';
import { chain, days, row, sla, table } from './notation.js';

export const S000_05 = {
  key: 'S000-05', version: 1, extends: 'factory@1', zh: '客退品处理（检讨会）', en: 'Returns decided in a review meeting', sources: ['S000-05'], owner: 'qcHead',
  roles: {
    rd: { zh: '研发部', en: 'Research and development', dept: 'ENGINEERING', head: 'engHead' },
    mfgLead: { zh: '制造部主管', en: 'Manufacturing lead', dept: 'PRODUCTION', head: 'prodHead' },
  },
  clauses: {
    inspect: 'S000-05 §3', meet: 'S000-05 §3', dispose: 'S000-05 §3', order: 'S000-05 (主管下重工指令)', supplyApprove: 'S000-05 (主管下补货指令)', make: 'S000-05 §8', rework: 'S000-05 §8',
    reinspect: 'S000-05 §9', stockIn: 'S000-05 §10', ship: 'S000-05 §10', closeReview: 'S000-05 §3',
  },
  fields: { result: { zh: '检验结果', en: 'Result' } },
  texts: { stocked_deliver: { zh: '客退品已完成补货或重工，请安排送货', en: 'Replenished or reworked, please arrange delivery' } },
  approvals: { replacement: chain('redecide', ['mfgLead', 'S000-05 (主管下补货指令)']), close: chain('previous', ['qcHead', 'S000-05 §3']) },
  disposition: {
    by: { mode: 'meeting', roles: ['qc'] },
    rules: table({ allow: ['REWORK', 'SCRAP'] },
      row({ repairable: true }, { allow: ['REWORK'] }, 'S000-05 (可重工)'), row({ repairable: false }, { allow: ['SCRAP'] }, 'S000-05 (不可重工)')),
    remedies: table(['REPAIR_RETURN', 'REPLENISH', 'NONE'], row({ repairable: false }, ['REPLENISH', 'NONE'], 'S000-05 (不可重工)')),
  },
  outcomes: { goods: ['REWORK', 'SCRAP'] },
  rework: { order: 'mfgLead' },
  review: { meeting: { by: 'qc', when: {} } },
  forms: { productReport: { zh: '产品检验报告', en: 'Product inspection report', gate: 'close', fields: ['item', 'qty', 'result'], copies: ['keeper'] } },
  duties: {
    improvement: { zh: '制程改善并水平展开', en: 'Improve the process and roll it out', by: 'rd', after: 'meet', clause: 'S000-05 §4' },
    inspectionReport: { zh: '填产品检验报告', en: 'Write the product inspection report', by: 'qc', form: 'productReport', after: 'reinspect', per: 'portion', when: { goods: 'REWORK' }, clause: 'S000-05 §9' },
    tellPlanning: { zh: '通知计划已入库', en: 'Tell planning: in stock', by: 'keeper', after: 'stockIn', per: 'portion', when: { goods: 'REWORK' }, clause: 'S000-05 §10' },
    tellSales: { zh: '知会业务安排司机送货', en: 'Tell sales to send the driver', by: 'pmc', after: 'duty:tellPlanning', per: 'portion', when: { goods: 'REWORK' }, clause: 'S000-05 §10' },
  },
  notifications: [
    { on: 'rejected', to: ['sales'], text: 'return_rejected', clause: 'house' },
    { on: 'dispose', to: ['sales', 'mfgLead'], text: 'handling_decided', clause: 'S000-05 §3' },
    { on: 'stockIn', to: ['sales'], text: 'stocked_deliver', clause: 'S000-05 §10' },
  ],
  // from 品管确认, where the kind of defect becomes known
  sla: {
    cycle_appearance: sla('外观类 1 周结案', 'Appearance: closed within 1 week', days(7), 'inspect', 'close', 'qc', 'S000-05 §3 (T07)', { when: { defect: 'appearance' } }),
    cycle_functional: sla('功能类 2–4 周结案', 'Functional: closed within 2 to 4 weeks', days(28), 'inspect', 'close', 'qc', 'S000-05 §3 (T07)', { when: { defect: 'functional' }, ladder: 'twoToFourWeeks' }),
  },
  ladders: {
    // two of the four weeks are the lower end of the procedure's range
    twoToFourWeeks: [
      { at: { pct: 50 }, to: 'owner', do: 'remind' }, { at: { pct: 50 }, to: 'head', do: 'remind' }, { at: { over: { natural: 0 } }, to: 'owner', do: 'breach' },
      { at: { over: { natural: 0 } }, to: 'head', do: 'escalate' }, { at: { over: { working: 480 } }, to: 'management', do: 'escalate', repeat: { every: { working: 510 }, times: 4 } },
    ],
  },
} satisfies Patch;
