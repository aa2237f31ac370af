import { Module } from '@nestjs/common';
import { ClimbLadders } from './climb-ladders.js';
import { CloseFollowUp } from './close-follow-up.js';
import { FollowUpDesk } from './follow-up-desk.js';
import { FollowUpController } from './follow-up.controller.js';

@Module({ controllers: [FollowUpController], providers: [FollowUpDesk, CloseFollowUp, ClimbLadders], exports: [FollowUpDesk] })
export class FollowUpModule {}
