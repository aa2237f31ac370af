import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HandToSupplier } from './hand-to-supplier.js';

const SupplierHandoverBody = commandBody('to_supplier');

@ApiTags('移交供应商 handed to the supplier')
@Controller()
export class SupplierHandoverController {
  constructor(private readonly handToSupplier: HandToSupplier) {}

  @FactRoute('to_supplier')
  record(@ReturnNumber() returnNo: string, @Body({ schema: SupplierHandoverBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.handToSupplier.execute(command, factRequest(returnNo, body));
  }
}
