import { Module } from '@nestjs/common';
import { PublishPlantCalendars } from './publish-plant-calendars.js';

@Module({ providers: [PublishPlantCalendars] })
export class PlantCalendarModule {}
