import { Module } from '@nestjs/common';
import { RequestScrap } from './request-scrap.js';
import { ReviewScrap } from './review-scrap.js';
import { ScrapController } from './scrap.controller.js';

@Module({ controllers: [ScrapController], providers: [RequestScrap, ReviewScrap] })
export class ScrapModule {}
