import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { WaitingFor } from '@guitu/contracts/status';
import { LabelText } from '@guitu/contracts/task';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { ServiceConfig } from '@guitu/platform/service/service-config';
import { ReturnNumber } from '@guitu/task-desk/facts/fact-route';
import { requireVisible } from '../case-file/visible-return.js';
import { readStory } from './read-story.js';
import { MOST_SENTENCES } from './story.rules.js';

const Story = z.object({
  returnNo: z.string(), sentences: z.array(LabelText).max(MOST_SENTENCES),
  /** 分; null: none yet, or not for this reader */
  money: z.object({ value: z.int(), is: z.enum(['fixed', 'estimate']) }).nullable(),
  /** who owes what, by when */
  owes: z.array(WaitingFor),
  photos: z.string().describe('address of the return’s attachments'),
}).meta({ id: 'Story' });

@ApiTags('客退单档案 case file')
@Controller('returns')
export class StoryController {
  constructor(private readonly database: Database, private readonly config: ServiceConfig) {}

  @Get(':returnNo/story')
  @Permit('task.read')
  @ApiOperation({ summary: '一分钟看懂 · The whole return in at most twelve sentences, its money and who owes what' })
  @ApiOkResponse({ standardSchema: Story })
  async story(@CurrentActor() actor: Actor, @ReturnNumber() returnNo: string): Promise<z.infer<typeof Story>> {
    await requireVisible(this.database, actor, returnNo);
    const { sentences, status, money } = await readStory(this.database, actor, returnNo, this.config.timeZone);
    return { returnNo, sentences, money, owes: status?.closed === true ? [] : (status?.waitingFor ?? []), photos: `/api/returns/v1/returns/${returnNo}/attachments` };
  }
}
