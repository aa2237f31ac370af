/** The lanes a flow runs in (process-model.md §1.1), by what a step belongs to. */
import type { Label } from '@guitu/contracts/vocabulary';
import type { StepDef } from '../../engine/flow.js';
import { label } from './words.js';

export const TRACKS = {
  intake: label('受理', 'Intake'), containment: label('遏制', 'Containment'), inbound: label('收货', 'Inbound'), assess: label('判定', 'Assessment'), execute: label('执行', 'Execution'), supply: label('换补', 'Supply'),
  settle: label('结算', 'Settlement'), improve: label('改善', 'Improvement'), duties: label('事项', 'Duties'), close: label('结案', 'Closing'),
} as const satisfies Record<string, Label>;
export type Track = keyof typeof TRACKS;

const NAMED: Readonly<Record<string, Track>> = {
  hold: 'containment', release: 'containment', improve: 'improve', effect: 'improve', report: 'improve', ack: 'improve', redecide: 'assess', redecideApprove: 'assess',
  deposit: 'supply', depositSettle: 'supply', supplyApprove: 'supply', value: 'settle', propose: 'settle', audit: 'settle', settleApprove: 'settle', post: 'settle', pay: 'settle', tell: 'settle', adjust: 'settle',
};
const ASSESSED: readonly string[] = ['inspection', 'meeting', 'disposition'];

export function trackOf({ key, scope, stage }: StepDef): Track {
  const named = NAMED[key];
  if (named !== undefined) return named;
  if (key.startsWith('duty:')) return 'duties';
  if (scope === 'supply') return 'supply';
  if (scope === 'portion') return 'execute';
  if (scope === 'consignment') return ['inbound', 'receipt'].includes(stage) ? 'inbound' : 'assess';
  if (ASSESSED.includes(stage) || ['meet', 'responsible', 'disposeApprove'].includes(key)) return 'assess';
  return stage === 'closing' ? 'close' : 'intake';
}
