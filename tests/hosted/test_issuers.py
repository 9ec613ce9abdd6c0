"""Tokens of the operator's own issuer: which hold, which do not, and how its keys are kept."""

from __future__ import annotations

import asyncio
import base64
import hmac
import json
import time
from collections.abc import Callable, Mapping
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from deskwright.errors import SetupError
from deskwright.governance.proposal import Principal
from deskwright.hosted.issuers import Issuer, Issuers
from deskwright.hosted.outside import Document, OutsideError
from deskwright.hosted.values import NotAdmitted

from .documents import documents

URL = "https://id.example.com/realms/team"
HERE = "https://mcp.example.com/tiflux/mcp"
DISCOVERY = f"{URL}/.well-known/openid-configuration"
NOW = 1_800_000_000.0

RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
WEAK_RSA = rsa.generate_private_key(public_exponent=65537, key_size=1024)
EC = ec.generate_private_key(ec.SECP256R1())
ED = ed25519.Ed25519PrivateKey.generate()
_MAKERS: Mapping[str, Any] = {
    "RSA": jwt.algorithms.RSAAlgorithm,
    "EC": jwt.algorithms.ECAlgorithm,
    "OKP": jwt.algorithms.OKPAlgorithm,
}


def published(key: Any, kid: str | None = "one", **more: Any) -> dict[str, Any]:
    kind = (
        "RSA" if isinstance(key, rsa.RSAPrivateKey) else "EC" if isinstance(key, ec.EllipticCurvePrivateKey) else "OKP"
    )
    found: dict[str, Any] = json.loads(_MAKERS[kind].to_jwk(key.public_key()))
    found.pop("key_ops", None)
    return {**found, **({"kid": kid} if kid is not None else {}), **more}


class Published:
    """An issuer's documents, and how often each was read."""

    def __init__(self, *keys: dict[str, Any], **description: Any) -> None:
        self.keys: Any = list(keys)
        self.documents: dict[str, Any] = {
            DISCOVERY: {"issuer": URL, "jwks_uri": "https://id.example.com/keys", **description}
        }
        self.read: list[str] = []
        self.down = False
        self.fresh: int | None = None

    async def __call__(self, url: str) -> Document:
        self.read.append(url)
        await asyncio.sleep(0)
        if self.down:
            raise OutsideError("down")
        if url.endswith("/keys"):
            return Document({"keys": self.keys}, self.fresh)
        if url not in self.documents:
            raise OutsideError("answered 404")
        return Document(self.documents[url])

    @property
    def keys_read(self) -> int:
        return sum(url.endswith("/keys") for url in self.read)


class Clock:
    now = 5000.0

    def __call__(self) -> float:
        return self.now


def claims(**more: Any) -> dict[str, Any]:
    made = {"iss": URL, "aud": HERE, "sub": "u-1", "iat": NOW - 10, "exp": NOW + 600, **more}
    return {name: value for name, value in made.items() if value is not None}


def token(
    said: Mapping[str, Any] | None = None,
    *,
    key: Any = RSA,
    algorithm: str = "RS256",
    kid: str | None = "one",
    **head: Any,
) -> str:
    headers = {**head, **({"kid": kid} if kid is not None else {})}
    return jwt.encode(dict(claims() if said is None else said), key, algorithm=algorithm, headers=headers)


def issuers(read: Published, *, audience: str = "", clock: Callable[[], float] | None = None) -> Issuers:
    return Issuers([Issuer(URL, audience, read=read, clock=clock or Clock())], now=lambda: NOW)


def find(held: Issuers, given: str) -> Principal | None:
    return asyncio.run(held.find(given, lambda address: address == HERE))


def refusal(held: Issuers, given: str) -> str:
    with pytest.raises(NotAdmitted) as caught:
        find(held, given)
    found = caught.value
    assert (found.status, found.error) == (401, "invalid_token")
    return found.description.removeprefix("the issuer's token is refused: ")


# --- what holds --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [(RSA, "RS256"), (RSA, "RS512"), (RSA, "PS256"), (EC, "ES256"), (ED, "EdDSA")],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_token_with_each_kind_of_signature(key: Any, algorithm: str) -> None:
    held = issuers(Published(published(key)))
    assert find(held, token(key=key, algorithm=algorithm)) == Principal("issuer", "u-1")


@pytest.mark.parametrize(
    ("more", "principal"),
    [
        ({}, Principal("issuer", "u-1")),
        ({"email": "ana@example.com", "email_verified": True}, Principal("issuer", "ana@example.com")),
        # an address that anybody may enter names nobody
        ({"email": "ana@example.com"}, Principal("issuer", "u-1")),
        ({"email": "ana@example.com", "email_verified": "true"}, Principal("issuer", "u-1")),
        ({"email": "ana@example.com", "email_verified": False}, Principal("issuer", "u-1")),
        ({"azp": "web", "client_id": "other"}, Principal("issuer", "u-1", "web")),
        ({"client_id": "cli"}, Principal("issuer", "u-1", "cli")),
        ({"sub": "a\u202eb\n"}, Principal("issuer", "a\\u202eb")),
    ],
)
def test_whom_a_token_speaks_of(more: dict[str, Any], principal: Principal) -> None:
    assert find(issuers(Published(published(RSA))), token(claims(**more))) == principal


def test_long_names_that_begin_alike_are_two() -> None:
    held = issuers(Published(published(RSA)))
    names = [find(held, token(claims(sub="u" * 200 + end))) for end in ("1", "2")]
    assert all(name is not None and len(name.name) <= 140 for name in names)
    assert names[0] != names[1]


@pytest.mark.parametrize("audience", [HERE, ["https://other.example.com", HERE], [7, None, HERE]])
def test_an_audience_among_others(audience: Any) -> None:
    assert find(issuers(Published(published(RSA))), token(claims(aud=audience))) is not None


def test_an_audience_that_the_operator_named() -> None:
    held = issuers(Published(published(RSA)), audience="helpdesk-tools")
    assert find(held, token(claims(aud="helpdesk-tools"))) is not None
    assert refusal(held, token(claims(aud=HERE))) == "it is meant for another server"


def test_clocks_may_differ_by_a_minute() -> None:
    held = issuers(Published(published(RSA)))
    assert find(held, token(claims(exp=NOW - 59, iat=NOW + 59, nbf=NOW + 59))) is not None


def test_keys_without_a_name_where_there_is_but_one() -> None:
    assert find(issuers(Published(published(RSA, None))), token(kid=None)) is not None
    assert find(issuers(Published(published(RSA))), token(kid=None)) is not None
    two = issuers(Published(published(RSA, None), published(OTHER_RSA, None)))
    assert refusal(two, token(kid=None)) == "its issuer publishes no such key"


def test_the_description_of_rfc_8414_where_there_is_no_other() -> None:
    read = Published(published(RSA))
    read.documents = {
        "https://id.example.com/.well-known/oauth-authorization-server/realms/team": read.documents[DISCOVERY]
    }
    assert find(issuers(read), token()) is not None


# --- what does not -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("given", ["", "a.b.c", "no token", "dwa_1", "e30.e30.c2ln", "ohd_sk_0123456789", "." * 3])
def test_what_is_nobodys_token_is_left_to_others(given: str) -> None:
    read = Published(published(RSA))
    assert find(issuers(read), given) is None
    assert read.read == []


@pytest.mark.parametrize("iss", ["https://other.example.com", f"{URL}/", URL.upper(), None, 7, [URL]])
def test_a_token_of_another_issuer_is_left_to_others(iss: Any) -> None:
    said = {**claims(), "iss": iss}
    encoded = jwt.api_jws.encode(json.dumps(said).encode(), RSA, algorithm="RS256", headers={"kid": "one"})
    read = Published(published(RSA))
    assert find(issuers(read), encoded) is None
    assert read.read == []


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"exp": None}, "it has no end"),
        ({"exp": NOW - 61}, "it has ended; get a new one"),
        ({"exp": "tomorrow"}, "it has no end"),
        ({"exp": True}, "it has no end"),
        ({"exp": -1}, "it has no end"),
        ({"exp": 1e300}, "it has no end"),
        ({"nbf": NOW + 61}, "it is not valid yet"),
        ({"iat": NOW + 61}, "it is not valid yet"),
        ({"nbf": "now"}, "it is not valid yet"),
        ({"aud": None}, "it is meant for another server"),
        ({"aud": ""}, "it is meant for another server"),
        ({"aud": []}, "it is meant for another server"),
        ({"aud": [""]}, "it is meant for another server"),
        ({"aud": {HERE: 1}}, "it is meant for another server"),
        ({"aud": "https://mcp.example.com/otrs/mcp"}, "it is meant for another server"),
        ({"aud": HERE + "/"}, "it is meant for another server"),
        ({"sub": None}, "it speaks of nobody"),
        ({"sub": ""}, "it speaks of nobody"),
        ({"sub": 7}, "it speaks of nobody"),
    ],
)
def test_claims_that_do_not_hold(more: dict[str, Any], why: str) -> None:
    said = {name: value for name, value in {**claims(), **more}.items() if value is not None}
    encoded = jwt.api_jws.encode(
        json.dumps(said).encode(), RSA, algorithm="RS256", headers={"kid": "one", "typ": "JWT"}
    )
    assert refusal(issuers(Published(published(RSA))), encoded) == why


def unsigned(head: Mapping[str, Any], said: Mapping[str, Any]) -> str:
    def part(value: Any) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    return f"{part(head)}.{part(said)}."


def test_signatures_that_prove_nothing() -> None:
    public = published(RSA)
    held = issuers(Published(public))
    way = "it is signed in a way that is not accepted"
    assert refusal(held, unsigned({"alg": "none", "kid": "one"}, claims())) == way
    assert refusal(held, unsigned({"alg": "NONE", "kid": "one"}, claims())) == way
    assert refusal(held, unsigned({"alg": "RS256", "kid": "one"}, claims())) == "its signature does not hold"
    # with what everybody may read as the secret
    begun = unsigned({"alg": "HS256", "kid": "one"}, claims()).removesuffix(".")
    made = hmac.digest(json.dumps(public).encode(), begun.encode(), "sha256")
    assert refusal(held, f"{begun}.{base64.urlsafe_b64encode(made).rstrip(b'=').decode()}") == way
    assert refusal(held, token(key=OTHER_RSA)) == "its signature does not hold"
    assert refusal(held, token(key=EC, algorithm="ES256")) == "its signature does not hold"
    good = token().split(".")
    changed = base64.urlsafe_b64encode(json.dumps(claims(sub="admin")).encode()).rstrip(b"=").decode()
    assert refusal(held, f"{good[0]}.{changed}.{good[2]}") == "its signature does not hold"


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ({"kid": "two"}, "its issuer publishes no such key"),
        ({"typ": "logout+jwt"}, "it is no access token"),
        ({"typ": "dpop+jwt"}, "it is no access token"),
        # where a token's own head says its key is, nobody looks
        ({"kid": "two", "jwk": published(OTHER_RSA, "two")}, "its issuer publishes no such key"),
        ({"kid": "two", "jku": "https://evil.example.com/keys"}, "its issuer publishes no such key"),
    ],
)
def test_heads_that_do_not_hold(head: dict[str, Any], why: str) -> None:
    read = Published(published(RSA))
    signer = OTHER_RSA if "jwk" in head or "jku" in head else RSA
    assert refusal(issuers(read), token(key=signer, **head)) == why
    assert all(url.startswith("https://id.example.com/") for url in read.read)


@pytest.mark.parametrize("mark", ["nonce", "at_hash", "c_hash"])
@pytest.mark.parametrize("audience", ["", "helpdesk-web"])
def test_an_id_token_is_no_access_token(mark: str, audience: str) -> None:
    """A client id is what both name where an issuer gives access tokens no other audience."""
    held = issuers(Published(published(RSA)), audience=audience)
    meant = {"aud": audience or HERE}
    said = claims(**meant, **{mark: "x"})
    for head in ({}, {"typ": "JWT"}, {"typ": None}):
        assert refusal(held, token(said, **head)) == "it tells a client who logged in, and is no access token"
        assert find(held, token(claims(**meant), **head)) is not None
    # what says by its type that it is one is one
    for kind in ("at+jwt", "application/at+jwt", "AT+JWT"):
        assert find(held, token(said, typ=kind)) is not None


@pytest.mark.parametrize(
    ("key", "why"),
    [
        (published(RSA, use="enc"), "its issuer publishes no such key"),
        (published(RSA, key_ops=["sign"]), "its issuer publishes no such key"),
        ({"kty": "oct", "k": "c2VjcmV0", "kid": "one"}, "its issuer publishes no such key"),
        (published(RSA, alg="RS512"), "its key is for another algorithm"),
        (published(RSA, n="AQAB"), "its signature does not hold"),
        ({"kty": "RSA", "kid": "one"}, "its signature does not hold"),
        ("a text", "its issuer publishes no such key"),
    ],
)
def test_keys_that_are_not_used(key: Any, why: str) -> None:
    assert refusal(issuers(Published(key)), token()) == why


def test_what_a_token_calls_critical_is_not_passed_over() -> None:
    """It is then no token that anybody here can read."""
    assert find(issuers(Published(published(RSA))), token(crit=["exp"])) is None


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
def test_a_key_that_is_too_short() -> None:
    given = jwt.PyJWS(options={"enforce_minimum_key_length": False}).encode(
        json.dumps(claims()).encode(), WEAK_RSA, algorithm="RS256", headers={"kid": "one"}
    )
    assert refusal(issuers(Published(published(WEAK_RSA))), given) == "its signature does not hold"


# --- its documents -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "description",
    [
        {"issuer": "https://id.example.com"},
        {"issuer": f"{URL}/"},
        {"issuer": None},
        {"jwks_uri": None},
        {"jwks_uri": ["https://id.example.com/keys"]},
    ],
)
def test_a_description_that_is_not_the_issuers_gives_no_keys(description: dict[str, Any]) -> None:
    with pytest.raises(NotAdmitted) as caught:
        find(issuers(Published(published(RSA), **description)), token())
    assert (caught.value.status, caught.value.error, caught.value.retry_after) == (503, "temporarily_unavailable", 10)


def test_keys_are_read_once_and_again_when_a_new_one_signs() -> None:
    read, clock = Published(published(RSA)), Clock()
    held = issuers(read, clock=clock)

    async def story() -> None:
        every = [held.find(token(), lambda address: True) for _ in range(20)]
        assert all(await asyncio.gather(*every))
        assert read.keys_read == 1
        # the issuer takes a new key: the first token with it makes us look
        read.keys = [published(OTHER_RSA, "two")]
        clock.now += 31
        assert await held.find(token(key=OTHER_RSA, kid="two"), lambda address: True)
        assert read.keys_read == 2
        # and the old one is gone
        with pytest.raises(NotAdmitted, match="401"):
            await held.find(token(), lambda address: True)

    asyncio.run(story())


def test_invented_keys_do_not_make_us_ask_each_time() -> None:
    read, clock = Published(published(RSA)), Clock()
    held = issuers(read, clock=clock)
    assert find(held, token()) is not None
    clock.now += 31
    for number in range(50):
        assert refusal(held, token(kid=f"invented-{number}")) == "its issuer publishes no such key"
    assert read.keys_read == 2


def test_old_keys_serve_while_the_issuer_is_away_but_not_for_ever() -> None:
    read, clock = Published(published(RSA)), Clock()
    held = issuers(read, clock=clock)
    assert find(held, token()) is not None
    read.down = True
    clock.now += 3_500
    assert find(held, token()) is not None
    clock.now += 200
    with pytest.raises(NotAdmitted) as caught:
        find(held, token())
    assert caught.value.status == 503
    read.down = False
    clock.now += 31
    assert find(held, token()) is not None


@pytest.mark.parametrize(("fresh", "again"), [(None, 600), (0, 60), (120, 120), (999_999, 600)])
def test_how_long_keys_are_fresh(fresh: int | None, again: int) -> None:
    read, clock = Published(published(RSA)), Clock()
    read.fresh = fresh
    held = issuers(read, clock=clock)
    for passed, reads in ((0, 1), (again - 1, 1), (2, 2)):
        clock.now += passed
        assert find(held, token()) is not None
        assert read.keys_read == reads


def test_of_several_issuers_each_token_is_held_against_its_own() -> None:
    other = "https://other.example.com"
    mine, theirs = Published(published(RSA)), Published(published(OTHER_RSA))
    theirs.documents = {
        f"{other}/.well-known/openid-configuration": {"issuer": other, "jwks_uri": "https://other.example.com/keys"}
    }
    held = Issuers([Issuer(URL, read=mine, clock=Clock()), Issuer(other, read=theirs, clock=Clock())], now=lambda: NOW)
    assert find(held, token(claims(iss=other), key=OTHER_RSA)) is not None
    # signed by one, in the name of the other
    assert refusal(held, token(claims(iss=other))) == "its signature does not hold"
    assert held.urls == [URL, other]


@pytest.mark.parametrize(
    "url",
    ["http://id.example.com", "id.example.com", "https://", "https://a@id.example.com", "https://id.example.com/?a=b"],
)
def test_an_issuer_is_an_https_address(url: str) -> None:
    with pytest.raises(SetupError, match="--issuer"):
        Issuer(url)


def test_over_a_real_connection() -> None:
    """An issuer on this machine, read as it is in earnest."""
    with documents() as server:
        described = {"issuer": server.url, "jwks_uri": f"{server.url}/keys"}
        server.answers["/.well-known/openid-configuration"] = (200, {}, json.dumps(described).encode())
        server.answers["/keys"] = (200, {}, json.dumps({"keys": [published(RSA)]}).encode())
        given = token({**claims(), "iss": server.url, "iat": time.time(), "exp": time.time() + 60})
        assert find(Issuers([Issuer(server.url)]), given) == Principal("issuer", "u-1")
        assert [path for path, _ in server.asked] == ["/.well-known/openid-configuration", "/keys"]


def test_keys_inside_the_network_of_somebody_else_are_not_read() -> None:
    """The operator named the issuer's host; what its description points to is another matter."""
    with documents() as server:
        inside = "https://localhost/keys"
        described = {"issuer": server.url, "jwks_uri": inside}
        server.answers["/.well-known/openid-configuration"] = (200, {}, json.dumps(described).encode())
        given = token({**claims(), "iss": server.url, "iat": time.time(), "exp": time.time() + 60})
        with pytest.raises(NotAdmitted) as caught:
            find(Issuers([Issuer(server.url)]), given)
        assert caught.value.status == 503
        assert [path for path, _ in server.asked] == ["/.well-known/openid-configuration"]
