"""Which client speaks at the token endpoint, and how it proved it: a secret, a signed statement, or nothing (public).

A client that has a secret, or keys alone, is not taken without them. A signed statement counts once.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote_plus

import anyio
import jwt
from starlette.requests import Request

from deskwright.hosted.issuers import ALGORITHMS
from deskwright.hosted.oauth.attempts import may_read
from deskwright.hosted.oauth.client_documents import Documents, is_document
from deskwright.hosted.oauth.clients import BY_SECRET, BadClient, Client
from deskwright.hosted.outside import OutsideError
from deskwright.state.grants import Shown
from deskwright.state.store import State

__all__ = ["Unproven", "prove"]

_KIND = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_LONGEST, _SKEW = 3_600, 60


class Unproven(Exception):
    """This is not the client that it says it is; the text says what is missing."""

    def __init__(self, why: str, *, basic: bool = False) -> None:
        super().__init__(why)
        self.basic = basic


async def prove(
    request: Request,
    parameters: Mapping[str, str],
    *,
    state: State,
    documents: Documents,
    audiences: tuple[str, ...],
) -> Shown:
    authorization = request.headers.get("authorization", "")
    client_id, secret, method = parameters.get("client_id", ""), parameters.get("client_secret", ""), "none"
    if secret:
        method = "client_secret_post"
    if authorization:
        if secret:
            raise Unproven("the secret came twice: in the header Authorization and in the body")
        named, secret = _basic(authorization)
        if client_id and client_id != named:
            raise Unproven("the header Authorization and the body name two clients", basic=True)
        client_id, method = named, "client_secret_basic"
    statement = parameters.get("client_assertion", "")
    if statement:
        if method != "none" or parameters.get("client_assertion_type") != _KIND:
            raise Unproven("client_assertion goes with its own client_assertion_type, and with no secret")
        client_id, method = client_id or _claimed(statement), "private_key_jwt"
    if not client_id:
        raise Unproven("client_id is missing")
    if is_document(client_id):
        if method == "private_key_jwt" and not await may_read(state, request, documents, client_id):
            raise Unproven("too many clients were asked for from this address; try again in some minutes")
        return await _by_document(client_id, method, statement, state, documents, audiences)
    found = await anyio.to_thread.run_sync(state.clients.find, client_id)
    if found is None:
        raise Unproven("this client is not registered here (any more): register again", basic=bool(authorization))
    client = Client.registered(client_id, found)
    if client.secret_digest:
        if method not in BY_SECRET or not client.knows(secret):
            raise Unproven("this client has a secret, and it was not shown", basic=bool(authorization))
    elif method != "none" and secret:
        raise Unproven("this client has no secret; send its client_id alone", basic=bool(authorization))
    return Shown(client_id, method if client.secret_digest else "none")


async def _by_document(
    client_id: str, method: str, statement: str, state: State, documents: Documents, audiences: tuple[str, ...]
) -> Shown:
    if method == "none":
        # Whether this client may go without a proof was settled when it was granted something.
        return Shown(client_id, method)
    if method != "private_key_jwt":
        raise Unproven("this client's description is public, so it has no secret")
    try:
        client = await documents.client(client_id)
        claims = await _verified(statement, client, documents, audiences)
    except (BadClient, OutsideError) as error:
        raise Unproven(str(error)) from None
    if once := claims.get("jti"):
        name = "statement " + hashlib.sha256(f"{client_id} {once}".encode("utf-8", "replace")).hexdigest()
        if not await anyio.to_thread.run_sync(state.limits.once, name, _LONGEST + 2 * _SKEW):
            raise Unproven("this client_assertion was used before")
    return Shown(client_id, method)


async def _verified(
    statement: str, client: Client, documents: Documents, audiences: tuple[str, ...]
) -> Mapping[str, Any]:
    if "private_key_jwt" not in client.methods:
        raise Unproven("this client's description names no keys to prove itself with")
    why = "its client_assertion is signed by no key of its own"
    for anew in (False, True):
        for key in _keys_of(await documents.keys(client, anew=anew), statement):
            try:
                claims: dict[str, Any] = jwt.decode(
                    statement,
                    key=key.key,
                    algorithms=[key.algorithm_name] if key.algorithm_name in ALGORITHMS else [],
                    audience=audiences,
                    issuer=client.id,
                    leeway=_SKEW,
                    options={"require": ["exp", "sub", "aud", "iss"]},
                )
            except jwt.PyJWTError as error:
                why = f"its client_assertion does not hold ({type(error).__name__})"
                continue
            if claims["sub"] != client.id or float(claims["exp"]) > time.time() + _LONGEST + _SKEW:
                raise Unproven("its client_assertion is about another client, or is good for longer than an hour")
            return claims
    raise Unproven(why)


def _keys_of(found: Mapping[str, Any], statement: str) -> list[jwt.PyJWK]:
    """The keys that this statement may be signed by: asymmetric ones, of its algorithm and its name."""
    try:
        header = jwt.get_unverified_header(statement)
    except jwt.PyJWTError:
        return []
    if header.get("alg") not in ALGORITHMS:
        return []
    keys: list[jwt.PyJWK] = []
    entries = found.get("keys")
    for entry in entries[:50] if isinstance(entries, list) else []:
        if not isinstance(entry, dict) or entry.get("use", "sig") != "sig":
            continue
        if "kid" in header and entry.get("kid") != header["kid"]:
            continue
        try:
            keys.append(jwt.PyJWK(entry, algorithm=entry.get("alg") or header["alg"]))
        except (jwt.PyJWTError, ValueError, TypeError):
            continue
    return [key for key in keys if key.algorithm_name == header["alg"]]


def _claimed(statement: str) -> str:
    """Who a statement says it is of; believed only once it is verified with that one's keys."""
    try:
        return str(jwt.decode(statement, options={"verify_signature": False}).get("sub") or "")
    except jwt.PyJWTError:
        raise Unproven("client_assertion is no signed statement") from None


def _basic(authorization: str) -> tuple[str, str]:
    kind, _, words = authorization.partition(" ")
    try:
        name, colon, secret = base64.b64decode(words.strip(), validate=True).decode("utf-8").partition(":")
    except (binascii.Error, UnicodeDecodeError):
        name, colon, secret = "", "", ""
    if kind.lower() != "basic" or not colon:
        raise Unproven("the header Authorization holds no client_id and secret", basic=True)
    return unquote_plus(name), unquote_plus(secret)
