import { existsSync } from 'node:fs';
import path from 'node:path';
import { EVENTS } from '@guitu/contracts/events/catalogue';
import { FACT_KIND_LIST, FACT_KINDS, factEventType, type FactKind } from '@guitu/contracts/fact-kinds';
import { COMMAND_NOUNS, commandPath, type CommandKind } from '@guitu/contracts/http/command-routes';
import { ANOMALIES, DEPARTMENTS, DESKS, GOODS, REMEDIES, RESULTS, STAGES, UNITS, type Desk, type Label } from '@guitu/contracts/vocabulary';
import { factFolders } from '../fact-folders.js';
import { TERMS, type Term } from '../glossary-terms.js';
import { generatedFrom, page, table, type Page } from '../page.js';

const link = (folder: string): string => `[${folder}](../${folder})`;
const isCommand = (kind: FactKind): kind is CommandKind => kind in COMMAND_NOUNS;
const code = (text: string): string => `\`${text}\``;

function routeOf(desk: Desk, kind: FactKind): string {
  if (kind === 'register') return code('POST /api/returns/v1/returns');
  return isCommand(kind) ? code(`POST ${commandPath(desk, kind, ':returnNo')}`) : '—';
}

/** One row per desk that can record the kind; a kind no desk records yet has one row without a place. */
function factRows(root: string): string[][] {
  const recorded = factFolders(root);
  return FACT_KIND_LIST.flatMap((kind) => {
    const words = [FACT_KINDS[kind].zh, FACT_KINDS[kind].en, code(kind)];
    const places = recorded(kind).map(({ desk, folder }) => [...words, link(folder), code(factEventType(desk, kind)), routeOf(desk, kind)]);
    return places.length > 0 ? places : [[...words, '—', '—', '—']];
  });
}

const termRow = ({ zh, en, folder, event, route, screen }: Term): string[] =>
  [zh, en, link(folder), event === undefined ? '—' : code(event), route === undefined ? '—' : code(route), screen ?? '—'];

function vocabulary(title: string, list: Readonly<Record<string, Label>>): string[] {
  return [`### ${title}`, table(['code', '中文', 'English'], Object.entries(list).map(([key, { zh, en }]) => [code(key), zh, en]))];
}

/** What the terms name and is not there: folders of the tree under `root`, types of the catalogue. */
export function danglingNames(root: string): string[] {
  const events = TERMS.flatMap(({ event }) => (event === undefined ? [] : [event]));
  return [...TERMS.map(({ folder }) => folder).filter((folder) => !existsSync(path.join(root, folder))), ...events.filter((event) => !EVENTS.has(event))];
}

/**
 * docs/glossary.md: from the word people use to the folder, event, route and screen.
 * @throws Error naming every folder and event of the terms that does not exist under `root`
 */
export function glossaryPage(root: string): Page {
  const dangling = danglingNames(root);
  if (dangling.length > 0) throw new Error(`术语表指向不存在的目录或事件 / the glossary names what is not there: ${dangling.join(', ')}`);
  return {
    path: 'docs/glossary.md',
    text: page(
      generatedFrom('libs/contracts/src', 'the controllers of services', 'tools/src/glossary-terms.ts'),
      '# Glossary 术语表',
      'From the word people use to the place in the code. Folder, event and route of a thing carry the same English word. The page on which a person records a fact is the service’s API page (`/docs` at its address), under the route named here.',
      '## Words of the house',
      table(['中文', 'English', 'folder', 'event', 'route', 'seen in'], TERMS.map(termRow)),
      '## What people record',
      'The code is the ASCII alias of the Temporal signal; the Chinese word is its name. A row per desk that records it; a dash where the word is agreed and no desk records it yet.',
      table(['中文', 'English', 'code', 'folder', 'event', 'route'], factRows(root)),
      '## Closed lists',
      ...vocabulary('Departments 部门', DEPARTMENTS), ...vocabulary('Desks 服务', DESKS), ...vocabulary('Stages 阶段', STAGES),
      ...vocabulary('Goods: where they go 货物去向', GOODS), ...vocabulary('Remedies: what the customer gets 客户所得', REMEDIES),
      ...vocabulary('Results 结果', RESULTS), ...vocabulary('Anomalies 异常', ANOMALIES), ...vocabulary('Units 单位', UNITS),
    ),
  };
}
