import { DEMO_PEOPLE } from '@guitu/identity/demo-people';
import { DevIssuer } from '@guitu/identity/dev-issuer';
import { Directory } from '@guitu/identity/directory';
import { Public } from '@guitu/identity/permit';
import { Code, CompanyCode, DeptCode, PlantCode, StaffId } from '@guitu/contracts/scalars';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Problem } from '../http/problem.js';

/** Of the demo people alone; others' names are masterdata's. */
const NAMES = new Map(DEMO_PEOPLE.map(({ staff, name }) => [staff, name]));
const SignIn = z.strictObject({ person: StaffId }).meta({ id: 'DevSignIn' });
const SignedIn = z.strictObject({ token: z.string(), staff: StaffId }).meta({ id: 'DevSignedIn' });
const DemoPeople = z.array(z.strictObject({ staff: StaffId, name: z.string(), dept: DeptCode, roles: z.array(Code), companyCode: CompanyCode, plantCodes: z.array(PlantCode) })).meta({ id: 'DemoPeople' });
const KeySet = z.strictObject({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) }).meta({ id: 'KeySet' });

/** Sign-in as one of the demo people. Part of a service only with GUITU_AUTH_MODE=dev. */
@ApiTags('dev')
@Public()
@Controller()
export class DevSignInController {
  constructor(private readonly issuer: DevIssuer, private readonly directory: Directory) {}

  @Post('dev/token')
  @HttpCode(200)
  @ApiOperation({ summary: '演示登录 · Sign in as a demo person (dev mode only)' })
  @ApiOkResponse({ standardSchema: SignedIn })
  async token(@Body({ schema: SignIn }) { person }: z.infer<typeof SignIn>): Promise<{ token: string; staff: string }> {
    const found = this.directory.person(person);
    if (found === undefined) throw Problem.notFound('没有这位演示人员。', 'There is no such demo person.');
    return { token: await this.issuer.token({ ...found, staff: person }), staff: found.staff };
  }

  @Get('dev/people')
  @ApiOperation({ summary: '演示人员 · The demo people' })
  @ApiOkResponse({ standardSchema: DemoPeople })
  people(): { staff: string; name: string; dept: string; roles: readonly string[]; companyCode: string; plantCodes: readonly string[] }[] {
    return this.directory.everybody().map((one) => ({ ...one, name: NAMES.get(one.staff) ?? one.staff }));
  }

  @Get('.well-known/jwks.json')
  @ApiOkResponse({ standardSchema: KeySet })
  keys() {
    return this.issuer.jwks;
  }
}
