import { Module } from '@nestjs/common';
import { DeliveriesController, DeliveryBatchController } from './deliveries.controller.js';

@Module({ controllers: [DeliveriesController, DeliveryBatchController] })
export class DeliveriesModule {}
