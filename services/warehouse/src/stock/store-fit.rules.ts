/** Which stores goods may be put away in (product.md B6; R43: good and bad goods are stored apart). Pure. */
import { AREA_KINDS, type AreaKind } from '@guitu/contracts/masterdata/area-kinds';
import type { FieldError } from '@guitu/platform/http/problem';

export interface Store { readonly code: string; readonly kind: AreaKind }

/** Longer names first: 良品仓 stands in 不良品仓. */
const NAMED = Object.entries(AREA_KINDS).map(([kind, { zh }]) => ({ kind: kind as AreaKind, zh })).sort((a, b) => b.zh.length - a.zh.length);
/** Where goods fit whose procedure names no kind of ours (成品仓, 原材料库, 折价区): never among what is waiting, bad or scrapped. */
const USUAL: readonly AreaKind[] = ['GOOD', 'AFTER_SALES', 'DESIGNATED'];
/** So many stores are named to who chose a wrong one. */
const MOST_NAMED = 5;

/** Kinds of store that fit. @param store as the procedure names it for these goods; a kind it names excludes the others */
export function fittingKinds(store: string | undefined): readonly AreaKind[] {
  let rest = store ?? '';
  const named = NAMED.filter(({ zh }) => {
    const found = rest.includes(zh);
    rest = rest.replaceAll(zh, '');
    return found;
  });
  return named.length === 0 ? USUAL : named.map(({ kind }) => kind);
}

/** Faults of putting goods into `storeCode`. @param stores of the plant; none: the house does not keep them, and any code is taken */
export function storeFaults(storeCode: string, store: string | undefined, stores: readonly Store[]): FieldError[] {
  if (stores.length === 0) return [];
  const kinds = fittingKinds(store);
  const target = stores.find(({ code }) => code === storeCode);
  if (target !== undefined && kinds.includes(target.kind)) return [];
  const fitting = stores.filter(({ kind }) => kinds.includes(kind)).slice(0, MOST_NAMED).map(({ code }) => code);
  const [where, place] = [`${store === undefined ? '' : `，应入${store}`}${fitting.length > 0 ? `，可选：${fitting.join('、')}` : ''}`, `${store === undefined ? '' : `; these goods go to ${store}`}${fitting.length > 0 ? `; fitting: ${fitting.join(', ')}` : ''}`];
  return [target === undefined
    ? { path: 'storeCode', zh: `本厂没有仓区 ${storeCode}${where}。`, en: `This plant has no store ${storeCode}${place}.` }
    : { path: 'storeCode', zh: `${storeCode} 是${AREA_KINDS[target.kind].zh}，不能放入此货${where}。`, en: `${storeCode} is of the kind “${AREA_KINDS[target.kind].en}” and does not fit these goods${place}.` }];
}
