"""A mail server on loopback that keeps what it is given. It knows just enough of the protocol.

`hook(point, letter)` is called while a letter is being taken: "named" once its recipient is known,
"written" before it is answered that it was taken, "taken" after that answer.
"""

import socketserver
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class Delivered:
    sender: str = ""
    to: list[str] = field(default_factory=list)
    raw: bytes = b""

    @property
    def text(self) -> str:
        return self.raw.decode()

    @property
    def mail(self) -> EmailMessage:
        """As a mail program reads it."""
        return message_from_bytes(self.raw, policy=policy.default)


Hook = Callable[[str, Delivered], None]


class _Talk(socketserver.StreamRequestHandler):
    server: "_Server"

    def handle(self) -> None:
        letter = Delivered()
        self._say("220 loopback")
        for line in self.rfile:
            word = line.decode().strip()
            command = word[:4].upper()
            if command == "MAIL":
                letter.sender = _address(word)
            if command == "RCPT":
                letter.to.append(_address(word))
                self.server.hook("named", letter)
            if command == "DATA":
                self._take(letter)
                letter = Delivered()
            else:
                self._say("221 bye" if command == "QUIT" else "250 ok")
            if command == "QUIT":
                return

    def _take(self, letter: Delivered) -> None:
        self._say("354 go on")
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b"..") else line)
        else:
            return
        letter.raw = b"".join(lines)
        self.server.letters.append(letter)
        self.server.hook("written", letter)
        self._say("250 taken")
        self.server.hook("taken", letter)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


def _address(word: str) -> str:
    return word.partition("<")[2].partition(">")[0]


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    letters: list[Delivered]
    hook: Hook

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever was sending is gone: nothing to say."""


class MailServer:
    """`with MailServer() as server:` listens on server.port; what came is in server.letters."""

    def __init__(self, hook: Hook = lambda point, letter: None) -> None:
        self.letters: list[Delivered] = []
        self.hook = hook

    def __enter__(self) -> "MailServer":
        self._server = _Server(("127.0.0.1", 0), _Talk)
        self._server.letters, self._server.hook = self.letters, self.hook
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def carries_for(self, settings: object) -> None:
        """Django's mail goes here."""
        changes = {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": self.port,
            "EMAIL_USE_TLS": False,
            "EMAIL_USE_SSL": False,
            "EMAIL_HOST_USER": "",
            "EMAIL_HOST_PASSWORD": "",
        }
        for name, value in changes.items():
            setattr(settings, name, value)
