/** What the bench and the process of the floor say to each other. */

/** Where the floor runs; its first and only program argument, as JSON. */
export interface FloorPlace { readonly address: string; readonly namespace: string; readonly taskQueue: string }
/** Run so many bare workflows. */
export interface FloorOrder { readonly prefix: string; readonly count: number; readonly atOnce: number; readonly steps: number }
export type FloorAnswer = { readonly ready: true } | { readonly ran: readonly string[] } | { readonly failed: string };
