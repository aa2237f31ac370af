/**
 * What a parameter cannot express (procedures.md §4.4): B01–B13 branches inside a return, W01–W09 workflows of their own.
 * Code and tests name them as `§4.4 <branch>` or by id.
 */
import type { Entry } from './entry.js';

const branch = (id: string, zh: string, en: string, named: RegExp): Entry => ({ id, zh, en, named });

export const BRANCHES: readonly Entry[] = [
  branch('B01', '现场了结，货不移动', 'Settled on site, goods stay where they are', /on-?site/i),
  branch('B02', '收货后拒绝', 'Refused after receipt', /refus\w* after receipt/i),
  branch('B03', '一行多种结果', 'One line, several outcomes', /(?:line )?split/i),
  branch('B04', '返修循环及其出口', 'Rework loop with its exits', /rework loop/i),
  branch('B05', '先发新货与押金', 'Advance replacement with deposit', /advance replacement/i),
  branch('B06', '报告重发与默许', 'Report issued again, silence as consent', /re-?issue|silent consent/i),
  branch('B07', '重新协商与报价', 'Renegotiation and quotes', /renegotiat|quote/i),
  branch('B08', '有风险的返工先得同意', 'Consent before risky rework', /consent (?:loop|before)/i),
  branch('B09', '无实物与申诉', 'No goods, appeal', /no[- ]goods|appeal/i),
  branch('B10', '内部退货', 'Internal returns', /internal/i),
  branch('B11', '拆机', 'Dismantling', /dismantl/i),
  branch('B12', '遏制', 'Containment', /containment/i),
  branch('B13', '等级中途变化', 'Class change while running', /class change/i),
  branch('W01', '查件', 'Tracking inquiry', /inquiry/i),
  branch('W02', '客诉、8D、纠正措施', 'Complaint, 8D, corrective action', /complaint/i),
  branch('W03', '指标与报表', 'Figures and reports', /KPI|reports/i),
  branch('W04', '召回', 'Recall', /recall/i),
  branch('W05', '合并检验池', 'Pooled inspection', /pool/i),
  branch('W06', '承运方与供应商索赔', 'Carrier and supplier claims', /(?:carrier|supplier) claim/i),
  branch('W07', '应急', 'Emergency mode', /emergenc/i),
  branch('W08', '上门服务', 'Field service', /field service/i),
  branch('W09', '退款执行', 'Refund execution', /refund execution/i),
];
