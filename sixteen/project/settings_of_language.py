"""In which languages clients may read the pages. English is complete; others are translations."""

from pathlib import Path

from sixteen.project.settings_reading import read_some

# Each in its own words: whoever looks for it reads no other.
KNOWN = {"en-gb": "English", "cy": "Cymraeg"}
LANGUAGE_CODE = "en-gb"
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [Path(__file__).parent / "locale"]
LANGUAGES = [
    (code, name)
    for code, name in KNOWN.items()
    if code == LANGUAGE_CODE or code in read_some("SIXTEEN_LANGUAGES", list(KNOWN))
]
# With one language nothing is asked of the browser.
MIDDLEWARE_OF_LANGUAGE = ["sixteen.project.middleware.Languages"] if len(LANGUAGES) > 1 else []
