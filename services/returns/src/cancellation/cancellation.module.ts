import { Module } from '@nestjs/common';
import { CancelReturn } from './cancel-return.js';
import { CancellationController } from './cancellation.controller.js';

@Module({ controllers: [CancellationController], providers: [CancelReturn] })
export class CancellationModule {}
