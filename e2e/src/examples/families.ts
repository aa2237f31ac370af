import type { Example } from './http-file.js';

/** One return of each family, whole (docs/examples). */
export const EXAMPLES: readonly Example[] = [
  { policyKey: 'headline', story: 'headline on time', zh: '工厂默认制度：审核、验收、检验、判定、返修完成、复检', en: 'House default: review, receipt, inspection, disposition, repair, re-inspection' },
  { policyKey: 'S000-04', story: 'S000-04, scrap with approval', zh: '首次联系、暂停标识、销退单、报废须审批', en: 'First contact, holds, return slip, scrap with its approval' },
  { policyKey: 'S000-03', story: 'AS-01', zh: '涂料退货：三级审核、合签、三单入财务、冲减应收', en: 'Paint: three approvals, joint judgement, three originals to finance, offset against receivables' },
  { policyKey: 'S001-20', story: 'AS-08, 500.00', zh: '跟踪单：良品与报废分开，先审批后发货', en: 'Tracking sheet: usable and scrap apart, approved before anything is shipped' },
  { policyKey: 'S000-19', story: 'AS-12', zh: '工厂标准：先判定后到货，分厂签收，补货与返修', en: 'Factory standard: judged before arrival, branch sign-off, replenishment and rework' },
  { policyKey: 'S000-02', story: 'AS-11 S000-02, 8 days, the company agrees', zh: '门店：超过七天，特批后退款', en: 'Shop: after seven days, by an exceptional approval' },
  { policyKey: 'S001-19', story: 'AS-11 S001-19, no reason, 6 days', zh: '平台七天无理由，原路退款', en: 'Platform: no reason within seven days, refund by the original route' },
  { policyKey: 'S003-15', story: 'AS-06, a batch of 60', zh: '代理商批量退货：分拣、方案、延误通知', en: 'Agents’ batch: sorting, repair plan, notice of delay' },
];
