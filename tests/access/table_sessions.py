"""The part of the table for what becomes of a session. table.py says how to read it."""

SESSIONS = """
## What becomes of a session
#                                              an cl c2 th de t2 sv s2 s3 re le du d2 so n2 ex ro
/work/courses/{course}/sessions/7/happened/    ii .. .. mw mw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/sessions/6/correct/     ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/sessions/7/correct/     ii .. .. ms ms .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/sessions/7/move/        ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/sessions/8/cancel/      ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/sessions/8/time/        ii .. .. mm mm .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/sessions/4/missed/      ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/sessions/7/missed/      ii .. .. mm mm .. .. .. .. .. .. .. .. .. 22 ii ..
"""
