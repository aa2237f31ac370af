/** 红字发票 over HTTP: the queue, and the other side's time. Amounts in Fen. */
import { Database } from '@guitu/persistence/database';
import type { Answer, DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { describe, expect, it } from '@jest/globals';
import { CONFIRM_WITHIN_HOURS } from './apply-red-invoice.js';
import { ExpireRedInvoices } from './expire-red-invoices.js';

/** One look as the service takes it, by the database's time. */
class OneLook extends ExpireRedInvoices {
  once(): Promise<number> {
    return this.lookOnce();
  }
}

export function redInvoices(stand: () => DeskStand): void {
  let vouchers = 0;
  const paths = ({ body }: Answer) => body.errors?.map(({ path }) => path);
  const refused = async (send: () => Promise<Answer>, status: number) => {
    const before = await stand().contents();
    const answer = await send();
    expect({ status: answer.status, code: answer.body.code, zh: answer.body['zh'], en: answer.body['en'] }).toEqual({ status, code: expect.any(String), zh: expect.any(String), en: expect.any(String) });
    expect(await stand().contents()).toEqual(before);
    return answer;
  };

  describe('red invoices', () => {
    /** A return with so much credited. */
    const credited = async (amount: number) => {
      const { returnNo, taskId } = await stand().task('finance', 'post', { scope: {}, taskId: 'case/post/1/1', lines: [], menu: { amount } });
      await stand().post(`/returns/${returnNo}/postings`, 'e-fin', { taskId, net: amount, methodCode: 'receivable', voucherNo: `V-RED-${++vouchers}` });
      return returnNo;
    };
    const open = (returnNo: string, invoiceNo: string, amount: number, person: string = 'e-fin') => stand().post('/red-invoices', person, { returnNo, invoiceNo, amount });
    const step = (id: unknown, what: string, body: object) => stand().post(`/red-invoices/${String(id)}/${what}`, 'e-fin', body);
    const redInvoiced = async (returnNo: string) => (await stand().rows<{ return_no: string; red_invoiced: string }>('settlement_account')).find((one) => one.return_no === returnNo)?.red_invoiced;

    it('E6: applied for, confirmed in time, issued; each number once, and never more than was credited', async () => {
      const returnNo = await credited(1_000);
      await refused(() => open(returnNo, 'INV-1', 600, 'e-keeper'), 403);
      await refused(() => open('NOT-THERE-1', 'INV-1', 600), 404);
      // two at once for more than all of it: one is refused
      expect((await Promise.all([open(returnNo, 'INV-1', 600), open(returnNo, 'INV-2', 600)])).map(({ status }) => status).sort()).toEqual([201, 422]);
      expect(await redInvoiced(returnNo)).toBe('600');
      const id = (await stand().rows<{ return_no: string; id: string }>('red_invoice')).find((one) => one.return_no === returnNo)?.id;
      expect((await refused(() => step(id, 'issues', { redInvoiceNo: 'RED-1' }), 409)).body.code).toBe('red-invoice-state');
      const applied = await step(id, 'applications', { applicationNo: 'SHEET-1' });
      expect(applied.body).toMatchObject({ state: 'to_confirm', applicationNo: 'SHEET-1' });
      expect(Number(applied.body['confirmBy']) - Date.now()).toBeGreaterThan((CONFIRM_WITHIN_HOURS - 1) * 3_600_000);
      expect((await stand().get('/red-invoices', 'e-fin')).body['items']).toContainEqual(expect.objectContaining({ id, state: 'to_confirm', amount: 600 }));
      expect((await Promise.all([step(id, 'issues', { redInvoiceNo: 'RED-1' }), step(id, 'issues', { redInvoiceNo: 'RED-1' })])).map(({ status }) => status).sort()).toEqual([200, 409]);
      const other = await open(returnNo, 'INV-3', 400);
      expect(paths(await refused(() => step(other.body['id'], 'applications', { applicationNo: 'SHEET-1' }), 422))).toEqual(['applicationNo']);
      await step(other.body['id'], 'applications', { applicationNo: 'SHEET-2' });
      expect(paths(await refused(() => step(other.body['id'], 'issues', { redInvoiceNo: 'RED-1' }), 422))).toEqual(['redInvoiceNo']);
    });

    it('E6: nobody confirmed within 72 hours: it has expired, and is applied for anew', async () => {
      const returnNo = await credited(500);
      const { id } = (await open(returnNo, 'INV-4', 500)).body;
      const due = Number((await step(id, 'applications', { applicationNo: 'SHEET-4' })).body['confirmBy']);
      const expiry = stand().service.app.get(ExpireRedInvoices);
      await expiry.look(due - 1_000);
      expect(await redInvoiced(returnNo)).toBe('500');
      expect((await refused(() => open(returnNo, 'INV-4', 500), 409)).body.code).toBe('red-invoice-here');
      await expiry.look(due);
      expect((await refused(() => step(id, 'issues', { redInvoiceNo: 'RED-4' }), 409)).body.code).toBe('red-invoice-state');
      expect(await redInvoiced(returnNo)).toBe('0');
      expect((await open(returnNo, 'INV-4', 500)).status).toBe(201);
    });

    it('E6: its time is the database’s: over by that alone, it is neither issued nor left waiting', async () => {
      const returnNo = await credited(500);
      const { id } = (await open(returnNo, 'INV-5', 500)).body;
      await step(id, 'applications', { applicationNo: 'SHEET-5' });
      // the service's own looks stand still meanwhile
      await stand().service.app.get(ExpireRedInvoices).beforeApplicationShutdown();
      const looked = new OneLook(stand().service.app.get(Database));
      const dueIn = (span: string) => stand().database.dataSource.query('update red_invoice set confirm_by = clock_timestamp() + $2::interval where id = $1', [id, span]);
      const stateOf = async () => (await stand().rows<{ id: string; state: string }>('red_invoice')).find((one) => one.id === id)?.state;
      await dueIn('1 minute');
      await looked.once();
      expect([await stateOf(), await redInvoiced(returnNo)]).toEqual(['to_confirm', '500']);
      await dueIn('0 minutes');
      expect((await refused(() => step(id, 'issues', { redInvoiceNo: 'RED-5' }), 409)).body.code).toBe('confirmation-expired');
      await looked.once();
      expect([await stateOf(), await redInvoiced(returnNo)]).toEqual(['expired', '0']);
      expect((await open(returnNo, 'INV-5', 500)).status).toBe(201);
    });
  });
}
