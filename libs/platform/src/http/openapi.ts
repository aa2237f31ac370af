/** OpenAPI 3.1 and the Swagger page of a service, from the schemas that validate. */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { ASKS_ONLY } from '../command/asks-only.js';
import { handlersOf } from './route-schemas.js';
import { ProblemBody } from './problem-body.js';

const MUTATING = ['post', 'put', 'patch', 'delete'] as const;
const problemAnswer = {
  description: '拒绝 / refused', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
const refused = { $ref: '#/components/responses/Refused' } as const;
/** Statuses with which an operation refuses: malformed or not there, not signed in or not permitted, a body it cannot take, a state that forbids it, database away. */
const REFUSED_ANYWHERE = ['400', '404', '503'];
const REFUSED_TO_A_PERSON = ['401', '403'];
const REFUSED_BODY = ['413', '415'];
const REFUSED_DECISION = ['409', '422'];
const idempotencyKey = {
  name: 'Idempotency-Key', in: 'header', required: true, description: '幂等键：重试用同一个键，结果只生效一次 / the same key for every retry of one action',
  schema: { type: 'string', minLength: 8, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
} as const;

/** Nest swagger's key for extensions of an operation; it exports no name for it. */
const EXTENSIONS = 'swagger/apiExtension';
/** Extension that says which permission an operation needs (docs/permissions.md), or `public`. */
export const PERMISSION_EXTENSION = 'x-guitu-permission';
/** Extension of an operation that takes a body and changes nothing: it needs no Idempotency-Key. */
export const ASKS_ONLY_EXTENSION = 'x-guitu-asks-only';

/** The document as served and as written to docs/openapi. */
export function openApiDocument(app: INestApplication, title: string): OpenAPIObject {
  for (const { handler, access } of handlersOf(app)) {
    const asksOnly = Reflect.getMetadata(ASKS_ONLY, handler) === true;
    if (access !== undefined) Reflect.defineMetadata(EXTENSIONS, { [PERMISSION_EXTENSION]: access.kind === 'public' ? 'public' : access.permission, ...(asksOnly && { [ASKS_ONLY_EXTENSION]: true }) }, handler);
  }
  const config = new DocumentBuilder().setTitle(title).setVersion('v1').setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }).addSecurityRequirements('bearer').build();
  const document = SwaggerModule.createDocument(app, config, {
    standardSchemaConverter: (schema, { schemaType }) => {
      const { $defs, $schema: _dialect, ...rest } = z.toJSONSchema(schema as z.ZodType, { io: schemaType, target: 'draft-2020-12', unrepresentable: 'any' });
      return { schema: rest, ...($defs && { components: $defs }) };
    },
  });
  // a schema with an id comes as a reference to its own definition
  const { $defs: { Problem } = {} } = z.toJSONSchema(ProblemBody, { target: 'draft-2020-12' });
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: Problem as never }, responses: { Refused: problemAnswer } };
  for (const [route, path] of Object.entries(document.paths)) {
    for (const method of Object.keys(path) as (keyof typeof path)[]) {
      const operation = path[method] as { parameters?: unknown[]; responses?: Record<string, unknown>; security?: unknown[]; [PERMISSION_EXTENSION]?: string; [ASKS_ONLY_EXTENSION]?: true };
      const decides = route.startsWith('/api/') && (MUTATING as readonly string[]).includes(method);
      const refusals = [...REFUSED_ANYWHERE, ...(route.startsWith('/api/') ? REFUSED_TO_A_PERSON : []), ...(method === 'get' ? [] : REFUSED_BODY), ...(decides ? REFUSED_DECISION : [])];
      operation.responses = { ...operation.responses, ...Object.fromEntries(refusals.map((status) => [status, refused])) };
      if (operation[PERMISSION_EXTENSION] === 'public') operation.security = [];
      if (decides && operation[ASKS_ONLY_EXTENSION] !== true) operation.parameters = [...(operation.parameters ?? []), idempotencyKey];
    }
  }
  return document;
}

/** Serves `<base>/docs` and `<base>/openapi.json`; made at the first request, because it costs more than the rest of the start. */
export function serveOpenApi(app: INestApplication, base: string, title: string): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup(`${base}/docs`.replace(/^\//, ''), app, () => (document ??= openApiDocument(app, title)), { jsonDocumentUrl: `${base}/openapi.json`.replace(/^\//, '') });
}
