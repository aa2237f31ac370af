import { Module } from '@nestjs/common';
import { FirstArticleController } from './first-article.controller.js';
import { CheckFirstArticle } from './check-first-article.js';

@Module({ controllers: [FirstArticleController], providers: [CheckFirstArticle] })
export class FirstArticleModule {}
