/** Exact money and the calendar (libs/money, libs/calendar). */
export const ARITHMETIC = [
  {
    name: 'rounding', file: 'libs/money/src/rounding.ts', specs: ['libs/money/'],
    mutants: [
      { find: 'twice >= bottom', replace: 'twice > bottom', why: 'half_up: a half goes up' },
      { find: "whole % 2n === 1n", replace: 'whole % 2n === 0n', why: 'half_even: to the even neighbour' },
      { find: "twice > bottom || ", replace: '', why: 'half_even: more than a half goes up' },
      { find: 'return negative ? -size : size;', replace: 'return size;', why: 'negative amounts stay negative' },
      { find: 'numerator < 0n !== divisor < 0n', replace: 'numerator < 0n', why: 'a quotient of two negatives is positive' },
    ],
  },
  {
    name: 'exact', file: 'libs/money/src/exact.ts', specs: ['libs/money/'],
    mutants: [
      { find: 'a.n * b.d <= b.n * a.d ? a : b', replace: 'a.n * b.d <= b.n * a.d ? b : a', why: 'the lesser of two' },
      { find: 'a.n * b.d + b.n * a.d', replace: 'a.n * b.d + b.n', why: 'fractions are added over a common divisor' },
      { find: '(d < 0n ? -1n : 1n)', replace: '1n', why: 'the divisor stays positive' },
      { find: 'n * (common / d)', replace: 'n', why: 'weights are compared over a common divisor' },
      { find: "weights.every(isNothing) && amount === 0", replace: 'weights.every(isNothing)', why: 'an amount without a weight is an error, not lost' },
    ],
  },
  {
    name: 'allocate', file: 'libs/money/src/allocate.ts', specs: ['libs/money/'],
    mutants: [
      { find: 'a.rest > b.rest ? -1 : 1', replace: 'a.rest > b.rest ? 1 : -1', why: 'left-over units go to the largest remainders' },
      { find: 'a.index - b.index', replace: 'b.index - a.index', why: 'equal remainders: the earlier part first' },
      { find: 'left -= 1n;', replace: '', why: 'the parts add up to the amount' },
    ],
  },
  {
    name: 'span', file: 'libs/calendar/src/add-span.ts', specs: ['libs/calendar/src/add-span', 'libs/calendar/src/remaining'],
    mutants: [
      { find: 'shift.toMs - from >= left', replace: 'shift.toMs - from > left', why: 'a budget used up at the end of a shift ends there' },
      { find: 'Math.max(startMs, shift.fromMs)', replace: 'shift.fromMs', why: 'a shift counts from the start on' },
      { find: 'left -= Math.max(0, shift.toMs - from);', replace: 'left -= shift.toMs - from;', why: 'a shift that is over gives no time back' },
      { find: 'let day = afterDay + 1;', replace: 'let day = afterDay;', why: 'the first day is not counted' },
      { find: "localDay(snapshot, startMs) + span.dayEnd", replace: 'localDay(snapshot, startMs) + span.dayEnd + 1', why: 'end of the n-th day' },
      { find: 'Math.min(day, daysInMonth(target.year, target.month))', replace: 'day', why: 'a month without that day ends on its last' },
      { find: 'if (at > startMs) return', replace: 'if (at >= startMs) return', why: 'a settlement day that is over is not the next' },
      { find: '!isWorkingDay(snapshot, day)) day -= 1', replace: '!isWorkingDay(snapshot, day)) day += 1', why: 'S000-17: a day off moves it to the working day before' },
      { find: "Math.min(monthDay, daysInMonth(year, inYear))", replace: 'monthDay', why: 'a month without that day settles on its last' },
    ],
  },
  {
    name: 'left', file: 'libs/calendar/src/remaining-time.ts', specs: ['libs/calendar/src/remaining'],
    mutants: [
      { find: 'end > fromMs && end <= dueMs', replace: 'end >= fromMs && end <= dueMs', why: 'a day that is over is not left' },
      { find: 'end > fromMs && end <= dueMs', replace: 'end > fromMs && end < dueMs', why: 'the day that ends at the due time is left' },
      { find: 'dayEnd(snapshot, today, until) <= atMs', replace: 'dayEnd(snapshot, today, until) < atMs', why: 'resumed at the end of a day, that day is over' },
      { find: 'todayOver ? today : today - 1', replace: 'today', why: 'resumed during a day, its end counts' },
      { find: 'today + left.amount - 1', replace: 'today + left.amount', why: 'the end of today is the first' },
    ],
  },
  {
    name: 'before', file: 'libs/calendar/src/reminder-instant.ts', specs: ['libs/calendar/src/reminder'],
    mutants: [
      { find: "'working' in span || 'workdays' in span ?", replace: "'working' in span ?", why: 'nobody is reminded because a weekend went by' },
      { find: 'to - shift.fromMs >= left', replace: 'to - shift.fromMs > left', why: 'a span that ends at a shift’s start ends there' },
      { find: 'localDay(snapshot, dueMs - 1)', replace: 'localDay(snapshot, dueMs)', why: '24:00 belongs to the day that ends' },
    ],
  },
];
