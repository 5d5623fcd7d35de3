"""`aia serve`: the same answers over HTTP and in a browser, for this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.options import opened, settings
from api.terminal import terminal

Host = Annotated[str, typer.Option("--host", metavar="HOST", help="The address to listen at; default 127.0.0.1.")]
Port = Annotated[str, typer.Option("--port", metavar="PORT", help="The port; default 8321, 0 chooses a free one.")]
Exposed = Annotated[bool, typer.Option("--without-identity", help="Listen beyond this machine, signed in or not.")]


def serve(context: typer.Context, host: Host = "", port: Port = "", exposed: Exposed = False) -> None:
    """Serve the page and the HTTP interface to this machine.

    \b
    aia serve
    aia serve --port 9000

    There is no identity yet: whoever reaches the address reads everything in the home. Therefore it listens on this
    machine only.
    """
    chosen = settings(context, {"serve.host": host, "serve.port": port})
    if not loopback(chosen.host) and not exposed:
        said = f"{chosen.host} can be reached from other machines, and there is no identity yet; whoever reaches it"
        raise typer.BadParameter(f"{said} reads everything. To do it anyway: --without-identity", param_hint="--host")
    from api.app import create_app
    from api.guards import LOOPBACK
    from api.server import listen, run

    with opened(chosen, careful=True, lasting=True) as assistant, listen(chosen.host, chosen.port) as socket:
        name = f"[{chosen.host}]" if ":" in chosen.host else chosen.host
        to = terminal()
        to.note(f"Open http://{name}:{socket.getsockname()[1]}/  (Ctrl-C stops it)")
        to.note("No identity yet: whoever reaches this address reads everything in this home.")
        if not assistant.overview().documents:
            to.note("This home has no documents yet. Bring some in with: aia ingest PATH")
        run(create_app(assistant, () if exposed else {*LOOPBACK, name.lower()}), socket)


def loopback(host: str) -> bool:
    """True for an address that only this machine reaches."""
    import ipaddress

    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
