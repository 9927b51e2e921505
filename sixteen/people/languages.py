"""Languages that a form asks about: those people in Britain speak most, and British Sign Language.

A code that is not here is shown as it is. They are translated where they are shown.
"""

from django.utils.translation import gettext_noop as _

LANGUAGES = {
    "ar": _("Arabic"),
    "bfi": _("British Sign Language"),
    "bn": _("Bengali"),
    "cy": _("Welsh"),
    "de": _("German"),
    "en": _("English"),
    "es": _("Spanish"),
    "fa": _("Persian"),
    "fr": _("French"),
    "ga": _("Irish"),
    "gd": _("Scottish Gaelic"),
    "gu": _("Gujarati"),
    "it": _("Italian"),
    "ku": _("Kurdish"),
    "lt": _("Lithuanian"),
    "pa": _("Panjabi"),
    "pl": _("Polish"),
    "pt": _("Portuguese"),
    "ro": _("Romanian"),
    "so": _("Somali"),
    "ta": _("Tamil"),
    "tr": _("Turkish"),
    "uk": _("Ukrainian"),
    "ur": _("Urdu"),
    "yue": _("Cantonese"),
    "zh": _("Mandarin"),
}
