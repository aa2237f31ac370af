import { commandBody } from '@guitu/contracts/http/command-body';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { factRequest } from '@guitu/task-desk/facts/fact-request';
import { FactRoute, ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { StockIn } from './stock-in.js';
import { ScrapGoods } from './scrap-goods.js';
import { PackGoods } from './pack-goods.js';
import { SendBack } from './send-back.js';

const StockInBody = commandBody('stock_in');
const ScrapGoodsBody = commandBody('scrap');
const PackGoodsBody = commandBody('pack');
const SendBackBody = commandBody('send_back');

@ApiTags('入库、报废、包装、退回 stock')
@Controller()
export class StockController {
  constructor(
    private readonly stockIn: StockIn,
    private readonly scrapGoods: ScrapGoods,
    private readonly packGoods: PackGoods,
    private readonly sendBack: SendBack,
  ) {}

  @FactRoute('stock_in')
  put(@ReturnNumber() returnNo: string, @Body({ schema: StockInBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.stockIn.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('scrap')
  scrap(@ReturnNumber() returnNo: string, @Body({ schema: ScrapGoodsBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.scrapGoods.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('pack')
  pack(@ReturnNumber() returnNo: string, @Body({ schema: PackGoodsBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.packGoods.execute(command, factRequest(returnNo, body));
  }

  @FactRoute('send_back')
  back(@ReturnNumber() returnNo: string, @Body({ schema: SendBackBody }) body: Record<string, unknown>, @CurrentCommand() command: Command) {
    return this.sendBack.execute(command, factRequest(returnNo, body));
  }
}
