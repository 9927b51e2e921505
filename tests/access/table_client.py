"""The part of the table for the client’s own pages. table.py says how to read it."""

OWN = """
## The client’s own pages
#                                              an cl c2 th de t2 sv s2 s3 re le du d2 so n2 ex ro
/my/                                           ii sn sn .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/questionnaires/{asked}/                    ii sn .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/questionnaires/{asked}/1/                  ii sw .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/questionnaires/{asked}/9/help/             ii sw .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/questionnaires/{asked}/check/              ii sw .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/questionnaires/{asked}/thank-you/          ii mm .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/questionnaires/{asked}/answers/            ii mn .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/questionnaires/{answered}/                 ii mn .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/questionnaires/{answered}/1/               ii ms .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/questionnaires/{answered}/check/           ii mm .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/questionnaires/{answered}/thank-you/       ii sm .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/questionnaires/{answered}/answers/         ii sn .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/questionnaires/{second_asked}/             ii .n sn .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/questionnaires/{void}/                     ii .n .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/questionnaires/{void}/1/                   ii .s .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/questionnaires/{void}/1/help/              ii .w .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/questionnaires/{void}/check/               ii .. .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/questionnaires/{void}/thank-you/           ii .. .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/questionnaires/{void}/answers/             ii .n .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/progress/{earlier}/                        ii sn .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/progress/{course}/                         ii .n .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/sessions/                                  ii sn sn .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/aims/                                      ii sn sn .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/aims/1/                                    ii sw .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/agreement/{agreement}/                     ii sw .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/agreement/{agreement}/no-recordings/       ii nw n. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/agreement/{unsigned}/                      ii .. .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/focus/{focus}/                             ii sw .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/focus/{draft_focus}/                       ii .. .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/focus/{focus}/copy/                        ii sw .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/focus/{draft_focus}/copy/                  ii .. .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/messages/                                  ii sw sw .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/moments/                                   ii sm .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/moments/new/                               ii sw .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/moments/{moment}/                          ii sw .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/moments/{own_moment}/                      ii sw .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/looks/                                     ii sn sn .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/plan/mine/                                 ii sn .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/plan/ours/                                 ii .n .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/plan/mine/keep/                            ii sn .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/plan/mine/file/                            ii sn .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/plan/ours/keep/                            ii .n .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/plan/ours/file/                            ii .n .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/tell/                                      ii sw sw .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/tell/done/                                 ii sn sn .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/tell/noted/                                ii sn sn .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/contact/                                   ii sw sw .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/contact/hours/email/                       ii sw sw .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/calendar/                                  ii sw sw .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/follow-ups/                                ii sm sm .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/again/                                     ii sm sm .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
"""
