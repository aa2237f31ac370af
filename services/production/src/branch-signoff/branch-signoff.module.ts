import { Module } from '@nestjs/common';
import { BranchSignoffController } from './branch-signoff.controller.js';
import { SignForGoods } from './sign-for-goods.js';

@Module({ controllers: [BranchSignoffController], providers: [SignForGoods] })
export class BranchSignoffModule {}
