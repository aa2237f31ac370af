/** Goods that stand here before anybody announced them belong to the first consignment. */
export const FIRST_CONSIGNMENT = 'c1';
