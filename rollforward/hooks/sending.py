"""One POST to an address that somebody typed in: only where it may go, nowhere that it is sent on to, and in time.

The name is looked up once and the connection goes to the very address that was looked at: a name that means something
else a moment later leads nowhere.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

SCHEMES = {"http": 80, "https": 443}
_SECONDS_PER_STEP = 10.0
_SECONDS_IN_ALL = 20.0
#: Networks that lead on to addresses which they carry inside: NAT64, 6to4 and Teredo.
_CARRIERS = [ipaddress.ip_network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")]


class BadAddress(Exception):
    """Nothing may be sent there. The text is for the screen."""


@dataclass(frozen=True, slots=True)
class Answer:
    """``status``: 0 where there was none. ``wait``: seconds after which the receiver wants to be asked again."""

    status: int
    outcome: str
    milliseconds: int = 0
    wait: float = 0.0

    @property
    def heard(self) -> bool:
        return 200 <= self.status < 300


def check(url: str) -> SplitResult:
    """The parts of an address. Raises ``BadAddress`` for what can never be sent to."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadAddress("This is no address. Write it as https://example.com/where/it/goes.") from None
    if parts.scheme not in SCHEMES or not parts.hostname or port == 0:
        raise BadAddress("The address must begin with https:// or http:// and name a server.")
    if parts.username or parts.password:
        raise BadAddress("Leave user name and password out of the address: the signature shows who sends.")
    if not url.isascii() or any(char <= " " for char in url):
        raise BadAddress("The address has letters or blanks that must be written with % or as punycode (xn--).")
    return parts


def post(url: str, body: bytes, headers: dict[str, str], *, private: bool) -> Answer:
    """Send, and say what came of it. ``private``: addresses within the own network may be reached as well."""
    started = time.monotonic()
    try:
        parts = check(url)
        answer = _exchange(parts, _looked_up(parts, private=private), body, headers)
    except BadAddress as refusal:
        answer = Answer(0, str(refusal))
    except ssl.SSLCertVerificationError as fault:
        answer = Answer(0, f"The server's certificate does not hold: {fault.verify_message}.")
    except TimeoutError:
        answer = Answer(0, f"The server did not answer within {_SECONDS_PER_STEP:.0f} seconds.")
    except (OSError, http.client.HTTPException) as fault:
        why = getattr(fault, "strerror", None) or type(fault).__name__
        answer = Answer(0, f"The server could not be reached: {why}.")
    return Answer(answer.status, answer.outcome[:300], round((time.monotonic() - started) * 1000), answer.wait)


def _looked_up(parts: SplitResult, *, private: bool) -> str:
    """The address to connect to; if one of a name's addresses may not be reached, none may."""
    host, port = str(parts.hostname), parts.port or SCHEMES[parts.scheme]
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise BadAddress(f"There is no server {host}: look at how it is written.") from None
    addresses = [str(each[4][0]) for each in found]
    if not private and not all(map(is_public, addresses)):
        raise BadAddress(
            f"{host} is within the server's own network, where nothing is sent. Whoever runs the server can allow it: "
            "ROLLFORWARD_PRIVATE_WEBHOOKS."
        )
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the internet at large."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in carrier for carrier in _CARRIERS):
            return False
    return ip.is_global and not ip.is_multicast


def _exchange(parts: SplitResult, address: str, body: bytes, headers: dict[str, str]) -> Answer:
    host, port = str(parts.hostname), parts.port or SCHEMES[parts.scheme]
    sock = socket.create_connection((address, port), _SECONDS_PER_STEP)
    # Every step has its time; who answers in drops is cut off by this.
    limit = threading.Timer(_SECONDS_IN_ALL, lambda: _cut(sock))
    limit.daemon = True
    limit.start()
    connection = http.client.HTTPConnection(host, port)
    try:
        if parts.scheme == "https":
            secure = ssl.create_default_context()
            sock = shaking = secure.wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
            shaking.do_handshake()
        connection.sock = sock
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, body, headers)
        reply = connection.getresponse()
        return _understood(reply)
    finally:
        limit.cancel()
        connection.close()
        sock.close()


def _cut(sock: socket.socket) -> None:
    try:
        socket.socket.shutdown(sock, socket.SHUT_RDWR)  # not that of TLS, which another thread is reading from
    except OSError:
        return  # closed already


def _understood(reply: http.client.HTTPResponse) -> Answer:
    wait = reply.headers.get("Retry-After", "")
    seconds = float(wait) if wait.isascii() and wait.isdigit() and len(wait) < 7 else 0.0
    said = f"{reply.status} {http.client.responses.get(reply.status, '')}".strip()
    if 300 <= reply.status < 400:
        said += ": sent on to another address, which is not followed"
    return Answer(reply.status, said, wait=seconds)
