import { expect, it } from '@jest/globals';
import { differences, type MonthBooks } from './differences.rules.js';

const books = (more: Partial<MonthBooks>): MonthBooks => ({ credited: [{ returnNo: 'RT-1', voucherNo: 'V-1', amount: 1_000 }], waiting: [], redInvoices: [], erp: null, customers: null, ...more });
const found = (more: Partial<MonthBooks>) => differences(books(more)).map(({ code, ref, here, there }) => [code, ref, here, there]);

it('what nobody stated is not compared; what agrees is not shown', () => {
  expect(found({})).toEqual([]);
  expect(found({ erp: [{ ref: 'V-1', amount: 1_000 }], customers: [{ ref: 'RT-1', amount: 1_000 }], redInvoices: [{ returnNo: 'RT-1', invoiceNo: 'I-1', amount: 1_000, issued: true }] })).toEqual([]);
});

it('the ERP: missing, unknown, another amount', () => {
  expect(found({ erp: [] })).toEqual([['missing-in-erp', 'V-1', 1_000, null]]);
  expect(found({ erp: [{ ref: 'V-1', amount: 999 }, { ref: 'V-9', amount: 5 }] })).toEqual([['unknown-voucher', 'V-9', null, 5], ['erp-amount', 'V-1', 1_000, 999]]);
});

it('red invoices: not issued, and not what was credited; two of one return add up', () => {
  const red = (amount: number, issued: boolean = true) => ({ returnNo: 'RT-1', invoiceNo: `I-${amount}`, amount, issued });
  expect(found({ redInvoices: [red(600), red(400)] })).toEqual([]);
  expect(found({ redInvoices: [red(600, false)] })).toEqual([['red-invoice-open', 'I-600', 600, null], ['red-invoice-amount', 'RT-1', 1_000, 600]]);
});

it('the customers see a return, whatever its vouchers', () => {
  const credited = [{ returnNo: 'RT-1', voucherNo: 'V-1', amount: 700 }, { returnNo: 'RT-1', voucherNo: 'V-2', amount: 300 }, { returnNo: 'RT-2', voucherNo: 'V-3', amount: 50 }];
  expect(found({ credited, customers: [{ ref: 'RT-1', amount: 1_000 }, { ref: 'RT-8', amount: 9 }] })).toEqual([['missing-at-customer', 'RT-2', 50, null], ['unknown-at-customer', 'RT-8', null, 9]]);
  expect(found({ waiting: [{ returnNo: 'RT-7', amount: 70 }], customers: [{ ref: 'RT-1', amount: 1_001 }] })).toEqual([['not-booked', 'RT-7', 70, null], ['customer-amount', 'RT-1', 1_000, 1_001]]);
});
