import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { HousePeople } from '@guitu/platform/service/house-people';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccessReview, reviewAccess } from './access-review.js';

@ApiTags('权限复核 access review')
@Permit('access.review')
@Controller('access-review')
export class AccessReviewController {
  constructor(private readonly people: HousePeople) {}

  @Get()
  @ApiOperation({ summary: '权限复核 · Who may approve what, to which amount, and who stands in' })
  @ApiOkResponse({ standardSchema: AccessReview })
  review(@CurrentActor() { companyCode }: Actor): AccessReview {
    return reviewAccess(this.people.records, companyCode, Date.now());
  }
}
