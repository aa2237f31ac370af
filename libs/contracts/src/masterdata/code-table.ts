/** Entries of the house's code tables: reasons, defects, refusals, extensions … with the words people see. */
import { z } from 'zod';
import { Code } from '../scalars.js';
import { Flag, masterRecord } from './record.js';

export const CODE_LISTS = {
  reason: { zh: '退货原因', en: 'Reason of a return' },
  defect: { zh: '不良代码', en: 'Defect' },
  refusal: { zh: '拒绝原因', en: 'Refusal' },
  extension: { zh: '延期原因', en: 'Extension' },
  pause: { zh: '暂停原因', en: 'Pause' },
  area: { zh: '责任区域', en: 'Area of responsibility' },
  hazard: { zh: '危险品类别', en: 'Hazard class' },
} as const;
export const CodeList = z.enum(Object.keys(CODE_LISTS) as [keyof typeof CODE_LISTS]);

/** `code` = `<list>.<entry>`. */
export const CodeRecord = masterRecord({
  list: CodeList, entry: Code,
  label: z.strictObject({ zh: z.string().min(1).max(80), en: z.string().min(1).max(120) }),
  /** order in a choice list */
  rank: z.int().min(0).max(9999),
  active: Flag,
});
