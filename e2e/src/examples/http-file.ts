/** The calls of one played return as a file of requests that an editor sends one by one (REST Client, JetBrains HTTP client). Pure. */
import { FACT_KINDS, type FactKind } from '@guitu/contracts/fact-kinds';
import { COMMAND_NOUNS } from '@guitu/contracts/http/command-routes';
import type { Label } from '@guitu/contracts/vocabulary';
import type { Call } from './call.js';

export interface Example extends Label {
  /** the procedure, and the name of the file */
  readonly policyKey: string;
  /** the played story it is written from */
  readonly story: string;
}

/** Where all APIs answer, at the default port of `npm start` and docker compose. */
const GATEWAY = 'http://127.0.0.1:4090';
/** What a person at the desk need not send: the task's revision and object are known from the task, the pair of an import from elsewhere. */
const LEFT_OUT = new Set(['taskRev', 'scope', 'sourceSystem', 'externalId']);
const DAY = /^\d{4}-\d\d-\d\d$/;
/** Milliseconds since 1970 after the year 2017: an instant, not a quantity. */
const INSTANT = 1_500_000_000_000;
/** A day from now, in milliseconds. */
export const TOMORROW = '{{$timestamp 1 d}}000';

/** @param calls of the return alone, in their order · @param today when they were sent: days are told from it */
export function httpFile({ policyKey, story, zh, en }: Example, calls: readonly Call[], returnNo: string, today: Date): string {
  const people = [...new Set(calls.map(({ person }) => person))];
  return [
    `# ${policyKey} ${zh}`, `# ${en}`, '#',
    `# 由 \`npm run play -- --examples\` 按实际走过的“${story}”写出；逐条发送，先登入，再登记，把单号填入 returnNo。`,
    '# Written by `npm run play -- --examples` from a return that was really played; send one by one: sign in, register, put its number into returnNo.',
    '# 待办未到时答 409 task-not-open，稍候再发。A task that is not open yet answers 409 task-not-open: send it again a moment later.',
    `@guitu = ${GATEWAY}`,
    '@returnNo = RT2026-000000', '',
    ...people.flatMap((person) => [`### 登入 sign in: ${person}`, `# @name ${nameOf(person)}`, 'POST {{guitu}}/dev/token', 'Content-Type: application/json', '', JSON.stringify({ person }), '']),
    ...calls.flatMap((call, index) => request(call, index + 1, returnNo, today)),
  ].join('\n');
}

function request({ person, method, path, body }: Call, number: number, returnNo: string, today: Date): string[] {
  return [
    `### ${number} ${titleOf(path)} · ${person}`, `${method} {{guitu}}${path.replaceAll(returnNo, '{{returnNo}}')}`,
    `Authorization: Bearer {{${nameOf(person)}.response.body.token}}`, 'Idempotency-Key: {{$guid}}', 'Content-Type: application/json', '',
    JSON.stringify(body, shown(today), 2).replaceAll(`"${TOMORROW}"`, TOMORROW), '',
  ];
}

/** The procedure itself instead of its time lapse; instants as a day from now, days as so many from today. */
const shown = (today: Date) => (key: string, value: unknown): unknown => {
  if (LEFT_OUT.has(key)) return undefined;
  if (key === 'policyKey' && typeof value === 'string') return value.replace(/-lapse$/, '');
  if (typeof value === 'string' && DAY.test(value)) return dayFrom(today, value);
  return typeof value === 'number' && value > INSTANT ? TOMORROW : value;
};

const dayFrom = (today: Date, day: string): string => `{{$localDatetime 'YYYY-MM-DD' ${Math.round((Date.parse(day) - today.getTime()) / 86_400_000)} d}}`;

const nameOf = (person: string): string => person.replaceAll('-', '_');

function titleOf(path: string): string {
  const noun = path.split('?', 1)[0]?.split('/').at(-1) ?? '';
  const kind = (Object.entries(COMMAND_NOUNS) as [FactKind, string][]).find(([, one]) => one === noun)?.[0] ?? (noun === 'returns' ? 'register' : undefined);
  return kind === undefined ? noun : `${FACT_KINDS[kind].zh} ${FACT_KINDS[kind].en}`;
}
