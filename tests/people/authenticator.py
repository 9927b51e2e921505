"""A passkey made of software: what a telephone does, for tests (WebAuthn 2, ES256, "none")."""

import hashlib
import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor

USER_PRESENT, USER_VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def raw(said: str) -> bytes:
    return urlsafe_b64decode(said + "=" * (-len(said) % 4))


class Passkey:
    def __init__(self, *, origin: str = "http://testserver", verified: bool = True) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id, self.user = os.urandom(32), b""
        self.origin, self.counter = origin, 0
        self.flags = USER_PRESENT | (USER_VERIFIED if verified else 0)

    def _client_data(self, kind: str, challenge: str) -> bytes:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _data(self, rp: str, flags: int, rest: bytes = b"") -> bytes:
        self.counter += 1
        head = hashlib.sha256(rp.encode()).digest() + bytes([flags])
        return head + self.counter.to_bytes(4, "big") + rest

    def create(self, options: dict[str, Any]) -> dict[str, Any]:
        public = options["publicKey"]
        self.user = raw(public["user"]["id"])
        numbers = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big")}
        cose[-3] = numbers.y.to_bytes(32, "big")
        credential = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor.encode(cose)
        data = self._data(public["rp"]["id"], self.flags | ATTESTED, credential)
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer(
            clientDataJSON=text(self._client_data("webauthn.create", public["challenge"])),
            attestationObject=text(attestation),
        )

    def get(self, options: dict[str, Any]) -> dict[str, Any]:
        public = options["publicKey"]
        data = self._data(public["rpId"], self.flags)
        client = self._client_data("webauthn.get", public["challenge"])
        signed = data + hashlib.sha256(client).digest()
        return self._answer(
            clientDataJSON=text(client),
            authenticatorData=text(data),
            signature=text(self.key.sign(signed, ec.ECDSA(SHA256()))),
            userHandle=text(self.user),
        )

    def _answer(self, **response: str) -> dict[str, Any]:
        return {
            "type": "public-key",
            "id": text(self.id),
            "rawId": text(self.id),
            "response": response,
            "clientExtensionResults": {"credProps": {"rk": True}},
        }
