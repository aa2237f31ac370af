import { addPostingEnds, dropPostingEnds } from '@guitu/postings/posting-ends.migration';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrderPostingEnds1700000000438 implements MigrationInterface {
  readonly name = 'OrderPostingEnds1700000000438';

  up(runner: QueryRunner): Promise<void> {
    return addPostingEnds(runner);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropPostingEnds(runner);
  }
}
