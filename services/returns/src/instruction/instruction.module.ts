import { Module } from '@nestjs/common';
import { InstructReturn } from './instruct-return.js';
import { InstructionController } from './instruction.controller.js';

@Module({ controllers: [InstructionController], providers: [InstructReturn] })
export class InstructionModule {}
