/** P01–P08: until when and under which conditions, who approves, which limits, what happens on site. */
import type { Label } from '@guitu/contracts/vocabulary';
import { spanWords, label } from '@guitu/return-process/policy/describe/words';
import { GATE_WORDS } from '@guitu/return-process/policy/describe/story-approvals';
import type { Gate } from '@guitu/return-process/policy/steps';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import { named, NOTHING, parts, roles, when, type Parameter } from './cells.js';

const LATE: Readonly<Record<string, Label>> = { reject: label('拒绝', 'refuse'), exception: label('特批', 'exception'), quote: label('报价', 'quote'), alternative: label('替代方案', 'alternative') };
const FROM: Readonly<Record<string, Label>> = { receipt: label('收货起', 'from receipt'), ship: label('出货起', 'from shipping'), on_the_spot: label('当场', 'on the spot') };

const windows = ({ windows: own }: ResolvedProfile): Label => parts(...own.map(({ then }) => {
  const [span, from] = [spanWords(then.span), FROM[then.from] ?? NOTHING];
  return then.from === 'on_the_spot' ? from : label(`${span.zh}，${from.zh}`, `${span.en} ${from.en}`);
}));

function warranty({ warranty: own }: ResolvedProfile): Label {
  if (!own.on) return NOTHING;
  const effect = own.effect === 'gate' ? label('过保不收', 'none taken after') : label('过保报价', 'quoted after');
  const months = own.perContract && own.months.otherwise === 0 ? label('按合同', 'per contract') : label(`${own.months.otherwise} 个月`, `${own.months.otherwise} months`);
  return parts(months, effect);
}

const approvals = (profile: ResolvedProfile): Label => parts(...Object.entries(profile.approvals).map(([gate, { levels, mode }]) => {
  const [what, who] = [GATE_WORDS[gate as Gate], roles(profile, levels.map(({ role }) => role))];
  const how = mode === 'joint' && levels.length > 1 ? label('（会签）', ' (jointly)') : label('', '');
  return label(`${what.zh}：${who.zh}${how.zh}`, `${what.en}: ${who.en}${how.en}`);
}));

const limits = ({ sla }: ResolvedProfile): Label => parts(...Object.values(sla).map(({ zh, en }) => label(zh, en)));

const MODES: Readonly<Record<string, Label>> = { none: NOTHING, optional: label('可选', 'optional'), required: label('必须', 'required') };
const onsite = (profile: ResolvedProfile): Label => (profile.onsite.mode === 'none' ? NOTHING : parts(MODES[profile.onsite.mode] ?? null, named(Object.keys(profile.onsite.results), profile.onsiteResults)));

const contact = (profile: ResolvedProfile): Label => (profile.contact.on ? parts(roles(profile, [profile.contact.by]), when(profile, profile.contact.when ?? {})) : NOTHING);

export const ENTRY: readonly Parameter[] = [
  { id: 'P01', cell: ({ calendar, emergency }) => parts(label(calendar, calendar), emergency === 'pause' ? label('应急时暂停', 'paused in an emergency') : label('应急时标记', 'flagged in an emergency')) },
  { id: 'P02', cell: windows }, { id: 'P03', cell: ({ windows: own, late }) => (own.length === 0 ? NOTHING : LATE[late.then] ?? NOTHING) }, { id: 'P04', cell: warranty },
  { id: 'P05', cell: ({ eligibility }) => (eligibility.rule === null ? NOTHING : named(Object.keys(eligibility.checks), eligibility.checks)) },
  { id: 'P06', cell: approvals }, { id: 'P07', cell: limits }, { id: 'P08', cell: (profile) => { const first = contact(profile); return parts(first === NOTHING ? null : label(`首次联系：${first.zh}`, `first contact: ${first.en}`), onsite(profile)); } },
];
