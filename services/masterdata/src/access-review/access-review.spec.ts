import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SERVED_DESKS } from '@guitu/contracts/vocabulary';
import { houseOf } from '@guitu/identity/testbed/house-of';
import { writeCsv } from '@guitu/row-import/csv/write-csv';
import { reviewAccess } from './access-review.js';
import { accessReviewRows } from './access-review-rows.js';
import { askRoleUse } from './ask-role-use.js';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** A desk's answer as it is written there. */
async function desk(answer: object): Promise<string> {
  const server = createServer((request, response) => {
    const known = request.headers['x-guitu-internal'] === 'between-services' && request.url?.endsWith('/internal/role-use?companyCode=C') === true;
    response.writeHead(known ? 200 : 401).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const AT = Date.parse('2026-11-23T09:00+08:00');
const HOUSE = houseOf([
  { staff: 'e-1', roles: ['qc', 'fqc'], approvalLimits: { scrap: 50_000, disposition: 12_345 } }, { staff: 'e-2', roles: ['qcHead'], cardLimit: 100 }, { staff: 'e-3', roles: ['sales'], companyCode: 'D' },
]);
const uses = { items: [{ staff: 'e-1', role: 'qc', lastAt: AT - 2_000 }, { staff: 'e-1', role: 'qc', lastAt: AT - 1_000 }, { staff: 'e-1', role: 'oqc', lastAt: AT - 3_000 }], unanswered: [] };

describe('the access review', () => {
  it('tells when each role was last used, over all desks, roles one stood in for among them', () => {
    const review = reviewAccess(HOUSE, uses, 'C', AT);
    expect(review.people.map(({ staff, used }) => [staff, used])).toEqual([['e-1', [{ role: 'oqc', lastAt: AT - 3_000 }, { role: 'qc', lastAt: AT - 1_000 }]], ['e-2', []]]);
  });

  it('as a table has a row for each person and role', () => {
    const rows = [...accessReviewRows(reviewAccess(HOUSE, uses, 'C', AT), 'zh', (instant) => new Date(instant).toISOString().slice(0, 19))];
    const cut = (row: readonly string[]): unknown[] => [row[2], row[5], row[7], row[8], row[9], row[14]];
    expect(rows.map(cut)).toEqual([
      ['工号', '角色', '持有', '审批额度（元）', '服务卡额度（元）', '最近使用'],
      ['1', 'qc', '是', 'disposition 123.45; scrap 500.00', '', '2026-11-23T00:59:59'],
      ['1', 'fqc', '是', 'disposition 123.45; scrap 500.00', '', ''],
      ['1', 'oqc', '否', 'disposition 123.45; scrap 500.00', '', '2026-11-23T00:59:57'],
      ['2', 'qcHead', '是', '', '1.00', ''],
    ]);
    const silent = [...accessReviewRows(reviewAccess(HOUSE, { ...uses, unanswered: ['quality'] }, 'C', AT), 'en', String)];
    expect(silent.map((row) => row[14])).toEqual(['Last used', String(AT - 1_000), 'unknown', String(AT - 3_000), 'unknown']);
  });

  it('asks every desk, and says which did not answer as it should', async () => {
    const peers = { returns: await desk({ items: [uses.items[0]] }), warehouse: await desk({ items: [{ staff: 'nobody' }] }), quality: await desk({ items: [] }) };
    expect(await askRoleUse({ peers, internalToken: 'between-services' }, 'C')).toEqual({ items: [uses.items[0]], unanswered: ['warehouse', 'production', 'finance'] });
    expect((await askRoleUse({ peers, internalToken: 'wrong' }, 'C')).unanswered).toEqual([...SERVED_DESKS]);
  });
});

it('a CSV opens as text: BOM, quotes, and no cell that is a formula', () => {
  expect(writeCsv([['a,b', 'say "x"', '=1+1', '@A', '额度']])).toBe('\uFEFF"a,b","say ""x""",\'=1+1,\'@A,额度\r\n');
});
