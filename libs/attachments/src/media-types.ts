/** What may be attached: photos, papers, films. Told by the content of a file; what a client calls it counts for nothing. */
export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'video/mp4', 'video/quicktime'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** Largest file (bytes); it is held in memory while it is looked at. */
export const LARGEST_FILE = 32 * 1024 * 1024;
/** Largest picture that is opened at all (pixels): a small file may claim to be a huge one. */
export const LARGEST_PICTURE = 60_000_000;
/** Longest side of a picture that is kept (pixels): a scratch is seen, an album is not kept. */
export const LONGEST_SIDE = 4096;
/** Attachments of one fact. */
export const MOST_PER_FACT = 20;
/** Nobody has used it in a fact for so long: it is removed (hours). */
export const UNUSED_KEPT_HOURS = 7 * 24;
