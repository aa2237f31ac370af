import { KEPT, PARTS } from '../capabilities/capabilities.js';
import { testsNamed } from '../capabilities/capability-gaps.js';
import { titledTests } from '../coverage/evidence.js';
import { generatedFrom, page, table, type Page } from '../page.js';

const MOST_SHOWN = 4;

/** docs/capabilities.md: what each department is given, and what is kept however many act at once. @param root of the repository */
export function capabilitiesPage(root: string): Page {
  const tests = titledTests(root);
  const shown = (names: readonly string[]): string => names.flatMap((name) => testsNamed(tests, name).slice(0, MOST_SHOWN))
    .map(({ file, title }) => `[${file.split('/').at(-1)}](../${file}) ${title.replaceAll('<', '&lt;')}`).join('<br/>');
  const call = (text: string): string => {
    const [service = '', method = '', path = ''] = text.split(' ');
    return `\`${method} /api/${service === 'desk' ? '{desk}' : service}/v1${path}\``;
  };
  return {
    path: 'docs/capabilities.md',
    text: page(
      generatedFrom('tools/src/capabilities', 'the titles of the specs', 'the migrations'),
      '# What each department is given 各部门所得',
      'Beyond the weekly [rows](rows.md), which are named by their number. `npm run docs -- --check` fails when a call, a row, a test or a constraint named here is not there.',
      ...PARTS.flatMap(({ zh, en, gets }) => [`## ${zh} · ${en}`, table(['所得 what', '行 rows', '接口 calls', '测试 tests'], gets.map((one) => [`${one.zh} ${one.en}`, one.rows.join(' '), one.calls.map(call).join('<br/>'), shown(one.tests)]))]),
      '## 并发下的守恒 · kept however many act at once',
      'On PostgreSQL: two at once, the same key twice, different keys, and a withdrawal against what cannot be taken back. Where no constraint is named, the command holds the rows it decides on.',
      table(['守恒 kept', '约束 constraint', '竞争测试 races'], KEPT.map((one) => [`${one.zh} ${one.en}`, one.guard === null ? '' : `\`${one.guard}\``, shown(one.tests)])),
    ),
  };
}
