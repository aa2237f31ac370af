/** What goods go through before they are sold again (P16 unitTest). */
import type { Goods } from '@guitu/contracts/vocabulary';
import type { ResolvedProfile } from '../../policy/types.js';

/** R47 (S003-14): each returned unit passes a performance test before its second sale. */
export const isTestedBeforeSale = ({ rework: { unitTest } }: ResolvedProfile, goods: Goods | null): boolean =>
  unitTest !== null && goods !== null && (unitTest.goods as readonly Goods[]).includes(goods);
