"""Where the demonstration lives: a folder of its own, with a key made at the first start."""

import os
from pathlib import Path

from sixteen.vault import keys

FOLDER = Path(".demo")

FILL_DEMO = "fill-demo"
"""Action of the oldest audit entry of a demonstration, which nobody can add later or remove."""

# A telephone number from those that Ofcom keeps for drama; addresses that are nobody's (RFC 2606).
SERVICE = {
    "SIXTEEN_SERVICE_NAME": "Larch House",
    "SIXTEEN_SENDER_NAME": "Larch House",
    "SIXTEEN_SERVICE_PHONE": "01632 960 016",
    "SIXTEEN_VIDEO_URL": "https://meet.larch-house.example",
    "SIXTEEN_MESSAGES": "1",
    "SIXTEEN_SERVICE_EMAIL": "office@larch-house.example",
}


def use_demo_place() -> None:
    """Set the environment of this process for the demonstration; what is set already stays."""
    os.environ["SIXTEEN_DEMO"] = "1"
    places = {
        "SIXTEEN_DATA": str((FOLDER / "data").absolute()),
        "SIXTEEN_MASTER_KEY_FILE": str((FOLDER / "key" / "master.key").absolute()),
    }
    for name, value in {**places, **SERVICE}.items():
        if not os.environ.get(name, "").strip():
            os.environ[name] = value
    # Settings derive keys from the master key as they are read, so it has to be there before them.
    if not keys.exists():
        keys.write_new(keys.key_file())


def is_its_own(data: Path) -> bool:
    """Whether this data folder is the demonstration's, which may be made anew."""
    return data == (FOLDER / "data").absolute()
