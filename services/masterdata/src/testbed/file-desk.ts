/** The service with people who upload files to it, for tests. */
import { DEMO_PEOPLE, DEMO_RECORDS } from '@guitu/identity/demo-people';
import { HousePeople } from '@guitu/platform/service/house-people';
import { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { eventually } from '@guitu/testing/eventually';
import masterdata from '../service.js';

export interface Told { readonly status: number; readonly body: Record<string, unknown> }
export const CSV_TYPE = 'text/csv; charset=utf-8';
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export class FileDesk {
  private keys = 0;

  private constructor(readonly stand: DeskStand) {}

  /** The people are those the service itself states. */
  static async start(): Promise<FileDesk> {
    const stand = await DeskStand.start(masterdata, { GUITU_PEOPLE: 'masterdata' });
    const house = stand.service.app.get(HousePeople);
    await eventually('the trial people come back on the topic', () => house.records.people.length === DEMO_PEOPLE.length && house.records !== DEMO_RECORDS);
    return new FileDesk(stand);
  }

  stop(): Promise<void> {
    return this.stand.stop();
  }

  /** Text is sent as CSV, bytes as a workbook. */
  async upload(type: string, content: string | Uint8Array, options: { readonly dryRunId?: string; readonly mapping?: string; readonly sourceSystem?: string; readonly leaversLastDay?: string } = {}, person: string = 'e-pmchead', contentType?: string, key: string = `upload-${++this.keys}`): Promise<Told> {
    const response = await fetch(`${this.stand.service.url}/api/masterdata/v1/imports/${type}?${new URLSearchParams(options).toString()}`, {
      method: 'POST', body: content,
      headers: { authorization: `Bearer ${await this.stand.token(person)}`, 'idempotency-key': key, 'content-type': contentType ?? (typeof content === 'string' ? CSV_TYPE : XLSX_TYPE) },
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  /** Tries the file, then imports it. */
  async import(type: string, content: string | Uint8Array, person: string = 'e-pmchead'): Promise<Told> {
    const tried = await this.upload(type, content, {}, person);
    if (tried.status !== 200) return tried;
    return this.upload(type, content, { dryRunId: tried.body['id'] as string }, person);
  }

  async download(path: string, person: string): Promise<Uint8Array> {
    const response = await fetch(`${this.stand.service.url}/api/masterdata/v1${path}`, { headers: { authorization: `Bearer ${await this.stand.token(person)}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** All tables but the view, into which the service's own statements come back when they come. */
  async contents(): Promise<unknown> {
    const { master_view: _later, ...own } = await this.stand.contents();
    return own;
  }
}
