/** Every reading endpoint of a running service meets every hostile value in each of its parameters. A finding is a crash, or a value that was taken. */
import { mostPowerful, type ApiDocument } from '../fuzz/who-asks.js';
import { harmlessValues, refusedValues, type Parameter } from './hostile-values.fixture.js';

interface ReadingApi extends ApiDocument { readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly parameters?: readonly Parameter[]; readonly 'x-guitu-permission'?: string }>>>> }
interface Ask { readonly url: string; readonly what: string; readonly statuses: readonly number[]; readonly person: string }

const NOT_FOUND_OR_EMPTY = [200, 400, 403, 404];

/** @param base address of the service · @param source last part of its base path · @param tokenOf somebody by staff id */
export async function walkQueries(source: string, base: string, tokenOf: (person: string) => Promise<string>): Promise<{ asked: number; findings: string[] }> {
  const document = (await (await fetch(`${base}/api/${source}/openapi.json`, { signal: AbortSignal.timeout(60_000) })).json()) as ReadingApi;
  const asks: Ask[] = Object.entries(document.paths)
    .filter(([path, { get }]) => path.startsWith('/api/') && get !== undefined && !path.endsWith('/stream'))
    .flatMap(([path, { get }]) => asksOf(path, get?.parameters ?? []).map((ask) => ({ ...ask, person: mostPowerful({ paths: { [path]: { get: get ?? {} } } }) })));
  const findings: string[] = [];
  for (const { url, what, statuses, person } of asks) {
    const headers = { authorization: `Bearer ${await tokenOf(person)}` };
    const get = (): Promise<Response> => fetch(`${base}${url}`, { headers, signal: AbortSignal.timeout(60_000) });
    // a connection that was kept may be closed at this very moment; a service that crashed fails twice
    const response = await get().catch(get);
    const text = await response.text();
    const clear = response.status < 400 || (response.headers.get('content-type') ?? '').startsWith('application/problem+json');
    if (!statuses.includes(response.status) || !clear || response.headers.has('set-cookie') || /\bat .*\.(js|ts):\d/.test(text)) findings.push(`GET ${what}: ${response.status} ${text.slice(0, 200)}`);
  }
  return { asked: asks.length, findings };
}

/** One request per parameter and value; the others are as the page asks. */
function asksOf(path: string, parameters: readonly Parameter[]): Omit<Ask, 'person'>[] {
  const good = (changed?: Parameter, value: string = ''): string => {
    const ofParameter = (one: Parameter): string => encodeURIComponent(one === changed ? value : usual(one));
    const place = path.replace(/\{(\w+)\}/g, (_all, name: string) => ofParameter(parameters.find((one) => one.in === 'path' && one.name === name) ?? { name, in: 'path' }));
    const query = parameters.filter((one) => one.in === 'query' && (one.required === true || one === changed)).map((one) => `${one.name}=${ofParameter(one)}`);
    return `${place}${query.length === 0 ? '' : `?${query.join('&')}`}`;
  };
  const separator = good().includes('?') ? '&' : '?';
  return [
    { url: `${good()}${separator}nobody%27s=1`, what: `${path} with a parameter nobody knows`, statuses: [400] },
    ...parameters.filter(({ in: where }) => where === 'query' || where === 'path').flatMap((one) => [
      // an empty or dotted path is another path
      ...refusedValues(one.schema ?? {}).filter((value) => one.in === 'query' || !/^[./]*$/.test(value)).map((value) => ({ url: good(one, value), what: `${path} ${one.name}=${JSON.stringify(value.slice(0, 60))}`, statuses: [400] })),
      ...harmlessValues(one.schema ?? {}).map((value) => ({ url: good(one, value), what: `${path} ${one.name}=${JSON.stringify(value.slice(0, 60))}`, statuses: NOT_FOUND_OR_EMPTY })),
      ...(one.in === 'query' ? [{ url: `${good(one, usual(one))}&${one.name}=${encodeURIComponent(usual(one))}`, what: `${path} ${one.name} twice`, statuses: [400] }] : []),
    ]),
  ];
}

/** A value of the right form that belongs to nothing. */
function usual({ name, schema = {} }: Parameter): string {
  if (schema.enum !== undefined) return schema.enum[0] ?? '';
  if (schema.type === 'integer' || schema.type === 'number') return String(schema.minimum ?? 1);
  if (schema.format === 'uuid') return '00000000-0000-4000-8000-000000000000';
  if (name === 'staff') return 'e-nowhere';
  return name === 'companyCode' ? 'GT01' : 'NOWHERE-1';
}
