/** Columns of the files that masterdata takes, by type; a delegation is given by the person alone. */
import { AREA_KINDS } from '@guitu/contracts/masterdata/area-kinds';
import { INSPECTION_METHODS } from '@guitu/contracts/masterdata/inspection-plan';
import { CUSTOMER_KINDS } from '@guitu/contracts/masterdata/partners';
import { staffIdOf } from '@guitu/contracts/masterdata/staff-id';
import type { MasterType } from '@guitu/contracts/masterdata/types';
import { DEPARTMENTS, UNITS } from '@guitu/contracts/vocabulary';
import type { Column, RowShape } from '@guitu/row-import/columns/column';
import { DAY_KINDS } from '../records/calendar-days.rules.js';

type More = Partial<Column>;
const column = (field: string, zh: string, en: string, kind: Column['kind'], more: More = {}): Column => ({ field, zh, en, kind, ...more });
const required: More = { required: true };
const code = (zh: string, en: string, example: string): Column[] => [
  column('code', zh, en, 'code', { required: true, example }), column('externalId', '外部编号', 'External id', 'code'),
];
const name = (example: string): Column[] => [column('name.zh', '名称', 'Name', 'text', { required: true, also: ['中文名称'], example }), column('name.en', '英文名称', 'English name', 'text')];
const flag = (field: string, zh: string, en: string): Column => column(field, zh, en, 'flag', { whenEmpty: false });
const person = (field: string, zh: string, en: string, more: More = {}): Column => column(field, zh, en, 'code', { as: staffIdOf, ...more });
const money = (kind: string, zh: string, en: string): Column => column(`approvalLimits.${kind}`, `${zh}审批额度（元）`, `Approval limit ${en} (CNY)`, 'money');
const LANGUAGES = { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } };
const LANGUAGE = column('language', '语言', 'Language', 'choice', { choices: LANGUAGES, whenEmpty: 'zh' });
const ZONE = column('timeZone', '时区', 'Time zone', 'code', { whenEmpty: 'Asia/Shanghai' });
const CURRENCY = column('currency', '币种', 'Currency', 'code', { whenEmpty: 'CNY' });
const PLANT = column('plantCode', '分厂', 'Plant', 'code');
const partner = (zh: string, en: string, example: string): Column[] => [...code(`${zh}代码`, `${en} code`, example), ...name(''), column('claimWindowHours', '索赔时限（小时）', 'Claim window (h)', 'integer'), flag('blocked', '停用', 'Blocked')];
/** `BOX=12.5`, as many as there are. */
const pairs = (first: string, second: string) => (text: string): unknown => {
  const [left = '', right = ''] = text.split('=').map((part) => part.trim());
  return { [first]: left, [second]: right };
};
/** `CABLE=电源线=12.50`, the price (元) may be left out; a price that is none is refused with the row. */
const accessory = (text: string): unknown => {
  const [key = '', zh = '', yuan] = text.split('=').map((part) => part.trim());
  return { code: key, name: { zh, en: null }, price: yuan === undefined || yuan === '' ? null : /^\d{1,9}(\.\d{1,2})?$/.test(yuan) ? Math.round(Number(yuan) * 100) : NaN };
};
/** `12.3456` → {amount: 123456, decimals: 4}: exact, without binary fractions; zeros at the end say nothing. */
const unitPrice = (decimal: string): unknown => {
  const [whole = '', part = ''] = decimal.split('.');
  return { amount: Number(`${whole}${part}`), decimals: part.length };
};
/** `LEN=长度=9.5~10.5mm=D01`, measured, with its defect; `SCRATCH=划伤`, looked at. A limit may be left out on one side. */
const check = (text: string): unknown => {
  const [key = '', zh = '', range = '', defect = ''] = text.split('=').map((part) => part.trim());
  const [, low = '', high = '', unit = ''] = /^(-?[\d.]*)~(-?[\d.]*)(.*)$/.exec(range) ?? [];
  const measured = { kind: 'measure', unit: unit.trim() || null, low: low || null, high: high || null };
  return { code: key, name: { zh, en: null }, ...(range === '' ? { kind: 'look', unit: null, low: null, high: null } : measured), defect: defect || null };
};
/** `12:00-13:00` */
const pause = (text: string): unknown => {
  const [from = NaN, to = NaN] = text.split('-').map(minutes);
  return { startMinute: from, endMinute: to };
};
const minutes = (clock: string): number => {
  const match = /^(\d{1,2}):(\d{2})$/.exec(clock.trim());
  return match === null ? NaN : Number(match[1]) * 60 + Number(match[2]);
};

const COLUMNS: Readonly<Partial<Record<MasterType, readonly Column[]>>> = {
  company: [...code('公司代码', 'Company code', 'GT01'), ...name('归途制造'), CURRENCY, ZONE],
  plant: [...code('分厂代码', 'Plant code', 'SZ1'), ...name('深圳一厂'), ZONE, column('calendarCode', '日历', 'Calendar', 'code')],
  area: [...code('区域代码', 'Area code', 'SZ1-R'), ...name('退货区'), { ...PLANT, ...required }, column('kind', '类型', 'Kind', 'choice', { ...required, choices: AREA_KINDS }), column('address', '收货地址', 'Address for parcels', 'text')],
  department: [
    ...code('部门代码', 'Department code', 'QA'), ...name('品质部'), PLANT, column('kind', '部门类型', 'Kind', 'choice', { ...required, choices: DEPARTMENTS }),
    column('parent', '上级部门', 'Parent', 'code'), person('head', '负责人工号', 'Head (employee no.)'),
  ],
  employee: [
    ...code('工号', 'Employee no.', '10023'), column('department', '部门代码', 'Department', 'code', { ...required, also: ['部门'] }), column('roles', '角色', 'Roles', 'list', required),
    column('plantCodes', '分厂', 'Plants', 'list', required), column('activeFrom', '入职日期', 'Active from', 'date', required), column('activeTo', '离职日期', 'Active to', 'date'),
    person('deputy', '副手工号', 'Deputy (employee no.)'), person('accountOf', '主账号工号', 'First account (employee no.)'),
    money('return', '退货', 'returns'), money('exception', '特批', 'exceptions'), money('discount', '折让', 'discounts'), money('papers', '资料', 'papers'), money('disposition', '判定', 'dispositions'), money('scrap', '报废', 'scrap'), money('replacement', '换货', 'replacements'), money('settlement', '结算', 'settlements'), money('close', '结案', 'closing'),
    column('cardLimit', '服务卡额度（元）', 'Card limit (CNY)', 'money'), column('languages', '语言', 'Languages', 'list', { choices: LANGUAGES, whenEmpty: ['zh'] }),
  ],
  substitution: [
    ...code('编号', 'No.', 'S-1'), person('staff', '本人工号', 'Employee no.', required), person('substitute', '代理人工号', 'Substitute (employee no.)', required),
    column('from', '开始', 'From', 'instant', required), column('to', '结束', 'To', 'instant'), column('roles', '角色', 'Roles', 'list'),
  ],
  shift: [
    ...code('班次代码', 'Shift code', 'DAY'), ...name('白班'), { ...PLANT, ...required }, column('startMinute', '开始', 'Start', 'code', { ...required, as: minutes, example: '08:00' }),
    column('endMinute', '结束', 'End', 'code', { ...required, as: minutes, example: '17:30' }), column('breaks', '休息', 'Breaks', 'list', { as: pause, whenEmpty: [], example: '12:00-13:00' }),
  ],
  roster: [
    ...code('编号', 'No.', '10023.2026-11-23'), { ...PLANT, ...required }, person('staff', '工号', 'Employee no.', required), column('date', '日期', 'Date', 'date', required), column('shift', '班次', 'Shift', 'code'), flag('duty', '值班', 'On duty'),
  ],
  leave: [...code('编号', 'No.', 'L-1'), person('staff', '工号', 'Employee no.', required), column('from', '开始', 'From', 'instant', required), column('to', '结束', 'To', 'instant', required)],
  calendar: [
    column('code', '日历代码', 'Calendar code', 'code', { ...required, example: 'cn-standard' }), column('date', '日期', 'Date', 'date', { ...required, example: '2027-02-05' }),
    column('kind', '类型', 'Kind', 'choice', { ...required, choices: DAY_KINDS, example: '休息' }), column('coveredUntil', '已公布至', 'Covered until', 'date'),
  ],
  customer: [
    ...code('客户代码', 'Customer code', 'C1001'), column('kind', '客户类型', 'Kind', 'choice', { ...required, choices: CUSTOMER_KINDS }), person('salesOwner', '业务员工号', 'Sales owner (employee no.)'), CURRENCY,
    column('parent', '上级客户', 'Parent', 'code'), flag('deductsPayment', '扣款客户', 'Deducts payment'), column('warrantyExtensionMonths', '延保月数', 'Warranty extension (months)', 'integer', { whenEmpty: 0 }),
    column('policyKey', '制度', 'Policy', 'code'), flag('portal', '客户门户', 'Portal'), LANGUAGE, flag('blocked', '停用', 'Blocked'),
  ],
  product: [
    ...code('产品编码', 'Product code', 'P-100'), ...name('电机'), column('spec', '规格型号', 'Specification', 'text'), column('unit', '单位', 'Unit', 'choice', { ...required, choices: UNITS }),
    column('decimals', '小数位', 'Decimals', 'integer', { whenEmpty: 0 }), column('rounding', '舍入', 'Rounding', 'choice', { whenEmpty: 'half_up', choices: { half_up: { zh: '四舍五入', en: 'half up' }, down: { zh: '舍去', en: 'down' }, up: { zh: '进一', en: 'up' } } }),
    column('conversions', '换算', 'Conversions', 'list', { as: pairs('unit', 'holds'), whenEmpty: [], example: 'BOX=12' }), column('group', '产品组', 'Group', 'code'), flag('lotTracked', '批次管理', 'By batch'), flag('serialTracked', '序列号管理', 'By serial'),
    column('gtins', '条码', 'Barcodes', 'list', { whenEmpty: [] }), column('shelfLifeDays', '保质期（天）', 'Shelf life (days)', 'integer'), column('warrantyMonths', '保修（月）', 'Warranty (months)', 'integer'),
    column('warrantyFrom', '保修起算', 'Warranty from', 'choice', { choices: { ship: { zh: '发货', en: 'shipping' }, receipt: { zh: '签收', en: 'receipt' }, activation: { zh: '激活', en: 'activation' } } }),
    column('accessories', '配件', 'Accessories', 'list', { as: accessory, whenEmpty: [], example: 'CABLE=电源线=12.50' }), PLANT, column('supplier', '供应商', 'Supplier', 'code'), flag('noReturn', '不可退', 'No return'), column('hazard', '危险品', 'Hazard', 'code'), flag('blocked', '停用', 'Blocked'),
  ],
  supplier: partner('供应商', 'Supplier', 'V100'),
  carrier: partner('承运商', 'Carrier', 'SF'),
  code: [
    ...code('代码', 'Code', 'reason.Q01'),
    column('label.zh', '中文', 'Chinese', 'text', required), column('label.en', '英文', 'English', 'text', required), column('rank', '排序', 'Rank', 'integer', { whenEmpty: 0 }), column('active', '启用', 'Active', 'flag', { whenEmpty: true }),
  ],
  price: [
    ...code('价目编号', 'Price no.', 'P-100.2026'), column('product', '产品编码', 'Product', 'code', required), column('customer', '客户代码', 'Customer', 'code'), column('validFrom', '生效日期', 'Valid from', 'date', required), column('validTo', '失效日期', 'Valid to', 'date'),
    column('price', '单价', 'Unit price', 'decimal', { ...required, as: unitPrice, example: '12.3456' }), column('unit', '单位', 'Unit', 'choice', { ...required, choices: UNITS }), CURRENCY, flag('taxIncluded', '含税', 'Tax included'),
  ],
  inspection: [
    ...code('方案代码', 'Plan code', 'IP-100'), ...name('电机检验'), column('product', '产品编码', 'Product', 'code'), column('group', '产品组', 'Group', 'code'), column('method', '方法', 'Method', 'choice', { ...required, choices: INSPECTION_METHODS }),
    column('shareBps', '抽检比例（%）', 'Share (%)', 'decimal', { as: (percent) => Math.round(Number(percent) * 100) }), column('atLeast', '至少（件）', 'At least', 'integer'),
    column('checks', '检验项', 'Checks', 'list', { ...required, as: check, example: 'LEN=长度=9.5~10.5mm=D01；SCRATCH=划伤' }), column('active', '启用', 'Active', 'flag', { whenEmpty: true }),
  ],
  label: [
    ...code('规则代码', 'Pattern code', 'L-1'), ...name('外箱标签'), column('pattern', '表达式', 'Pattern', 'text', { ...required, example: '(?<product>[A-Z]\\d{4})-(?<batch>B\\d+)' }), column('example', '示例', 'Example', 'text', { ...required, example: 'P1234-B01' }),
    column('product', '产品编码', 'Product', 'code'), column('rank', '排序', 'Rank', 'integer', { whenEmpty: 0 }), column('active', '启用', 'Active', 'flag', { whenEmpty: true }),
  ],
};

/** 分 for so many base units: 0.03 yuan for 100 screws. */
const COST: readonly Column[] = [
  column('code', '产品编码', 'Product code', 'code', { ...required, example: 'P-100' }), column('cost', '成本（元）', 'Cost (CNY)', 'money', { ...required, example: '12.50' }),
  column('per', '每（基本单位数量）', 'Per (base units)', 'decimal', { whenEmpty: '1' }),
];

/** Contacts of customers and employees: kept by customer and number, and by employee, in no record and on no topic (contacts/contact.ts). */
const personal = (field: string, zh: string, en: string, kind: Column['kind'], more: More = {}): Column => column(field, zh, en, kind, { ...more, secret: true });
const REACHED_BY: readonly Column[] = [
  personal('phone', '电话', 'Phone', 'code', { also: ['手机', '联系电话', '手机号'] }), personal('mail', '邮箱', 'Mail', 'code', { also: ['电子邮件', 'E-mail', 'Email'] }),
  personal('address', '地址', 'Address', 'text', { also: ['收货地址', '联系地址'] }), personal('wecom', '企业微信', 'WeCom', 'code'), personal('dingtalk', '钉钉', 'DingTalk', 'code'), personal('feishu', '飞书', 'Feishu', 'code'), LANGUAGE,
];
const CONTACT: readonly Column[] = [
  column('customerCode', '客户代码', 'Customer code', 'code', { ...required, also: ['客户编码'], example: 'C1001' }), column('nr', '联系人序号', 'Contact no.', 'integer', { whenEmpty: 1, example: '1' }),
  personal('name', '联系人', 'Contact', 'text', { ...required, also: ['姓名', '联系人姓名'] }), ...REACHED_BY,
];
const STAFF_CONTACT: readonly Column[] = [
  person('staff', '工号', 'Employee no.', { ...required, also: ['员工编号'], example: 'E1031' }), personal('name', '姓名', 'Name', 'text', { ...required, also: ['员工姓名'] }), ...REACHED_BY,
];
/** Files whose rows are a person's data. */
export type PersonalFile = 'contact' | 'staff-contact';
/** Files of masterdata: its records, the days of its calendars, what products cost, and contacts. */
export type FileType = MasterType | 'product-cost' | PersonalFile;
const shape = (columns: readonly Column[], key: readonly string[]): RowShape => ({ columns, key, zone: 'Asia/Shanghai' });
export const IMPORT_SHAPES: Readonly<Partial<Record<FileType, RowShape>>> = {
  ...Object.fromEntries(Object.entries(COLUMNS).map(([type, columns]) => [type, shape(columns, type === 'calendar' ? ['code', 'date'] : ['code'])])), 'product-cost': shape(COST, ['code']), contact: shape(CONTACT, ['customerCode', 'nr']), 'staff-contact': shape(STAFF_CONTACT, ['staff']),
};
export const FILE_TYPES = Object.keys(IMPORT_SHAPES) as [FileType];
