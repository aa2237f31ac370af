import { describe, expect, it } from '@jest/globals';
import { fittingKinds, storeFaults } from './store-fit.rules.js';

describe('where goods are put away', () => {
  it.each<[string | undefined, string[]]>([
    [undefined, ['GOOD', 'AFTER_SALES', 'DESIGNATED']], ['成品仓（返修合格）', ['GOOD', 'AFTER_SALES', 'DESIGNATED']], ['折价区', ['GOOD', 'AFTER_SALES', 'DESIGNATED']],
    ['售后仓', ['AFTER_SALES']], ['不良品仓', ['DEFECTIVE']], ['良品仓（重工OK，区分标识）', ['GOOD']], ['成品仓（新合格证，指定区域）', ['DESIGNATED']], ['不良品仓或良品仓', ['DEFECTIVE', 'GOOD']],
  ])('%s: %j', (store, kinds) => expect(fittingKinds(store)).toEqual(kinds));

  it('a house that keeps no stores is not hindered', () => expect(storeFaults('ANY', '良品仓', [])).toEqual([]));

  it('says what is wrong with a store, and which fit', () => {
    const stores = [{ code: 'BF', kind: 'SCRAP' }, { code: 'FG', kind: 'GOOD' }] as const;
    expect(storeFaults('FG', '良品仓', stores)).toEqual([]);
    expect(storeFaults('BF', '良品仓', stores)).toEqual([{ path: 'storeCode', zh: 'BF 是报废仓，不能放入此货，应入良品仓，可选：FG。', en: 'BF is of the kind “Scrap” and does not fit these goods; these goods go to 良品仓; fitting: FG.' }]);
    expect(storeFaults('fg', undefined, stores)).toEqual([{ path: 'storeCode', zh: '本厂没有仓区 fg，可选：FG。', en: 'This plant has no store fg; fitting: FG.' }]);
  });
});
