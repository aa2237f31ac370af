/**
 * Role × endpoint × own/other department × own/other plant × own/other company, against the running services: every endpoint of
 * every OpenAPI document is called by somebody of every role, and what happens is compared with docs/permissions.md.
 */
import { MASTER_TYPE_LIST, MASTER_TYPES, type MasterType } from '@guitu/contracts/masterdata/types';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { loadServices, SERVICE_NAMES } from './load-services.js';
import { readPermissionPage, type RoleOnPage } from './testbed/permission-page.js';
import { sampleValue, type Schema, type Schemas } from './testbed/sample-value.js';
import { isOfDesk, PLACE_NAMES, PLACES, recordCode, taskIdOf, WalkStand, type PlaceName } from './testbed/walk-stand.js';

type Outcome = 'no permission' | 'hidden' | 'not his' | 'passed';
interface Parameter { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: Schema }
interface Operation { readonly 'x-guitu-permission': string; readonly parameters?: readonly Parameter[]; readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> } }
interface Endpoint { readonly source: string; readonly method: string; readonly path: string; readonly permission: string; readonly query: readonly Parameter[]; readonly media: string; readonly body: Schema | undefined; readonly schemas: Schemas }
/** Whose the object is: of a department's role, at a place. */
interface Variant { readonly owner: RoleOnPage; readonly place: PlaceName }

const page = readPermissionPage();
const roles = [...page.roles.values()];
const AT_ONCE = 12;
/** No claim about speed: some minutes on a machine of its own, many on one that others use. */
const LIMIT_MS = 45 * 60_000;
const MOST_TRIES = 3;
let stand: WalkStand;
let endpoints: Endpoint[];
beforeAll(async () => {
  process.env['GUITU_TEMPORAL_ADDRESS'] ??= '127.0.0.1:9';
  stand = await WalkStand.start(await loadServices(SERVICE_NAMES.join(',')), roles);
  // numbers are drawn by registering; it comes last, so that no other company's number comes to be one of ours
  endpoints = [...(await stand.documents())].flatMap(([source, document]) => endpointsOf(source, document)).sort((a, b) => Number(draws(a)) - Number(draws(b)));
}, 600_000);
afterAll(() => stand.stop());

const draws = ({ method, path }: Endpoint): boolean => method === 'post' && path === '/api/returns/v1/returns';

function endpointsOf(source: string, document: Record<string, unknown>): Endpoint[] {
  const { paths, components } = document as { paths: Record<string, Record<string, Operation>>; components?: { schemas?: Schemas } };
  return Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({
    source, method, path, permission: operation['x-guitu-permission'],
    query: (operation.parameters ?? []).filter((one) => one.in === 'query' && one.required === true), media: Object.keys(operation.requestBody?.content ?? {})[0] ?? 'application/json', body: Object.values(operation.requestBody?.content ?? {})[0]?.schema, schemas: components?.schemas ?? {},
  })));
}

/** Kinds of object, told by the address; at an address of no kind permission alone is looked at, whatever the request lacks. */
const KINDS: readonly [kind: string, pattern: RegExp][] = [
  ['task to hand on', /\/tasks\/(\{id\}\/(claim|release|delegate|extension-requests)|bulk)$/], ['task to assign', /\/tasks\/\{id\}\/(assign|escalation-answers)$/], ['task', /\/tasks\/\{id\}(\/(inspection-plan|proposal))?$/],
  ['task’s fact', /^\/api\/(returns|warehouse|quality|production|finance)\/v1\/returns\/\{returnNo\}\/(?!reopenings|policy-changes|case-file|story|timeline|nudges|notices|questions|proposals|attachments|line-matches|issues|picks)[a-z-]+$/],
  ['return', /\/returns(\/\{companyCode\})?\/\{returnNo\}(\/(case-file|story|timeline|adopt-run|dispositions:preview|reopenings|policy-changes|nudges|notices|questions|proposals|attachments|line-matches|issues|picks))?$|\/settlements\/\{returnNo\}$/],
  ['plant', /^\/api\/returns\/v1\/returns$/], ['stray fact', /\/stray-facts/], ['import', /\/import(s\/\{type\}|-mappings\/\{type\}\/\{name\})$/], ['record', /^\/api\/masterdata\/v1\/(?!product-costs)[a-z-]+\/\{code\}$/], ['own', /\/notifications\/\{id\}\/read$|\/views\/\{id\}$/], ['reviews', /\/reviews:accept$/],
];
function kindOf({ method, path }: Endpoint): string {
  const kind = KINDS.find(([, pattern]) => pattern.test(path))?.[0] ?? 'none';
  if (method === 'get' && kind === 'plant') return 'list';
  return method === 'put' && kind === 'record' ? 'none' : kind;
}

/** What the page says will happen. */
function expected(endpoint: Endpoint, role: RoleOnPage, { owner, place }: Variant): Outcome {
  if (!page.may(role.key, endpoint.permission)) return 'no permission';
  const his = owner.key === role.key || owner.head === role.key || role.takes.includes(owner.key);
  const away: Outcome | undefined = place === 'own' ? undefined : 'hidden';
  switch (kindOf(endpoint)) {
    case 'task to hand on': case 'task’s fact': return away ?? (his ? 'passed' : 'not his');
    case 'task to assign': return away ?? (owner.head === role.key ? 'passed' : 'not his');
    case 'task': return away ?? (his || isOfDesk(endpoint.source, role) || owner.dept === role.dept ? 'passed' : 'hidden');
    case 'return': return away ?? 'passed';
    case 'plant': return place === 'otherPlant' ? 'not his' : 'passed';
    case 'stray fact': return isOfDesk('returns', role) ? (endpoint.method === 'get' ? 'passed' : 'hidden') : 'no permission';
    case 'record': return place === 'own' ? 'passed' : 'hidden';
    // of carriers, as the walk asks
    case 'import': return endpoint.method === 'get' || page.may(role.key, 'masterdata.write') ? 'passed' : 'no permission';
    // the walk's tasks are no reviews
    case 'own': case 'reviews': return 'hidden';
    default: return 'passed';
  }
}

async function call(endpoint: Endpoint, role: RoleOnPage, { owner, place }: Variant, nr: number): Promise<Outcome> {
  const { source, method, path, query, media, body, schemas } = endpoint;
  const { companyCode, plantCode } = PLACES[place];
  const returnNo = stand.returnNo[place];
  const id = `${returnNo}~${taskIdOf(owner.key).replaceAll('/', '~')}`;
  const parameters: Record<string, string> = { returnNo, companyCode, id: path.includes('/tasks/') ? id : '019b0000-0000-7000-8000-000000000000', factId: '019b0000-0000-7000-8000-000000000000', code: recordCode(typeAt(path), place), key: 'headline', version: '1', type: 'carrier', staff: 'e-nobody', name: 'none', nr: '1' };
  const given = { taskId: taskIdOf(owner.key), clockId: `w:${owner.key}`, ids: [id], plantCode, customerCode: 'C-1', policyKey: 'none', lines: undefined };
  const { lines: _made, ...fields } = given;
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? 'NONE'));
  const asked = query.map(({ name, schema }) => `${name}=${encodeURIComponent(String(sampleValue(schema ?? {}, schemas, {})))}`).join('&');
  const send = () => fetch(`${stand.url(source)}${address}${asked === '' ? '' : `?${asked}`}`, {
    method: method.toUpperCase(), signal: AbortSignal.timeout(120_000),
    headers: { authorization: `Bearer ${stand.tokens.get(role.key) ?? ''}`, 'idempotency-key': `walk-key-${nr}`, ...(body !== undefined && { 'content-type': media }) },
    ...(body !== undefined && { body: media === 'application/json' ? JSON.stringify(sampleValue(body, schemas, fields)) : 'nothing' }),
  });
  let response = await send();
  // more ask at once than a pool has connections; a machine that stalls says "try again", and the same key makes that safe
  for (let tries = 1; response.status === 503 && tries < MOST_TRIES; tries += 1) {
    await response.body?.cancel();
    response = await send();
  }
  if (response.headers.get('content-type')?.startsWith('text/event-stream') === true) {
    await response.body?.cancel();
    return 'passed';
  }
  const text = await response.text();
  if (['none', 'import'].includes(kindOf(endpoint)) && (response.status === 400 || response.status === 404)) return 'passed';
  const foreign = FOREIGN.find((mark) => text.includes(mark));
  if (foreign !== undefined && response.ok) throw new Error(`shows ${foreign}`);
  return outcomeOf(response.status, (text.startsWith('{') ? JSON.parse(text) : {}) as Answer);
}

/** What no answer may hold: another company's records, another plant's tasks and returns. */
const FOREIGN = [`"companyCode":"${PLACES.otherCompany.companyCode}"`, `"plantCode":"${PLACES.otherPlant.plantCode}"`, recordCode('carrier', 'otherCompany')];

/** The type of master record an address is about. */
const typeAt = (path: string): MasterType => MASTER_TYPE_LIST.find((type) => path.split('/').includes(MASTER_TYPES[type].path)) ?? 'code';

interface Answer { readonly code?: string; readonly results?: readonly { readonly ok: boolean; readonly code?: string }[]; readonly errors?: unknown }
const HIDDEN = ['not-found'];
/** A refusal for any other reason than who asks has passed the question who asks; so has a row of a bulk action by its own code. */
function outcomeOf(status: number, { code, results, errors }: Answer): Outcome {
  const [row] = results ?? [];
  const reason = row === undefined ? code : row.code;
  if (status === 400) throw new Error(`the walk asked wrongly: ${JSON.stringify({ code, errors })}`);
  if (status >= 500 || status === 401) throw new Error(`${status} ${code ?? ''}`);
  if (reason === 'not-permitted') return 'no permission';
  if (HIDDEN.includes(reason ?? '')) return 'hidden';
  return ['not-your-task', 'not-your-plant', 'head-only'].includes(reason ?? '') ? 'not his' : 'passed';
}

/** Things of his own role, of one he leads, of one whose tasks he takes, of another department; at each place. */
function variantsFor(role: RoleOnPage, endpoint: Endpoint): Variant[] {
  const led = roles.find(({ key, head }) => head === role.key && key !== role.key);
  const taken = role.takes.flatMap((key) => page.roles.get(key) ?? []).slice(0, 1);
  const stranger = roles.find(({ dept, key, head }) => dept !== role.dept && head !== role.key && key !== role.key);
  const owners = [role, ...(led === undefined ? [] : [led]), ...taken, ...(stranger === undefined ? [] : [stranger])];
  const kind = kindOf(endpoint);
  if (['none', 'list', 'own', 'import', 'stray fact'].includes(kind)) return [{ owner: role, place: 'own' }];
  // what the walk changes it would not find again: removing is tried on the other company's records
  if (kind === 'record') return (endpoint.method === 'get' ? ['own' as const, 'otherCompany' as const] : ['otherCompany' as const]).map((place) => ({ owner: role, place }));
  const places = PLACE_NAMES.filter((place) => kind !== 'plant' || place !== 'otherCompany');
  const elsewhere = owners.filter((owner) => owner === role || owner === stranger);
  return places.flatMap((place) => (kind.startsWith('task') ? (place === 'own' ? owners : elsewhere) : [role]).map((owner) => ({ owner, place })));
}

it('the page tells every endpoint with the permission it needs', () => {
  const name = ({ method, path, source }: Endpoint) => `${method.toUpperCase()} ${path.startsWith('/api/') ? path : `${path} (${source === 'process' ? 'orchestrator' : source})`}`;
  expect(endpoints.filter((one) => page.permissionOf(name(one)) !== one.permission).map((one) => [name(one), one.permission, page.permissionOf(name(one))])).toEqual([]);
  expect(endpoints.filter(({ permission }) => permission === undefined)).toEqual([]);
});

it('every role meets at every endpoint, for what is his and what is not, what the page says', async () => {
  const differs = new Map<string, string[]>();
  const counts = new Map<Outcome, number>();
  const calls = endpoints.filter(({ permission }) => permission !== 'public').flatMap((endpoint) => roles.flatMap((role) => variantsFor(role, endpoint).map((variant) => ({ endpoint, role, variant }))));
  let next = 0;
  const walk = async (): Promise<void> => {
    for (let nr = next++; nr < calls.length; nr = next++) {
      const { endpoint, role, variant } = calls[nr]!;
      const should = expected(endpoint, role, variant);
      const was = await call(endpoint, role, variant, nr).catch((error: unknown) => String(error));
      if (was === should) counts.set(should, (counts.get(should) ?? 0) + 1);
      else {
        const what = `${endpoint.method} ${endpoint.path}: page says ${should}, was ${was}`;
        differs.set(what, [...(differs.get(what) ?? []), `${role.key} (${variant.owner.key}, ${variant.place})`]);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
  process.stdout.write(`permission walk: ${calls.length} calls, ${roles.length} roles, ${endpoints.length} endpoints; ${[...counts].map(([outcome, count]) => `${outcome} ${count}`).join(', ')}\n`);
  expect([...differs].map(([what, who]) => `${what}: ${who.length} ×, ${who.slice(0, 3).join(', ')}`)).toEqual([]);
  expect(['no permission', 'hidden', 'not his', 'passed'].filter((outcome) => !counts.has(outcome as Outcome))).toEqual([]);
}, LIMIT_MS);
