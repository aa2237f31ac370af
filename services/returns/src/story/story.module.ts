import { Module } from '@nestjs/common';
import { StoryController } from './story.controller.js';

@Module({ controllers: [StoryController] })
export class StoryModule {}
