/** A print as a page: everything in one document, in the paper's own size, without scripts (product.md §3.5). */
import { scanLink } from '@guitu/contracts/scan-link.rules';
import type { PrintRun } from './keep-paper.js';
import { pageSize, type Paper } from './printer-paper.js';

export type Language = 'zh' | 'en' | 'both';
export interface PageSetting { readonly language: Language; /** base of the links in codes */ readonly base: string; readonly timeZone: string; /** what its printer holds */ readonly paper: Paper }
interface Words { readonly zh: string; readonly en: string }

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** One page for each copy. */
export async function pageOf(run: PrintRun, { language, base, timeZone, paper }: PageSetting): Promise<string> {
  const { sheet } = run;
  const say = ({ zh, en }: Words): string => escape(language === 'both' && zh !== en ? `${zh} ${en}` : language === 'en' ? en : zh);
  const when = (at: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  const { page, margin, font, code, narrow } = pageSize(sheet.size, paper);
  // a large module: loaded when something is printed
  const { code128, drawingSVG, qrcode } = await import('bwip-js/node');
  const qr = qrcode({ bcid: 'qrcode', text: scanLink(base, sheet.returnNo, sheet.line) }, drawingSVG());
  const bars = code128({ bcid: 'code128', text: sheet.returnNo, height: 8 }, drawingSVG());
  const nth: Words = { zh: `第 ${run.printNo} 次打印`, en: `print no. ${run.printNo}` };
  const head = `<header><div class="codes"><div class="qr">${qr}</div><div class="bars">${bars}<span>${escape(sheet.returnNo)}${sheet.line === null ? '' : `/${sheet.line}`}</span></div></div>
<h1>${say(sheet.title)}</h1><p>${sheet.no === null ? '' : `<b>${escape(sheet.no)}</b> · `}V${run.version} · ${say(nth)} · ${when(run.askedAt)}</p></header>`;
  const fields = `<dl>${sheet.fields.map((one) => `<div><dt>${say(one)}</dt><dd>${escape(one.value)}</dd></div>`).join('')}</dl>`;
  const table = sheet.columns.length === 0 ? '' : `<table><thead><tr>${sheet.columns.map((one) => `<th>${say(one)}</th>`).join('')}</tr></thead><tbody>${sheet.rows.map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
  const boxes = sheet.boxes.map((one) => `<p class="box"><i></i>${say(one)}</p>`).join('');
  const signs = sheet.signatures.length === 0 ? '' : `<section class="signs">${sheet.signatures.map((one) => `<div><span>${say(one)}</span><b>${one.staff === null ? '' : `${escape(one.staff)}${one.at === null ? '' : ` ${when(one.at)}`}`}</b></div>`).join('')}</section>`;
  const copies: readonly (Words | null)[] = sheet.copies.length > 0 ? sheet.copies : Array.from({ length: run.copies }, () => null);
  const bodies = copies.map((copy) => `<main>${head}${fields}${table}${boxes}${signs}${copy === null ? '' : `<footer>${say(copy)}</footer>`}</main>`).join('');
  return `<!doctype html><html lang="${language === 'en' ? 'en' : 'zh'}"><head><meta charset="utf-8"><title>${escape(sheet.no ?? sheet.returnNo)}</title><style>
@page{size:${page};margin:${margin}}body{font:${font}/1.35 "Noto Sans CJK SC","Microsoft YaHei","SimSun",sans-serif;margin:0;color:#000}main{break-after:page}main:last-child{break-after:auto}
h1{font-size:1.4em;margin:0}header p{margin:.2em 0}.codes{float:right;text-align:center}.qr svg{width:${code};height:${code}}.bars svg{width:calc(${code}*1.6);height:calc(${code}*.35);display:block;margin:auto}
dl{display:flex;flex-wrap:wrap;gap:.2em 1.2em;margin:.4em 0}dl div{display:flex;gap:.4em}dt{font-weight:normal}dt::after{content:":"}dd{margin:0;font-weight:bold}table{border-collapse:collapse;width:100%;clear:both}
th,td{border:1px solid #000;padding:.2em .4em;text-align:left}.box i{display:inline-block;width:1em;height:1em;border:1px solid #000;margin-right:.4em;vertical-align:-.15em}.signs{display:flex;gap:1em;margin-top:1em}
.signs div{flex:1;border-top:1px solid #000;min-height:3em}.signs span,.signs b{display:block}footer{text-align:right}${narrow ? '.codes{float:none}.signs{display:block}th,td{padding:.1em .2em;overflow-wrap:anywhere}' : ''}
</style></head><body>${bodies}</body></html>`;
}
