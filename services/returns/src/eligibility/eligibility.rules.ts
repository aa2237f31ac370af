/** 资格核对 (R03, process-model.md §2): which answers fit the checks that are open. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskStatement } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

/** Checks may be answered one by one, but only such as are open, and at least one; lines are those of the task, each once. */
export function checkFaults({ checks, lines = [] }: Pick<FactPayload<'eligibility'>, 'checks' | 'lines'>, { menu, lines: known }: Pick<TaskStatement, 'menu' | 'lines'>): FieldError[] {
  const open = menu.openChecks?.map(({ code }) => code) ?? [];
  const answered = Object.keys(checks);
  const asked = menu.openChecks?.map(({ code, zh }) => `${zh} (${code})`).join('、') ?? '';
  return [
    ...(answered.length === 0 ? [{ path: 'checks', zh: `请至少核对一项：${asked}`, en: `answer at least one check: ${open.join(', ')}` }] : []),
    ...answered.filter((code) => !open.includes(code)).map((code) => ({ path: `checks.${code}`, zh: `没有这项核对，待核对的是：${asked}`, en: `no such open check; open are: ${open.join(', ')}` })),
    ...lines.flatMap(({ line }, index): FieldError[] => {
      const path = `lines.${index}.line`;
      if (!known.some((one) => one.line === line)) return [{ path, zh: '待办中没有这一行', en: 'the task has no such line' }];
      return lines.findIndex((other) => other.line === line) < index ? [{ path, zh: '同一行只能写一次', en: 'each line once' }] : [];
    }),
  ];
}
