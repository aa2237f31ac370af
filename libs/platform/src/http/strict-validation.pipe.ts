import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { Problem, type FieldError } from './problem.js';

const chinese = z.locales.zhCN().localeError;
const MAX_ERRORS = 50;

/** Validates every body, query and path parameter by the schema its decorator names; unknown fields are errors when the schema is strict. */
export class StrictValidationPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    if (metadata.type === 'custom') return value;
    const { schema } = metadata as { schema?: unknown };
    if (!(schema instanceof z.ZodType)) throw new Error(`parameter ${metadata.type} ${metadata.data ?? ''} has no schema`);
    const parsed = schema.safeParse(value, { reportInput: true });
    if (parsed.success) return parsed.data;
    throw Problem.badRequest('invalid', '请求内容有误，请看各字段说明。', 'The request is not valid; see the fields.', fieldErrors(parsed.error, metadata.data));
  }
}

/** One entry per issue with its path; the input itself is never echoed. */
export function fieldErrors(error: z.ZodError, prefix?: string): FieldError[] {
  return error.issues.slice(0, MAX_ERRORS).map((issue) => {
    const translated = chinese(issue as Parameters<typeof chinese>[0]);
    const zh = typeof translated === 'string' ? translated : (translated?.message ?? '无效输入');
    return { path: [...(prefix === undefined ? [] : [prefix]), ...issue.path].join('.'), zh: issue.code === 'custom' ? `${zh}：${issue.message}` : zh, en: issue.message };
  });
}
