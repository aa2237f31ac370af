/** A sheet as a page for a browser: everything in one document, in the paper's own size, without scripts (product.md §3.5). */
import { scanLink } from '@guitu/contracts/scan-link.rules';
import { pageSize } from './printer-paper.js';
import { scanCode } from './scan-code.js';
import { headLine } from './sheet-head.rules.js';
import type { Sheet } from './sheet.js';
import { copiesOf, PICTURE_MISSING, speechOf, type PageSetting, type Pictures, type ShownSheet, type Words } from './shown-sheet.js';

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** One page for each copy. */
export async function pageOf(shown: ShownSheet, { language, base, timeZone, paper }: PageSetting, pictures: Pictures): Promise<string> {
  const { sheet } = shown;
  const { say: inWords, when, printed } = speechOf({ language, timeZone });
  const say = (words: Words): string => escape(inWords(words));
  const { mm: [width, length], margin: [above, beside], font, code, narrow, name } = pageSize(sheet.size, paper);
  // a large module: loaded when something is printed
  const { code128, drawingSVG } = await import('bwip-js/node');
  const qr = await scanCode(scanLink(base, sheet.returnNo, sheet.line));
  const bars = code128({ bcid: 'code128', text: sheet.returnNo, height: 8 }, drawingSVG());
  const whose = headLine(sheet);
  const head = `<header><div class="codes"><div class="qr">${qr}</div><div class="bars">${bars}<span>${escape(sheet.returnNo)}${sheet.line === null ? '' : `/${sheet.line}`}</span></div></div>
${whose === null ? '' : `<p>${escape(whose)}</p>`}<h1>${say(sheet.title)}</h1><p>${sheet.no === null ? '' : `<b>${escape(sheet.no)}</b> · `}${escape(printed(shown))}</p></header>`;
  const fields = `<dl>${sheet.fields.map((one) => `<div><dt>${say(one)}</dt><dd>${escape(one.value)}</dd></div>`).join('')}</dl>`;
  const table = sheet.columns.length === 0 ? '' : `<table><thead><tr>${sheet.columns.map((one) => `<th>${say(one)}</th>`).join('')}</tr></thead><tbody>${sheet.rows.map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
  const boxes = sheet.boxes.map((one) => boxOf(one, say)).join('');
  const shots = (sheet.pictures ?? []).map(({ id }) => pictures.get(id)).map((bytes) => (bytes === undefined ? `<span>${say(PICTURE_MISSING)}</span>` : `<img alt="" src="data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}">`)).join('');
  const signs = sheet.signatures.length === 0 ? '' : `<section class="signs">${sheet.signatures.map((one) => `<div><span>${say(one)}</span><b>${one.staff === null ? '' : `${escape(one.staff)}${one.at === null ? '' : ` ${when(one.at)}`}`}</b></div>`).join('')}</section>`;
  const bodies = copiesOf(shown).map((copy) => `<main>${head}${fields}${table}${boxes}${signs}${shots === '' ? '' : `<section class="shots">${shots}</section>`}${copy === null ? '' : `<footer>${say(copy)}</footer>`}</main>`).join('');
  return `<!doctype html><html lang="${language === 'en' ? 'en' : 'zh'}"><head><meta charset="utf-8"><title>${escape(sheet.no ?? sheet.returnNo)}</title><style>
@page{size:${name ?? `${width}mm ${length}mm`};margin:${above}mm ${beside}mm}body{font:${font}pt/1.35 "Noto Sans CJK SC","Microsoft YaHei","SimSun",sans-serif;margin:0;color:#000}main{break-after:page}main:last-child{break-after:auto}
h1{font-size:1.4em;margin:0}header p{margin:.2em 0}.codes{float:right;text-align:center}.qr svg{width:${code}mm;height:${code}mm}.bars svg{width:${code * 1.6}mm;height:${code * 0.35}mm;display:block;margin:auto}
dl{display:flex;flex-wrap:wrap;gap:.2em 1.2em;margin:.4em 0}dl div{display:flex;gap:.4em}dt{font-weight:normal}dt::after{content:":"}dd{margin:0;font-weight:bold}table{border-collapse:collapse;width:100%;clear:both}
th,td{border:1px solid #000;padding:.2em .4em;text-align:left}.box i,.frame i{display:inline-block;width:1em;height:1em;border:1px solid #000;margin-right:.4em;vertical-align:-.15em}
.frame{border:1px solid #000;padding:.4em .6em;margin:.6em 0;display:flex;flex-wrap:wrap;gap:.4em 1.2em}.frame u{display:inline-block;min-width:8em;border-bottom:1px solid #000;text-decoration:none}
.shots{display:flex;flex-wrap:wrap;gap:2mm}.shots img{max-width:60mm;max-height:45mm}.signs{display:flex;gap:1em;margin-top:1em}
.signs div{flex:1;border-top:1px solid #000;min-height:3em}.signs span,.signs b{display:block}footer{text-align:right}${narrow ? '.codes{float:none}.signs{display:block}th,td{padding:.1em .2em;overflow-wrap:anywhere}' : ''}
</style></head><body>${bodies}</body></html>`;
}

function boxOf(box: Sheet['boxes'][number], say: (words: Words) => string): string {
  const { ticks = [], blanks = [] } = box;
  if (ticks.length === 0 && blanks.length === 0) return `<p class="box"><i></i>${say(box)}</p>`;
  return `<div class="frame"><b>${say(box)}</b>${ticks.map((tick) => `<span><i></i>${say(tick)}</span>`).join('')}${blanks.map((blank) => `<span>${say(blank)}: <u></u></span>`).join('')}</div>`;
}
