import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { CHANNELS_SET_UP, type ChannelsSetUp } from '../channels/channel-config.js';
import type { ChannelName } from '../delivery/channel.js';
import type { RuleKey } from '../rules/notification-rules.js';
import { ChannelOrder, chooseChannels, chooseDigest, DigestChoice, DigestChosen, Preferences, readPreferences, RuleName } from './preferences.js';

/** How a person wants to be told; nobody chooses for another. */
@ApiTags('preferences')
@Permit('notice.read')
@Controller('preferences')
export class PreferencesController {
  constructor(private readonly database: Database, @Inject(CHANNELS_SET_UP) private readonly house: ChannelsSetUp) {}

  @Get()
  @ApiOperation({ summary: '我的通知设置 · My channels in their order, and which rules come in the digest' })
  @ApiOkResponse({ standardSchema: Preferences })
  read(@CurrentActor() actor: Actor): Promise<Preferences> {
    return readPreferences(this.database, actor, this.house.names);
  }

  @Post('channels')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: ChannelOrder })
  @ApiOperation({ summary: '通道顺序 · Choose the order of channels' })
  channels(@CurrentCommand() command: Command, @Body({ schema: ChannelOrder }) body: z.infer<typeof ChannelOrder>): Promise<{ channels: ChannelName[] }> {
    return command.run((tx) => chooseChannels(tx, command.actor, body));
  }

  @Post('rules/:rule')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: DigestChosen })
  @ApiOperation({ summary: '改为日报 · Get a rule in the digest alone, or pushed again' })
  rule(@CurrentCommand() command: Command, @Param('rule', { schema: RuleName }) rule: RuleKey, @Body({ schema: DigestChoice }) body: z.infer<typeof DigestChoice>): Promise<{ rule: RuleKey; digest: boolean }> {
    return command.run((tx) => chooseDigest(tx, command.actor, rule, body));
  }
}
