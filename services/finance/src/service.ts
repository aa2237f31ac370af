import { createFinance } from './create-finance.js';

/** No connector ships yet: postings are booked by hand, or by their form alone. */
export default createFinance([]);
