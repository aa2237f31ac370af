import { Module } from '@nestjs/common';
import { UnidentifiedParcelsConsumer } from './unidentified-parcels.consumer.js';
import { UnidentifiedParcelsController } from './unidentified-parcels.controller.js';

@Module({ controllers: [UnidentifiedParcelsController, UnidentifiedParcelsConsumer] })
export class UnidentifiedParcelsModule {}
