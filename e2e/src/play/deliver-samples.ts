/** Products and deliveries of the trial companies, brought in through the doors other systems use. */
import { personFor } from '../people.js';
import type { DeskApi } from '../desk-api.js';
import { deliveryRows, productRows, SAMPLE_HOUSES, type SampleHouse } from '../stories/sample-goods.js';

const SYSTEM = 'sample';
interface Result { readonly rows: readonly { readonly outcome: string; readonly faults: readonly { readonly en: string }[] }[] }

/** Once more is the same: rows are known by their numbers. @returns what was refused, in words */
export async function deliverSamples(api: DeskApi): Promise<string[]> {
  return (await Promise.all(SAMPLE_HOUSES.map((house) => deliver(api, house)))).flat();
}

async function deliver(api: DeskApi, house: SampleHouse): Promise<string[]> {
  const { companyCode } = house;
  const head = personFor('whHead', companyCode);
  const put = async (service: 'masterdata' | 'returns', path: string, rows: readonly object[]): Promise<string[]> => {
    const { status, body } = await api.ask<Result>(service, 'PUT', path, head, { sourceSystem: SYSTEM, rows }, `sample-goods-${companyCode}-${service}`);
    if (status !== 200) return [`${companyCode} ${path}: ${status} ${JSON.stringify(body)}`];
    return body.rows.filter(({ outcome }) => outcome === 'rejected').map(({ faults }) => `${companyCode} ${path}: ${faults.map(({ en }) => en).join(', ')}`);
  };
  return [...(await put('masterdata', '/products:batch', productRows(house))), ...(await put('returns', '/delivery-lines:batch', deliveryRows(house)))];
}
