/** What the customer is told of the decision and of the way back, as words that stay as they were sent (product.md A5). Pure. */
import type { Label } from '@guitu/contracts/vocabulary';

export interface Decided { readonly verdict: string; readonly reasonCode: string | null }
/** `address`: null where master data keeps none under the code; then the code stands for it. `label`: link of the label for the parcel. */
export interface WayBack {
  readonly addressCode: string; readonly address: { readonly name: Label; readonly address: string } | null; readonly label: string;
  readonly carrierCode: string | null; readonly freightPayer: string; readonly papers: readonly string[];
}
export interface NoticeParts { readonly returnNo: string; readonly decided: Decided | null; readonly wayBack: WayBack | null; readonly reasonWords: string | null; readonly packing: string | null }

const FREIGHT: Readonly<Record<string, Label>> = {
  company: { zh: '运费由我方承担', en: 'We bear the freight' }, customer: { zh: '运费由贵方承担', en: 'You bear the freight' }, half: { zh: '运费各半', en: 'The freight is shared half and half' },
  one_trip_each: { zh: '运费各承担一程', en: 'Each side bears one way' }, open: { zh: '运费另行确认', en: 'The freight is still to be agreed' },
};
const sentence = (zh: string, en: string): Label => ({ zh: `${zh}。`, en: `${en}.` });

const placeOf = ({ addressCode, address }: WayBack): Label =>
  (address === null ? { zh: `[${addressCode}]`, en: `[${addressCode}]` } : { zh: `${address.name.zh}（${address.address}）`, en: `${address.name.en} (${address.address})` });

/** Sentences in the order he reads them: decision, reason, where to, freight, papers, label, packing. */
export function noticeText({ returnNo, decided, wayBack, reasonWords, packing }: NoticeParts): Label {
  const refused = decided?.verdict === 'reject';
  const parts: Label[] = [
    refused ? sentence(`您的退货 ${returnNo} 未能受理`, `Your return ${returnNo} could not be accepted`) : sentence(`您的退货 ${returnNo} 已受理`, `Your return ${returnNo} is accepted`),
    ...(reasonWords !== null ? [sentence(`说明：${reasonWords}`, `Reason: ${reasonWords}`)] : []),
    ...(refused || wayBack === null ? [] : [
      sentence(`请寄至 ${placeOf(wayBack).zh}${wayBack.carrierCode === null ? '' : `，承运商 ${wayBack.carrierCode}`}`, `Please send it to ${placeOf(wayBack).en}${wayBack.carrierCode === null ? '' : ` by ${wayBack.carrierCode}`}`),
      ...[FREIGHT[wayBack.freightPayer]].flatMap((words) => (words === undefined ? [] : [sentence(words.zh, words.en)])),
      ...(wayBack.papers.length === 0 ? [] : [sentence(`请随货附上 ${wayBack.papers.join('、')}`, `Please enclose ${wayBack.papers.join(', ')}`)]),
      sentence(`请打印退货标签贴于外箱：${wayBack.label} `, `Please print the return label and put it on the parcel: ${wayBack.label} `),
      ...(packing === null ? [] : [sentence(`包装要求：${packing}`, `Packing: ${packing}`)]),
    ]),
  ];
  return { zh: parts.map(({ zh }) => zh).join(''), en: parts.map(({ en }) => en).join(' ') };
}
