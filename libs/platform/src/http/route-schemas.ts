/** Refuses to start a service with a route whose parameters nobody validates, or that nobody decided who may call. */
import { ROUTE_ACCESS, type RouteAccess } from '@guitu/identity/permit';
import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { z } from 'zod';

/** Nest's own metadata keys; its constants are not exported under a public name. */
const ROUTE_ARGUMENTS = '__routeArguments__';
const HTTP_METHOD = 'method';
/** RouteParamtypes: BODY, QUERY, PARAM, and the raw ones that no schema could hold (files, raw body, headers, host). */
const VALIDATED = new Set(['3', '4', '5']);
const FORBIDDEN = new Set(['6', '7', '8', '9', '10', '11', '12']);

/** @throws Error that names every offending route of the application */
export function requireRouteSchemas(app: INestApplicationContext): void {
  const faults: string[] = [];
  for (const controller of controllersOf(app)) {
    for (const name of Object.getOwnPropertyNames(controller.prototype)) {
      const handler: unknown = Object.getOwnPropertyDescriptor(controller.prototype, name)?.value;
      if (typeof handler === 'function' && Reflect.hasMetadata(HTTP_METHOD, handler)) faults.push(...faultsOf(controller, name, handler));
    }
  }
  if (faults.length > 0) throw new Error(`routes that may not be served:\n${faults.join('\n')}`);
}

/** Every handler of a route with who may call it; undefined: nobody decided. */
export function handlersOf(app: INestApplicationContext): { handler: object; access: RouteAccess | undefined }[] {
  return controllersOf(app).flatMap((controller) => Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const handler: unknown = Object.getOwnPropertyDescriptor(controller.prototype, name)?.value;
    if (typeof handler !== 'function' || !Reflect.hasMetadata(HTTP_METHOD, handler)) return [];
    return [{ handler, access: (Reflect.getMetadata(ROUTE_ACCESS, handler) ?? Reflect.getMetadata(ROUTE_ACCESS, controller)) as RouteAccess | undefined }];
  }));
}

function controllersOf(app: INestApplicationContext): (abstract new (...args: never[]) => object)[] {
  const found = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()].map((wrapper) => wrapper.metatype));
  return found.filter((type): type is new (...args: never[]) => object => typeof type === 'function' && type.name.length > 0 && 'prototype' in type);
}

function faultsOf(controller: abstract new (...args: never[]) => object, name: string, handler: object): string[] {
  const place = `${controller.name}.${name}`;
  const faults: string[] = [];
  if (!Reflect.hasMetadata(ROUTE_ACCESS, handler) && !Reflect.hasMetadata(ROUTE_ACCESS, controller)) faults.push(`${place}: neither @Permit nor @Public`);
  const parameters = (Reflect.getMetadata(ROUTE_ARGUMENTS, controller, name) ?? {}) as Record<string, { schema?: unknown }>;
  for (const [key, { schema }] of Object.entries(parameters)) {
    const kind = key.split(':')[0] ?? '';
    if (VALIDATED.has(kind) && !(schema instanceof z.ZodType)) faults.push(`${place}: a parameter without schema`);
    if (FORBIDDEN.has(kind)) faults.push(`${place}: takes headers, files or a raw body`);
  }
  return faults;
}

/** What a route takes, as JSON schema and as the judgement that is made of a body. */
export interface BodySchema { readonly /** `Controller.handler` */ place: string; readonly json: object; readonly takes: (body: unknown) => boolean }

/** Every route that takes a JSON body. */
export function bodySchemasOf(app: INestApplicationContext): BodySchema[] {
  return controllersOf(app).flatMap((controller) => Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const parameters = (Reflect.getMetadata(ROUTE_ARGUMENTS, controller, name) ?? {}) as Record<string, { schema?: unknown }>;
    return Object.entries(parameters).flatMap(([key, { schema }]) => (key.startsWith('3:') && schema instanceof z.ZodType 
      ? [{ place: `${controller.name}.${name}`, json: z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), takes: (body: unknown) => schema.safeParse(body).success }] : []));
  }));
}

/** What kinds of input a handler declares, so that input it does not declare can be refused. */
export function declaredInputs(controller: object, name: string): { body: boolean; query: boolean } {
  const keys = Object.keys((Reflect.getMetadata(ROUTE_ARGUMENTS, controller, name) ?? {}) as object);
  return { body: keys.some((key) => key.startsWith('3:')), query: keys.some((key) => key.startsWith('4:')) };
}
