/**
 * Every field that a form of a procedure asks for (procedures.md 3(c), P23) has its place: a field of the fact that answers the step,
 * of one before it, of what the house knows anyway, or the form itself, which is kept as an attachment. A form that asks for something
 * new says here where it is filled.
 */
import { expect, it } from '@jest/globals';
import { FACT_PAYLOADS } from '@guitu/contracts/facts/payloads';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { PROFILES } from '@guitu/return-process/policy/profiles/catalogue';
import { schemaNames } from './testbed/schema-names.js';

type Place = readonly [FactKind, string] | 'known' | 'paper';
/** What the registration says once and every later form takes from it; `known`: to the service that makes the form. */
const OF_THE_RETURN: Readonly<Record<string, Place>> = {
  customer: ['register', 'customerCode'], item: ['register', 'item'], itemNo: ['register', 'item'], model: ['register', 'item'], spec: ['register', 'spec'], qty: ['register', 'qty'], batchNo: ['register', 'batch'],
  reason: ['register', 'reason'], unitPrice: ['register', 'unitPrice'], amount: ['register', 'amount'], shipDate: ['register', 'shipDate'], purchaseDate: ['register', 'receiptDate'], wish: ['register', 'requestType'], returnType: ['register', 'requestType'], disposition: ['register', 'requestType'],
  evidence: ['register', 'forms'], photos: ['register', 'photo'], purchaseNote: ['register', 'forms'], orderNo: ['register', 'externalId'], invoiced: 'known', outboundNo: 'known', department: 'known', applyDate: 'known', formNo: 'known', expectedArrival: ['dispatched', 'eta'],
  costBearer: ['responsibility', 'bearer'], defect: ['receive', 'defect'], criterion: 'paper', colourNo: 'paper', freightBudget: 'paper', packages: 'paper', payMethod: 'paper', ratio: 'paper', receiver: 'paper', steelNo: 'paper', surroundings: 'paper', productionDate: 'paper',
};
/** Where a step's own fact says it. */
const AT_STEP: Readonly<Record<string, Readonly<Record<string, Place>>>> = {
  improve: { cause: 'paper', correctiveAction: ['improve', 'actions'], dueDate: 'known' },
  inspect: { accessories: ['receive', 'accessoriesMissing'], defect: ['inspect', 'defects'], defectClass: 'paper', grade: ['inspect', 'grade'], repairable: ['inspect', 'repairable'] },
  instruct: { lotDueDate: ['instruct', 'lotDueDate'] }, meet: { attendants: ['conclude', 'attendantRoles'] }, order: { qty: ['order', 'qty'] },
  pay: { amount: ['refund_paid', 'amount'], way: ['refund_paid', 'routeCode'] }, plan: { cost: 'known', hours: ['plan', 'hours'], needDate: ['plan', 'promisedAt'], part: ['plan', 'parts'], qty: ['plan', 'qty'] },
  post: { amount: ['post', 'net'] }, receive: { signatures: ['receive', 'signedBy'], invoice: ['receive', 'documents'] }, report: { cause: 'paper', correctiveAction: ['improve', 'actions'], disposition: ['dispose', 'goods'] },
  scrapRequest: { qty: ['scrap_request', 'qty'], reason: ['scrap_request', 'reasonCode'], weightByGroup: ['scrap_request', 'weightByGroup'] }, supplyOrder: { qty: ['supply_order', 'qty'] },
};

it('every field of every form has its place, and every place is a field of its fact', () => {
  const lost: string[] = [];
  for (const { key, forms, duties } of PROFILES) {
    // what a duty's form asks is written into the duty's own fields, all of them (complete-duty.ts)
    const written: ReadonlySet<string | null | undefined> = new Set(Object.values(duties ?? {}).map((duty) => duty?.form));
    for (const [code, form] of Object.entries(forms ?? {}).filter(([name]) => !written.has(name))) {
      for (const field of form?.fields ?? []) {
        const place = AT_STEP[form?.gate ?? '']?.[field] ?? OF_THE_RETURN[field];
        if (place === undefined) lost.push(`${key} ${code}: ${field} at ${form?.gate} is filled nowhere`);
      }
    }
  }
  for (const place of [OF_THE_RETURN, ...Object.values(AT_STEP)].flatMap((of) => Object.values(of))) {
    if (typeof place !== 'string' && !schemaNames(FACT_PAYLOADS[place[0]]).has(place[1])) lost.push(`${place.join('.')}: no such field`);
  }
  expect(lost).toEqual([]);
});
