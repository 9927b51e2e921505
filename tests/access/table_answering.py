"""The part of the table for answering without a password: by a link, and in the room. table.py says
how to read it.
"""

ANSWERING = """
## Answering by a link that needs no password
#                                              an cl c2 th de t2 sv s2 s3 re le du d2 so n2 ex ro
/for-you/{answer_link}/                        mn mn mn mn mn mn mn mn mn mn mn mn mn mn 22 mn mn
/for-you/{answer_link}/stop/                   ms ms ms ms ms ms ms ms ms ms ms ms ms ms 22 ms ms
/for-you/{answer_link}/1/                      sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/for-you/{answer_link}/1/1/                    sw sw sw sw sw sw sw sw sw sw sw sw sw sw 22 sw sw
/for-you/{answer_link}/1/9/now/                mw mw mw mw mw mw mw mw mw mw mw mw mw mw 22 mw mw
/for-you/{answer_link}/1/check/                sw sw sw sw sw sw sw sw sw sw sw sw sw sw 22 sw sw
/for-you/{answer_link}/1/thank-you/            sw sw sw sw sw sw sw sw sw sw sw sw sw sw 22 sw sw
/for-you/{wrong_answer_link}/                  sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/for-you/{wrong_answer_link}/stop/             ms ms ms ms ms ms ms ms ms ms ms ms ms ms 22 ms ms
/for-you/{wrong_answer_link}/1/                sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/for-you/{wrong_answer_link}/1/1/              ss ss ss ss ss ss ss ss ss ss ss ss ss ss 22 ss ss
/for-you/{wrong_answer_link}/1/9/now/          ss ss ss ss ss ss ss ss ss ss ss ss ss ss 22 ss ss
/for-you/{wrong_answer_link}/1/check/          sm sm sm sm sm sm sm sm sm sm sm sm sm sm 22 sm sm
/for-you/{wrong_answer_link}/1/thank-you/      ss ss ss ss ss ss ss ss ss ss ss ss ss ss 22 ss ss
/for-you/here/back/                            sn sn sn sn sn sn sn sn sn sn sn sn sn sn 22 sn sn
/how-it-was/{experience_link}/                 sw sw sw sw sw sw sw sw sw sw sw sw sw sw 22 sw sw
/how-it-was/{wrong_answer_link}/               ss ss ss ss ss ss ss ss ss ss ss ss ss ss 22 ss ss

## The client’s progress
#                                              an cl c2 th de t2 sv s2 s3 re le du d2 so n2 ex ro
/my/progress/                                  ii sn sn .. .. .. .. .. .. .. .. .. .. .. 22 ii ..

## Answers that staff write down, and the device that they hand over
#                                              an cl c2 th de t2 sv s2 s3 re le du d2 so n2 ex ro
/work/questionnaires/{asked}/                  ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/questionnaires/{void}/                   ii .. .. .s .. .. .. .. .. .. .. .. .. .. 22 ii ..
/work/questionnaires/{asked}/hand-over/        ii .. .. sm sm .. .. .. .. .. .. .. .. .. 22 ii ..
/work/questionnaires/{void}/hand-over/         ii .. .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
"""
