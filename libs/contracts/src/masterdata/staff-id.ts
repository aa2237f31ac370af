/** The id under which an employee acts: opaque elsewhere, derived from the number so that a file need not name it. */
export const staffIdOf = (employeeNo: string): string => `e-${employeeNo.toLowerCase().replace(/[^a-z0-9-]/g, '-')}`;
