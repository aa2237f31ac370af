import { describe, expect, it } from '@jest/globals';
import { meetingFaults } from './meeting.rules.js';

const meeting = (...attendantRoles: string[]) => meetingFaults({ attendantRoles });

describe('meetingFaults', () => {
  it('takes whoever sat there', () => expect(meeting('qcs', 'prod', 'eng')).toEqual([]));
  it('refuses a role that is named twice', () => {
    expect(meeting('qcs', 'prod', 'qcs')).toEqual([expect.objectContaining({ path: 'attendantRoles', zh: '参会岗位 qcs 重复。' })]);
  });
});
