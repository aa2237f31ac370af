/** What a label may say: names of the groups of its pattern. */
export const LABEL_PARTS = ['product', 'batch', 'serial', 'produced', 'expiry'] as const;
