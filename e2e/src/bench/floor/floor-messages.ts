/** What the bench and the process of the floor say to each other. */

/** Where the floor runs; its first and only program argument, as JSON. */
export interface FloorPlace { readonly address: string; readonly namespace: string; readonly taskQueue: string }
/** Run so many bare workflows. */
export interface StepsOrder { readonly prefix: string; readonly count: number; readonly atOnce: number; readonly steps: number }
/** Run so many bare workflows that wait for one due instant each, `apartMs` after one another, the first in `firstMs`. */
export interface TimersOrder { readonly prefix: string; readonly timers: number; readonly firstMs: number; readonly apartMs: number }
export type FloorOrder = StepsOrder | TimersOrder;
/** stepMs: from sending a signal to its step's local activity, of each step · lateMs: from the due instant to the local activity after it */
export interface StepsRan { readonly ran: readonly string[]; readonly stepMs: readonly number[] }
export interface TimersRang { readonly lateMs: readonly number[] }
export type FloorAnswer = { readonly ready: true } | StepsRan | TimersRang | { readonly failed: string };
