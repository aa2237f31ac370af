import type { SerialsRegisteredV1 } from '@guitu/contracts/events/serials-registered';
import { normalNumber } from '@guitu/contracts/normal-number.rules';
import type { Transaction } from '@guitu/persistence/transaction';
import type { z } from 'zod';

/** 登记的序列号: pieces that will come. Heard again, nothing changes. */
export async function keepSerials(tx: Transaction, { companyCode, returnNo, serials }: z.infer<typeof SerialsRegisteredV1.schema>): Promise<void> {
  await tx.execute(
    'insert into announced_serial (company_code, serial, return_no, line) select $1, s, $2, l from unnest($3::text[], $4::integer[]) as u (s, l) on conflict do nothing',
    [companyCode, returnNo, serials.map(({ serial }) => normalNumber(serial)), serials.map(({ line }) => line)],
  );
}
