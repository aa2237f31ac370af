/** What one release says and another one hears: F23. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_COMPANY } from '@guitu/identity/demo-people';
import { setTimeout as pause } from 'node:timers/promises';
import type { Book } from '../../books/databases.js';
import { ALL_BOOKS } from '../../invariants/house.js';
import type { Rig, Scenario } from '../scenario.js';
import type { Service } from '../stage/edges.js';
import { DESKS } from './moments.js';

const SOON_MS = 90_000;
const STORY = 'headline on time';
const WITH_FINANCE = 'S000-02, a posting is refused and ordered anew';
const FURTHER = 'fieldOfTheNextRelease';
/** Objects whose keys are data: a further key there is a new word, not a further field. */
const MAPS = ['attrs', 'inputs', 'fields', 'checks', 'requires'];

/** From now on whatever is said in a book is said as a later release would, changed on its way into the journal. */
const sayAs = (rig: Rig, book: Book, when: string, body: string, more = ''): Promise<unknown> => rig.databases.rows(book, `
  ${more}
  create function said_otherwise() returns trigger language plpgsql as $$ begin new.body := ${body}; return new; end $$;
  create trigger said_otherwise before insert on journal for each row when (${when}) execute function said_otherwise()`);
const sayAsBefore = (rig: Rig, book: Book): Promise<unknown> => rig.databases.rows(book, 'drop trigger if exists said_otherwise on journal; drop function if exists said_otherwise; drop function if exists grown');

const GROWN = `create function grown(said jsonb) returns jsonb language sql immutable as $$
  select case jsonb_typeof(said)
    when 'object' then (select coalesce(jsonb_object_agg(key, case when key in (${MAPS.map((name) => `'${name}'`).join(', ')}) then value else grown(value) end), '{}') from jsonb_each(said)) || '{"${FURTHER}": true}'
    when 'array' then (select coalesce(jsonb_agg(grown(value) order by nr), '[]') from jsonb_array_elements(said) with ordinality as one (value, nr))
    else said end $$;`;

/** Whoever knows less passes over what he does not know, and loses nothing of the rest. */
const saysMore: Scenario = {
  fault: 'F23', does: 'every desk and the process say a field more in every object, as the next release may', short: false,
  run: async (rig) => {
    const { load, databases } = rig;
    const books: readonly Book[] = [...DESKS, 'process'];
    for (const book of books) await sayAs(rig, book, `json_typeof(new.body) = 'object'`, 'grown(new.body::jsonb)::json', GROWN);
    try {
      const ended = load.ended;
      await Promise.all([load.more(60), load.playOne(WITH_FINANCE)]);
      if (!(await load.until(() => load.ended >= ended + 2))) return { evidence: {}, findings: ['no return came to its end any more'] };
    } finally {
      for (const book of books) await sayAsBefore(rig, book);
    }
    const evidence: Record<string, number> = {};
    for (const book of books) {
      const [{ said } = { said: 0 }] = await databases.rows<{ said: number }>(book, `select count(*)::int as said from journal where body->>'${FURTHER}' is not null`);
      evidence[`events of ${book} with a further field`] = said;
    }
    return { evidence };
  },
};

/** One field by another name, and one word nobody knows. */
const OTHERWISE = {
  rows: `jsonb_set(new.body::jsonb, '{payload}', (new.body::jsonb->'payload') - 'lines' || jsonb_build_object('rows', new.body::jsonb->'payload'->'lines'))`,
  robot: `jsonb_set(new.body::jsonb, '{via}', '"robot"')`,
};
/** The release that knows both: a hook of the module loader changes what two modules of the contracts say. */
const KNOWS_BOTH = `
const changed = {
  '/libs/contracts/dist/vocabulary.js': (code) => code.replace("VIA = ['desk',", "VIA = ['desk', 'robot',"),
  '/libs/contracts/dist/events/read-event.js': (code) => code.replace('export function readEvent(', 'function readAsBefore(') + \`
export const readEvent = (definition, said) => readAsBefore(definition, said?.payload?.rows === undefined ? said : { ...said, payload: (({ rows, ...rest }) => ({ ...rest, lines: rows }))(said.payload) });\`,
};
export async function load(url, context, next) {
  const loaded = await next(url, context);
  const file = Object.keys(changed).find((end) => url.endsWith(end));
  if (file === undefined) return loaded;
  const source = changed[file](String(loaded.source));
  if (source === String(loaded.source)) throw new Error('the next release could not be made of ' + url);
  return { ...loaded, source };
}
`;

/** Nothing is taken for something else: it waits, everybody else goes on, and the release that knows it takes it up by itself. */
const saysOtherwise: Scenario = {
  fault: 'F23', does: 'a desk calls a field otherwise, and says a word nobody knows: both wait for the release that knows them, and their returns come to their ends', short: false,
  run: async (rig) => {
    const { load } = rig;
    const left = [await load.leaveAt(STORY, 'inspect'), await load.leaveAt(STORY, 'inspect')] as const;
    const subjects = left.map(({ returnNo }) => `${DEMO_COMPANY}/${returnNo}`);
    await sayAs(rig, 'quality', `new.type = 'quality.inspection-recorded.v1' and new.subject in ('${subjects.join(`', '`)}')`, `(case new.subject when '${subjects[0]}' then ${OTHERWISE.rows} else ${OTHERWISE.robot} end)::json`);
    const folder = await mkdtemp(join(tmpdir(), 'guitu-release-'));
    let upgraded: readonly Service[] = [];
    try {
      const ends = Promise.all(left.map(({ goOn }) => goOn()));
      // it is awaited below; what it throws before that is not forgotten
      ends.catch(() => undefined);
      const held = await heldUp(rig, subjects);
      const before = load.accepted;
      await load.more(12);
      const meanwhile = load.accepted - before;
      await writeFile(join(folder, 'hooks.mjs'), KNOWS_BOTH);
      await writeFile(join(folder, 'next.mjs'), `import { register } from 'node:module'; register('./hooks.mjs', import.meta.url);\n`);
      upgraded = [...new Set(held.map(({ book }) => (book === 'process' ? 'orchestrator' : book)))];
      for (const service of upgraded) await restartedWith(rig, service, `--import ${join(folder, 'next.mjs')}`);
      await ends;
      const evidence = { 'held up at the process': held.filter(({ book }) => book === 'process').length, 'held up elsewhere': held.filter(({ book }) => book !== 'process').length, 'requests meanwhile': meanwhile, 'services of the next release': upgraded.length };
      return { evidence, findings: held.flatMap(({ book, subject, reason }) => (/lines|via/.test(reason) ? [] : [`${book} holds ${subject} up for another reason: ${reason}`])) };
    } finally {
      await sayAsBefore(rig, 'quality');
      for (const service of upgraded) await restartedWith(rig, service, '');
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function restartedWith({ stage }: Rig, service: Service, nodeOptions: string): Promise<void> {
  const component = stage.component(service);
  if (component.launch.command === undefined) throw new Error(`${service} was not started here`);
  component.launch.command.env.NODE_OPTIONS = nodeOptions;
  await component.restart();
}

interface HeldUp { readonly book: Book; readonly subject: string; readonly reason: string }

/** Who keeps what these subjects said because he cannot read it; waits until the process does of each. */
async function heldUp({ databases }: Rig, subjects: readonly string[]): Promise<HeldUp[]> {
  for (const deadline = Date.now() + SOON_MS; ; await pause(250)) {
    const held: HeldUp[] = [];
    for (const book of ALL_BOOKS) {
      const rows = await databases.rows<{ subject: string; reason: string }>(book, `select subject, reason from parked where kind = 'poison' and source = 'quality' and subject = any($1)`, [subjects]);
      held.push(...rows.map((row) => ({ book, ...row })));
    }
    if (held.filter(({ book }) => book === 'process').length >= subjects.length || Date.now() > deadline) return held;
  }
}

export const NEXT_RELEASE: readonly Scenario[] = [saysMore, saysOtherwise];
