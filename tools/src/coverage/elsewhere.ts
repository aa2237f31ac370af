/** What by design is not in the process core: why, and where it will live. Everything else must have a source and a test. */
import type { Label } from '@guitu/contracts/vocabulary';

export interface Elsewhere { readonly why: Label; readonly where: string }
const other = (zh: string, en: string, where: string): Elsewhere => ({ why: { zh, en }, where });

export const ELSEWHERE: Readonly<Record<string, Elsewhere>> = {
  R53: other('召回的批准早于任何一张客退单', 'a recall is approved before any return of it exists', 'recall workflow, linked to its returns'),
  T15: other('改善报告随客诉走，可长于客退', 'the report belongs to the complaint and may outlive the return', 'complaint workflow, linked to the return'),
  T28: other('查件可以没有客退', 'an inquiry may exist without a return', 'inquiry workflow'),
  T37: other('上门服务不是客退', 'field service is no return', 'not modelled'),
  T38: other('按日历出表，不随单', 'made by the calendar, not by a return', 'scheduled reports'),
  T39: other('按日历出表，不随单', 'made by the calendar, not by a return', 'scheduled reports'),
  W01: other('查件可以没有客退', 'an inquiry may exist without a return', 'inquiry workflow'),
  W02: other('客诉可以没有客退，也可长于客退', 'a complaint may exist without a return and outlive it', 'complaint workflow, linked to the return'),
  W03: other('按日历出表，不随单', 'made by the calendar, not by a return', 'scheduled reports'),
  W04: other('一次批准产生许多客退', 'one approval makes many returns', 'recall workflow, linked to its returns'),
  W05: other('一个池汇集多张客退', 'one pool collects several returns', 'pool workflow, linked to its returns'),
  W06: other('对方不同，时限另计', 'another counterparty with limits of its own', 'claim workflows, linked to the return'),
  W08: other('上门服务不是客退', 'field service is no return', 'not modelled'),
};
