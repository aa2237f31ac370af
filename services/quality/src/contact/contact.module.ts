import { Module } from '@nestjs/common';
import { ContactController } from './contact.controller.js';
import { RecordContact } from './record-contact.js';

@Module({ controllers: [ContactController], providers: [RecordContact] })
export class ContactModule {}
