/** Area of a stock line `l`, as a subquery of one row: the newest label of its return, or where it lay when it was taken over (期初在途), whichever is newer. */
export const AREA_OF_LINE = `select area.area_code from (
    (select n.area_code, n.notified_at as at from arrival_notice n where (n.company_code, n.return_no) = (l.company_code, l.return_no) order by n.notified_at desc limit 1)
    union all select l.area_code, l.placed_at where l.area_code is not null) area order by area.at desc limit 1`;
