"""The part of the table for reception and the service lead. table.py says how to read it."""

OFFICE = """
## The office
#                                              an cl c2 th de t2 sv s2 s3 re le du d2 so n2 ex ro
/office/                                       ii .. .. .. .. .. .. .. .. sn mn .. .. sn 22 ii ..
/office/enquiries/                             ii .. .. .. .. .. .. .. .. sn sn .. .. sn 22 ii ..
/office/clients/                               ii .. .. .. .. .. .. .. .. ss .. .. .. ss 22 ii ..
/office/clients/{client}/                      ii .. .. .. .. .. .. .. .. sn .. .. .. sn 22 ii ..
/office/clients/{client}/contact/              ii .. .. .. .. .. .. .. .. sw .. .. .. sw 22 ii ..
/office/clients/{client}/call-back/            ii .. .. .. .. .. .. .. .. sw .. .. .. sw 22 ii ..
/office/clients/{client}/contact/name/         ii .. .. .. .. .. .. .. .. sw .. .. .. sw 22 ii ..
/office/clients/{client}/contact/texts/        ii .. .. .. .. .. .. .. .. sw .. .. .. sw 22 ii ..
/office/clients/{client}/contact/hours/email/  ii .. .. .. .. .. .. .. .. sw .. .. .. sw 22 ii ..
/office/clients/{client}/mailbox/              ii .. .. .. .. .. .. .. .. ss .. .. .. ss 22 ii ..
/office/clients/{client}/invite/               ii .. .. .. .. .. .. .. .. sw .. .. .. sw 22 ii ..
/office/clients/{waiting}/book/                ii .. .. .. .. .. .. .. .. sw .. .. .. sw 22 ii ..
/office/clients/{client}/book/                 ii .. .. .. .. .. .. .. .. ms .. .. .. ms 22 ii ..
/office/appointments/{coming}/move/            ii .. .. .. .. .. .. .. .. sw .. .. .. sw 22 ii ..
/office/appointments/{coming}/cancel/          ii .. .. .. .. .. .. .. .. sw .. .. .. sw 22 ii ..
/office/appointments/{session_7}/move/         ii .. .. .. .. .. .. .. .. sw .. .. .. sw 22 ii ..
/office/appointments/{session_7}/cancel/       ii .. .. .. .. .. .. .. .. ss .. .. .. ss 22 ii ..
/office/book/                                  ii .. .. .. .. .. .. .. .. sw .. .. .. sw 22 ii ..
/office/book/{held}/                           ii .. .. .. .. .. .. .. .. sw .. .. .. sw 22 ii ..
/office/book/{booked}/                         ii .. .. .. .. .. .. .. .. mm .. .. .. mm 22 ii ..
/office/book/{booked}/done/                    ii .. .. .. .. .. .. .. .. sn .. .. .. sn 22 ii ..
/office/clients/{waiting}/wishes/              ii .. .. .. .. .. .. .. .. sw .. .. .. sw 22 ii ..
/office/clients/{client}/wishes/               ii .. .. .. .. .. .. .. .. mm .. .. .. mm 22 ii ..
/office/waiting/                               ii .. .. .. .. .. .. .. .. .. sn .. .. sn 22 ii ..
/office/waiting/plan/                          ii .. .. .. .. .. .. .. .. .. sw .. .. sw 22 ii ..
/office/waiting/ahead/                         ii .. .. .. .. .. .. .. .. .. sn .. .. sn 22 ii ..
/office/waiting/report/                        ii .. .. .. .. .. .. .. .. .. sn .. .. sn 22 ii ..
/office/waiting/{recorded}/                    ii .. .. .. .. .. .. .. .. .. sw .. .. sw 22 ii ..
/office/waiting/{unanswered}/still/            ii .. .. .. .. .. .. .. .. nw nw .. .. nw 22 ii ..
/office/offers/{offer}/                        ii .. .. .. .. .. .. .. .. sw sw .. .. sw 22 ii ..
/office/away/                                  ii .. .. .. .. .. .. .. .. sw sw .. .. sw 22 ii ..
/office/away/{absence}/                        ii .. .. .. .. .. .. .. .. sw sw .. .. sw 22 ii ..
/office/away/{absence}/{client}/               ii .. .. .. .. .. .. .. .. sw sw .. .. sw 22 ii ..
/office/rota/                                  ii .. .. .. .. .. .. .. .. .. sw .. .. sw 22 ii ..
/office/rota/{turn}/end/                       ii .. .. .. .. .. .. .. .. .. mw .. .. mw 22 ii ..
/office/handover/                              ii .. .. .. .. .. .. .. .. .. sn .. .. sn 22 ii ..
/office/handover/{therapist}/                  ii .. .. .. .. .. .. .. .. .. sw .. .. sw 22 ii ..
/office/refer/                                 ii .. .. .. .. .. .. .. .. sw .. .. .. sw 22 ii ..
/office/clients/{client}/no-contact/           ii .. .. .. .. .. .. .. .. sw .. .. .. sw 22 ii ..
/office/clients/{client}/again/                ii .. .. .. .. .. .. .. .. nm .. .. .. nm 22 ii ..
/office/outcomes/                              ii .. .. .. .. .. .. .. .. .. sn .. .. sn 22 ii ..
/office/outcomes/outcomes.csv                  ii .. .. .. .. .. .. .. .. .. sn .. .. sn 22 ii ..
/office/outcomes/courses/finished_course/       ii .. .. .. .. .. .. .. .. .. sn .. .. sn 22 ii ..
/office/experience/                            ii .. .. .. .. .. .. .. .. .. sn .. .. sn 22 ii ..
/office/follow-ups/                            ii .. .. .. .. .. .. .. .. .. sn .. .. sn 22 ii ..
/office/duplicates/                            ii .. .. .. .. .. .. .. .. sn .. .. .. sn 22 ii ..
/office/duplicates/{client}/{twin}/            ii .. .. .. .. .. .. .. .. sw .. .. .. sw 22 ii ..
/office/duplicates/{client}/{second}/          ii .. .. .. .. .. .. .. .. ss .. .. .. ss 22 ii ..
/office/supervision/                           ii .. .. .. .. .. .. .. .. .. sw .. .. sw 22 ii ..
/office/supervision/{link_of_sv}/end/          ii .. .. .. .. .. .. .. .. .. nw .. .. nw 22 ii ..
/office/messages/                              ii .. .. .. .. .. .. .. .. sn .. .. .. sn 22 ii ..
"""
