import { addPostingEnds, dropPostingEnds } from '@guitu/postings/posting-ends.migration';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PostingEnds1700000000514 implements MigrationInterface {
  readonly name = 'PostingEnds1700000000514';

  up(runner: QueryRunner): Promise<void> {
    return addPostingEnds(runner);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropPostingEnds(runner);
  }
}
