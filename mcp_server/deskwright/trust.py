"""How an installation's certificate is checked, and in plain words why it was refused.

Refuses to name switching the check off anywhere but last: whoever does that can be listened to.
"""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deskwright.errors import SetupError
from deskwright.installation import Check, Installation

# OpenSSL's numbers (x509_vfy.h); its texts speak to people who know certificates.
_NOT_YET, _EXPIRED = 9, 10
_SELF_SIGNED, _OWN_AUTHORITY = 18, 19
_UNKNOWN_AUTHORITY = (20, 21)
_OTHER_HOST = (62, 64)


@dataclass(frozen=True, slots=True)
class Trust:
    """What certificates are checked with; `own_file`: authorities that somebody named, and no other."""

    verify: bool | ssl.SSLContext = True
    own_file: bool = False


def read_trust(
    found: Installation, connection: Mapping[str, Any], ca_file: Path | None, insecure: bool
) -> Trust | None:
    """By the options, else by the variables; told where it is not the usual. None: the file cannot be used."""
    described = connection.get("tls") or {}
    verify: bool | str = found.instance.verify if found.instance else True
    if insecure or (verify is False and ca_file is None):
        switch = "--insecure" if insecure else str(described.get("verify_env") or "switched off")
        fix = f"save the certificate of the authority that signed the desk's, {_by_file(described)}; leave {switch} out"
        text = f"certificates are not checked ({switch}): anybody on the way can read and change what is sent"
        found.add("network", "warning", text, fix)
        return Trust(False)
    if ca_file is not None:
        return Trust(_context(ca_file, "--ca-file"), own_file=True)
    if isinstance(verify, str):
        name = str(described.get("ca_env") or "the CA file")
        try:
            context = _context(Path(verify), name)
        except SetupError as problem:
            found.add(
                "network", "problem", str(problem), "save the authority's certificate as text (BEGIN CERTIFICATE)"
            )
            return None
        found.add("network", "ok", f"certificates are checked with the file in {name}")
        return Trust(context, own_file=True)
    return Trust()


def _context(file: Path, name: str) -> ssl.SSLContext:
    # The path of an option was typed by whoever reads this; a variable's value is not shown.
    shown = f"{name} {file}" if name.startswith("--") else name
    try:
        return ssl.create_default_context(cafile=file)
    except FileNotFoundError:
        raise SetupError(f"{shown}: no such file") from None
    except OSError:
        raise SetupError(f"{shown}: holds no certificate in PEM form") from None


def explain_certificate(
    problem: ssl.SSLCertVerificationError, host: str, connection: Mapping[str, Any], trust: Trust
) -> Check:
    """Why the certificate of this host was refused, and what to do, the safe way first."""
    described = connection.get("tls") or {}
    off = f"{described['verify_env']}=false" if described.get("verify_env") else "--insecure"
    last = f"; last of all {off}, which lets anybody on the way listen"
    code = problem.verify_code
    whose = "that certificate" if code == _SELF_SIGNED else "the certificate of that authority"
    fix = f"first: save {whose} in a file, {_by_file(described)}{last}"
    if code == _SELF_SIGNED:
        why = "self-signed certificate: nobody but the desk itself vouches for it"
    elif code == _OWN_AUTHORITY:
        why = "it comes from an authority of its own that this machine does not know"
    elif code in _UNKNOWN_AUTHORITY:
        why = "the authority that signed it is not known here, or the desk does not send the certificates in between"
    elif code == _EXPIRED:
        why, fix = "it has expired", "have the certificate renewed, and check this machine's clock"
    elif code == _NOT_YET:
        why, fix = "it is not valid yet", "check the clocks of this machine and of the desk"
    elif code in _OTHER_HOST:
        why, fix = f"it was made for another name than {host}", "use the host name that the certificate was made for"
    else:
        why = problem.verify_message or "it could not be checked"
    if trust.own_file and code in (_SELF_SIGNED, _OWN_AUTHORITY, *_UNKNOWN_AUTHORITY):
        why += "; the CA file that was given does not hold it"
    return Check("network", "problem", f"certificate refused: {why}", fix)


def _by_file(described: Mapping[str, Any]) -> str:
    variable = described.get("ca_env")
    return f"set {variable} to its path (or give --ca-file FILE)" if variable else "give it with --ca-file FILE"
