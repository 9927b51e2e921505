"""The part of the table for addresses that are open to everybody, for signing in, for the editor of
the public pages and for the demonstration. table.py says how to read it.
"""

PUBLIC = """
## Open to everybody
#                                              an cl c2 th de t2 sv s2 s3 re le du d2 so n2 ex ro
/                                              sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/concerns/                                     sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/what-dit-is/                                  mn mn mn mn mn mn mn mn mn mn mn mn mn mn 22 mn mn
/privacy/                                      sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/book/under-18/                                sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/book/elsewhere/                                sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/book/                                         sw sw sw sw sw sw sw sw sw sw sw sw sw sw 22 sw sw
/book/name/                                    mm mm mm mm mm mm mm mm mm mm mm mm mm mm 22 mm mm
/book/contact/                                 mm mm mm mm mm mm mm mm mm mm mm mm mm mm 22 mm mm
/book/privacy/                                 mm mm mm mm mm mm mm mm mm mm mm mm mm mm 22 mm mm
/book/asked/                                   mn mn mn mn mn mn mn mn mn mn mn mn mn mn 22 mn mn
/search/                                       sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/reading/                                      sm sm sm sm sm sm sm sm sm sm sm sm sm sm 22 sm sm
/robots.txt                                    sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/sitemap.xml                                   sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/look/accent.css                               sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/media/images/{picture}                        sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/booking/{link}/                               sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/booking/{link}/calendar.ics                   sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/booking/{link}/move/                          sw sw sw sw sw sw sw sw sw sw sw sw sw sw 22 sw sw
/booking/{link}/cancel/                        sw sw sw sw sw sw sw sw sw sw sw sw sw sw 22 sw sw
/booking/{wrong_link}/                         .n .n .n .n .n .n .n .n .n .n .n .n .n .n 22 .n .n
/booking/{wrong_link}/calendar.ics             .n .n .n .n .n .n .n .n .n .n .n .n .n .n 22 .n .n
/booking/{wrong_link}/move/                    .. .. .. .. .. .. .. .. .. .. .. .. .. .. 22 .. ..
/booking/{wrong_link}/cancel/                  .. .. .. .. .. .. .. .. .. .. .. .. .. .. 22 .. ..
/booking/{link}/tell-us/                       sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/booking/{link}/tell-us/brings/                sw sw sw sw sw sw sw sw sw sw sw sw sw sw 22 sw sw
/booking/{link}/tell-us/check/                 sm sm sm sm sm sm sm sm sm sm sm sm sm sm 22 sm sm
/booking/{wrong_link}/tell-us/                 .n .n .n .n .n .n .n .n .n .n .n .n .n .n 22 .n .n
/booking/{wrong_link}/tell-us/brings/          .. .. .. .. .. .. .. .. .. .. .. .. .. .. 22 .. ..
/booking/{wrong_link}/tell-us/check/           .. .. .. .. .. .. .. .. .. .. .. .. .. .. 22 .. ..
/refer/                                        sw sw sw sw sw sw sw sw sw sw sw sw sw sw 22 sw sw
/refer/sent/                                   mn mn mn mn mn mn mn mn mn mn mn mn mn mn 22 mn mn
/offer/{offer_link}/                           sw sw sw sw sw sw sw sw sw sw sw sw sw sw 22 sw sw
/offer/{wrong_offer_link}/                     .. .. .. .. .. .. .. .. .. .. .. .. .. .. 22 .. ..
/calendar/{feed}/feed.ics                      sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/calendar/{wrong_feed}/feed.ics                .n .n .n .n .n .n .n .n .n .n .n .n .n .n 22 .n .n

## Signing in
#                                              an cl c2 th de t2 sv s2 s3 re le du d2 so n2 ex ro
/place/                                        ii mn mn mn mn mn mn mn mn mn mn mn mn mn 22 ii 2n
/account/                                      ii sn sn sn sn sn sn sn sn sn sn sn sn sn sn ii sn
/account/prove/                                ii mm mm mm mm mm mm mm mm mm mm mm mm mm mm ii mm
/account/welcome/                              sw sw sw sw sw sw sw sw sw sw sw sw sw sw 22 sw sw
/account/welcome/{invited}/                    sw sw sw sw sw sw sw sw sw sw sw sw sw sw 22 sw sw
/account/welcome/{wrong_invited}/              ss ss ss ss ss ss ss ss ss ss ss ss ss ss 22 ss ss
/account/login/                                ss mm mm mm mm mm mm mm mm mm mm mm mm mm 22 ss mm
/account/logout/                               mm sm sm sm sm sm sm sm sm sm sm sm sm sm sm mm sm
/account/reauthenticate/                       ii sm sm sm sm sm sm sm sm sm sm sm sm sm sm ii sm
/account/password/                             ii sw sw sw sw sw sw sw sw sw sw sw sw sw 22 ii sw
/account/code/                                 ii mm mm mm mm mm mm mm mm mm mm mm mm mm 22 ii mm
/account/code/again/                           ii ss ss ss ss ss ss ss ss ss ss ss ss ss 22 ii ss
/account/app/add/                              ii mm mm mm mm mm mm mm mm mm mm mm mm mm ss ii mm
/account/app/remove/                           ii sw ss ss ss ss ss ss ss ss ss ss ss ss 22 ii ss
/account/passkey/                              ii mm mm mm mm mm mm mm mm mm mm mm mm mm 22 ii mm
/account/passkey/add/                          ii ss ss ss ss ss ss ss ss ss ss ss ss ss ss ii ss
/account/passkey/again/                        ii si mm mm mm mm mm mm mm mm mm mm mm mm 22 ii mm
/account/passkey/{passkey}/remove/             ii sw .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/account/recovery/                             ii sn sn sn sn sn sn sn sn sn sn sn sn sn 22 ii sn
/account/recovery/new/                         ii sw sw sw sw sw sw sw sw sw sw sw sw sw 22 ii sw
/account/email-code/                           sm mm mm mm mm mm mm mm mm mm mm mm mm mm 22 sm mm
/account/email-code/confirm/                   mm mm mm mm mm mm mm mm mm mm mm mm mm mm 22 mm mm
"""
EDITOR_AND_DEMONSTRATION = """
## The editor of the public pages; its first page stands for all of it
#                                              an cl c2 th de t2 sv s2 s3 re le du d2 so n2 ex ro
/cms/                                          ii .. .. .. .. .. .. .. .. .. sn .. .. sn 22 ii ..
/media/original_images/{picture}               ii .. .. .. .. .. .. .. .. .. sn .. .. sn 22 ii ..

## The demonstration, where it is on
#                                              an cl c2 th de t2 sv s2 s3 re le du d2 so n2 ex ro
/demo/                                         sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/demo/come-in/                                 nw nw nw nw nw nw nw nw nw nw nw nw nw nw 22 nw nw
/demo/mail/                                    sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/components/                                   sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
"""
