import { Module } from '@nestjs/common';
import { PreviewController } from './preview.controller.js';
import { PreviewRegistration } from './preview-registration.js';

@Module({ controllers: [PreviewController], providers: [PreviewRegistration] })
export class PreviewModule {}
