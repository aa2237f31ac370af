/** Numbers on papers and parcels as they are compared: width, case and spaces do not matter. */
export const normalNumber = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
