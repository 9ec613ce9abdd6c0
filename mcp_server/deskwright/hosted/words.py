"""The words of the command line that mean HTTP. It loads next to nothing: every start of a server reads it."""

from __future__ import annotations

import argparse

from deskwright.errors import UsageError

__all__ = ["CONCURRENCY", "RATE", "REQUEST_BYTES", "add_http_options", "check_http_options"]

REQUEST_BYTES = 8 * 1024 * 1024
RATE, CONCURRENCY = "600/min", 16
#: Words that mean something only where requests come over HTTP.
_WORDS = (
    "public_url", "allowed_hosts", "allowed_origins", "sessions", "shared_token", "workers", "issuer",
    "issuer_audience", "no_oauth", "rate", "concurrency", "max_request", "metrics", "trusted_proxies",
)  # fmt: skip


def add_http_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("over HTTP, for many")
    group.add_argument(
        "--http", metavar="HOST:PORT", help="serve over Streamable HTTP here, instead of standard input and output"
    )
    group.add_argument("--public-url", metavar="URL", help="the address clients use, as https://mcp.example.org")
    group.add_argument(
        "--allowed-hosts",
        action="append",
        metavar="H,…",
        help="names that requests may be addressed to, beside that of --public-url; needed on a public address",
    )
    group.add_argument(
        "--allowed-origins", action="append", metavar="O,…", help="web pages that may call from a browser; *: every one"
    )
    group.add_argument(
        "--trusted-proxies",
        action="append",
        metavar="A,…",
        help="addresses or networks of proxies that are believed when they name their caller (X-Forwarded-For)",
    )
    group.add_argument(
        "--sessions", action="store_true", default=None, help="sessions with streams for clients of 2025; one process"
    )
    group.add_argument(
        "--shared-token",
        action="store_true",
        default=None,
        help="requests without a credential are sent with yours, whoever sends them",
    )
    group.add_argument("--workers", type=int, metavar="N", help="processes (1); above that the state is PostgreSQL")
    group.add_argument("--issuer", metavar="URL", help="accept tokens of this issuer instead of giving out our own")
    group.add_argument(
        "--issuer-audience", metavar="A", help="the audience its tokens must name, instead of the resource's address"
    )
    group.add_argument("--no-oauth", action="store_true", default=None, help="no authorization server, no connectors")
    group.add_argument("--rate", metavar="N/min", help=f"calls of one principal: 10/s, {RATE} (default), 5000/h, none")
    group.add_argument(
        "--concurrency", type=int, metavar="N", help=f"calls of one principal at the same time ({CONCURRENCY})"
    )
    group.add_argument(
        "--max-request", type=int, metavar="BYTES", help=f"the longest request that is read ({REQUEST_BYTES})"
    )
    group.add_argument("--metrics", action="store_true", default=None, help="figures for Prometheus at /metrics")


def check_http_options(options: argparse.Namespace) -> None:
    """Where nothing is served over HTTP, no word about it takes effect: say so."""
    if options.http is not None:
        return
    for word in _WORDS:
        if getattr(options, word, None) is not None:
            raise UsageError(f"--{word.replace('_', '-')}: only with --http HOST:PORT")
