/** Steps of a route that a quantity simply passes: 生产指令, 入库, 报废完成, 包装完成, 退回发出. */
import { passes } from './share-portion.js';

export const order = passes('qty');

export const stockIn = passes('qty');

export const scrap = passes('qty');

export const pack = passes('qty');

export const sendBack = passes('qty');
