/** What is done in each step, as the end of a sentence: `仓管员` + `点收…` / `Warehouse keeper must` + `count …`. */
import type { Label } from '@guitu/contracts/vocabulary';
import type { StepKey } from '../steps.js';
import { label } from './words.js';

export const ACTS: Readonly<Record<StepKey, Label>> = {
  register: label('登记退货申请', 'register the request'), complete: label('向客户补齐所缺资料', 'get the missing papers from the customer'), eligible: label('核对是否符合受理条件', 'check whether the request may be taken'),
  exception: label('决定是否特批', 'decide whether to make an exception'), alternative: label('向客户提出替代方案', 'offer the customer an alternative'), contact: label('联系客户了解情况', 'contact the customer and learn the facts'),
  hold: label('把同类库存与在制品标识暂停', 'put stock and work in progress of the same kind on hold'), release: label('解除暂停标识，或移交客诉', 'release the hold, or hand it over to the complaint'), onsite: label('到现场核实并记录结果', 'check on site and record the result'),
  settleFirst: label('先与客户商谈不退货的解决办法', 'first try to settle with the customer without a return'), approve: label('审核退货申请', 'review the request'), appeal: label('接受客户申诉', 'take the customer’s appeal'),
  instruct: label('告知客户如何退货', 'tell the customer how to return the goods'), transport: label('把货发回', 'send the goods'), receive: label('点收退回的货物', 'count the goods that arrive'),
  papers: label('决定单据不全的货可否放行', 'decide whether goods without complete papers may go on'), discrepancy: label('处理数量差异', 'settle a difference in quantity'), signoff: label('签收货物', 'sign for the goods'),
  notify: label('把货放到指定区域，并发出到货通知', 'place the goods and give notice of their arrival'), sort: label('分拣', 'sort the goods'), pool: label('等待合并检验', 'wait for the pooled inspection'), inspect: label('检验', 'inspect the goods'),
  meet: label('召集评审会并记录结论', 'hold the review meeting and record its conclusion'), responsible: label('判定责任', 'decide who is responsible'), dispose: label('判定货物如何处理、给客户什么', 'decide what becomes of the goods and what the customer gets'),
  disposeApprove: label('批准判定', 'approve the disposition'), redecide: label('原判定行不通时重新判定', 'decide anew when the first decision cannot be carried out'), quote: label('报价', 'quote the repair'),
  fee: label('请客户确认费用', 'ask the customer to confirm the fee'), consent: label('返工前取得客户同意', 'get the customer’s consent before the work'), plan: label('制定返修方案', 'plan the rework'), order: label('下达生产指令', 'issue the production order'),
  firstArticle: label('确认首件', 'confirm the first article'), rework: label('返修', 'rework the goods'), reinspect: label('复检', 're-inspect the goods'), unitTest: label('逐台做性能测试', 'test each unit'), treat: label('按判定处理货物', 'treat the goods as decided'),
  dismantle: label('拆机，零件分别入库', 'dismantle the goods; parts go to stock apart'), stockIn: label('办理入库', 'take the goods into stock'), scrapRequest: label('提出报废申请', 'ask for scrapping'), scrapApprove: label('批准报废', 'approve scrapping'),
  scrap: label('执行报废', 'scrap the goods'), pack: label('包装待发的货', 'pack the goods'), dispatchCheck: label('出货检验', 'check the goods before dispatch'), sendBack: label('把货退回客户', 'send the goods back'), toSupplier: label('退给供应商', 'return the goods to the supplier'),
  onsiteWork: label('在客户处处理', 'do the work at the customer’s'), customerScrap: label('请客户确认自行报废', 'have the customer confirm that he scrapped the goods'), supplyOrder: label('下换货或补货单', 'order what is owed in kind'),
  supplyApprove: label('批准换货或补货', 'approve the replacement'), deposit: label('确认押金到账', 'confirm that the deposit came in'), make: label('备货', 'make the goods ready'), ship: label('把换补的货发给客户', 'ship what is owed'),
  depositSettle: label('决定押金冲抵、退还或留存', 'decide whether the deposit is offset, refunded or kept'), value: label('由系统计算金额', 'be worked out by the system'), propose: label('与客户商定方案', 'agree the proposal with the customer'),
  audit: label('审核金额与单据', 'audit the amount and the papers'), settleApprove: label('批准结算', 'approve the settlement'), post: label('入账', 'post the amount'), pay: label('付款', 'pay'), tell: label('把金额与方式告知客户', 'tell the customer the amount and the way'),
  adjust: label('处理结算后的差额', 'settle a difference found afterwards'), improve: label('提交改善报告', 'hand in the improvement report'), effect: label('确认改善效果', 'confirm that the improvement works'), report: label('把报告发给客户', 'send the report to the customer'),
  ack: label('请客户认可报告', 'ask the customer to acknowledge the report'), closeReview: label('结案评审', 'review the case before it closes'), survey: label('回访客户', 'ask the customer how satisfied he is'), close: label('结案', 'close the return'),
};
