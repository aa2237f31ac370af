/** The desk of quality over HTTP, feature by feature; its service is started once. */
import { afterAll, beforeAll, describe } from '@jest/globals';
import { tellsOfTheBench } from './bench/bench-desk.fixture.js';
import { tellsOfComplaints } from './complaint/complaint-desk.fixture.js';
import { tellsOfContact } from './contact/contact-desk.fixture.js';
import { tellsOfDispositionApproval } from './disposition-approval/disposition-approval-desk.fixture.js';
import { tellsOfPools } from './inspection-pool/pool-desk.fixture.js';
import { tellsOfInspection } from './inspection/inspection-desk.fixture.js';
import { tellsOfOnsiteWork } from './onsite/onsite-desk.fixture.js';
import { tellsOfPortionChecks } from './reinspection/portion-check-desk.fixture.js';
import { tellsOfScrap } from './scrap/scrap-desk.fixture.js';
import { tellsOfTakingOver } from './take-over/take-over-desk.fixture.js';
import { tellsEveryAction } from './testbed/every-action.fixture.js';
import { tellsOfImprovement } from './testbed/improvement-desk.fixture.js';
import { tellsRefusals } from './testbed/refusals.fixture.js';
import { tellsOfTheProcess } from './testbed/with-the-process.fixture.js';
import { tellsOfHolds } from './hold-release/hold-desk.fixture.js';
import { tellsOfMeetings } from './testbed/meeting-desk.fixture.js';
import { tellsOfDisposition } from './disposition/disposition-desk.fixture.js';
import { QualityStand } from './testbed/quality-stand.js';

describe('the desk of quality', () => {
  let stand: QualityStand | undefined;
  beforeAll(async () => {
    stand = await QualityStand.start();
  });
  afterAll(() => stand?.stop());

  const shared = (): QualityStand => {
    if (stand === undefined) throw new Error('the stand has not been started');
    return stand;
  };
  tellsEveryAction(shared);
  tellsRefusals(shared);
  tellsOfTheBench(shared);
  tellsOfInspection(shared);
  tellsOfHolds(shared);
  tellsOfContact(shared);
  tellsOfDisposition(shared);
  tellsOfMeetings(shared);
  tellsOfOnsiteWork(shared);
  tellsOfPools(shared);
  tellsOfImprovement(shared);
  tellsOfDispositionApproval(shared);
  tellsOfPortionChecks(shared);
  tellsOfTheProcess(shared);
  tellsOfComplaints(shared);
  tellsOfScrap(shared);
  tellsOfTakingOver(shared);
});
