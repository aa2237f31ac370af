import { DEPARTMENTS, type Dept } from '@guitu/contracts/vocabulary';

/** Facts that no process could take are filed by those who talk to the customer, or by management. */
export const filesStrayFacts = (dept: Dept): boolean => DEPARTMENTS[dept].desk === 'returns';
