import { PARAMETERS } from '../coverage/parameters.js';
import { ENTRY } from '../overview/cells-entry.js';
import { GOODS_IN } from '../overview/cells-goods.js';
import { OUTCOMES } from '../overview/cells-outcomes.js';
import { PAPERS } from '../overview/cells-papers.js';
import { inCell, NOTHING, type Parameter } from '../overview/cells.js';
import { COMPANY_TYPES } from '../overview/company-types.js';
import { generatedFrom, page, table, type Page } from '../page.js';
import { describedProfiles, type Described } from './described-profiles.js';

/** Columns of one table: more of them nobody reads. */
const GROUPS: readonly (readonly [title: string, parameters: readonly Parameter[]])[] = [
  ['受理 What may be asked for', ENTRY.slice(0, 5)], ['审批、时限、现场 Approvals, limits, on site', ENTRY.slice(5)], ['货物 Goods', GOODS_IN], ['判定与执行 Decision and execution', OUTCOMES.slice(0, 4)], ['金额、换补、责任 Money, replacement, responsibility', OUTCOMES.slice(4)],
  ['客户、通知、单据、结案 Customer, notices, papers, closing', PAPERS],
];
const nameOf = (id: string): string => {
  const words = PARAMETERS.find((entry) => entry.id === id);
  return words === undefined ? id : `${id} ${words.zh} ${words.en}`;
};
const link = ({ profile }: Described): string => `[${profile.key}](${profile.key}.md)`;

const index = (all: readonly Described[]): string => table(['制度 procedure', '名称 name', '公司类型 company', '上级制度 parent', '时限 limits', '出处 sources'], all.map((described) => {
  const { profile, parent } = described;
  return [link(described), `${profile.zh} ${profile.en}`, inCell(COMPANY_TYPES[profile.key] ?? NOTHING), parent === null ? '—' : `\`${parent}\``, String(Object.keys(profile.sla).length), profile.sources.join(', ')];
}));

/** docs/policies/README.md: every procedure, and what each says of P01–P24 in short. */
export function policiesOverview(all: readonly Described[] = describedProfiles()): Page {
  return {
    path: 'docs/policies/README.md',
    text: page(
      generatedFrom('libs/return-process/src/policy/profiles'),
      '# Procedures 制度总表',
      'One row per procedure, one column per parameter (P01–P24); each name leads to the procedure in words, with its flow and the clause of every sentence. 每行一份制度，每列一个参数；点名称看全文、流程图与出处。',
      '## 清单 List', index(all),
      ...GROUPS.flatMap(([title, parameters]) => [
        `## ${title}`,
        table(['制度 procedure', ...parameters.map(({ id }) => nameOf(id))], all.map((described) => [link(described), ...parameters.map(({ cell }) => inCell(cell(described.profile)))])),
      ]),
    ),
  };
}
