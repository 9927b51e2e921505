"""Outcomes that anyone can recompute. The order in which to read it:

schema, folder                    what an extract is: the tables that everything is counted from
pathways, fields                  from its rows to what is known of each referral
indicator, indicators_*, catalogue    one function for each published indicator
counting, figure, uncertainty     whom each counts, as figures with intervals
report, printing, board           figures as people read them: text, CSV, JSON, HTML
disclosure, narrowing, nested, sharing    what of them may leave the service
flags, classifying, score_row     the same rules for one course, without an engine
commands/                         what can be typed; iapt/ the NHS tables, in and out
own/                              this service's own record, as extract and as pages
simulating/, planning/            made-up services, and waits ahead
"""
