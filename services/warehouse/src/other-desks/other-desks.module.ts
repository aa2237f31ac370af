import { Module } from '@nestjs/common';
import { OtherDesksConsumer } from './other-desks.consumer.js';

@Module({ controllers: [OtherDesksConsumer] })
export class OtherDesksModule {}
