import { ELSEWHERE } from '../coverage/elsewhere.js';
import type { Entry } from '../coverage/entry.js';
import { evidence, type Evidence, type TestEvidence } from '../coverage/evidence.js';
import { KINDS, type Kind } from '../coverage/gaps.js';
import { generatedFrom, page, table, type Page } from '../page.js';

/** A cell names the first few; more of the same prove no more. */
const SHOWN = 3;
const link = (file: string): string => `[${file.split('/').at(-1)}](../${file})`;
const some = (items: readonly string[]): string => [...items.slice(0, SHOWN), ...(items.length > SHOWN ? [`+ ${items.length - SHOWN}`] : [])].join('<br/>');
const tests = (found: readonly TestEvidence[]): string => some(found.map(({ file, title }) => `${link(file)} ${title.replaceAll('<', '&lt;')}`));

function row({ id, zh, en }: Entry, found: ReadonlyMap<string, Evidence>): string[] {
  const elsewhere = ELSEWHERE[id];
  if (elsewhere !== undefined) return [id, `${zh} ${en}`, `不在此 elsewhere: ${elsewhere.where}`, `${elsewhere.why.zh} ${elsewhere.why.en}`];
  const { sources = [], tests: exercised = [] } = found.get(id) ?? {};
  return [id, `${zh} ${en}`, some(sources.map(link)) || '**缺 missing**', tests(exercised) || '**缺 missing**'];
}

const section = ({ zh, en, entries }: Kind, found: ReadonlyMap<string, Evidence>): string[] =>
  [`## ${zh} ${en}`, table(['id', '内容 what', '代码 source', '测试 test'], entries.map((entry) => row(entry, found)))];

/** docs/coverage.md: each rule, timer, parameter, check and branch with the code that names it and the tests whose titles do. */
export function coveragePage(root: string): Page {
  const found = evidence(root);
  return {
    path: 'docs/coverage.md',
    text: page(
      generatedFrom('the titles of the specs', 'the docstrings and clauses of the sources', 'tools/src/coverage'),
      '# What is covered 覆盖表',
      'A source counts if a docstring or a clause in it names the id, a test only if its title does. What lives elsewhere says where and why. `npm run docs -- --check` fails when an id has no source or no test.',
      ...KINDS.flatMap((kind) => section(kind, found)),
    ),
  };
}
