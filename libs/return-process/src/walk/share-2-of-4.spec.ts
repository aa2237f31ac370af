import { describeShare } from './walk-profiles.fixture.js';

describeShare(1, 4);
