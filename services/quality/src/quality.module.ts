import { TaskDeskModule } from '@guitu/task-desk/task-desk.module';
import { Module } from '@nestjs/common';
import { ClosingModule } from './closing/closing.module.js';
import { ContactModule } from './contact/contact.module.js';
import { DispositionModule } from './disposition/disposition.module.js';
import { HoldReleaseModule } from './hold-release/hold-release.module.js';
import { InspectionModule } from './inspection/inspection.module.js';
import { MeetingModule } from './meeting/meeting.module.js';
import { OnsiteModule } from './onsite/onsite.module.js';
import { ReinspectionModule } from './reinspection/reinspection.module.js';
import { ScrapModule } from './scrap/scrap.module.js';

/** Quality: one folder per feature. */
@Module({
  imports: [
    TaskDeskModule.for('quality'), ContactModule, OnsiteModule, HoldReleaseModule, InspectionModule, MeetingModule, DispositionModule, ReinspectionModule, ScrapModule, ClosingModule,
  ],
})
export class QualityModule {}
