/** A notice to the customer as it is asked for and read. */
import { z } from 'zod';
import { Code, Instant, StaffId, Uuid } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';

const Words = z.string().trim().min(1).max(300);
export const NoticeBody = z.strictObject({
  /** way by which he is told: phone, wechat, mail … */
  wayCode: Code,
  /** the approver's reason as the customer may read it; nothing of persons */
  reasonWords: Words.optional(),
  packing: Words.optional(),
}).meta({ id: 'TellDecision' });
/** For the parcel: the link that stands in the text, and the same as a QR code (SVG). */
const ParcelLabel = z.strictObject({ link: z.string(), svg: z.string() });
export const Notice = z.strictObject({ id: Uuid, returnNo: z.string(), verdict: z.enum(['accept', 'reject']), wayCode: z.string(), text: LabelText, label: ParcelLabel.nullable(), sentBy: StaffId, sentAt: Instant }).meta({ id: 'CustomerText' });
export type Notice = z.infer<typeof Notice>;
export const NoticeList = z.strictObject({ items: z.array(Notice) }).meta({ id: 'CustomerTexts' });
