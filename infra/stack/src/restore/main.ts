/** `node infra/stack/dist/restore/main.js [--days 7]`, with the database addresses of all services: the last step of a restore. */
import { parseArgs } from 'node:util';
import { beginIncarnations } from './begin-incarnations.js';

const DAY_MS = 86_400_000;

const { values } = parseArgs({ options: { days: { type: 'string', default: 'all' } } });
const days = values.days === 'all' ? Infinity : Number(values.days);
if (!(days > 0)) throw new Error('--days is a number of days, or all');
const { incarnation, begun } = await beginIncarnations(process.env, days === Infinity ? 0 : Date.now() - days * DAY_MS);
console.log(`Incarnation ${incarnation}. Sent once more: ${begun.map(({ service, sentAgain }) => `${service} ${sentAgain}`).join(', ')}`);
