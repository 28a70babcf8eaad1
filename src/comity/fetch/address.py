"""Addresses from which data may be fetched: the web, and nothing else.

An address read from a record, and every address to which a server sends the reader on,
passes through here: no file of this machine, no user name, no turn from a protected to
an open connection.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

_PLAIN = re.compile(r"[!-~]{1,2000}")
_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\]")


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the web in its parts.

    >>> Address.parse("https://api.unhcr.org/population/v1/?page=2").target
    '/population/v1/?page=2'
    """

    scheme: str
    host: str
    port: int
    target: str

    @classmethod
    def parse(cls, text: str) -> Address:
        """Read an address.

        Raises
        ------
        ValueError
            If it is not a plain ``https`` or ``http`` address; the message says why.
        """
        if not _PLAIN.fullmatch(text):
            raise ValueError("holds spaces, marks or letters that no address has")
        parts = urlsplit(text)
        if parts.scheme not in ("https", "http"):
            raise ValueError(f"begins with {parts.scheme[:20] or 'nothing'}:, not with https:")
        if "@" in parts.netloc:
            raise ValueError("names a user")
        host = parts.netloc[: parts.netloc.rfind(":")] if parts.port else parts.netloc.rstrip(":")
        if not _HOST.fullmatch(host):
            raise ValueError("names no host")
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        return cls(parts.scheme, host.lower(), port, target)

    def __str__(self) -> str:
        usual = 443 if self.scheme == "https" else 80
        port = "" if self.port == usual else f":{self.port}"
        return f"{self.scheme}://{self.host}{port}{self.target}"

    def sent_on(self, location: str) -> Address:
        """Return the address to which a server sends the reader on.

        Raises
        ------
        ValueError
            If it leaves the host without protection, or gives up protection.
        """
        new = Address.parse(urljoin(str(self), location))
        if new.scheme == "https":
            return new
        if self.scheme == "https":
            raise ValueError("gives up the protected connection")
        if (new.host, new.port) != (self.host, self.port):
            raise ValueError(f"leads to another host, {new.host}, without protection")
        return new
