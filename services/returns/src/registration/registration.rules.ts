/** 登记: what must hold before a return gets its number. */
import type { RegisterReturnBody } from '@guitu/contracts/http/register-return';
import { parseQuantity } from '@guitu/contracts/quantity';
import { UNITS } from '@guitu/contracts/vocabulary';
import type { FieldError } from '@guitu/platform/http/problem';
import { looksIssuedHere } from './paper-number.rules.js';

/** Source of returns that a clerk enters here; they need no number from elsewhere. */
export const OWN_SOURCE = 'guitu';
/** A complaint is registered within a year, or somebody mistyped the date. */
const OLDEST_COMPLAINT = 366 * 24 * 60 * 60_000;

/**
 * Quantities fit their unit, the complaint came before its registration, and an import names the number it has at its source.
 * @param now UTC ms
 */
export function registrationFaults(body: RegisterReturnBody, now: number): FieldError[] {
  const faults: FieldError[] = [...lineFaults(body), ...sourceFaults(body)];
  const { complaintAt, forms } = body;
  if (complaintAt !== undefined && complaintAt > now) faults.push({ path: 'complaintAt', zh: '投诉时间不能在将来', en: 'not in the future' });
  if (complaintAt !== undefined && complaintAt < now - OLDEST_COMPLAINT) faults.push({ path: 'complaintAt', zh: '投诉时间早于一年前', en: 'more than a year ago' });
  if (new Set(forms).size < forms.length) faults.push({ path: 'forms', zh: '单据重复', en: 'a form is listed twice' });
  return faults;
}

function lineFaults({ lines }: RegisterReturnBody): FieldError[] {
  return lines.flatMap(({ qty, unit, sourceSystem, externalId }, index) => {
    const faults: FieldError[] = [];
    if (parseQuantity(qty, unit) === null) {
      const { scale, zh, en } = UNITS[unit];
      faults.push({ path: `lines.${index}.qty`, zh: `${zh}最多 ${scale} 位小数`, en: `${en}: at most ${scale} decimals` });
    }
    if ((sourceSystem === undefined) !== (externalId === undefined)) faults.push({ path: `lines.${index}.externalId`, zh: '来源系统与外部单号须同时填写', en: 'source system and external id go together' });
    return faults;
  });
}

function sourceFaults({ sourceSystem, externalId }: RegisterReturnBody): FieldError[] {
  if (externalId === undefined) return sourceSystem === OWN_SOURCE ? [] : [{ path: 'externalId', zh: '外部来源须填写外部单号', en: 'required for returns from another system' }];
  return looksIssuedHere(externalId) && sourceSystem === OWN_SOURCE ? [{ path: 'externalId', zh: '此号段由系统编号', en: 'numbers of this kind are given by the system' }] : [];
}
