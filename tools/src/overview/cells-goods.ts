/** P09–P13: how goods come, who pays, what is counted and inspected. */
import type { Label } from '@guitu/contracts/vocabulary';
import { decisionsOf } from '@guitu/return-process/policy/conditions';
import { shareWords } from '@guitu/return-process/policy/describe/condition-words';
import { label } from '@guitu/return-process/policy/describe/words';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import { choices, named, NOTHING, parts, roles, when, type Parameter } from './cells.js';

const CARRIERS: Readonly<Record<string, Label>> = { customer: label('客户寄', 'customer sends'), courier: label('快递取', 'courier collects'), company: label('公司取', 'company collects') };
const MISSING: Readonly<Record<string, Label>> = { refuse: label('缺则不收', 'none without'), hold: label('缺则暂存', 'held without'), note: label('缺则记录', 'noted without') };
const PAYERS: Readonly<Record<string, Label>> = { company: label('公司', 'company'), customer: label('客户', 'customer'), half: label('各半', 'half each'), one_trip_each: label('各一程', 'one trip each'), open: label('逐单定', 'case by case') };
const METHODS: Readonly<Record<string, Label>> = { full: label('全检', 'all'), normal: label('正常抽检', 'normal'), mixed_lot: label('混批', 'mixed lot'), random: label('随机', 'random') };
const ARRANGEMENTS: Readonly<Record<string, Label>> = { none: NOTHING, receipt: label('随验收', 'with receipt'), step: label('单独检验', 'a step') };
const withGoods = ({ inbound }: ResolvedProfile): boolean => decisionsOf(inbound.goods).includes(true);

function inbound(profile: ResolvedProfile): Label {
  if (!withGoods(profile)) return label('无实物', 'no goods');
  const { documents, missing, carrier, instruct } = profile.inbound;
  return parts(roles(profile, [instruct]), CARRIERS[carrier] ?? null, ...(documents.length === 0 ? [] : [named(documents, profile.forms), MISSING[missing] ?? null]));
}

function receipt(profile: ResolvedProfile): Label {
  if (!withGoods(profile)) return NOTHING;
  const { by, joint, notify, signoff } = profile.receipt;
  return parts(roles(profile, [...new Set([by, ...joint])]), notify === null ? null : label(`通知${roles(profile, [notify]).zh}`, `tells ${roles(profile, [notify]).en}`), signoff === null ? null : label(`${roles(profile, [signoff]).zh}签收`, `${roles(profile, [signoff]).en} signs`));
}

function inspection(profile: ResolvedProfile): Label {
  const { mode, by, sampling, sort, pool } = profile.inspection;
  if (mode === 'none') return NOTHING;
  return parts(ARRANGEMENTS[mode] ?? null, roles(profile, [by]), choices(sampling, ({ method, minBps }) => {
    const words = METHODS[method] ?? NOTHING;
    return minBps === 0 || method === 'full' ? words : label(`${words.zh} ≥ ${shareWords(minBps)}`, `${words.en} ≥ ${shareWords(minBps)}`);
  }), sort === null ? null : label('分拣', 'sorted'), pool === null ? null : label(`池 > ${pool.over}`, `pool > ${pool.over}`));
}

export const GOODS_IN: readonly Parameter[] = [
  { id: 'P09', cell: inbound }, { id: 'P10', cell: (profile) => (withGoods(profile) ? choices(profile.freight, ({ payer }) => PAYERS[payer] ?? NOTHING) : NOTHING) }, { id: 'P11', cell: receipt },
  { id: 'P12', cell: (profile) => parts(...profile.classes.map(({ when: test, then }) => { const [name, words] = [profile.classNames[then] ?? label(then, then), when(profile, test)]; return label(`${name.zh}：${words.zh}`, `${name.en}: ${words.en}`); })) },
  { id: 'P13', cell: inspection },
];
