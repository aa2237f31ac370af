/** 未读: nobody counts above 99, neither a person nor the database. Pure. */

/** The highest count that is counted out; the count one above it stands for "more". */
export const MOST_UNREAD = 99;

/** As a bell shows it: '0' … '99', then '99+'. @param unread counted up to one above MOST_UNREAD */
export const unreadShown = (unread: number): string => (unread > MOST_UNREAD ? `${MOST_UNREAD}+` : String(unread));
