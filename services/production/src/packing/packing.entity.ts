import { Entity } from 'typeorm';
import { PortionRow } from '@guitu/task-desk/facts/fact-row.entity';

/** 包装完成: so much of a portion is ready to go back. */
@Entity('packing')
export class Packing extends PortionRow {}
