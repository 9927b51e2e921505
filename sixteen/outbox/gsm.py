"""Whether words fit into one text message: the alphabet of GSM 03.38, counted in septets."""

import unicodedata

ONE_SEGMENT = 160
_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWO_EACH = "\f^{}\\[~]|€"
_PLAINER = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\u00a0": " "}
)


def septets(text: str) -> int | None:
    """How many of the 160 of one segment; None where a letter is not in the alphabet.

    One such letter makes the whole message UCS-2: 70 letters a segment.
    """
    if any(letter not in _BASIC and letter not in _TWO_EACH for letter in text):
        return None
    return len(text) + sum(letter in _TWO_EACH for letter in text)


def plainer(text: str) -> str:
    """Straight quotes and hyphens, and no accent that the alphabet lacks. The rest stays."""
    return "".join(_in_alphabet(letter) for letter in text.translate(_PLAINER))


def _in_alphabet(letter: str) -> str:
    if letter in _BASIC or letter in _TWO_EACH:
        return letter
    bare = "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
    return bare if bare and septets(bare) is not None else letter
