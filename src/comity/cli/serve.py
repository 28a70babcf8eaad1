"""Open the site."""

from __future__ import annotations

from typing import Annotated

import typer


def serve_command(
    host: Annotated[
        str, typer.Option("--host", help="Address to open it at; 0.0.0.0 for all.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="Port, from 1 to 65535.")] = 8000,
    workers: Annotated[
        int, typer.Option("--workers", help="Processes that answer, from 1 to 32.")
    ] = 1,
    check: Annotated[
        bool, typer.Option("--check", help="Load the site, say whether it is ready, and end.")
    ] = False,
) -> None:
    """Open the site; end it with Ctrl-C.

    Example: comity serve --check
    """
    from comity.web.serve import Seat, checked, serve

    seat = Seat(host, port, workers)
    if check:
        print(checked())
        return
    serve(seat, lambda url: print(f"Comity is at {url}", flush=True))
