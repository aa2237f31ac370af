/** 三联单: which papers an audit asks for and how finance has each (R21 S000-03 §6). Pure. */
import type { PaperHeld } from '../papers/papers-held.js';
import type { PaperLine } from './paper-line.js';

/** Those asked for in their order, then others that finance holds all the same. */
export function paperChecklist(asked: readonly string[], held: readonly PaperHeld[]): PaperLine[] {
  const codes = [...new Set([...asked, ...held.map(({ code }) => code)])];
  return codes.map((code): PaperLine => {
    const paper = held.find((one) => one.code === code);
    if (paper === undefined) return { code, state: 'missing', version: null, formNo: null, signers: [], by: null, at: null };
    const { as: state, version, formNo, signers, by, at } = paper;
    return { code, state, version, formNo, signers: [...signers], by, at };
  });
}
