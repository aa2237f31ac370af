import { describeShare } from './walk-profiles.fixture.js';

describeShare(0, 4);
