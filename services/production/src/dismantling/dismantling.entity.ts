import { Entity } from 'typeorm';
import { PortionRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 拆解完成: so much of a portion was taken apart; what was won stands in its parts. */
@Entity('dismantling')
export class Dismantling extends PortionRow {}
