import { TaskDeskModule } from '@guitu/task-desk/task-desk.module';
import { Module } from '@nestjs/common';
import { BenchModule } from './bench/bench.module.js';
import { ClosingModule } from './closing/closing.module.js';
import { ComplaintModule } from './complaint/complaint.module.js';
import { ContactModule } from './contact/contact.module.js';
import { DispatchInspectionModule } from './dispatch-inspection/dispatch-inspection.module.js';
import { DispositionApprovalModule } from './disposition-approval/disposition-approval.module.js';
import { DispositionModule } from './disposition/disposition.module.js';
import { FirstArticleModule } from './first-article/first-article.module.js';
import { HoldReleaseModule } from './hold-release/hold-release.module.js';
import { ImprovementModule } from '@guitu/department-facts/improvement/improvement.module';
import { InspectionPoolModule } from './inspection-pool/inspection-pool.module.js';
import { InspectionModule } from './inspection/inspection.module.js';
import { MeetingModule } from '@guitu/department-facts/meeting/meeting.module';
import { OnsiteModule } from './onsite/onsite.module.js';
import { PerformanceTestModule } from './performance-test/performance-test.module.js';
import { ReinspectionModule } from './reinspection/reinspection.module.js';
import { ResponsibilityModule } from './responsibility/responsibility.module.js';
import { ReworkPlanModule } from './rework-plan/rework-plan.module.js';
import { ScrapModule } from './scrap/scrap.module.js';
import { SortingModule } from '@guitu/department-facts/sorting/sorting.module';

/** Quality: one folder per feature. */
@Module({
  imports: [
    TaskDeskModule.for('quality'), BenchModule, ContactModule, OnsiteModule, HoldReleaseModule, InspectionModule, MeetingModule, DispositionModule,
    ReinspectionModule, ScrapModule, ClosingModule, DispositionApprovalModule, ResponsibilityModule, ReworkPlanModule, FirstArticleModule,
    PerformanceTestModule, DispatchInspectionModule, SortingModule, InspectionPoolModule, ImprovementModule, ComplaintModule,
  ],
})
export class QualityModule {}
