/** Why a return's money does not move on at this desk, in words. Pure. */
import type { PostingRow } from '@guitu/postings/posting-row';
import type { AuditStanding } from '../audit/audit-standing.js';
import type { PaperLine } from './paper-line.js';

export interface Blocker { readonly code: string; readonly zh: string; readonly en: string }

export function blockersOf(papers: readonly PaperLine[], audit: Pick<AuditStanding, 'verdict' | 'valid'> | null, postings: readonly Pick<PostingRow, 'state' | 'fact_id' | 'closed_at' | 'external_key' | 'reason'>[]): Blocker[] {
  const missing = papers.filter(({ state }) => state === 'missing').map(({ code }) => code);
  return [
    ...(missing.length === 0 ? [] : [{ code: 'papers-missing', zh: `缺单据原件：${missing.join('、')}`, en: `Originals missing: ${missing.join(', ')}` }]),
    ...(audit === null || audit.valid || audit.verdict === 'reject' ? [] : [{ code: 'audit-invalid', zh: '审核之后内容已变更，审核失效', en: 'What was audited has changed; the audit is not valid any more' }]),
    ...postings.flatMap(blockerOf),
  ];
}

function blockerOf({ state, fact_id, closed_at, external_key: key, reason }: Pick<PostingRow, 'state' | 'fact_id' | 'closed_at' | 'external_key' | 'reason'>): Blocker[] {
  if (state === 'unknown') return [{ code: 'posting-unknown', zh: `过账 ${key} 结果未知，须核实`, en: `Nobody knows whether ${key} is booked; somebody must find out` }];
  if (state === 'refused') return [{ code: 'posting-refused', zh: `过账 ${key} 被拒（${reason ?? ''}）`, en: `${key} was refused (${reason ?? ''})` }];
  if (state === 'booked' && fact_id === null && closed_at === null) {
    return [{ code: 'posting-untold', zh: `过账 ${key} 已入账，流程尚未得知（${reason ?? ''}）：告知流程、冲销，或照此保留`, en: `${key} is booked and the process does not know yet (${reason ?? ''}): tell it, book it back, or let it stand` }];
  }
  return [];
}
