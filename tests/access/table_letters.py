"""The part of the table for letters, whoever writes or reads them. table.py says how to read it."""

LETTERS_OF_ALL = """
## Letters
#                                              an cl c2 th de t2 sv s2 s3 re le du d2 so n2 ex ro
/my/no-letter/                                 ii ms sw .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/letter/{letter}/                           ii sw .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/letter/{letter}/letter.pdf                 ii sn .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/letters/{copy}/                            ii sn .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/letters/{copy}/letter.pdf                  ii sn .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/letters/{to_gp}/                           ii .n .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/letter/{draft_letter}/letter.pdf           ii .n .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/letter/{draft_letter}/                     ii .. .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/letter/                 ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/letter/decline/         ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{course}/letter/1/               ii .. .. sn sn .n .. .. .. .. .. .. .. .n 22 ii ..
/work/courses/{course}/letter/1/letter.pdf     ii .. .. sn sn .n .. .. .. .. .. .. .. .n 22 ii ..
/work/clients/{client}/letters/                ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/clients/{second}/letters/                ii .. .. .. .. .. .. .. .. .. .. .. .. sw 22 ii ..
/work/clients/{jo}/letters/                    ii .. .. sw .. .. .. .. .. .. .. .. .. .. 22 ii ..
/work/letters/{to_gp}/                         ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/letters/{to_gp}/letter.pdf               ii .. .. sn sn .n .. .. .. .. .. .. .. .n 22 ii ..
/work/letters/{summary}/                       ii .. .. sw .. .. .. .. .. .. .. .. .. .. 22 ii ..
/work/letters/{copy}/                          ii .. .. ss ss .. .. .. .. .. .. .. .. .. 22 ii ..
/work/courses/{second_course}/letter/          ii .. .. .. .. .. .. .. .. .. .. .. .. sw 22 ii ..
/work/courses/{second_course}/letter/decline/  ii .. .. .. .. .. .. .. .. .. .. .. .. sw 22 ii ..
/work/courses/{second_course}/letter/1/        ii .. .. .n .n .n .. .. .. .. .. .. .. .n 22 ii ..
/office/clients/{client}/letters/              ii .. .. .. .. .. .. .. .. sw .. .. .. sw 22 ii ..
/office/letters/{attended}/                    ii .. .. .. .. .. .. .. .. sw .. .. .. sm 22 ii ..
/office/letters/{attended}/letter.pdf          ii .. .. .. .. .. .. .. .. sn .. .. .. sn 22 ii ..
/office/letters/{to_gp}/                       ii .. .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/office/letters/{to_gp}/letter.pdf             ii .. .. .. .. .. .. .. .. .n .. .. .. .n 22 ii ..
/office/letters/words/                         ii .. .. .. .. .. .. .. .. .. sn .. .. sn 22 ii ..
/office/letters/words/gp_start/                ii .. .. .. .. .. .. .. .. .. sw .. .. sw 22 ii ..
"""
