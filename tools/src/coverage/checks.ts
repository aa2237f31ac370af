/** V01–V35: what is checked of a policy before it is published. */
import { entries } from './entry.js';

export const CHECKS = entries(
  ['V01', '字段、上级制度均已知，继承无环', 'Fields and parents are known, inheritance has no circle'],
  ['V02', '整数、规范写法；同一版本只有一个内容；生效日不早于发布', 'Whole numbers, canonical; one version has one content; not effective before published'],
  ['V03', '所引用的岗位、表单等都存在', 'Roles, forms and other codes exist in the profile'],
  ['V04', '每道审批在任何情况下都有人批', 'Every gate has somebody in every region'],
  ['V05', '升级阶梯完整', 'Ladders are complete'], ['V06', '循环有上限与放行人', 'Loops have a bound and somebody who may grant more'],
  ['V07', '时限的起止步骤会发生', 'Start and stop of a limit can happen'], ['V08', '时限的终点不先于起点', 'A limit does not end before it starts'],
  ['V09', '事项挂在会发生的步骤上，互不成环', 'Duties hang on steps that happen, without a circle'], ['V10', '表单的步骤会发生且能填写', 'A form’s step happens and can carry it'],
  ['V11', '每种结果都有人执行', 'Every outcome can be carried out'], ['V12', '决策表没有死行与空洞', 'Tables have no dead row and no hole'],
  ['V13', '判定不先于检验', 'Nothing is judged before it is inspected'], ['V14', '每种允许的结果都可能被选', 'Every allowed outcome can be offered'],
  ['V15', '修好返还须有返修', 'Repaired-and-returned needs a repair'], ['V16', '金额规则有舍入，比例在范围内', 'Money rules round and stay within bounds'],
  ['V17', '结算有入账与付款', 'Settlement posts and pays'], ['V18', '询问客户都有期限；默许须有出处', 'Questions have a timeout; silence binds only with a source'],
  ['V19', '押金须有先发，先发须有换货', 'A deposit needs an advance, an advance an exchange'], ['V20', '数量等级不重叠、无空洞', 'Quantity classes neither overlap nor leave a hole'],
  ['V21', '抽检比例在范围内', 'Sampling rates are within bounds'], ['V22', '循环内的节点只经循环出口使用', 'Marks inside a loop are used through its exit only'],
  ['V23', '打开的步骤在遍历中都会发生', 'Every step switched on is met by the walk'], ['V24', '遍历中每个状态都有义务与出路', 'Every state the walk meets has an obligation and a way out'],
  ['V25', '有实物就有最后的去处', 'Goods have a last resort'], ['V26', '必到现场须有退回或拒绝的结果', 'A required on-site check can end in return or refusal'],
  ['V27', '暂停标识有人放有人解', 'Holds have holders and a release'], ['V28', '日历已知且够用', 'The calendar is known and long enough'],
  ['V29', '申请期限不互相矛盾', 'Windows do not contradict each other'], ['V30', '给客户的通知有文字', 'Notices to the customer have words'],
  ['V31', '审批不只有申请人自己', 'No level is held by the applicant alone'], ['V32', '约定日期的步骤能给出日期', 'An agreed date comes from a fact that has one'],
  ['V33', '合并检验有其流程', 'A pool has its workflow'], ['V34', '时限只在其内的步骤上暂停', 'A limit pauses only for steps inside it'],
  ['V35', '秒只用于演示', 'Seconds are for demonstrations only'],
);
