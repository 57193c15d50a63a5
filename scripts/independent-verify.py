#!/usr/bin/env python3
"""Checks certificates without any code of Certamen.

usage: independent-verify.py [--json] [--schema SCHEMA.json] CERT.json...
needs: pip install -r scripts/requirements.txt

Four checks, none of which knows of the others:

  jcs            the eddsa-jcs-2022 proof verifies under the issuer's own key, with
                 rfc8785 and cryptography; no member stands twice
  evidence       every digest in the evidence is well formed and there is one for
                 each quiz
  openbadgeslib  the library of that name verifies the eddsa-rdfc-2022 proof under
                 the issuer's did:key, that the members are exactly what the proof
                 is over, and that today is between validFrom and validUntil. It
                 has no eddsa-jcs-2022 and passes over such a proof. Nothing is
                 fetched: its contexts come with it.
  schema         the JSON Schema of 1EdTech, where --schema names it. It sees the
                 shape alone, never whether anything was changed.

Exit 0 when all hold for every certificate, 1 when one does not, 2 on a usage
error. With --json, a line for each: {"file": FILE, CHECK: null or what is wrong}.
"""

import argparse
import base64
import hashlib
import json
import sys

import base58
import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from jsonschema import Draft201909Validator, FormatChecker
from openbadgeslib.ob3.ldp import OB3LdpVerifier
from openbadgeslib.ob3.verifier import OB3VerificationError


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


def check_jcs(text):
    certificate = json.loads(text, object_pairs_hook=no_duplicates)
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
    halves = [hashlib.sha256(rfc8785.dumps(half)).digest() for half in (options, document)]
    try:
        public_key(did).verify(base58.b58decode(value[1:]), b"".join(halves))
    except InvalidSignature:
        raise Refused("the signature does not match") from None


def check_evidence(text):
    """The records and every bank must be bound by a SHA-256 digest (RFC 6920)."""
    bound = {"attempt-record": [], "item-bank": []}
    for evidence in json.loads(text)["evidence"]:
        if evidence["name"] not in bound:
            continue
        bound[evidence["name"]].append(evidence["description"])
        scheme, _, digest = evidence["id"].partition(";")
        if scheme != "ni:///sha-256" or len(base64.urlsafe_b64decode(digest + "=")) != 32:
            raise Refused(f"{evidence['id']} is no SHA-256 digest")
    if len(bound["attempt-record"]) != 1:
        raise Refused("there must be one digest of the records")
    quizzes = bound["attempt-record"][0].split(" ")
    if quizzes != [bank.partition(" ")[0] for bank in bound["item-bank"]]:
        raise Refused(f"records and banks do not match: {bound}")


def check_openbadgeslib(text):
    did = json.loads(text)["issuer"]["id"]

    def nothing(*_args, **_options):
        raise Refused("nothing is fetched")

    try:
        OB3LdpVerifier.for_issuer_did(did).verify(text, download=nothing)
    except OB3VerificationError as error:
        raise Refused(str(error)) from None


def schema_check(path):
    with open(path, encoding="utf-8") as file:
        validator = Draft201909Validator(json.load(file), format_checker=FormatChecker())

    def check(text):
        for error in validator.iter_errors(json.loads(text)):
            raise Refused(f"{error.json_path}: {error.message}")

    return check


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--schema")
    parser.add_argument("certificates", nargs="+")
    args = parser.parse_args()
    checks = {
        "jcs": check_jcs,
        "evidence": check_evidence,
        "openbadgeslib": check_openbadgeslib,
    }
    if args.schema:
        checks["schema"] = schema_check(args.schema)
    wrong = 0
    for path in args.certificates:
        found = {}
        for name, check in checks.items():
            try:
                with open(path, encoding="utf-8") as file:
                    check(file.read())
                found[name] = None
            except (Refused, LookupError, TypeError, AttributeError, ValueError, OSError) as error:
                found[name] = f"{type(error).__name__}: {error}"[:300]
        wrong += any(found.values())
        if args.json:
            print(json.dumps({"file": path, **found}))
            continue
        for name, why in found.items():
            if why:
                print(f"{path}: refused by {name}: {why}", file=sys.stderr)
        if not any(found.values()):
            print(f"{path}: all hold: {', '.join(found)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
