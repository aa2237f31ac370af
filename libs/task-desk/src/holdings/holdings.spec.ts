/** What people hold over all desks, as the head sees it (product.md §1 F2); over HTTP, with one neighbour that answers and one that does not. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TaskStatement } from '@guitu/contracts/task';
import { publicId } from '../tasks/task-row.js';
import { DeskStand } from '../testbed/desk-stand.js';
import { smallQuality } from '../testbed/quality-desk.js';

const HOUR = 3_600_000;
let [stand, neighbour]: [DeskStand, Server] = [undefined as never, undefined as never];
const asked: { url: string | undefined; body: { companyCode: string; staff: string[] } }[] = [];
let broken = false;
beforeAll(async () => {
  neighbour = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      asked.push({ url: request.url, body: JSON.parse(text) as never });
      response.writeHead(broken ? 500 : request.headers['x-guitu-internal'] === 'guitu-trial-internal' ? 200 : 401);
      response.end(JSON.stringify(request.url?.startsWith('/api/returns/') === true ? { items: [{ staff: 'e-qc', held: 3, late: 1, newer: 'field' }, { staff: 'e-fqc', held: 9, late: 0 }] } : { items: 'nonsense' }));
    });
  });
  await new Promise<void>((resolve) => neighbour.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(neighbour.address() as AddressInfo).port}`;
  stand = await DeskStand.start(smallQuality, { GUITU_RETURNS_URL: url, GUITU_WAREHOUSE_URL: url });
});
afterAll(async () => {
  neighbour.close();
  await stand.stop();
});

const idOf = ({ returnNo, taskId }: TaskStatement): string => publicId(returnNo, taskId);
const late = (): Promise<TaskStatement> => stand.task('quality', 'inspect', { dueAt: Date.now() - HOUR, clockId: 'k1', extendable: true });
interface Load { readonly staff: string; readonly open: number; readonly late: number; readonly elsewhere: object }
interface Assignee { readonly staff: string; readonly held: number; readonly late: number; readonly elsewhere: object }

describe('load over all desks', () => {
  it('F2: the head sees beside what somebody holds here what he holds elsewhere, who holds least over all first; a desk that is silent is named', async () => {
    const [one, two] = [await late(), await late()];
    expect((await stand.post(`/tasks/${idOf(one)}/claim`, 'e-qc', undefined)).status).toBe(200);
    const { items, unanswered } = (await stand.get(`/tasks/assignees?ids=${idOf(two)}`, 'e-qchead')).body as unknown as { items: Assignee[]; unanswered: string[] };
    expect(items.find(({ staff }) => staff === 'e-qc')).toMatchObject({ held: 1, late: 1, elsewhere: { held: 3, late: 1 } });
    expect(items.find(({ staff }) => staff === 'e-qcs')).toMatchObject({ held: 0, late: 0, elsewhere: { held: 0, late: 0 } });
    expect(items.findIndex(({ staff }) => staff === 'e-qcs')).toBeLessThan(items.findIndex(({ staff }) => staff === 'e-qc'));
    expect(unanswered).toEqual(['warehouse', 'production', 'finance']);
    expect(asked.map(({ url }) => url)).toEqual(expect.arrayContaining(['/api/returns/v1/internal/holdings', '/api/warehouse/v1/internal/holdings']));
    expect(asked.every(({ body }) => body.companyCode === 'GT01' && body.staff.includes('e-qc') && !body.staff.includes('e-qc-other'))).toBe(true);

    const board = (await stand.get('/boards/QUALITY', 'e-qchead')).body as unknown as { load: Load[]; unanswered: string[] };
    expect(board.load.slice(0, 2).map(({ staff, open, late: overdue, elsewhere }) => [staff, open, overdue, elsewhere])).toEqual([['e-fqc', 0, 0, { open: 9, late: 0 }], ['e-qc', 1, 1, { open: 3, late: 1 }]]);
    expect(board.unanswered).toEqual(['warehouse', 'production', 'finance']);
    broken = true;
    const alone = (await stand.get('/boards/QUALITY', 'e-qchead')).body as unknown as { load: Load[]; unanswered: string[] };
    expect([alone.load[0]?.staff, alone.unanswered]).toEqual(['e-qc', ['returns', 'warehouse', 'production', 'finance']]);
  });

  it('F2: this desk tells the others what its people hold, and nobody else', async () => {
    const ask = async (token: string): Promise<Response> => fetch(`${stand.service.url}/api/quality/v1/internal/holdings`, {
      method: 'POST', headers: { 'x-guitu-internal': token, 'content-type': 'application/json' }, body: JSON.stringify({ companyCode: 'GT01', staff: ['e-qc', 'e-qcs'] }),
    });
    expect(await (await ask('guitu-trial-internal')).json()).toEqual({ items: [{ staff: 'e-qc', held: 1, late: 1 }] });
    expect([401, 403, 404]).toContain((await ask('guessed')).status);
  });
});
