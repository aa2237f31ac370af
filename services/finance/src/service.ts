import { ANSWER_WITHIN } from '@guitu/postings/answer-within';
import { readConnectors } from '@guitu/postings/http/connector-config';
import { createFinance } from './create-finance.js';

/** Where no connector is set up, postings are booked by hand, or by their form alone. */
export default createFinance(readConnectors(process.env, 'finance', ANSWER_WITHIN));
