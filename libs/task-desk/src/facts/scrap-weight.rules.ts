/** 报废申请 by weight (R56, S003-15): in four material groups, where the form asks for it. Pure. */
import type { FactPayload } from '@guitu/contracts/facts/payloads';
import type { TaskMenu } from '@guitu/contracts/task';
import type { FieldError } from '@guitu/platform/http/problem';

/** Grams per group; what is not named weighs nothing, but something does. */
export function scrapWeightFaults({ weightByGroup = {} }: Pick<FactPayload<'scrap_request'>, 'weightByGroup'>, { fields = [] }: Pick<TaskMenu, 'fields'>): FieldError[] {
  if (!fields.includes('weightByGroup') || Object.values(weightByGroup).some((grams) => (grams ?? 0) > 0)) return [];
  return [{ path: 'weightByGroup', zh: '请按五金、塑胶、包材、线材填写报废重量（克）。', en: 'Say how much it weighs by metal, plastic, packing and wire (grams).' }];
}
