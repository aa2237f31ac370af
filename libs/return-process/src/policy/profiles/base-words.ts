/** Roles, reasons, fields and notices every profile of the house shares. Role keys are those of libs/identity. */
import type { Profile } from '../types.js';

export const BASE_ROLES = {
  sales: { zh: '业务员', en: 'Sales', dept: 'SALES', head: 'salesHead' },
  salesHead: { zh: '业务主管', en: 'Head of sales', dept: 'SALES', head: 'salesHead' },
  cs: { zh: '客服', en: 'Customer service', dept: 'SERVICE', head: 'csHead' },
  csHead: { zh: '客服主管', en: 'Head of customer service', dept: 'SERVICE', head: 'csHead' },
  after: { zh: '售后', en: 'After-sales', dept: 'AFTER_SALES', head: 'afterHead' },
  afterHead: { zh: '售后主管', en: 'Head of after-sales', dept: 'AFTER_SALES', head: 'afterHead' },
  keeper: { zh: '仓管员', en: 'Warehouse keeper', dept: 'WAREHOUSE', head: 'whHead' },
  whHead: { zh: '仓库主管', en: 'Head of warehouse', dept: 'WAREHOUSE', head: 'whHead' },
  logi: { zh: '物流', en: 'Logistics', dept: 'LOGISTICS', head: 'whHead' },
  qc: { zh: '检验员', en: 'Quality inspector', dept: 'QUALITY', head: 'qcHead' },
  qcHead: { zh: '品质主管', en: 'Head of quality', dept: 'QUALITY', head: 'qcHead' },
  eng: { zh: '工程师', en: 'Engineer', dept: 'ENGINEERING', head: 'engHead' },
  engHead: { zh: '工程主管', en: 'Head of engineering', dept: 'ENGINEERING', head: 'engHead' },
  prod: { zh: '生产', en: 'Production', dept: 'PRODUCTION', head: 'prodHead' },
  prodHead: { zh: '生产主管', en: 'Head of production', dept: 'PRODUCTION', head: 'prodHead' },
  pmc: { zh: '生管', en: 'Planner', dept: 'PLANNING', head: 'pmcHead' },
  pmcHead: { zh: '生管主管', en: 'Head of planning', dept: 'PLANNING', head: 'pmcHead' },
  buyer: { zh: '采购', en: 'Buyer', dept: 'PURCHASING', head: 'pmcHead' },
  vp: { zh: '副总经理', en: 'Vice general manager', dept: 'MANAGEMENT', head: 'gm' },
  gm: { zh: '总经理', en: 'General manager', dept: 'MANAGEMENT', head: 'gm' },
} satisfies Profile['roles'];

export const BASE_WORDS = {
  reasons: {
    appearance: { zh: '外观不良', en: 'Appearance defect', group: 'quality' },
    function: { zh: '功能不良', en: 'Functional defect', group: 'quality' },
    dimension: { zh: '尺寸不良', en: 'Dimension defect', group: 'quality' },
    wrong_goods: { zh: '发错货', en: 'Wrong goods', group: 'non_quality' },
    surplus: { zh: '多发或多订', en: 'Surplus', group: 'non_quality' },
    transit_damage: { zh: '运输破损', en: 'Damaged in transit', group: 'transit' },
    personal: { zh: '客户个人原因', en: 'Customer’s own reason', group: 'personal' },
    billing: { zh: '账务原因', en: 'Billing', group: 'billing' },
    service: { zh: '服务原因', en: 'Service', group: 'service' },
  },
  fields: {
    customer: { zh: '客户', en: 'Customer' }, item: { zh: '品名', en: 'Item' }, model: { zh: '型号', en: 'Model' }, qty: { zh: '数量', en: 'Quantity' },
    receivedQty: { zh: '实收数量', en: 'Quantity received' }, batchNo: { zh: '批号', en: 'Batch number' }, defect: { zh: '不良现象', en: 'Defect' },
    reason: { zh: '原因', en: 'Reason' }, lotDueDate: { zh: '该批交期', en: 'Due date of the lot' }, formNo: { zh: '单号', en: 'Form number' },
  },
  texts: {
    return_rejected: { zh: '退货申请未获批准', en: 'Return not approved' },
    return_slip_issued: { zh: '已开退货单，货将退回', en: 'Return slip issued, goods will come back' },
    quantity_mismatch: { zh: '验收数量与单据不符', en: 'Quantity received differs from the slip' },
    hold_placed: { zh: '库存或产线已标识暂停', en: 'Stock or line is on hold' },
    handling_decided: { zh: '处理方式已判定', en: 'Handling decided' },
    stock_returned: { zh: '返修合格，已入库', en: 'Reworked goods are in stock' },
  },
} satisfies Pick<Profile, 'reasons' | 'fields' | 'texts'>;
