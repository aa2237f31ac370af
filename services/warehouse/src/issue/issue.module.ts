import { Module } from '@nestjs/common';
import { IssueController } from './issue.controller.js';
import { IssueGoods } from './issue-goods.js';

@Module({ controllers: [IssueController], providers: [IssueGoods] })
export class IssueModule {}
