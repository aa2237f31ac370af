/** What the service does by itself with what leaves the house, in this order. */
import type { Directory } from '@guitu/identity/directory';
import type { Database } from '@guitu/persistence/database';
import type { HousePeople } from '@guitu/platform/service/house-people';
import type { ServiceConfig } from '@guitu/platform/service/service-config';
import type { ChannelsSetUp } from './channels/channel-config.js';
import { customersFrom } from './customer/customer-events.rules.js';
import { WriteToCustomers } from './customer/write-to-customers.js';
import type { Claimed } from './delivery/claim-delivery.js';
import { MarkDone } from './delivery/mark-done.js';
import { contactsOfMasterdata } from './delivery/resolve-contact.js';
import { SendDue } from './delivery/send-due.js';
import { SendDigests } from './digest/send-digests.js';
import { GatherPushes } from './pushing/gather-pushes.js';
import { ReachOthers } from './pushing/reach-others.js';
import { presenceOf, ringsFrom } from './rules/quiet-hours.rules.js';

export interface Outward {
  readonly database: Database; readonly config: ServiceConfig; readonly directory: Directory; readonly house: HousePeople; readonly channels: ChannelsSetUp;
  /** UTC ms */
  readonly clock: () => number;
  /** kill switch: false makes no new messages; those made are sent */
  readonly rings: boolean;
}

/** @throws Error when messages are to leave the house and masterdata, which alone knows addresses, is not named */
export function outwardWork({ database, config, directory, house, channels: { channels, names, baseUrl }, clock, rings }: Outward): { execute(): Promise<number> }[] {
  if (channels.length === 0) return [];
  const { timeZone: zone, peers, internalToken } = config;
  const masterdata = peers['masterdata'];
  if (masterdata === undefined) throw new Error('notifications: GUITU_MASTERDATA_URL 未配置 / needed to send messages');
  const contacts = contactsOfMasterdata(masterdata, internalToken);
  const people = () => house.records;
  const options = { database, directory, zone, channels: names, people, clock };
  const mayRing = (one: Claimed, now: number): 'away' | number => {
    if (one.person === null) return customersFrom(now, zone);
    if (one.regardless) return now;
    return directory.isAway(one.company_code, one.person, now) ? 'away' : ringsFrom(presenceOf(people(), { companyCode: one.company_code, staff: one.person }), now, zone);
  };
  const make = [new GatherPushes(options), new SendDigests(options), ...(names.includes('mail') ? [new WriteToCustomers(options)] : [])];
  return [
    ...(rings ? make : []),
    new SendDue({ database, channels, baseUrl, clock, zone, contacts, mayRing }), new ReachOthers(options),
    new MarkDone({ database, channels, contacts, clock, employeeNo: (companyCode, staff) => people().people.find((one) => one.companyCode === companyCode && one.staff === staff)?.employeeNo }),
  ];
}
