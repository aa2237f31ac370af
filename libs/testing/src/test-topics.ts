import { randomBytes } from 'node:crypto';

/** A topic prefix that no other suite uses. */
export const testTopicPrefix = (): string => `test-${randomBytes(6).toString('hex')}`;
