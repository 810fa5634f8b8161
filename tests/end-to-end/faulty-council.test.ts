import { describeCouncils, FULL_OF_FAULTS } from './councils.ts';

describeCouncils(FULL_OF_FAULTS);
