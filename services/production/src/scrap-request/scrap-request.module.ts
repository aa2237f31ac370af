import { Module } from '@nestjs/common';
import { ScrapRequestController } from './scrap-request.controller.js';
import { RequestScrap } from './request-scrap.js';

@Module({ controllers: [ScrapRequestController], providers: [RequestScrap] })
export class ScrapRequestModule {}
