"""`sixteen outcomes classify`: rows in, flags out, and a bad row is never guessed."""

import csv
import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sixteen.domain.measures import gad7 as domain_gad7
from sixteen.domain.measures import phq9 as domain_phq9
from sixteen.outcomes.classifying import FLAGS
from sixteen.outcomes.command import main
from sixteen.outcomes.score_row import COLUMNS
from sixteen.outcomes.thresholds import GAD7, PHQ9
from tests.outcomes.spec import rows

HEADER = ",".join(COLUMNS)
GOOD = "16,9,gad7,12,7"
YES = "Y,N,Y,Y,N,N,Y"


@pytest.fixture
def classify(tmp_path: Path, capsys):
    def run(content: bytes | str) -> tuple[int, str, str]:
        file = tmp_path / "file.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        status = main(["classify", str(file)])
        out, err = capsys.readouterr()
        return status, out, err.replace(f"{file}: ", "")

    return run


def test_every_example_row_is_classified_as_the_page_says(classify) -> None:
    examples = list(rows())
    status, out, _ = classify("\n".join([HEADER, *(",".join(row.cells) for row in examples), ""]))
    found = list(csv.DictReader(io.StringIO(out)))
    assert status == 0 and len(found) == len(examples) > 50
    for row, got in zip(examples, found, strict=True):
        assert {flag for flag in FLAGS if got[flag] == "Y"} == row.flags, row
        assert {got[flag] for flag in FLAGS} <= {"Y", "N"}


def test_the_pages_of_the_therapist_count_by_the_same_thresholds() -> None:
    for measure, threshold in ((domain_phq9.PHQ9, PHQ9), (domain_gad7.GAD7, GAD7)):
        assert measure.caseness == threshold.caseness
        assert measure.reliable_change == threshold.change


GOOD_FILES = {
    "from a spreadsheet": b"\xef\xbb\xbf" + f"{HEADER}\r\n{GOOD}\r\n".encode(),
    "in quotes": ",".join(f'"{name}"' for name in COLUMNS) + '\n"16","9","gad7","12","7"\n',
    "with spaces and capitals": f" {HEADER.upper()}\n 16 ,9, GAD7 ,12,7\n",
    "as whole decimals": f"{HEADER}\n16.0,9.00,gad7,12,7\n",
    "with empty lines": f"{HEADER}\n\n{GOOD}\n\n",
}


@pytest.mark.parametrize("name", GOOD_FILES)
def test_what_says_the_same_in_another_way_is_read(classify, name: str) -> None:
    status, out, err = classify(GOOD_FILES[name])
    assert (status, out.splitlines()[1].endswith(YES), len(out.splitlines())) == (0, True, 2), err


def test_columns_in_another_order_and_columns_of_others_are_kept(classify) -> None:
    status, out, _ = classify(
        "who,anxiety_last,anxiety_first,anxiety_measure,phq9_last,phq9_first,note\n"
        '1,7,12,gad7,9,16,"two\nlines, and ""this"""\n'
    )
    header, row = csv.reader(io.StringIO(out))
    assert status == 0 and header[:7] == ["who", *reversed(COLUMNS), "note"]
    assert row[6] == 'two\nlines, and "this"' and ",".join(row[7:]) == YES


BAD_ROWS = {
    "28,9,gad7,12,7": "phq9_first is 28, and totals of PHQ-9 go from 0 to 27",
    "-1,9,gad7,12,7": "phq9_first is -1, and totals of PHQ-9 go",
    "-0,9,gad7,12,7": "phq9_first is -0",
    "16,9,gad7,12,22": "anxiety_last is 22, and totals of GAD-7 go from 0 to 21",
    "16.5,9,gad7,12,7": "phq9_first is 16.5, and totals of PHQ-9 are whole numbers",
    "16,9,mi,2.345,1": "anxiety_first is 2.345, and totals of Mobility Inventory, alone have at",
    "16,9,mi,5.01,1": "go from 0 to 5",
    "16,x,gad7,12,7": "phq9_last is 'x', which is not a number",
    "16,NaN,gad7,12,7": "phq9_last is 'NaN', which is not a number",
    "16,1e1,gad7,12,7": "phq9_last is '1e1', which is not a number",
    "16,+9,gad7,12,7": "which is not a number",
    '16,"9,5",gad7,12,7': "phq9_last is '9,5', which is not a number",
    "16,٩,gad7,12,7": "which is not a number",
    "16,9,gad-7,12,7": "anxiety_measure is 'gad-7', and is one of gad7, mi, spin",
    "16,9,bai,12,7": "anxiety_measure is 'bai'",
    "16,9,,12,7": "anxiety_measure is blank, and anxiety_first is '12'",
    "16,9,gad7,12": "it has 4 cells, and the first line has 5",
    "16,9,gad7,12,7,1": "it has 6 cells, and the first line has 5",
    "16,9,gad7,12,\0": "cell 5 holds a zero byte",
    '"16"9,9,gad7,12,7': "quotation marks stand where none can be",
}


def test_a_bad_row_is_named_by_line_and_reason_and_the_others_are_written(classify) -> None:
    lines = [HEADER, GOOD]
    for bad in BAD_ROWS:
        lines += [bad, GOOD]
    status, out, err = classify("\n".join([*lines, ""]))
    said = err.splitlines()
    for number, reason in enumerate(BAD_ROWS.values()):
        assert f"line {3 + 2 * number}: " in said[number] and reason in said[number]
    assert status == 1 and len(out.splitlines()) == 1 + len(BAD_ROWS) + 1
    assert all(line.endswith(YES) for line in out.splitlines()[1:])
    assert f"{len(BAD_ROWS) + 1} rows classified, {len(BAD_ROWS)} bad and left out." in err


def test_bytes_of_another_encoding_are_a_bad_row(classify) -> None:
    status, out, err = classify(f"who,{HEADER}\nZoë,{GOOD}\nAnn,{GOOD}\n".encode("latin-1"))
    assert status == 1 and "line 2: cell 1 is not written in UTF-8" in err
    assert len(out.splitlines()) == 2


def test_a_quotation_mark_that_never_closes_is_named_where_it_opens(classify) -> None:
    status, out, err = classify(f'note,{HEADER}\na,{GOOD}\n"b,{GOOD}\nc,{GOOD}\n')
    assert status == 1 and len(out.splitlines()) == 2
    assert "line 3: a quotation mark opens here that does not close" in err


BAD_FILES = {
    b"": "line 1: the file is empty",
    b"\n\n": "line 1: the file is empty",
    f"{HEADER};\n".replace(",", ";").encode(): "there is no column phq9_first, phq9_last, anx",
    b"phq9_first,phq9_last,anxiety_measure,anxiety_first\n1,2,gad7,3\n": "no column anxiety_last",
    f"{HEADER},phq9_first\n".encode(): "line 1: two columns are called phq9_first",
    f"{HEADER},Recovery\n".encode(): "line 1: the file has a column recovery already",
    f"{HEADER}\n{GOOD}\n".encode("utf-16"): "line 1: cell 1 is not written in UTF-8",
    b'"' + HEADER.encode(): "line 1: a quotation mark opens here",
}


def test_a_file_that_cannot_be_used_is_refused_as_a_whole(classify, tmp_path: Path) -> None:
    for content, says in BAD_FILES.items():
        status, out, err = classify(content)
        assert (status, out) == (2, "") and says in err, content
    assert main(["classify", str(tmp_path / "nowhere.csv")]) == 2
    assert main(["classify", str(tmp_path)]) == 2


def test_a_file_of_only_its_first_line_has_no_rows(classify) -> None:
    status, out, err = classify(f"{HEADER}\n")
    assert (status, out) == (0, f"{HEADER},{','.join(FLAGS)}\n") and "0 rows classified" in err


def test_a_last_row_that_may_be_cut_off_is_bad(classify) -> None:
    """15,14 cut to 15,1 would be a reliable improvement."""
    status, out, err = classify(f"{HEADER}\n{GOOD}\n15,14,gad7,15,1")
    assert status == 1 and len(out.splitlines()) == 2
    assert "line 3: it has no line end, so the file may have been cut off" in err
    status, out, err = classify(HEADER)
    assert (status, out) == (2, "") and "line 1: it has no line end" in err


def test_a_result_that_cannot_be_written_is_not_a_file_that_cannot_be_read(
    classify, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    class Full(io.StringIO):
        def reconfigure(self, **how: object) -> None: ...

        def write(self, words: str) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    file = tmp_path / "scores.csv"
    file.write_text(f"{HEADER}\n{GOOD}\n")
    monkeypatch.setattr(sys, "stdout", Full())
    assert main(["classify", str(file)]) == 2
    said = capsys.readouterr().err
    assert "it stopped half way: No space left on device" in said and "cannot be read" not in said


def test_what_is_odd_and_can_be_counted_is_said(classify) -> None:
    status, out, err = classify(f"{HEADER}\n,4,gad7,12,3\n")
    assert status == 0 and "line 2: phq9_last stands without phq9_first" in err
    assert out.splitlines()[1].endswith("Y,N,N,N,N,N,N")


def test_thresholds_that_were_not_checked_say_so_where_they_were_used(classify) -> None:
    assert "Not checked" not in classify(f"{HEADER}\n{GOOD}\n")[2]
    said = classify(f"{HEADER}\n5,5,spin,19,9\n")[2]
    assert "SPIN: a case from 19, reliable change from 10. Not checked against its source" in said


def test_it_starts_without_django_and_stops_when_nobody_reads(tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_text(HEADER + f"\n{GOOD}" * 20_000)
    code = (
        "import sys; sys.argv = ['sixteen', 'outcomes', 'classify', sys.argv[1]]\n"
        "import sixteen.project.command_line as line\n"
        "try: line.main()\n"
        "finally: print(sorted({'wagtail', 'ibis', 'duckdb'} & set(sys.modules)), file=sys.stderr)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, file], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read().decode()
    assert process.returncode == 1 and said.strip() == "[]"
