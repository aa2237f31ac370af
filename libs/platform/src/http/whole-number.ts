/** Numbers in paths and queries. `Number()` would also take ' 5 ', '1e3' and '0x10', which are mistakes. */
import { z } from 'zod';

const DIGITS = /^(0|[1-9]\d{0,15})$/;

/** Decimal digits and nothing else, within limits. */
export const wholeNumber = (least: number, most: number) =>
  z.preprocess((text) => (typeof text === 'string' && DIGITS.test(text) ? Number(text) : text), z.int().min(least).max(most));

/** The same, for a parameter that may be left out; JSON Schema knows no default of what is read from text, so words say it. */
export const wholeNumberOr = (usual: number, least: number, most: number) => wholeNumber(least, most).default(usual).meta({ description: `默认 / default: ${usual}` });
