"""The part of the table for supervisors. table.py says how to read it."""

SUPERVISION = """
## The supervisor
#                                              an cl c2 th de t2 sv s2 s3 re le du d2 so n2 ex ro
/work/supervision/                             ii .. .. .. .. .. sn sn sn .. .. .. .. sn 22 ii ..
/work/supervision/outcomes/{therapist}/         ii .. .. .. .. .. sn .n .n .. .. .. .. .n 22 ii ..
/work/supervision/{course}/                    ii .. .. .. .. .. sn .n .n .. .. .. .. .n 22 ii ..
/work/supervision/{course}/sessions/5/         ii .. .. .. .. .. sn .n .n .. .. .. .. .n 22 ii ..
/work/supervision/{second_course}/             ii .. .. .. .. .. .n .n .n .. .. .. .. sn 22 ii ..
/work/supervision/{second_course}/sessions/5/  ii .. .. .. .. .. .n .n .n .. .. .. .. sn 22 ii ..
/work/recordings/                              ii .. .. .. .. .. sn sn sn .. .. .. .. sn 22 ii ..
/work/recordings/{recording}/                  ii .. .. .. .. .. sw .. .. .. .. .. .. .. 22 ii ..
/work/recordings/{recording}/sound/            ii .. .. .. .. .. sn .n .n .. .. .. .. .n 22 ii ..
/work/meetings/                                ii .. .. .. .. .. sw ss ss .. .. .. .. ss 22 ii ..
/work/meetings/{meeting}/                      ii .. .. .. .. .. sn .n .n .. .. .. .. .n 22 ii ..
/work/meetings/{meeting}/{course}/             ii .. .. .. .. .. sw .. .. .. .. .. .. .. 22 ii ..
/work/meetings/{meeting}/{second_course}/      ii .. .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/work/supervision/points/{point}/done/         ii .. .. nw nw n. nw n. n. .. .. .. .. n. 22 ii ..
"""
