/** How people say what a condition reads: every attribute and its values, in both languages. */
import type { Label } from '@guitu/contracts/vocabulary';
import type { LineAttrs } from '../attributes.js';

/** `yes`/`no` of a flag · `values` of a word · `unit` of a number; codes of the policy's own lists are named by their list. */
export interface AttributeWords extends Label {
  readonly yes?: Label; readonly no?: Label; readonly values?: Readonly<Record<string, Label>>;
  readonly unit?: 'money' | 'share' | 'pieces' | 'count'; readonly list?: 'reasons' | 'products' | 'customers' | 'grades' | 'causes' | 'classNames' | 'onsiteResults';
}
const word = (zh: string, en: string): Label => ({ zh, en });
const flag = (zh: string, en: string, zhNo: string, enNo: string): AttributeWords => ({ zh, en, yes: word(zh, en), no: word(zhNo, enNo) });
const words = (zh: string, en: string, values: Readonly<Record<string, readonly [zh: string, en: string]>>): AttributeWords =>
  ({ zh, en, values: Object.fromEntries(Object.entries(values).map(([key, [valueZh, valueEn]]) => [key, word(valueZh, valueEn)])) });
const code = (zh: string, en: string, list: NonNullable<AttributeWords['list']>): AttributeWords => ({ zh, en, list });
const number = (zh: string, en: string, unit: NonNullable<AttributeWords['unit']>): AttributeWords => ({ zh, en, unit });

export const ATTRIBUTE_WORDS: { readonly [K in keyof LineAttrs]-?: AttributeWords } = {
  requestType: words('申请类型', 'type of request', {
    return: ['退货', 'return'], exchange: ['换货', 'exchange'], refund: ['退款', 'refund'], repair: ['维修', 'repair'], claim: ['索赔', 'claim'], shortage: ['短少', 'shortage'],
    bulk: ['批量退货', 'bulk return'], recall: ['召回', 'recall'], internal: ['内部退货', 'internal return'], other: ['其他', 'other'],
  }),
  channel: words('渠道', 'channel', { online: ['线上', 'online'], store: ['门店', 'store'], agent: ['代理', 'agent'], dealer: ['经销商', 'dealer'], direct: ['直销', 'direct'], internal: ['内部', 'internal'] }),
  customerClass: code('客户类别', 'class of customer', 'customers'), reason: code('原因', 'reason', 'reasons'),
  reasonGroup: words('原因类别', 'kind of reason', {
    quality: ['质量', 'quality'], non_quality: ['非质量', 'not quality'], personal: ['个人', 'personal'], transit: ['运输', 'transit'], billing: ['账务', 'billing'], service: ['服务', 'service'],
  }),
  severity: words('严重程度', 'severity', { minor: ['轻微', 'minor'], serious: ['严重', 'serious'], incident: ['质量事故', 'quality incident'] }),
  lineStopped: flag('客户停线', 'the customer’s line stands still', '客户未停线', 'the customer’s line runs'),
  onsiteWanted: flag('要求到现场', 'a visit on site is wanted', '未要求到现场', 'no visit on site is wanted'),
  wantsAdvance: flag('客户要求先发', 'the customer wants it in advance', '客户不要求先发', 'the customer does not want it in advance'),
  wantsReplacement: flag('客户要求换补', 'the customer wants a replacement', '客户不要求换补', 'the customer wants no replacement'),
  amount: number('金额', 'amount', 'money'), qty: number('数量', 'quantity', 'pieces'), claim: flag('客户索赔', 'the customer claims compensation', '客户不索赔', 'the customer claims no compensation'),
  customerDeducts: flag('客户扣款', 'the customer deducts', '客户不扣款', 'the customer does not deduct'), cannotPay: flag('客户不愿付费', 'the customer will not pay', '客户愿意付费', 'the customer will pay'),
  majorChange: flag('重大变更', 'major change', '非重大变更', 'no major change'),
  orderState: words('订单状态', 'state of the order', { not_shipped: ['未发货', 'not shipped'], in_transit: ['在途', 'in transit'], confirmed: ['已签收', 'confirmed'] }),
  photo: words('照片', 'photo', { clear: ['清楚', 'clear'], unclear: ['不清楚', 'unclear'], none: ['没有', 'none'] }), docsComplete: flag('资料齐全', 'papers complete', '资料不全', 'papers incomplete'),
  fraudSuspect: flag('疑似欺诈', 'fraud suspected', '无欺诈嫌疑', 'no fraud suspected'), deadlock: flag('双方僵持', 'deadlock', '未僵持', 'no deadlock'),
  customerSharesFreight: flag('客户同意分担运费', 'the customer shares freight', '客户不分担运费', 'the customer does not share freight'),
  packagingBroken: flag('外包装破损', 'packing broken', '外包装完好', 'packing sound'), countShort: flag('数量短少', 'goods short', '数量不短少', 'nothing short'), inspectFlag: flag('需特殊检验', 'special inspection needed', '不需特殊检验', 'no special inspection needed'),
  dayModelQty: number('当日同型号数量', 'pieces of one model in a day', 'pieces'), dayTotalQty: number('当日合计数量', 'pieces of all models in a day', 'pieces'), poolQty: number('待检数量', 'pieces waiting in the pool', 'pieces'),
  quantityClass: code('数量等级', 'quantity class', 'classNames'), window: words('申请期限', 'window', { in: ['期限内', 'inside'], late: ['逾期', 'late'], none: ['无期限', 'none'] }), late: flag('逾期', 'late', '未逾期', 'not late'),
  credit: number('应付客户金额', 'amount owed to the customer', 'money'), settlementDelta: number('结算差额', 'difference of settlement', 'money'), onsite: code('现场结果', 'on-site result', 'onsiteResults'),
  productClass: code('产品类别', 'class of product', 'products'), ownProduct: flag('本公司产品', 'own product', '非本公司产品', 'product of others'), supplySource: { ...word('供货来源', 'source of supply') },
  lineAmount: number('行金额', 'amount of the line', 'money'), missingValue: number('缺件价值', 'value of what is missing', 'money'),
  warranty: words('保修', 'warranty', { in: ['保内', 'in warranty'], out: ['过保', 'out of warranty'], void: ['失效', 'void'], none: ['无', 'none'] }),
  sealBroken: flag('封签已破', 'seal broken', '封签完好', 'seal whole'), partsChanged: flag('已换零件', 'parts changed', '未换零件', 'parts unchanged'), userDamage: flag('客户造成损坏', 'damaged by the customer', '非客户损坏', 'not damaged by the customer'),
  asNew: flag('如新', 'as new', '不如新', 'not as new'), originalPack: flag('原包装', 'original packing', '非原包装', 'not in the original packing'), accessoriesMissing: flag('缺配件', 'accessories missing', '配件齐全', 'accessories complete'),
  condition: words('货况', 'condition', { intact: ['完好', 'intact'], slight: ['轻微损坏', 'slightly damaged'], heavy: ['严重损坏', 'heavily damaged'] }),
  container: words('容器', 'container', { full: ['整罐', 'full'], half: ['半罐', 'half empty'], empty: ['空罐', 'empty'] }), shelfUsed: number('已用保质期', 'shelf life used', 'share'),
  thickened: flag('已增稠或结块', 'thickened', '未增稠', 'not thickened'), registerHit: flag('已在登记册', 'already in the register', '不在登记册', 'not in the register'), packOnly: flag('仅包装损坏', 'only the packing damaged', '不止包装损坏', 'more than the packing damaged'),
  passed: flag('检验合格', 'passed inspection', '检验不合格', 'failed inspection'), defect: words('不良', 'defect', { appearance: ['外观', 'appearance'], functional: ['功能', 'functional'], none: ['无', 'none'] }),
  repairable: flag('可返修', 'repairable', '不可返修', 'not repairable'), resaleable: flag('可再销售', 'resaleable', '不可再销售', 'not resaleable'), grade: code('等级', 'grade', 'grades'),
  fault: words('责任', 'fault', { own: ['己方', 'ours'], customer: ['客户', 'the customer’s'], carrier: ['承运方', 'the carrier’s'], supplier: ['供应商', 'the supplier’s'], none: ['无', 'nobody’s'] }), cause: code('原因分类', 'cause', 'causes'),
  preciseDimensions: flag('尺寸精密', 'precise dimensions', '尺寸不精密', 'no precise dimensions'), dimensionChange: flag('影响尺寸', 'dimensions change', '不影响尺寸', 'dimensions do not change'),
  differsFromAgreement: flag('与约定不符', 'differs from what was agreed', '与约定相符', 'as agreed'),
  goods: { ...word('货物去向', 'goods') }, remedy: { ...word('对客户处理', 'remedy') }, round: number('轮次', 'round', 'count'),
};
