import { PROCEDURES } from '@guitu/return-process/policy/profiles/catalogue';
import { documentHash } from '@guitu/return-process/policy/sha256';
import { describe, expect, it } from '@jest/globals';
import { describedProfiles } from './described-profiles.js';
import { policyPages } from './policy-pages.js';

const pages = policyPages();
const page = (key: string): string => pages.find(({ path }) => path === `docs/policies/${key}.md`)?.text ?? '';
/** Lines of a page's list that say something about `words`. */
const said = (key: string, words: string): string[] => page(key).split('\n').filter((line) => line.startsWith('- ') && line.includes(words));

describe('policy pages', () => {
  it('there is one per procedure of the catalogue, with the hash of exactly this profile', () => {
    expect(pages.map(({ path }) => path)).toEqual(PROCEDURES.map((ref) => ref.split('@')[0]).map((key) => `docs/policies/${key}.md`));
    describedProfiles().forEach(({ profile }, at) => expect(pages[at]?.text).toContain(`sha256 \`${documentHash(profile)}\``));
  });

  it('S000-04: decided within two hours of the notice, extendable twice, by §5.6', () => {
    expect(said('S000-04', '“判定”须在')).toEqual([
      '- “判定”须在“到货通知”后 2 小时内完成，由品质客服组负责；品质客服组、品质主管可延期 2 次。 “Disposition” is due within 2 h, counted from “Arrival notice”; answerable: Quality customer group; Quality customer group and Head of quality may extend it 2 times. — `S000-04 §5.6`',
    ]);
    expect(page('S000-04')).toMatch(/2 小时内判定 \/ Decide within 2 hours \| 2 小时 \/ 2 h \|.*\| S000-04 §5\.6 \|/);
  });

  it('S000-04: the re-inspection is ours, the rework is the procedure’s', () => {
    expect(said('S000-04', '检验员复检')).toEqual(['- 检验员复检。 Quality inspector must re-inspect the goods. — **我们定的 ours**']);
    expect(said('S000-04', '生产返修')).toEqual(['- 生产返修。 Production must rework the goods. — `S000-04 §4 (生产部)`']);
  });

  it('S000-03 (R09): 15 % is deducted unless the reason is quality or transit, and freight is the customer’s', () => {
    expect(said('S000-03', '包装损失费')).toEqual([
      '- 扣“包装损失费 15%”：可计价值的 15 %（仅当原因类别不为质量、运输）。 “Packaging loss 15 %” is deducted: 15 % of the creditable value (only if kind of reason is neither quality nor transit). — `S000-03 §1 (R09)`',
    ]);
    expect(said('S000-03', '运费由客户承担')).toEqual([expect.stringContaining('原因类别不为质量、运输时，运费由客户承担。')]);
  });

  it('S000-03 (R13, R21): thickened paint is scrapped at no value; finance audits and the vice general manager approves', () => {
    expect(said('S000-03', '已增稠')).toEqual([expect.stringMatching(/货物可判报废，不予计算价值。.*`S000-03 \(二\)2 \(R13\)`$/)]);
    expect(said('S000-03', '由副总经理批准')).toEqual([expect.stringMatching(/`S000-03 §6 \(R21\)`$/)]);
  });

  it('S001-20 (R19): above 500 yuan the general manager approves, up to 500 his office', () => {
    // money, and goods in kind, by the same levels
    expect(said('S001-20', '金额超过 500 元，或金额未知时，由总经理批准')).toEqual([expect.stringContaining('换货补货'), expect.stringContaining('结算')]);
    expect(said('S001-20', '金额不超过 500 元时，由总经办')).toHaveLength(2);
  });

  it('S003-15 (R17, T34): every other return is sporadic; what of a limit is ours says so', () => {
    expect(said('S003-15', '其余的，属“零星客返”')).toEqual([expect.stringMatching(/every other return counts as “Sporadic”\. — `S003-15 §3\.5 \(R17\)`$/i)]);
    expect(said('S003-15', '另加2 天')).toEqual([expect.stringMatching(/`S003-15 §5\.4\.2 \(T34\); base value = 我们定的 ours`$/)]);
  });

  it('S001-18 (R52): 45 days of silence are consent, by the procedure', () => {
    expect(said('S001-18', '不答复的，视为同意')).toEqual([expect.stringMatching(/是否认可报告，等 45 天；不答复的，视为同意。.*— `S001-18/)]);
  });
});
