/** Personal data go in by every door people have: master data, contacts, files, registration, words, mistakes, messages. */
import { randomUUID } from 'node:crypto';
import { apiBase, commandPath } from '@guitu/contracts/http/command-routes';
import { DEMO_PLANT } from '@guitu/identity/demo-people';
import type { Addresses, DeskApi } from '../desk-api.js';
import { CANARIES } from './canaries.fixture.js';

export const CUSTOMER = 'CANARY-1';
const FIELDS = { kind: 'DEALER', salesOwner: 'e-sales', currency: 'CNY', parent: null, deductsPayment: false, warrantyExtensionMonths: 0, policyKey: null, portal: false, language: 'zh', blocked: false };

export class CanaryClerk {
  private requests = 0;
  private readonly run = randomUUID();

  constructor(private readonly api: DeskApi, private readonly at: Addresses) {}

  private url(service: keyof Addresses, path: string): string {
    return `${this.at[service]}${apiBase(service === 'orchestrator' ? 'process' : service)}${path}`;
  }

  private key(): string {
    return `canary-key-${this.run}-${(this.requests += 1)}`;
  }

  /** @throws Error unless the answer has this status: a canary that was not taken in proves nothing */
  private async must<T>(status: number, method: string, url: string, person: string, body?: unknown): Promise<T> {
    const answer = await this.api.send<T>(method, url, person, body, method === 'GET' ? undefined : this.key());
    if (answer.status !== status) throw new Error(`${method} ${url} as ${person}: ${answer.status} ${JSON.stringify(answer.body)}, not ${status}`);
    return answer.body;
  }

  /** A customer and an employee with everything by which they are reached; both are looked up. */
  async keepContacts(): Promise<void> {
    const contact = ({ name, phone, mail, address, wecom }: (typeof CANARIES)['customer' | 'staff'], version: number) => ({ version, name, phone, mail, address, wecom, dingtalk: null, feishu: null, language: 'zh' });
    await this.must(200, 'PUT', this.url('masterdata', `/customers/${CUSTOMER}`), 'e-saleshead', { version: 0, fields: FIELDS });
    await this.must(200, 'PUT', this.url('masterdata', `/contacts/customers/${CUSTOMER}/1`), 'e-saleshead', contact(CANARIES.customer, 0));
    // the trial has given everybody a name
    await this.must(200, 'PUT', this.url('masterdata', '/contacts/staff/e-qc'), 'e-hr', contact(CANARIES.staff, 1));
    await this.must(200, 'GET', this.url('masterdata', `/contacts/customers/${CUSTOMER}?purpose=call`), 'e-sales');
    await this.must(200, 'GET', this.url('masterdata', '/contacts/staff/e-qc?purpose=call'), 'e-hr');
  }

  /** A column that nobody knows, a row that is refused, and a file whose first row is no heading; each tried, one imported. */
  async importFiles(): Promise<void> {
    const { name, phone, heading } = CANARIES.file;
    const rows = `客户代码,客户类型,联系人,电话\nCANARY-2,经销商,${name},${phone}\nCANARY-3,${name},${name},${phone}\n`;
    const tried = await this.upload('customer', rows);
    await this.upload('customer', rows, `?dryRunId=${tried.id}`);
    await this.upload('customer', `客户代码,客户类型,${heading}\nCANARY-4,经销商,1\n`);
  }

  /** Files of contacts, of a customer and of an employee: a row that is kept, one whose owner nobody knows, one whose digits are lost. */
  async importContacts(): Promise<void> {
    const { customer, staff, contactFile } = CANARIES;
    const wrong = (owner: string, known: string): string => `${owner},${contactFile.name},${contactFile.phone},\n${known},${contactFile.name},1.99E+10,\n`;
    for (const [type, text, person] of [
      ['contact', `客户代码,联系人,电话,邮箱,联系人序号\n${CUSTOMER},${customer.name},${customer.phone},${customer.mail},2\n${wrong('CANARY-9', CUSTOMER)}`, 'e-saleshead'],
      ['staff-contact', `工号,姓名,电话,邮箱\nqc,${staff.name},${staff.phone},${staff.mail}\n${wrong('canary9', 'qcs')}`, 'e-hr'],
    ] as const) {
      const { id } = await this.upload(type, text, '', person);
      const { counts } = await this.upload(type, text, `?dryRunId=${id}`, person);
      if (counts.rejected !== 2) throw new Error(`${type}: ${counts.rejected} rows refused, not 2`);
    }
  }

  private async upload(type: string, text: string, query: string = '', person: string = 'e-saleshead'): Promise<{ id: string; counts: { rejected: number } }> {
    const response = await fetch(this.url('masterdata', `/imports/${type}${query}`), {
      method: 'POST', body: text, signal: AbortSignal.timeout(60_000),
      headers: { authorization: `Bearer ${await this.api.token(person)}`, 'content-type': 'text/csv', 'idempotency-key': this.key() },
    });
    if (!response.ok) throw new Error(`import: ${response.status} ${await response.text()}`);
    return (await response.json()) as { id: string; counts: { rejected: number } };
  }

  /** A return of the customer, with words about people where words may stand. @returns its number */
  async registerReturn(): Promise<string> {
    const body = { plantCode: DEMO_PLANT, customerCode: CUSTOMER, lines: [{ item: 'PUMP-40', qty: '1', unit: 'pcs' }], remark: CANARIES.words.remark };
    const { fact } = await this.must<{ fact: { returnNo: string } }>(201, 'POST', this.url('returns', '/returns'), 'e-sales', body);
    await this.must(201, 'POST', `${this.at.returns}${commandPath('returns', 'contact', fact.returnNo)}`, 'e-sales', { resultCode: 'reached', attrs: {}, opinion: CANARIES.words.opinion });
    return fact.returnNo;
  }

  /** A name where a code belongs, an address in a path, a phone number to be searched for. */
  async mistake(): Promise<void> {
    const { code, search } = CANARIES.misplaced;
    const line = { item: 'PUMP-40', qty: '1', unit: 'pcs' };
    await this.must(400, 'POST', this.url('returns', '/returns'), 'e-sales', { plantCode: DEMO_PLANT, customerCode: code, lines: [line] });
    await this.must(400, 'POST', this.url('returns', '/returns'), 'e-sales', { plantCode: DEMO_PLANT, customerCode: CUSTOMER, lines: [line], [code]: code });
    await this.must(400, 'GET', this.url('masterdata', `/customers/${encodeURIComponent(code)}`), 'e-sales');
    await this.must(200, 'GET', this.url('returns', `/returns?q=${encodeURIComponent(search)}`), 'e-sales');
    await this.must(400, 'GET', this.url('notifications', `/notifications?before=${encodeURIComponent(search)}`), 'e-sales');
  }

  /** Of each of them, asked for by one and signed by another. Returns of both are under way. */
  async erase(): Promise<void> {
    for (const owner of [{ customerCode: CUSTOMER }, { staff: 'e-qc' }]) {
      const { id } = await this.must<{ id: string }>(200, 'POST', this.url('masterdata', '/erasures'), 'e-hr', { owner, reasonCode: 'REQUEST', despiteOpenReturns: true });
      await this.must(200, 'POST', this.url('masterdata', `/erasures/${id}/signatures`), 'e-gm', {});
    }
  }
}
