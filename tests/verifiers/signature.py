#!/usr/bin/env python3
"""The signature of a page, by pyHanko: a PDF signature as any reader checks it.

usage: signature.py PAGE.pdf CERTIFICATE.json...   (in pairs; scripts/independent runs it)

Of each page: one signature, of the whole file, intact, by the Ed25519 key that the
certificate names as its issuer. The same page with one byte changed is refused, in
what is drawn as in the certificate it carries, and so is one with something added.
"""

import io
import json
import pathlib
import re
import sys

from base58 import b58decode
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext


def looked_at(pdf):
    """The one signature of a page, and what pyHanko says of it."""
    reader = PdfFileReader(io.BytesIO(pdf))
    (signature,) = reader.embedded_signatures
    # Whose the key is, the certificate says: the one in the signature is its own root.
    trust = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
    return signature, validate_pdf_signature(signature, trust)


def refused(pdf):
    """Whether a page is not the one that was signed: True, or why it cannot be read."""
    try:
        _, status = looked_at(pdf)
    except Exception as error:  # noqa: BLE001, it may fall over a broken file in many ways
        return f"{type(error).__name__}"
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return not (status.intact and status.valid and whole)


def key_of(certificate):
    """The 32 bytes of the key in the issuer's did:key."""
    did = certificate["issuer"]["id"]
    data = b58decode(did.removeprefix("did:key:z"))
    assert data[:2] == b"\xed\x01", did
    return data[2:]


def streams(pdf):
    """Number, start and end of each stream."""
    for found in re.finditer(rb"(?m)^(\d+) 0 obj\r?\n<<.*?>>\s*stream\r?\n", pdf, re.S):
        yield int(found[1]), found.end(), pdf.index(b"endstream", found.end())


def main(pairs):
    changed = seen = 0
    for page, certificate in zip(pairs[::2], pairs[1::2], strict=True):
        pdf = pathlib.Path(page).read_bytes()
        signature, status = looked_at(pdf)
        assert signature.field_name == "Certamen", signature.field_name
        assert status.intact and status.valid, f"{page}: {status.summary()}"
        assert status.coverage == SignatureCoverageLevel.ENTIRE_FILE, f"{page}: {status.coverage}"
        key = signature.signer_cert.public_key
        assert key.algorithm == "ed25519", key.algorithm
        named = key_of(json.loads(pathlib.Path(certificate).read_text(encoding="utf-8")))
        assert bytes(key["public_key"]) == named, f"{page}: signed by another key"
        for number, start, end in streams(pdf):
            at = (start + end) // 2
            other = pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]
            found = refused(other)
            assert found, f"{page}: byte {at}, in object {number}, was changed"
            changed += 1
            seen += found is True
        for more in (b"\n", b"%x", pdf):
            assert refused(pdf + more), f"{page}: something was added"
    # Not because it falls over whatever was changed.
    assert seen > changed // 2, f"of {changed} changed pages {seen} could be read"
    print(f"pyHanko: {len(pairs) // 2} pages signed as they should be; {changed} changed ones refused.")


main(sys.argv[1:])
