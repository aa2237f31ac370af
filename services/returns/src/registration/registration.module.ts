import { Module } from '@nestjs/common';
import { RegisterReturn } from './register-return.js';
import { RegistrationController } from './registration.controller.js';

@Module({ controllers: [RegistrationController], providers: [RegisterReturn] })
export class RegistrationModule {}
