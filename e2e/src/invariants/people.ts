/** Personal data stays with master data, and what was erased is gone. */
import { ALL_BOOKS, type House } from './house.js';
import type { Invariant } from './invariant.js';

/** Shorter words would be found by chance. */
const TELLING = 7;

export const PERSONAL: Invariant = {
  id: 'I23',
  says: 'phone numbers and mail addresses are in no topic, history or other service’s table',
  look: async (house) => {
    const contacts = await house.rows<{ word: string }>('masterdata', 'select distinct unnest(array[phone, mail]) as word from contact');
    const words = contacts.map(({ word }) => word).filter((word): word is string => typeof word === 'string' && word.length >= TELLING);
    const found = new Set<string>();
    const look = (place: string, text: string): void => {
      for (const word of words) if (text.includes(word)) found.add(`${place} holds contact data (${word.slice(0, 3)}…)`);
    };
    for (const { topic, key, headers, value } of house.records) look(`topic ${topic}`, [key, value, ...Object.values(headers)].join('\n'));
    for (const { workflowId, text } of house.runs) look(`run ${workflowId}`, text);
    for (const book of ALL_BOOKS) if (book !== 'masterdata') await lookThrough(house, book, words, (place) => found.add(place));
    return [...found];
  },
};

/** Every table of a database, searched where it lies. */
async function lookThrough(house: House, book: (typeof ALL_BOOKS)[number], words: readonly string[], found: (place: string) => void): Promise<void> {
  if (words.length === 0) return;
  const tables = await house.rows<{ name: string }>(book, `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
  for (const { name } of tables) {
    const rows = await house.rows<{ word: string }>(book, `select distinct left(w, 3) as word from ${name} t join unnest($1::text[]) w on position(w in t::text) > 0`, [words]);
    for (const { word } of rows) found(`${book}: ${name} holds contact data (${word}…)`);
  }
}

export const ERASED: Invariant = {
  id: 'I24',
  says: 'an erased person has no contacts left',
  look: async (house) => {
    return house.findings('masterdata', `
      select 'erasure ' || e.id || ' was applied, ' || count(*) || ' contacts are left or came back before a new request' as what from erasure e
      join contact c on c.company_code = e.company_code and (c.staff = e.staff or c.customer_code = e.customer_code) and c.changed_at <= e.applied_at
      where e.applied_at is not null group by e.id`);
  },
};
