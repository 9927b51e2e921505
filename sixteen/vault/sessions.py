"""Sessions are sealed: a sign-in keeps an address and a code in them for a few minutes."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from sixteen.vault import crypto, keys

PLACE = "session"


class SealedSerializer:
    """A Django session serializer. A session sealed with another key is an empty one."""

    def dumps(self, obj: Any) -> bytes:
        plain = json.dumps(obj, cls=DjangoJSONEncoder, separators=(",", ":")).encode()
        return crypto.seal(keys.derived("session"), plain, PLACE)

    def loads(self, data: bytes) -> Any:
        try:
            return json.loads(crypto.unseal(keys.derived("session"), data, PLACE))
        except crypto.CannotOpen:
            return {}
