import { FACT_KINDS } from '@guitu/contracts/fact-kinds';
import { COMMAND_NOUNS, type CommandKind } from '@guitu/contracts/http/command-routes';
import { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import { ReturnNo } from '@guitu/contracts/scalars';
import { Permit } from '@guitu/identity/permit';
import { applyDecorators, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation } from '@nestjs/swagger';

/** `POST returns/:returnNo/<noun>` of a kind, with its permission and its place in the API page. */
export function FactRoute(kind: CommandKind): MethodDecorator {
  const { zh, en } = FACT_KINDS[kind];
  return applyDecorators(
    Post(`returns/:returnNo/${COMMAND_NOUNS[kind]}`),
    Permit(`record.${kind}`),
    ApiOperation({ summary: `${zh} · ${en}` }),
    ApiCreatedResponse({ description: '已记录 / recorded', standardSchema: RecordedFact }),
  );
}

/** The return's number in the path. */
export const ReturnNumber = (): ParameterDecorator => Param('returnNo', { schema: ReturnNo });
