import { Module } from '@nestjs/common';
import { ListFileController } from './list-file.controller.js';

@Module({ controllers: [ListFileController] })
export class ListFileModule {}
