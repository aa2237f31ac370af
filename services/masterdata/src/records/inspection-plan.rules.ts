/** What must hold between the fields of an inspection plan. Pure. */
import type { InspectionCheck } from '@guitu/contracts/masterdata/inspection-plan';
import type { Fault, Fields } from './record-kinds.rules.js';

export function inspectionFaults({ product, group, method, shareBps, atLeast, checks }: Fields): Fault[] {
  const all = checks as readonly InspectionCheck[];
  return [
    ...((product === null) === (group === null) ? [{ field: 'product', code: 'one-of-two', zh: '产品与产品组须且只须填一项。', en: 'Either a product or a group of products.' }] : []),
    ...(method === 'sample' && shareBps === null && atLeast === null ? [{ field: 'shareBps', code: 'sample-size', zh: '抽检须说明比例或最少数量。', en: 'A sample needs a share or a least number.' }] : []),
    ...(method === 'full' && (shareBps !== null || atLeast !== null) ? [{ field: 'shareBps', code: 'sample-size', zh: '全检不需要比例与数量。', en: 'Every piece is looked at: no share, no number.' }] : []),
    ...all.flatMap((check, index) => checkFaults(check, index, all)),
  ];
}

function checkFaults({ code, kind, unit, low, high }: InspectionCheck, index: number, all: readonly InspectionCheck[]): Fault[] {
  const at = `checks.${index}`;
  if (all.findIndex((one) => one.code === code) < index) return [{ field: at, code: 'duplicate', zh: `检验项 ${code} 重复。`, en: `Check ${code} is there twice.` }];
  if (kind === 'look') return low === null && high === null && unit === null ? [] : [{ field: at, code: 'limits', zh: '目视项没有限值与单位。', en: 'What is looked at has no limits and no unit.' }];
  if (low === null && high === null) return [{ field: at, code: 'limits', zh: '测量项须有限值。', en: 'What is measured needs a limit.' }];
  return low !== null && high !== null && Number(low) > Number(high) ? [{ field: at, code: 'limits', zh: '下限大于上限。', en: 'The lower limit is above the upper one.' }] : [];
}
