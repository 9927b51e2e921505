-- The headline indicators of an extract, by hand, for DuckDB. The same rules as sixteen/outcomes.
with r as (
    select referral, received, discharged, problem,
           coalesce(discharged, date '{until}') as last_day
    from {referrals}
), t as (
    select c.referral, count(*) as n, min(c.day, 2) as days
    from {contacts} c join r using (referral)
    where c.day between r.received and r.last_day
      and (c.kind = 'net' or (c.kind in ('02', '03', '05')
           and (c.attendance in ('5', '6') or not c.planned)))
    group by c.referral
), s as (
    select s.referral,
           min(k) filter (m = 'phq9') as p1, max(k) filter (m = 'phq9') as p2,
           min(k) filter (m = 'gad7') as g1, max(k) filter (m = 'gad7') as g2,
           min(k) filter (m = own) as o1, max(k) filter (m = own) as o2
    from (
        select s.referral, s.measure as m,
               (s.day - date '1900-01-01') * 100000 + (s.total * 100)::bigint as k,
               case when r.problem like 'F401%' then 'spin' when r.problem like 'F410%' then 'pdss'
                    when r.problem like 'F400%' then 'mi' when r.problem like 'F42%' then 'oci'
                    when r.problem like 'F431%' then 'pcl5' when r.problem like 'F452%' then 'hai'
                    else '' end as own
        from {scores} s join r using (referral)
        where s.day between r.received and r.last_day
          and (s.contact is null or s.contact not in (
               select contact from {contacts} where kind in ('06', '10')))
    ) s
    group by s.referral
), pairs as (
    select referral,
           p1 % 100000 as pf, case when p2 // 100000 > p1 // 100000 then p2 % 100000 end as pl,
           g1 % 100000 as gf, case when g2 // 100000 > g1 // 100000 then g2 % 100000 end as gl,
           o1 % 100000 as of, case when o2 // 100000 > o1 // 100000 then o2 % 100000 end as ol
    from s
), each as (
    select r.*, coalesce(t.n, 0) as n, t.days[1] as first_day, t.days[2] as second_day, pf, pl,
           case when ol is null then gf else of end as af,
           case when ol is null then gl else ol end as al,
           case when ol is null then 800 when problem like 'F401%' then 1900
                when problem like 'F410%' then 800 when problem like 'F400%' then 231
                when problem like 'F42%' then 4000 when problem like 'F431%' then 3200
                else 1800 end as cut,
           case when ol is null then 400 when problem like 'F401%' then 1000
                when problem like 'F410%' then 500 when problem like 'F400%' then 73
                when problem like 'F42%' then 3200 when problem like 'F431%' then 1000
                else 400 end as change
    from r left join t using (referral) left join pairs using (referral)
), flags as (
    select *, discharged between date '{since}' and date '{until}' as ended_here,
           ended_here and n >= 2 as finished,
           pl is not null and al is not null as paired,
           coalesce(pf >= 1000, false) or coalesce(af >= cut, false) as caseness,
           pf is not null and af is not null and not caseness as not_case,
           paired and (pf - pl >= 600 or af - al >= change) as better,
           paired and (pl - pf >= 600 or al - af >= change) as worse,
           paired and caseness and pl < 1000 and al < cut as recovered,
           better and not worse as improved, worse and not better as deteriorated
    from each
)
select count(*) filter (received between date '{since}' and date '{until}') as referrals_received,
       count(*) filter (first_day between date '{since}' and date '{until}') as accessing_services,
       count(*) filter (ended_here) as ended,
       count(*) filter (ended_here and n = 1) as attrition,
       count(*) filter (ended_here and n > 0) as attrition_of,
       count(*) filter (finished) as finished_course,
       ended as finished_course_of,
       count(*) filter (finished and first_day - received <= 42) as within_6_weeks,
       finished_course as within_6_weeks_of,
       count(*) filter (finished and first_day - received <= 126) as within_18_weeks,
       finished_course as within_18_weeks_of,
       count(*) filter (finished and second_day - first_day > 90)
           as finished_first_to_second_over_90,
       finished_course as finished_first_to_second_over_90_of,
       count(*) filter (finished and paired) as paired_data, finished_course as paired_data_of,
       count(*) filter (finished and caseness) as at_caseness, finished_course as at_caseness_of,
       count(*) filter (finished and not_case) as not_at_caseness,
       finished_course as not_at_caseness_of,
       count(*) filter (finished and recovered and not not_case) as recovery,
       finished_course - not_at_caseness as recovery_of,
       count(*) filter (finished and recovered and improved and not not_case) as reliable_recovery,
       finished_course - not_at_caseness as reliable_recovery_of,
       count(*) filter (finished and improved) as reliable_improvement,
       finished_course as reliable_improvement_of,
       count(*) filter (finished and paired and not improved and not deteriorated) as no_change,
       finished_course as no_change_of,
       count(*) filter (finished and deteriorated) as reliable_deterioration,
       finished_course as reliable_deterioration_of,
       avg(n) filter (finished) as mean_treatments
from flags
