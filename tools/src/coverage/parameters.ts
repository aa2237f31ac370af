/** P01–P24: the parameters of a policy. */
import { entries } from './entry.js';

export const PARAMETERS = entries(
  ['P01', '日历与应急', 'Calendar and emergency'], ['P02', '申请期限', 'Application windows'], ['P03', '逾期申请', 'Late requests'], ['P04', '保修', 'Warranty'],
  ['P05', '受理条件', 'Eligibility'], ['P06', '审批链', 'Approvals'], ['P07', '时限与升级', 'Limits and ladders'], ['P08', '现场', 'On site'],
  ['P09', '收货方式', 'Inbound'], ['P10', '运费', 'Freight'], ['P11', '验收', 'Receipt'], ['P12', '数量等级', 'Quantity classes'],
  ['P13', '检验', 'Inspection'], ['P14', '判定', 'Disposition'], ['P15', '允许结果', 'Allowed outcomes'], ['P16', '返修', 'Rework'],
  ['P17', '评审与改善', 'Review and improvement'], ['P18', '结算', 'Settlement'], ['P19', '换货补货', 'Replacement'], ['P20', '责任', 'Responsibility'],
  ['P21', '客户确认', 'Customer’s consent'], ['P22', '通知', 'Notices'], ['P23', '表单与事项', 'Forms and duties'], ['P24', '结案', 'Closure'],
);
