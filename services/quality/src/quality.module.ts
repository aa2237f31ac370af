import { TaskDeskModule } from '@guitu/task-desk/task-desk.module';
import { Module } from '@nestjs/common';
import { DispositionModule } from './disposition/disposition.module.js';

/** Quality: one folder per feature. */
@Module({ imports: [TaskDeskModule.for('quality'), DispositionModule] })
export class QualityModule {}
