import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Command } from './command.js';
import type { CommandRequest } from './command.interceptor.js';

/** The command of a mutating request: `record(@CurrentCommand() command: Command)`. */
export const CurrentCommand = createParamDecorator((_: unknown, context: ExecutionContext): Command => {
  const { command } = context.switchToHttp().getRequest<CommandRequest>();
  if (command === undefined) throw new Error('@CurrentCommand on a route that changes nothing');
  return command;
});
