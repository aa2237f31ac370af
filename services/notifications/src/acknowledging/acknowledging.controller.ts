import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Permit } from '@guitu/identity/permit';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { NotificationClock } from '../notification-clock.js';
import { acknowledge, Acknowledged } from './acknowledge.js';

@ApiTags('notifications')
@Controller('notifications')
export class AcknowledgingController {
  constructor(private readonly clock: NotificationClock) {}

  @Post(':id/acknowledge')
  @Permit('notice.read')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: Acknowledged })
  @ApiOperation({ summary: '已知悉 · Take note of what rang: quiet until the next rung, and nothing stops' })
  acknowledge(@CurrentCommand() command: Command, @Param('id', { schema: z.uuid() }) id: string): Promise<{ id: string; acknowledgedAt: number }> {
    return command.run((tx) => acknowledge(tx, command.actor, id, this.clock.now()));
  }
}
