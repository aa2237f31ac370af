import { FACT_KIND_LIST, FACT_KINDS, type FactKind } from '@guitu/contracts/fact-kinds';
import { COMMAND_NOUNS, commandPath, type CommandKind } from '@guitu/contracts/http/command-routes';
import { DESKS, type Desk } from '@guitu/contracts/vocabulary';
import { factFolders, type FactFolder } from '../fact-folders.js';
import { generatedFrom, page, table, type Page } from '../page.js';
import { askedFacts, type AskedFact } from '../procedures/asked-facts.js';
import { describedProfiles, type Described } from './described-profiles.js';

type Recorded = (kind: FactKind) => FactFolder[];
/** A fact at a desk: what one endpoint records. */
type Wanted = Pick<AskedFact, 'kind' | 'desk'>;

/** Recorded whenever somebody has cause to, under every procedure. */
const ALWAYS: readonly FactKind[] = FACT_KIND_LIST.filter((kind) => FACT_KINDS[kind].class === 'X' || ['withdraw', 'appeal', 'dispatched'].includes(kind));
/** Said by the house's own programs, by nobody at a desk. */
const BY_PROGRAM: readonly FactKind[] = ['calendar', ...FACT_KIND_LIST.filter((kind) => FACT_KINDS[kind].class === 'N' && !(kind in COMMAND_NOUNS))];

const isThere = (recorded: Recorded, { kind, desk }: Wanted): boolean => recorded(kind).some((folder) => folder.desk === desk);
const isCommand = (kind: FactKind): kind is CommandKind => kind in COMMAND_NOUNS;
function endpoint(recorded: Recorded, wanted: Wanted): string {
  if (!isThere(recorded, wanted)) return '**缺 missing**';
  if (wanted.kind === 'register') return '`POST /api/returns/v1/returns`';
  return isCommand(wanted.kind) ? `\`POST ${commandPath(wanted.desk, wanted.kind, ':returnNo')}\`` : '流程 by itself';
}

const place = ({ kind, desk }: Wanted): string => `${FACT_KINDS[kind].zh}@${DESKS[desk].zh}`;
const link = ({ profile }: Described): string => `[${profile.key}](policies/${profile.key}.md)`;
const sorted = <T extends Wanted>(facts: readonly T[]): T[] => {
  const order = (kind: FactKind): number => FACT_KIND_LIST.indexOf(kind);
  return [...facts].sort((a, b) => order(a.kind) - order(b.kind) || a.desk.localeCompare(b.desk));
};
const fact = (kind: FactKind): string => `${FACT_KINDS[kind].zh} ${FACT_KINDS[kind].en}`;
const desk = (key: Desk): string => `${DESKS[key].zh} \`${key}\``;

function perProfile(all: readonly Described[], recorded: Recorded): string {
  return table(['制度 procedure', '共 facts', '已有 there', '缺 missing'], all.map((described) => {
    const facts = sorted(askedFacts(described.profile));
    const [there, missing] = [true, false].map((wanted) => facts.filter((one) => isThere(recorded, one) === wanted));
    return [link(described), String(facts.length), `${there?.length ?? 0}: ${(there ?? []).map(place).join('、')}`, missing === undefined || missing.length === 0 ? '—' : `${missing.length}: ${missing.map(place).join('、')}`];
  }));
}

function perFact(all: readonly Described[], recorded: Recorded): string {
  const asked = all.flatMap((described) => askedFacts(described.profile).map((one) => ({ ...one, described })));
  const once = sorted(asked.filter((one, index) => asked.findIndex(({ kind, desk: at }) => kind === one.kind && at === one.desk) === index));
  return table(['事实 fact', '岗位 desk', '接口 endpoint', '用到的制度 asked by'], once.map((one) => {
    const by = asked.filter(({ kind, desk: at }) => kind === one.kind && at === one.desk).map(({ described }) => described);
    return [fact(one.kind), desk(one.desk), endpoint(recorded, one), by.length === all.length ? '全部 all' : by.map(link).join(', ')];
  }));
}

const always = (recorded: Recorded): string => table(['事实 fact', '岗位 desk', '接口 endpoint'], ALWAYS.filter((kind) => !BY_PROGRAM.includes(kind))
  .flatMap((kind) => FACT_KINDS[kind].desks.map((at) => [fact(kind), desk(at), endpoint(recorded, { kind, desk: at })])));

/** docs/endpoints-per-profile.md: which fact of which procedure can be recorded over HTTP today, and which cannot. @param root of the repository, whose controllers are read */
export function endpointsPage(root: string, all: readonly Described[] = describedProfiles()): Page {
  const recorded = factFolders(root);
  return {
    path: 'docs/endpoints-per-profile.md',
    text: page(
      generatedFrom('the controllers of services/*', 'libs/task-desk/src', 'libs/department-facts/src', 'libs/return-process/src/policy/profiles'),
      '# Endpoints per procedure 每份制度的接口',
      'A return can be opened under every procedure. What it then asks for is listed here with the endpoint that records it, or as missing where no desk has one yet: such a task is opened, has its owner and its due time, and waits. 每份制度都能登记退货；下面列出它会要求的每项事实由哪个接口记录，尚无接口的标为“缺”。',
      '## 按制度 By procedure', perProfile(all, recorded),
      '## 按事实 By fact', perFact(all, recorded),
      '## 任何制度 Under every procedure', always(recorded),
      `Said by programs, without an endpoint of their own 由程序发出，不设接口: ${BY_PROGRAM.map((kind) => FACT_KINDS[kind].zh).join('、')}.`,
    ),
  };
}
