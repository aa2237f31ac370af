import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Code } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { CurrentActor, Permit } from '@guitu/identity/permit';
import { Database } from '@guitu/persistence/database';
import { AsksOnly } from '@guitu/platform/command/asks-only';
import type { Command } from '@guitu/platform/command/command';
import { CurrentCommand } from '@guitu/platform/command/current-command';
import { wholeNumber } from '@guitu/platform/http/whole-number';
import { assignPolicy, AssignPolicyBody, PolicyAssignment } from './assign-policy.js';
import { checkPolicy, CheckPolicyBody, PolicyCheck } from './check-policy.js';
import { comparePolicies, PolicyDifferences } from './compare-policies.js';
import { listPolicies, PolicyList, PolicyVersion, readPolicyVersion } from './read-policies.js';

const VersionNumber = wholeNumber(1, 1_000_000);
const DifferencesQuery = z.strictObject({ from: VersionNumber });

@ApiTags('制度 policies')
@Controller()
export class PolicyController {
  constructor(private readonly database: Database) {}

  @Get('policies')
  @Permit('policy.read')
  @ApiOperation({ summary: '制度清单 · Policies, their versions and who follows them' })
  @ApiOkResponse({ standardSchema: PolicyList })
  list(@CurrentActor() actor: Actor): Promise<z.infer<typeof PolicyList>> {
    return listPolicies(this.database, actor.companyCode);
  }

  @Get('policies/:key/versions/:version')
  @Permit('policy.read')
  @ApiOperation({ summary: '制度版本 · One version, with its document' })
  @ApiOkResponse({ standardSchema: PolicyVersion })
  version(@Param('key', { schema: Code }) key: string, @Param('version', { schema: VersionNumber }) version: number): Promise<z.infer<typeof PolicyVersion>> {
    return readPolicyVersion(this.database, key, version);
  }

  @Get('policies/:key/versions/:version/differences')
  @Permit('policy.read')
  @ApiOperation({ summary: '版本差异 · What this version says otherwise than an earlier one' })
  @ApiOkResponse({ standardSchema: PolicyDifferences })
  differences(
    @Param('key', { schema: Code }) key: string, @Param('version', { schema: VersionNumber }) version: number, @Query({ schema: DifferencesQuery }) { from }: z.infer<typeof DifferencesQuery>,
  ): Promise<z.infer<typeof PolicyDifferences>> {
    return comparePolicies(this.database, key, from, version);
  }

  @Post('policies\\:check')
  @HttpCode(200)
  @AsksOnly()
  @Permit('policy.publish')
  @ApiOperation({ summary: '制度检查 · May this policy be published? Every fault with its place; writes nothing' })
  @ApiOkResponse({ standardSchema: PolicyCheck })
  check(@Body({ schema: CheckPolicyBody }) body: z.infer<typeof CheckPolicyBody>): z.infer<typeof PolicyCheck> {
    return checkPolicy(body, new Date().toISOString().slice(0, 10));
  }

  @Post('policy-assignments')
  @Permit('policy.publish')
  @ApiOperation({ summary: '指定制度 · Assign a policy to the company or to a customer' })
  @ApiCreatedResponse({ standardSchema: PolicyAssignment })
  assign(@Body({ schema: AssignPolicyBody }) body: z.infer<typeof AssignPolicyBody>, @CurrentCommand() command: Command): Promise<z.infer<typeof PolicyAssignment>> {
    return command.run((tx) => assignPolicy(tx, command.actor, body));
  }
}
