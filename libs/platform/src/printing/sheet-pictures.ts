/** Where the pictures of a sheet come from: a department that keeps attachments offers them, the library that prints knows no store. */
import type { Actor } from '@guitu/identity/actor';
import type { Sheet } from './sheet.js';
import type { Pictures } from './shown-sheet.js';

/** Nest's name for it. */
export const SHEET_PICTURES = Symbol('sheet pictures');
export interface SheetPictures {
  /** As JPEG of at most some hundred kilobytes; without those that are gone, and none for who looks at no pictures. */
  of(actor: Actor, pictures: NonNullable<Sheet['pictures']>): Promise<Pictures>;
}
