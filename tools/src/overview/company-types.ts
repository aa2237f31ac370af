/** What sort of company each procedure was written for; where the text does not say, what can be inferred from it. */
import type { Label } from '@guitu/contracts/vocabulary';

const company = (zh: string, en: string): Label => ({ zh, en });
const MERCHANT = company('一般商家', 'general merchant');
const FACTORY = company('制造厂', 'manufacturer');
const SHOP = company('电商', 'online shop');
const REFUNDS = company('退款柜台', 'refund desk');

export const COMPANY_TYPES: Readonly<Record<string, Label>> = {
  headline: company('产品示例', 'the product’s own example'), 'S000-01': MERCHANT, 'S000-02': company('零售与电商', 'retail and online shop'), 'S000-03': company('涂料厂', 'paint manufacturer'), 'S000-04': company('制造厂（IATF 16949）', 'manufacturer (IATF 16949)'),
  'S000-05': company('零部件厂', 'parts manufacturer'), 'S000-06': company('电子与照明厂', 'electronics and lighting maker'), 'S000-07': MERCHANT, 'S000-09': company('一般企业', 'general company'), 'S000-10': company('一般卖家', 'general seller'),
  'S000-11': company('电子厂', 'electronics factory'), 'S000-11B': company('电子厂（另一种读法）', 'electronics factory (second reading)'), 'S000-12': SHOP, 'S000-14': REFUNDS, 'S000-15': company('有计划部的工厂', 'factory with a planning department'), 'S000-16': REFUNDS,
  'S000-17': FACTORY, 'S000-18': company('财务退款', 'finance, refund execution'), 'S000-19': company('有分厂的制造厂', 'manufacturer with branch factories'),
  'S001-02': company('机械厂', 'machinery maker'), 'S001-03': FACTORY, 'S001-05': company('快消品', 'goods with shelf life, dealers'), 'S001-07': company('鞋类网店', 'online shoe shop'), 'S001-08': company('家具类工厂', 'furniture maker'),
  'S001-12': company('服装面料分销', 'apparel and fabric distribution'), 'S001-13': MERCHANT, 'S001-18': FACTORY, 'S001-19': SHOP, 'S001-20': company('制造厂（自产与外购）', 'manufacturer, own and bought goods'), 'S002-01': company('全渠道商家', 'omni-channel seller'),
  'S003-02': FACTORY, 'S003-04': company('服装', 'apparel'), 'S003-08': company('电热电器厂', 'electric heating appliances'), 'S003-09': company('驱动系统厂', 'drive systems'), 'S003-13': company('表面处理外协', 'surface treatment subcontractor'),
  'S003-14': company('电气设备厂', 'electric equipment maker'), 'S003-15': company('车载电子', 'vehicle electronics'), 'S004-01': company('一般企业', 'general company'), 'S004-02': company('一般企业', 'general company'),
};
