import { SetMetadata } from '@nestjs/common';

export const ASKS_ONLY = 'guitu:asks-only';
/** A POST whose body is a question: it changes nothing, so it takes no Idempotency-Key and has no command. */
export const AsksOnly = (): MethodDecorator => SetMetadata(ASKS_ONLY, true);
