"""A mail server on loopback that keeps what it is given. It knows just enough of the protocol."""

import socketserver
import threading
from dataclasses import dataclass, field


@dataclass
class Delivered:
    to: list[str] = field(default_factory=list)
    text: str = ""


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        letter = Delivered()
        self._say("220 loopback")
        for line in self.rfile:
            word = line.decode().strip()
            command = word[:4].upper()
            if command == "RCPT":
                letter.to.append(word.partition("<")[2].partition(">")[0])
            if command == "DATA":
                self._say("354 go on")
                letter.text = self._body()
                self.server.letters.append(letter)  # type: ignore[attr-defined]
                letter = Delivered()
            self._say("221 bye" if command == "QUIT" else "250 ok")
            if command == "QUIT":
                return

    def _body(self) -> str:
        lines = []
        for line in self.rfile:
            if line.strip() == b".":
                break
            lines.append(line.decode())
        return "".join(lines)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class MailServer:
    """`with MailServer() as server:` listens on server.port; what came is in server.letters."""

    def __init__(self) -> None:
        self.letters: list[Delivered] = []

    def __enter__(self) -> "MailServer":
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Talk)
        self._server.daemon_threads = True
        self._server.letters = self.letters  # type: ignore[attr-defined]
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
