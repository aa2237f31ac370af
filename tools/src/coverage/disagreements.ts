/** K01–K22: where the written procedures disagree, so that a policy must be able to say either. */
import { entries } from './entry.js';

export const DISAGREEMENTS = entries(
  ['K01', '申请期限', 'Window of the request'], ['K02', '逾期申请', 'Late requests'], ['K03', '谁批准退货', 'Who approves the return'],
  ['K04', '按金额或数量分级审批', 'Approval by amount or size'], ['K05', '首次联系的时限', 'Limit of the first contact'], ['K06', '到货至通知的时限', 'From arrival to notice'],
  ['K07', '判定的时限', 'Limit of the disposition'], ['K08', '返修的时限', 'Limit of rework'], ['K09', '纠正措施的时限', 'Limit of corrective action'],
  ['K10', '抽检', 'Sampling'], ['K11', '数量等级的不同含义', 'What a quantity class means'], ['K12', '判定在收货之前还是之后', 'Judged before or after receipt'],
  ['K13', '谁判定', 'Who decides the disposition'], ['K14', '报废审批', 'Approval of scrap'], ['K15', '运费由谁承担', 'Who pays freight'], ['K16', '扣款', 'Deductions'],
  ['K17', '货款如何处理', 'How money goes'], ['K18', '何时退款', 'When money goes'], ['K19', '何时换补', 'When a replacement goes'], ['K20', '客户确认', 'Consent of the customer'],
  ['K21', '处罚', 'Penalties'], ['K22', '同一文件内的矛盾', 'Contradictions inside one source'],
);
