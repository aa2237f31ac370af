/** The committed example calls: every one goes to a route there is, with a body it takes. Written from returns that were really played (`npm run play -- --examples`). */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { InstructPayload } from '@guitu/contracts/facts/intake';
import { commandBody, ReportWords } from '@guitu/contracts/http/command-body';
import { COMMAND_NOUNS } from '@guitu/contracts/http/command-routes';
import { RegisterReturnBody } from '@guitu/contracts/http/register-return';
import { repositoryRoot } from '@guitu/stack/layout';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { EXAMPLES } from './families.js';
import { httpFile, TOMORROW } from './http-file.js';

const FOLDER = join(repositoryRoot, 'docs/examples');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.http'));
interface Asked { readonly method: string; readonly path: string; readonly body: Record<string, unknown> }

/** Requests of a file, with its variables filled in; signing in is left out. */
function requestsOf(file: string): Asked[] {
  const text = readFileSync(join(FOLDER, file), 'utf8').replaceAll(TOMORROW, String(Date.now() + 86_400_000)).replaceAll(/\{\{\$localDatetime 'YYYY-MM-DD' -?\d+ d\}\}/g, '2026-01-05').replaceAll('{{returnNo}}', 'RT2026-000001');
  return text.split(/^### /m).slice(1).flatMap((block) => {
    const [, method = '', path = ''] = /^(POST|PUT) \{\{\w+\}\}(\/api\S+)$/m.exec(block) ?? [];
    return method === '' ? [] : [{ method, path, body: JSON.parse(block.slice(block.indexOf('\n\n'))) as Record<string, unknown> }];
  });
}
const routes = new Map(readdirSync(join(repositoryRoot, 'docs/openapi')).map((name) => [name.replace('.json', ''), Object.keys((JSON.parse(readFileSync(join(repositoryRoot, 'docs/openapi', name), 'utf8')) as { paths: object }).paths)]));
const schemaOf = (noun: string) => {
  const kind = (Object.entries(COMMAND_NOUNS) as [FactKind, string][]).find(([, one]) => one === noun)?.[0];
  if (kind === undefined) return null;
  // returns draws the number of a form nobody has numbered; the words of a report stay with who wrote it
  if (kind === 'instruct') return commandBody(kind).extend({ forms: z.array(InstructPayload.shape.forms.element.partial({ no: true })) });
  return kind === 'improve' ? commandBody(kind).extend({ report: ReportWords }) : commandBody(kind);
};

it('there is one for each family, and each begins with the registration', () => {
  expect(files.sort()).toEqual(EXAMPLES.map(({ policyKey }) => `${policyKey}.http`).sort());
  for (const file of files) expect(requestsOf(file)[0]).toMatchObject({ method: 'POST', path: '/api/returns/v1/returns', body: { policyKey: file.replace('.http', '') } });
});

describe.each(files)('%s', (file) => {
  it('asks routes that are there, with bodies they take', () => {
    for (const { path, body } of requestsOf(file)) {
      const service = path.split('/')[2] ?? '';
      const template = path.replace('RT2026-000001', '{returnNo}');
      expect([file, routes.get(service)?.includes(template) === true ? template : `no route ${template}`]).toEqual([file, template]);
      const schema = path.endsWith('/returns') ? RegisterReturnBody : schemaOf(path.split('/').at(-1) ?? '');
      expect(schema?.safeParse(body).error?.issues ?? []).toEqual([]);
    }
  });
});

it('an example shows what a person sends: the procedure itself, days and instants from today, nothing the task knows already', () => {
  const call = { person: 'e-cs', method: 'POST', path: '/api/returns/v1/returns', answer: null, body: { policyKey: 'S000-03-lapse', externalId: 'x', lines: [{ receiptDate: '2026-02-22' }], complaintAt: 1_770_000_000_000 } };
  const text = httpFile({ policyKey: 'S000-03', story: 's', zh: '样例', en: 'Example' }, [call, { ...call, path: '/api/quality/v1/returns/RT1/dispositions', body: { taskId: 'c1/dispose/1/1', taskRev: 3 } }], 'RT1', new Date('2026-02-28T00:00:00Z'));
  expect(text).toContain('"policyKey": "S000-03"');
  expect(text).toContain(`"receiptDate": "{{$localDatetime 'YYYY-MM-DD' -6 d}}"`);
  expect(text).toContain('"complaintAt": {{$timestamp 1 d}}000');
  expect(text).toContain('POST {{guitu}}/api/quality/v1/returns/{{returnNo}}/dispositions');
  expect(text).toContain('### 2 判定 Disposition · e-cs');
  for (const left of ['externalId', 'taskRev', 'lapse', 'RT1']) expect(text).not.toContain(left);
});
