import { FACT_KIND_LIST, FACT_KINDS, type FactKind } from '@guitu/contracts/fact-kinds';

/** What a person tells of a return that began elsewhere: no controls, no numbers of other returns, no word of the system itself. */
export const TOLD = FACT_KIND_LIST.filter((kind) => kind !== 'register' && FACT_KINDS[kind].class !== 'X' && FACT_KINDS[kind].class !== 'N') as [FactKind, ...FactKind[]];
