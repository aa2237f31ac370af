/** What a row of the bench shows beside its task (product.md C1), from what other departments said of the return. Pure. */
import type { Label } from '@guitu/contracts/vocabulary';

export interface Heard { readonly kind: string; readonly at: number; readonly payload: Readonly<Record<string, unknown>> }
export interface Place { readonly what: 'area' | 'hold' | 'store'; readonly code: string; readonly label: string | null; readonly at: number }
export interface Complaint { readonly reason: string | null; readonly severity: string | null; readonly at: number | null }

export const FLAGS = {
  line_stopped: { zh: '客户停线', en: 'Customer’s line stopped' },
  advance: { zh: '预先补货', en: 'Supplied in advance' },
  incident: { zh: '质量事故', en: 'Quality incident' },
} as const satisfies Record<string, Label>;
export type Flag = keyof typeof FLAGS;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Where the goods were put, the latest word first; of each kind of place the last one, of holds all. @param heard oldest first */
export function placesOf(heard: readonly Heard[]): Place[] {
  const places = heard.flatMap(({ kind, at, payload }): Place[] => {
    const what = ({ arrival_notice: ['area', 'areaCode'], hold: ['hold', 'placeCode'], stock_in: ['store', 'storeCode'] } as const)[kind as 'hold'];
    const code = what === undefined ? null : text(payload[what[1]]);
    return what === undefined || code === null ? [] : [{ what: what[0], code, label: text(payload['label']) ?? text(payload['mark']), at }];
  });
  return places.filter((place, i) => !places.slice(i + 1).some((later) => later.what === place.what && (place.what !== 'hold' || later.code === place.code))).reverse();
}

/** What is said of the return as a whole; the first contact corrects the registration. */
function attrsOf(heard: readonly Heard[]): Record<string, unknown> {
  return Object.assign({}, ...heard.filter(({ kind }) => kind === 'register' || kind === 'contact').map(({ payload }) => payload['attrs'] ?? {})) as Record<string, unknown>;
}

export function complaintOf(heard: readonly Heard[]): Complaint {
  const attrs = attrsOf(heard);
  const registered = heard.find(({ kind }) => kind === 'register');
  const at = registered?.payload['complaintAt'];
  return { reason: text(attrs['reason']), severity: text(attrs['severity']), at: typeof at === 'number' ? at : (registered?.at ?? null) };
}

export function flagsOf(heard: readonly Heard[]): Flag[] {
  const { lineStopped, wantsAdvance, severity } = attrsOf(heard);
  return [...(lineStopped === true ? ['line_stopped' as const] : []), ...(wantsAdvance === true ? ['advance' as const] : []), ...(severity === 'incident' ? ['incident' as const] : [])];
}
