/** What happens when a limit is missed, and how often a thing may go round (P07, loops). */
import type { Label } from '@guitu/contracts/vocabulary';
import { openSteps } from '../open-steps.js';
import type { Loop, StepKey } from '../steps.js';
import { joined } from './condition-words.js';
import { say, type Reading, type Sentence } from './sentence.js';
import { label, roleWords, rungWords } from './words.js';

export const LOOP_WORDS: Readonly<Record<Loop, Label>> = {
  supplement: label('补资料', 'asking for papers'), appeal: label('申诉', 'an appeal'), recount: label('复点', 'a second count'), consignment: label('分批到货', 'another consignment'), redecide: label('重新判定', 'a new disposition'),
  rework: label('返修', 'rework'), repack: label('重新包装', 'packing again'), proposal: label('协商', 'a new proposal'), payment: label('重新付款', 'paying again'), report: label('重发报告', 'issuing the report again'), effect: label('效果不良再改善', 'improving again'),
};

/** One sentence per ladder in use, one per limit that opens a written notice, and one on what no limit covers. */
export function lateStory({ profile }: Reading): Sentence[] {
  const limits = Object.values(profile.sla);
  const inUse = Object.entries(profile.ladders).map(([key, rungs]) => ({ rungs, limits: limits.filter(({ ladder }) => ladder === key) })).filter((ladder) => ladder.limits.length > 0);
  const breaches = limits.flatMap((sla) => {
    const { onBreach = 'none' } = sla;
    const duty = onBreach === 'none' ? undefined : profile.duties[onBreach.duty];
    return duty === undefined ? [] : [say(`“${sla.zh}”超时的，${roleWords(profile, duty.by).zh}须办：${duty.zh}。`, `if “${sla.en}” is missed, ${roleWords(profile, duty.by).en} must do: ${duty.en}.`, duty.clause)];
  });
  return [
    ...breaches,
    ...inUse.map(({ rungs, limits: of }) => {
      const [names, what] = [joined(of.map(({ zh, en }) => label(`“${zh}”`, `“${en}”`)), '、', ', '), joined(rungs.map((rung) => rungWords(profile, rung)), '；', '; ')];
      return say(`${names.zh}：${what.zh}。`, `${names.en}: ${what.en}.`, 'house');
    }),
    say(`没有时限的步骤按期跟催，不计入考核；最后一档之后每 7 天提醒${roleWords(profile, profile.management).zh}，直到办完。`,
      `a step without a limit is chased and counts in no figure; after the last rung ${roleWords(profile, profile.management).en} is reminded every 7 days until it is done.`, 'house'),
  ];
}

const WAYS_BACK: Readonly<Record<Loop, readonly StepKey[]>> = {
  supplement: ['complete'], appeal: ['appeal'], recount: [], consignment: ['receive'], redecide: ['redecide'], rework: ['reinspect'], repack: ['dispatchCheck'], proposal: ['quote', 'propose'], payment: ['pay'], report: ['ack'], effect: ['effect'],
};

/** How often each way back of this procedure may be taken. */
export function loopsStory({ profile }: Reading): Sentence[] {
  const open = openSteps(profile);
  const used = (Object.keys(WAYS_BACK) as Loop[]).filter((loop) => WAYS_BACK[loop].some((step) => open.has(step)) || (loop === 'recount' && profile.receipt.mismatch.recount));
  return used.map((loop) => {
    const { max, grant } = profile.loops[loop];
    return say(`${LOOP_WORDS[loop].zh}至多 ${max} 次；再多由${roleWords(profile, grant).zh}逐次放行。`, `${LOOP_WORDS[loop].en} at most ${max} time${max === 1 ? '' : 's'}; each further one is granted by ${roleWords(profile, grant).en}.`, 'house');
  });
}
