/**
 * The closed lists every part of Guitu speaks, with the words people see. Pure data: the process core bundles this file.
 * Source: domain/procedures.md 3(a), 3(b), 3(f); process-model.md §1.1, §1.4.
 */
export interface Label { readonly zh: string; readonly en: string }
const label = (zh: string, en: string): Label => ({ zh, en });

/** A service that records facts at its own desk and owns its database. */
export const DESKS = {
  returns: label('销售与客服', 'Sales and service'),
  warehouse: label('仓库', 'Warehouse'),
  quality: label('品质', 'Quality'),
  production: label('生产', 'Production'),
  finance: label('财务', 'Finance'),
} as const satisfies Record<string, Label>;
export type Desk = keyof typeof DESKS;
/** What numbers facts of its own: a desk, or 期初在途, by which facts from before Guitu came (adr/0012). */
export type FactSource = Desk | 'takeover';
/** Desks at which a service answers. Whoever starts, calls or reads services goes by this list, never by DESKS. */
export const SERVED_DESKS = ['returns', 'warehouse', 'quality', 'production', 'finance'] as const satisfies readonly Desk[];
export type ServedDesk = (typeof SERVED_DESKS)[number];

/** Departments (procedures.md 3(b)) and the desk at which their tasks lie (process-model.md §3, last paragraph). */
export const DEPARTMENTS = {
  SALES: { zh: '业务部', en: 'Sales', desk: 'returns' },
  SERVICE: { zh: '客服部', en: 'Customer service', desk: 'returns' },
  AFTER_SALES: { zh: '售后部', en: 'After-sales', desk: 'returns' },
  MANAGEMENT: { zh: '管理层', en: 'Management', desk: 'returns' },
  WAREHOUSE: { zh: '仓管课', en: 'Warehouse', desk: 'warehouse' },
  LOGISTICS: { zh: '物流部', en: 'Logistics', desk: 'warehouse' },
  QUALITY: { zh: '品质部', en: 'Quality', desk: 'quality' },
  ENGINEERING: { zh: '工程部', en: 'Engineering', desk: 'quality' },
  PRODUCTION: { zh: '生产部', en: 'Production', desk: 'production' },
  PLANNING: { zh: 'PMC', en: 'Planning', desk: 'production' },
  PURCHASING: { zh: '采购部', en: 'Purchasing', desk: 'production' },
  HR_ADMIN: { zh: '人力行政部', en: 'HR and administration', desk: 'production' },
  FINANCE: { zh: '财务部', en: 'Finance', desk: 'finance' },
} as const satisfies Record<string, Label & { desk: Desk }>;
export type Dept = keyof typeof DEPARTMENTS;

/** Where the goods go (procedures.md 3(f), process-model.md §1.4). NOT_SENT and NO_GOODS are set by the process alone. */
export const GOODS = {
  RESTOCK: label('重新入库', 'Restock'),
  REWORK: label('返修', 'Rework'),
  REFURBISH: label('翻新', 'Refurbish'),
  DISCOUNTED_UNIT: label('降价机', 'Discounted unit'),
  RELABEL_RESALE: label('换证销售', 'Relabel for resale'),
  BLEND_IN: label('添加处理', 'Blend in'),
  DIRECT_RECOVERY: label('直接回收', 'Direct recovery'),
  REPACK_RESHIP: label('换包装发出', 'Repack and reship'),
  DISMANTLE: label('拆机', 'Dismantle'),
  SCRAP: label('报废', 'Scrap'),
  RETURN_TO_SUPPLIER: label('退供应商', 'Return to supplier'),
  RETURN_TO_CUSTOMER: label('退回客户', 'Return to customer'),
  CONCESSION: label('特采', 'Concession'),
  ONSITE_REWORK: label('客户端返工', 'Rework at the customer'),
  CUSTOMER_SCRAP: label('客户自行报废', 'Scrapped by the customer'),
  KEEP: label('客户留用', 'Kept by the customer'),
  NOT_SENT: label('未寄回', 'Not sent'),
  NO_GOODS: label('无实物', 'No goods'),
} as const satisfies Record<string, Label>;
export type Goods = keyof typeof GOODS;

/** What the customer gets (procedures.md 3(f)). */
export const REMEDIES = {
  REFUND_FULL: label('全额退款', 'Full refund'),
  REFUND_PARTIAL: label('部分退款', 'Partial refund'),
  STORE_CREDIT: label('储值', 'Store credit'),
  COUPON: label('优惠券', 'Coupon'),
  RECEIVABLE_OFFSET: label('冲减应收', 'Receivable offset'),
  CUSTOMER_DEDUCTION: label('客户扣款', 'Deduction by the customer'),
  COMPENSATION: label('赔款', 'Compensation'),
  SERVICE_COMPENSATION: label('服务补偿', 'Service compensation'),
  DISCOUNT: label('打折', 'Discount'),
  EXCHANGE: label('换货', 'Exchange'),
  REPLENISH: label('补货', 'Replenishment'),
  SHORTAGE_MAKE_UP: label('补还', 'Shortage make-up'),
  PARTS_SHIPMENT: label('发配件', 'Parts shipment'),
  REPAIR_RETURN: label('修好返还', 'Repaired and returned'),
  NONE: label('无', 'None'),
} as const satisfies Record<string, Label>;
export type Remedy = keyof typeof REMEDIES;

/** Stages are labels computed from open steps, in this order; several may be open (process-model.md §1.1). */
export const STAGES = {
  intake: label('受理', 'Intake'),
  onsite: label('现场', 'On site'),
  review: label('审核', 'Review'),
  inbound: label('收货', 'Inbound'),
  receipt: label('验收', 'Receipt'),
  inspection: label('检验', 'Inspection'),
  disposition: label('判定', 'Disposition'),
  meeting: label('评审', 'Review meeting'),
  execution: label('执行', 'Execution'),
  approval: label('审批', 'Approval'),
  settlement: label('结算', 'Settlement'),
  customer: label('客户确认', 'Customer confirmation'),
  closing: label('结案', 'Closing'),
} as const satisfies Record<string, Label>;
export type Stage = keyof typeof STAGES;
export const STAGE_ORDER = Object.keys(STAGES) as Stage[];

/** How a return ends (process-model.md §1.4). */
export const RESULTS = {
  completed: label('结案', 'Completed'),
  rejected: label('拒绝', 'Rejected'),
  alternative: label('改用替代方案', 'Alternative taken'),
  withdrawn: label('撤回', 'Withdrawn'),
  cancelled: label('作废', 'Cancelled'),
} as const satisfies Record<string, Label>;
export type CaseResult = keyof typeof RESULTS;

/** Facts that do not fit (process-model.md §1.7): each becomes visible and, unless it is information, a task for a person. */
export const ANOMALIES = {
  ahead_of_order: label('提前', 'Ahead of order'),
  goods_before_approval: label('未批先到', 'Goods before approval'),
  second_fact: label('重复事实', 'Second fact'),
  after_void: label('撤销后到达', 'After withdrawal'),
  stray: label('结案后到达', 'After closing'),
  unauthorised_act: label('越权操作', 'Unauthorised act'),
  out_of_turn: label('越序', 'Out of turn'),
  second_decision: label('重复决定', 'Second decision'),
  not_permitted: label('无权', 'Not permitted'),
  unknown_scope: label('对象不存在', 'Unknown object'),
  signed_otherwise: label('签收数量不符', 'Signed for in another quantity'),
  quantity_excess: label('数量超出', 'Quantity exceeded'),
  amount_excess: label('金额超出', 'Amount exceeded'),
  outcome_not_allowed: label('处置不允许', 'Outcome not allowed'),
  unsigned: label('未署名', 'Unsigned'),
  malformed: label('格式错误', 'Malformed'),
  backdated: label('补记', 'Entered later'),
  policy_gap: label('制度缺口', 'Policy gap'),
  class_changed_late: label('等级变更过晚', 'Class changed too late'),
  clock_provisional: label('时限待定', 'Provisional deadline'),
  link_lost: label('关联失联', 'Link lost'),
  too_many: label('超出上限', 'Too many'),
} as const satisfies Record<string, Label>;
export type AnomalyKind = keyof typeof ANOMALIES;

/** Neighbour workflows a return asks for or is asked by (process-model.md §1.1 link, §5.3). */
export const LINKS = {
  complaint: label('客诉', 'Complaint'),
  inquiry: label('查件', 'Tracking inquiry'),
  recall: label('召回', 'Recall'),
  pool: label('待检池', 'Inspection pool'),
  carrierClaim: label('货运索赔', 'Carrier claim'),
  supplierClaim: label('供应商索赔', 'Supplier claim'),
  refund: label('退款', 'Refund'),
} as const satisfies Record<string, Label>;
export type LinkKind = keyof typeof LINKS;

/** How a fact came in. `operator`: typed in the Temporal UI or CLI and taken over by the owning department; `takeover`: 期初在途, from before Guitu. */
export const VIA = ['desk', 'operator', 'offline', 'emergency', 'system', 'takeover'] as const;
export type Via = (typeof VIA)[number];

/** Units of measure and how many decimals each carries (architecture-review.md §4.5: paint in cans and kilograms). */
export const UNITS = {
  pcs: { zh: '件', en: 'pcs', scale: 0 },
  can: { zh: '罐', en: 'cans', scale: 0 },
  kg: { zh: '千克', en: 'kg', scale: 3 },
  m: { zh: '米', en: 'm', scale: 3 },
} as const satisfies Record<string, Label & { scale: number }>;
export type Unit = keyof typeof UNITS;
