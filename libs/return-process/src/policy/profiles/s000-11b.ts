/**
 * S000-11B@1: Reading B of the same chart (procedures.md §0, K22), each time cell belongs to the row before it: 面谈 1H, 收货+分类
 * 2H, 处理单 4H, 返工 4H, OQC 2H, 入库 1H, 报废 1H. The row of the analysis has no cell then. Everything else is S000-11@1.
 */
import type { Patch } from '../types.js';
import { hours, sla } from './notation.js';

const CHART = 'S000-11 (Reading B)';

export const S000_11B = {
  key: 'S000-11B', version: 1, extends: 'S000-11@1', zh: '客退品处理（小时制，读法乙）', en: 'Returns by the hour (Reading B)', sources: ['S000-11'],
  sla: {
    onsite: sla('面谈 1H', 'Talked to the customer in 1 h', hours(1), 'register', 'onsite', 'follow', CHART),
    arrival_notify: { zh: '收货到分类 2H', en: 'Receipt to sorted in 2 h', budget: hours(2), clause: CHART },
    disposition: null,
    rework: { zh: '返工 4H', en: 'Reworked in 4 h', budget: hours(4), clause: CHART },
    reinspection: { zh: 'OQC 复检 2H', en: 'Re-inspected in 2 h', budget: hours(2), clause: CHART },
    stock_in: { zh: '入库 1H', en: 'In stock in 1 h', budget: hours(1), clause: CHART },
  },
} satisfies Patch;
