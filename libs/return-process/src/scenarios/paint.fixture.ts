/** Paint goes back (S000-03): what AS-01 and AS-03 have in common. */
import { at, type ReturnRun } from '../return-run.fixture.js';
import { given, signs } from './scenario.fixture.js';

/** Ten full cans in shelf life, four half-empty ones, two of hardener past their shelf life; 2,900.00 on the list. */
const PAINT = [
  { item: 'PAINT-MAIN', batch: 'B1', qty: '10', unit: 'pcs', unitPrice: 20_000, attrs: { productClass: 'paint' } },
  { item: 'PAINT-MAIN', batch: 'B2', qty: '4', unit: 'pcs', unitPrice: 20_000, attrs: { productClass: 'paint' } },
  { item: 'HARDENER', batch: 'B3', qty: '2', unit: 'pcs', unitPrice: 15_000, attrs: { productClass: 'hardener' } },
];
const row = (line: number, received: string, batchNo: string | null, attrs: object) => ({ line, received, fields: batchNo === null ? {} : { batchNo }, attrs });
/** The processing report of 仓管员; `batches` as written down, null = forgotten. */
export const processingReport = (batches: readonly (string | null)[] = ['B1', 'B2', 'B3'], more: object = {}) => ({
  lines: [
    row(1, '10', batches[0] ?? null, { container: 'full', shelfUsed: 2000 }), row(2, '4', batches[1] ?? null, { container: 'half', shelfUsed: 2000 }),
    row(3, '2', batches[2] ?? null, { container: 'full', shelfUsed: 11_000 }),
  ], documents: ['list', 'report'], signedBy: [], ...more,
});

/** Registered on Saturday 1 March; reason: more was ordered than needed, so neither quality nor transit. */
export const asked = (): ReturnRun => given('S000-03@1', at('01 09:00'), { lines: PAINT, attrs: { reason: 'surplus', docsComplete: true }, more: { forms: ['request'] } });

export function onItsWay(run = asked()): ReturnRun {
  for (const level of [1, 2, 3]) run.does('review', at(`01 1${level}:00`), signs('return', level), { staff: `e-level-${level}` });
  run.does('instruct', at('01 14:00'), { addressCode: 'WH', freightPayer: 'customer', forms: [] });
  run.does('arrive', at('03 09:30'), { packages: 3, packagingBroken: false });
  return run;
}

export const INSPECTED = {
  method: 'mixed_lot', lines: [
    { line: 1, sample: '10', passed: '10', failed: '0', attrs: { passed: true, thickened: false, registerHit: false, packOnly: false } },
    { line: 2, sample: '4', passed: '0', failed: '4', attrs: { passed: false, thickened: false } }, { line: 3, sample: '2', passed: '0', failed: '2', attrs: { passed: false, thickened: false } },
  ],
};
