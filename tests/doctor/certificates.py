"""Certificates of every kind that can be wrong, made where they are needed and signed by nobody that counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


@dataclass(frozen=True, slots=True)
class Pair:
    """A key and the certificate for it, as files."""

    key: Path
    file: Path
    signer: tuple[Any, Any]

    @property
    def options(self) -> dict[str, str]:
        """What a TLS server needs."""
        return {"ssl_keyfile": str(self.key), "ssl_certfile": str(self.file)}


def make_pair(
    folder: Path, name: str, *, by: Pair | None = None, days: tuple[int, int] = (-1, 1), host: str = "127.0.0.1"
) -> Pair:
    """Valid from and until `days` from now, for one address; signed by another pair, else by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    signing_key, issuer = by.signer if by else (key, subject)
    now = datetime.now(UTC)
    try:
        alternative: Any = x509.IPAddress(ip_address(host))
    except ValueError:
        alternative = x509.DNSName(host)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=days[0]))
        .not_valid_after(now + timedelta(days=days[1]))
        .add_extension(x509.SubjectAlternativeName([alternative]), critical=False)
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
        # Python 3.13 checks by the letter: these three must be there.
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signing_key.public_key()), critical=False)
        .add_extension(x509.KeyUsage(True, *[False] * 4, by is None, *[False] * 3), critical=True)
        .sign(signing_key, hashes.SHA256())
    )
    private = serialization.PrivateFormat.PKCS8
    key_file, file = folder / f"{name}-key.pem", folder / f"{name}.pem"
    key_file.write_bytes(key.private_bytes(serialization.Encoding.PEM, private, serialization.NoEncryption()))
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return Pair(key_file, file, (key, subject))
