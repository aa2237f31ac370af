import { Module } from '@nestjs/common';
import { CloseComplaint } from './close-complaint.js';
import { ComplaintRequestsConsumer } from './complaint-requests.consumer.js';
import { ComplaintsController } from './complaints.controller.js';
import { LinkComplaint } from './link-complaint.js';
import { OpenComplaint } from './open-complaint.js';
import { ReopenComplaint } from './reopen-complaint.js';
import { StateLink } from './state-link.js';

@Module({ controllers: [ComplaintsController, ComplaintRequestsConsumer], providers: [OpenComplaint, LinkComplaint, CloseComplaint, ReopenComplaint, StateLink] })
export class ComplaintModule {}
