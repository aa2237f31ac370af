/** 属性 of a row: `原因=外观；渠道=代理`, in the words in which policies are described, as the attributes their conditions read. */
import { ATTRIBUTE_SOURCES, maySet, type AttributeLevel, type AttributeName, type AttributeType } from '@guitu/contracts/attribute-sources';
import { ATTRIBUTE_WORDS, type AttributeWords } from '@guitu/return-process/policy/describe/attribute-words';
import { decimalOf, fenOf, narrowOf } from '@guitu/row-import/columns/cell-text.rules';
import type { CellFault } from '@guitu/row-import/columns/column';

const YES = ['1', 'y', 'yes', 'true', '是', '有'];
const NO = ['0', 'n', 'no', 'false', '否', '无'];
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const fault = (code: string, zh: string, en: string): CellFault => ({ field: 'attrs', code, zh: `属性：${zh}`, en: `Attributes: ${en}` });

/** @param level of the attributes that a registration may state here */
export function attributesOf(text: string | null, level: AttributeLevel): { readonly attrs: Readonly<Record<string, unknown>>; readonly faults: readonly CellFault[] } {
  const attrs: Record<string, unknown> = {};
  const faults: CellFault[] = [];
  const known = (Object.keys(ATTRIBUTE_SOURCES) as AttributeName[]).filter((name) => maySet('register', level, name));
  for (const part of narrowOf(text ?? '').split(/[;\n]/).map((one) => one.trim()).filter((one) => one !== '')) {
    const [, said = '', value = ''] = /^([^=:]*)[=:](.*)$/.exec(part)?.map((one) => one.trim()) ?? [];
    const name = known.find((one) => [one, ATTRIBUTE_WORDS[one].zh, ATTRIBUTE_WORDS[one].en].some((word) => same(word, said)));
    if (name === undefined) {
      faults.push(fault('unknown-attribute', `“${part}” 不认识；写成 名称=值，可用：${known.map((one) => ATTRIBUTE_WORDS[one].zh).join('、')}。`, `“${part}” is not known; write name=value of: ${known.map((one) => ATTRIBUTE_WORDS[one].en).join(', ')}.`));
      continue;
    }
    const found = valueOf(ATTRIBUTE_SOURCES[name].type, ATTRIBUTE_WORDS[name], value);
    if (found === undefined) faults.push(fault('unknown-value', `“${part}” 的值不对。`, `the value of “${part}” is none it can have.`));
    else attrs[name] = found;
  }
  return { attrs, faults };
}

/** Amounts are written in yuan, shares in percent. */
function valueOf(type: AttributeType, { yes, no, values = {} }: AttributeWords, text: string): unknown {
  const said = (label: { readonly zh: string; readonly en: string } | undefined): boolean => label !== undefined && [label.zh, label.en].some((word) => same(word, text));
  if (type === 'boolean') return YES.some((one) => same(one, text)) || said(yes) ? true : NO.some((one) => same(one, text)) || said(no) ? false : undefined;
  if (type === 'fen' || type === 'bps') return fenOf(decimalOf(text) ?? '') ?? undefined;
  if (type === 'quantity') return decimalOf(text) ?? undefined;
  if (type === 'code') return text === '' ? undefined : text;
  return type.find((one) => same(one, text) || said(values[one]));
}
