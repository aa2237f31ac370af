import { describeShare } from './walk-profiles.fixture.js';

describeShare(2, 4);
