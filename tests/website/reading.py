"""How hard words are to read: the Flesch-Kincaid grade, the years of school that they ask for."""

import re

WORD = re.compile(r"[A-Za-z]+(?:[’'][A-Za-z]+)?")
SILENT = re.compile(r"(?:[^laeiouy]es|[^td]ed|[^l]e)$")


def plain(words: str) -> str:
    """Markdown as it is read aloud: a bullet and a heading each end like a sentence."""
    words = re.sub(r"\]\([^)]*\)", "]", words)
    return re.sub(r"(?m)^(?:[-*] |\d+\. |#+ )(.*?)[.:?!]?$", r"\1.", words)


def syllables(word: str) -> int:
    word = word.lower().replace("’", "")
    if len(word) > 3:
        word = SILENT.sub(lambda end: end.group()[0], word)
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def grade(words: str) -> float:
    """0.39 x words a sentence + 11.8 x syllables a word - 15.59."""
    read = plain(words)
    sentences = [each for each in re.split(r"[.:?!]+(?=\W|$)|\n\n", read) if WORD.search(each)]
    found = WORD.findall(read)
    each = sum(syllables(word) for word in found) / len(found)
    return 0.39 * len(found) / len(sentences) + 11.8 * each - 15.59
