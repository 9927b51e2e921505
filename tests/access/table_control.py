"""The part of the table for records as such, and what clients say about their own. table.py says
how to read it."""

CONTROL_THINGS = {
    "hold": "a hold on Noor’s record",
    "copy_asked": "a copy of everything that Mina asked for, for her therapist to decide about",
    "correction": "what Mina says is wrong in her record",
    "complaint": "a complaint of Mina’s",
    "copy_ready": "one that she asked for before, and that is ready",
}
CONTROL = """
## Records as such
#                                              an cl c2 th de t2 sv s2 s3 re le du d2 so n2 ex ro
/office/records/                               ii .. .. .. .. .. .. .. .. .. ss .. .. ss 22 ii ..
/office/records/{client}/                      ii .. .. .. .. .. .. .. .. .. sw .. .. sw 22 ii ..
/office/records/{client}/erase/                ii .. .. .. .. .. .. .. .. .. ss .. .. ss 22 ii ..
/office/records/{twin}/erase/                  ii .. .. .. .. .. .. .. .. .. sw .. .. sw 22 ii ..
/office/records/holds/{hold}/end/              ii .. .. .. .. .. .. .. .. .. nw .. .. nw 22 ii ..
/office/records/{client}/pages/                ii .. .. .. .. .. .. .. .. nw .. .. .. nw 22 ii ..
/office/records/complaints/                    ii .. .. .. .. .. .. .. .. .. sn .. .. sn 22 ii ..
/office/records/complaints/{complaint}/        ii .. .. .. .. .. .. .. .. .. sw .. .. sw 22 ii ..
/office/records/copies/{copy_asked}/           ii .. .. .. .. .. .. .. .. .. sw .. .. sw 22 ii ..
/office/records/corrections/{correction}/      ii .. .. .. .. .. .. .. .. .. sw .. .. sw 22 ii ..

## A copy of everything
#                                              an cl c2 th de t2 sv s2 s3 re le du d2 so n2 ex ro
/my/data/                                      ii sm sw .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/data/{copy_ready}/copy.zip                 ii sn .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/data/{copy_asked}/copy.zip                 ii .n .n .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/data/off/                                  ii sw sw .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/data/agreed/                               ii sw sm .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/data/about-me/                             ii sw sm .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/data/about-me/ethnicity/                   ii sw sw .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/data/wrong/                                ii sw sw .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/my/data/complaint/                            ii sw sw .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/work/corrections/                             ii .. .. sn sn sn .. .. .. .. .. .. .. sn 22 ii ..
/work/corrections/{correction}/                ii .. .. sw sw .. .. .. .. .. .. .. .. .. 22 ii ..
/work/copies/                                  ii .. .. sn sn sn .. .. .. .. .. .. .. sn 22 ii ..
/work/copies/{copy_asked}/                     ii .. .. sm .. .. .. .. .. .. .. .. .. .. 22 ii ..
/work/copies/{copy_ready}/                     ii .. .. .. .. .. .. .. .. .. .. .. .. .. 22 ii ..
/work/copies/{copy_asked}/{closed_alert}/      ii .. .. sw .. .. .. .. .. .. .. .. .. .. 22 ii ..
"""
