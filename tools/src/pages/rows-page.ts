import type { TestEvidence } from '../coverage/evidence.js';
import { generatedFrom, page, table, type Page } from '../page.js';
import { MISSING_ROWS } from '../rows/missing-rows.js';
import { rowTests, servedCalls } from '../rows/row-tests.js';
import { ROWS, type Row } from '../rows/rows.js';

const PEOPLE = [
  ['A', '业务、客服', 'Sales and service'], ['B', '仓库', 'Warehouse'], ['C', '品质', 'Quality'], ['D', '生产', 'Production'],
  ['E', '财务', 'Finance'], ['F', '部门主管', 'Heads'], ['G', '管理层', 'Management'],
] as const;

const test = ({ file, title }: TestEvidence): string => `[${file.split('/').at(-1)}](../${file}) ${title.replaceAll('<', '&lt;')}`;
const missing = ({ id }: Row): string => `**缺 missing**${MISSING_ROWS[id] === undefined ? '' : `: ${MISSING_ROWS[id].zh} ${MISSING_ROWS[id].en}`}`;
/** `finance GET /costs` as the address one calls; a call that nothing serves yet is crossed out. */
function call(served: ReadonlySet<string>, text: string): string {
  const [service = '', method = '', path = ''] = text.split(' ');
  const address = `\`${method} /api/${service === 'desk' ? '{desk}' : service}/v1${path}\``;
  return served.has(text) ? address : `~~${address}~~`;
}

/** docs/rows.md: what people do week by week, with the calls and the tests that show it. @param root of the repository @param apis pages of docs/openapi */
export function rowsPage(root: string, apis: readonly Page[]): Page {
  const tests = rowTests(root);
  const served = servedCalls(apis);
  const lines = (letter: string): string[][] => ROWS.filter(({ id }) => id.startsWith(letter)).map((row) =>
    [row.id, `${row.zh} ${row.en}`, row.calls.map((text) => call(served, text)).join('<br/>'), (tests.get(row.id) ?? []).map(test).join('<br/>') || missing(row)]);
  const shown = ROWS.filter(({ id }) => tests.has(id)).length;
  return {
    path: 'docs/rows.md',
    text: page(
      generatedFrom('tools/src/rows', 'docs/openapi', 'the titles of the specs'),
      '# What people do here 每周的工作',
      `${shown} of ${ROWS.length} rows have a test that asks over HTTP and begins with the row’s number (\`it('B4: …')\`). A crossed-out call is not served yet. \`npm run docs -- --check\` fails when a row loses its test, or has one and is still listed in tools/src/rows/missing-rows.ts. \`{desk}\`: returns, warehouse, quality, production, finance.`,
      ...PEOPLE.flatMap(([letter, zh, en]) => [`## ${letter} ${zh} ${en}`, table(['行 row', '事 what', '接口 calls', '测试 tests'], lines(letter))]),
    ),
  };
}
