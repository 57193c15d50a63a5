#!/usr/bin/env python3
"""Checks a certificate without any code of Certamen.

usage: independent-verify.py CERT.json SCHEMA.json
needs: pip install cryptography rfc8785 base58 jsonschema

Exit 0 when the eddsa-jcs-2022 proof verifies under the issuer's own key, every
digest in the evidence is well formed, and the certificate keeps the Open
Badges 3.0 schema; 1 when not; 2 on a usage error.
"""

import base64
import hashlib
import json
import sys

import base58
import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from jsonschema import Draft201909Validator, FormatChecker


class Refused(Exception):
    """The certificate fails a check."""


def no_duplicates(members):
    keys = [key for key, _ in members]
    if len(keys) != len(set(keys)):
        raise Refused("a member stands twice in one object")
    return dict(members)


def public_key(did):
    if not did.startswith("did:key:z"):
        raise Refused(f"{did} is no did:key")
    raw = base58.b58decode(did.removeprefix("did:key:z"))
    if raw[:2] != b"\xed\x01" or len(raw) != 34:
        raise Refused(f"{did} is no Ed25519 key")
    return Ed25519PublicKey.from_public_bytes(raw[2:])


def check_proof(certificate):
    """Verifies the proof; returns the digest of the canonical document."""
    document = {key: value for key, value in certificate.items() if key != "proof"}
    proofs = [p for p in certificate["proof"] if p["cryptosuite"] == "eddsa-jcs-2022"]
    if len(proofs) != 1:
        raise Refused("there must be one eddsa-jcs-2022 proof")
    options = {key: value for key, value in proofs[0].items() if key != "proofValue"}
    did = certificate["issuer"]["id"]
    if options["verificationMethod"] != f"{did}#{did.removeprefix('did:key:')}":
        raise Refused("the proof is not by the issuer")
    if options["@context"] != document["@context"]:
        raise Refused("proof and document have different contexts")
    if options["proofPurpose"] != "assertionMethod":
        raise Refused("the proof asserts nothing")
    value = proofs[0]["proofValue"]
    if not value.startswith("z"):
        raise Refused("the proof value is not base58btc")
    digest = hashlib.sha256(rfc8785.dumps(document))
    signed = hashlib.sha256(rfc8785.dumps(options)).digest() + digest.digest()
    try:
        public_key(did).verify(base58.b58decode(value[1:]), signed)
    except InvalidSignature:
        raise Refused("the signature does not match") from None
    return digest.hexdigest()


def check_evidence(certificate):
    """Every record and bank must be bound by a SHA-256 digest (RFC 6920)."""
    bound = {"attempt-record": 0, "item-bank": 0}
    for evidence in certificate["evidence"]:
        if evidence["name"] not in bound:
            continue
        bound[evidence["name"]] += 1
        scheme, _, digest = evidence["id"].partition(";")
        if scheme != "ni:///sha-256" or len(base64.urlsafe_b64decode(digest + "=")) != 32:
            raise Refused(f"{evidence['id']} is no SHA-256 digest")
    if 0 in bound.values() or len(set(bound.values())) != 1:
        raise Refused(f"records and banks do not match: {bound}")


def check_schema(certificate, schema):
    validator = Draft201909Validator(schema, format_checker=FormatChecker())
    for error in validator.iter_errors(certificate):
        raise Refused(f"schema: {error.json_path}: {error.message}")


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with open(sys.argv[1], encoding="utf-8") as file:
            certificate = json.load(file, object_pairs_hook=no_duplicates)
        with open(sys.argv[2], encoding="utf-8") as file:
            schema = json.load(file)
        digest = check_proof(certificate)
        check_evidence(certificate)
        check_schema(certificate, schema)
    except (Refused, KeyError, TypeError, ValueError, OSError) as error:
        print(f"{sys.argv[1]}: refused: {error!r}", file=sys.stderr)
        return 1
    print(f"{sys.argv[1]}: signature, digests and schema hold (document {digest})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
