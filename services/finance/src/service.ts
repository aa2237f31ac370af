import { readConnectors } from '@guitu/postings/http/connector-config';
import { createFinance } from './create-finance.js';
import { ANSWER_WITHIN } from './posting/answer-within.js';

/** Where no connector is set up, postings are booked by hand, or by their form alone. */
export default createFinance(readConnectors(process.env, ANSWER_WITHIN));
