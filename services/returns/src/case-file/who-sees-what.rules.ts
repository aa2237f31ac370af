/** Field-level rights over a return's file (product.md §3.1 "Who sees what"). */
import { DEPARTMENTS, type Dept } from '@guitu/contracts/vocabulary';

/** Prices and amounts: the customer's side of the house and management. */
export const seesMoney = (dept: Dept): boolean => DEPARTMENTS[dept].desk === 'returns';

/** Facts that no process could take are filed by those who talk to the customer, or by management. */
export const filesStrayFacts = seesMoney;
