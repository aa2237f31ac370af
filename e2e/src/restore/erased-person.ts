/** A customer whose person is erased after the backup was made: a restore brings him back, and the order to erase must take him away again. */
import { randomUUID } from 'node:crypto';
import type { Databases } from '../books/databases.js';
import type { Addresses, DeskApi } from '../desk-api.js';

const CUSTOMER = 'DRILL-1';
const NAME = '季节风';
const NOTHING = { mail: null, address: null, wecom: null, dingtalk: null, feishu: null };
const FIELDS = { kind: 'DEALER', salesOwner: 'e-sales', currency: 'CNY', parent: null, deductsPayment: false, warrantyExtensionMonths: 0, policyKey: null, portal: false, language: 'zh', blocked: false };

export class ErasedPerson {
  constructor(private readonly api: DeskApi, private readonly at: Addresses, private readonly databases: Databases) {}

  async begin(): Promise<void> {
    await this.must('PUT', `/customers/${CUSTOMER}`, 'e-saleshead', { version: 0, fields: FIELDS });
    await this.must('PUT', `/contacts/customers/${CUSTOMER}/1`, 'e-saleshead', { version: 0, ...NOTHING, name: NAME, phone: '13900000001', language: 'zh' });
  }

  /** Asked for by one, signed by another. */
  async erase(): Promise<void> {
    const { id } = await this.must<{ id: string }>('POST', '/erasures', 'e-hr', { owner: { customerCode: CUSTOMER }, reasonCode: 'REQUEST', despiteOpenReturns: true });
    await this.must('POST', `/erasures/${id}/signatures`, 'e-gm', {});
    if (!(await this.isErased())) throw new Error('the person is still there after the erasure');
  }

  async isErased(): Promise<boolean> {
    const [row] = await this.databases.rows<{ there: boolean }>('masterdata', 'select exists (select 1 from contact where name = $1) as there', [NAME]);
    return row?.there === false;
  }

  private async must<T>(method: string, path: string, person: string, body: object): Promise<T> {
    const { status, body: answer } = await this.api.send<T>(method, `${this.at.masterdata}/api/masterdata/v1${path}`, person, body, randomUUID());
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
    return answer;
  }
}
