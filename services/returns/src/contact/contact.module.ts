import { Module } from '@nestjs/common';
import { RecordContact } from './record-contact.js';
import { ContactController } from './contact.controller.js';

@Module({ controllers: [ContactController], providers: [RecordContact] })
export class ContactModule {}
