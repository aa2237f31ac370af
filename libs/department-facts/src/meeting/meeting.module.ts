import { Module } from '@nestjs/common';
import { ConcludeMeeting } from './conclude-meeting.js';
import { MeetingController } from './meeting.controller.js';

@Module({ controllers: [MeetingController], providers: [ConcludeMeeting] })
export class MeetingModule {}
