import { describeCouncils, LARGE } from './councils.ts';

describeCouncils(LARGE);
