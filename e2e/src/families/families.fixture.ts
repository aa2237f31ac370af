/** Every family with what its procedure says of it. */
import { describe } from '@jest/globals';
import type { Recorded } from './case-record.fixture.js';
import { electronicsAreKept } from './electronics.fixture.js';
import { factoryStandardIsKept } from './factory-standard.fixture.js';
import { paintIsKept } from './paint.fixture.js';
import { platformIsKept, sevenDaysAreKept } from './shop.fixture.js';
import { trackingSheetIsKept } from './tracking-sheet.fixture.js';

export function familiesAreKept(recorded: Recorded): void {
  describe('S000-03, returns of paint', () => paintIsKept(recorded));
  describe('S001-20, tracking sheet', () => trackingSheetIsKept(recorded));
  describe('S000-19, factory standard', () => factoryStandardIsKept(recorded));
  describe('S001-19, shop policy 7 / 15 / 3', () => platformIsKept(recorded));
  describe('S000-02, seven days', () => sevenDaysAreKept(recorded));
  describe('S003-15, electronics', () => electronicsAreKept(recorded));
}
