"""What can be done to a certificate, and which verifiers can see it.

Not every verifier can see everything, and this says so: a proof of eddsa-rdfc-2022
is over a set of statements, so the order of a list is nothing to it; openbadgeslib
looks at no other proof; the check by rfc8785 looks only at that of eddsa-jcs-2022;
the JSON Schema sees shapes alone; most parsers keep the last of two members with
one name; and the standards allow a credential with one proof only.
"""

import copy
import json

# The strict one, the one for any badge, and those that are not ours.
OURS = {"certamen"}
ANY = {"certamen", "any-open-badge"}
SIGNED = ANY | {"bazaar", "openbadgeslib", "jcs"}
# What changes no statement.
JCS_ONLY = ANY | {"bazaar", "jcs"}


def at(document, path):
    for step in path.split("/"):
        document = document[int(step) if step.isdigit() else step]
    return document


def put(path, value):
    def edit(document):
        *way, last = path.split("/")
        whole = at(document, "/".join(way)) if way else document
        key = int(last) if last.isdigit() else last
        whole[key] = value(whole.get(key) if isinstance(whole, dict) else whole[key])

    return edit


def to(value):
    return lambda _old: value


def drop(path):
    def edit(document):
        *way, last = path.split("/")
        whole = at(document, "/".join(way)) if way else document
        del whole[int(last) if last.isdigit() else last]

    return edit


def turn(path):
    return lambda document: at(document, path).reverse()


def both(*edits):
    def edit(document):
        for one in edits:
            one(document)

    return edit


def other_signature(text):
    """Another one, as well formed: its first digits turned."""
    return text[:2] + text[3] + text[2] + text[4:] if text[2] != text[3] else text[::-1]


SUBJECT = "credentialSubject"
LATER = "2099-01-01T00:00:00Z"
OTHER = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"


def edits(another):
    """Each alteration: its name, what it does, who sees it. `another` is a
    certificate by the same issuer for somebody else."""
    return [
        ("name", put(f"{SUBJECT}/identifier/0/identityHash", lambda t: t + "x"), SIGNED),
        ("unit", put(f"{SUBJECT}/identifier/2/identityHash", lambda t: "x" + t), SIGNED),
        ("case of the name", put(f"{SUBJECT}/identifier/0/identityHash", str.swapcase), SIGNED),
        ("score", put(f"{SUBJECT}/result/0/value", to("99")), SIGNED),
        ("score as a number", put(f"{SUBJECT}/result/0/value", to(100)), SIGNED | {"schema"}),
        ("score of another", put(SUBJECT, to(another[SUBJECT])), SIGNED),
        ("title", put("name", lambda t: t + " with distinction"), SIGNED),
        ("achievement", put(f"{SUBJECT}/achievement/name", to("Another")), SIGNED),
        ("criteria", put(f"{SUBJECT}/achievement/criteria/narrative", to("Be there.")), SIGNED),
        ("issuer's name", put("issuer/name", to("A ministry")), SIGNED),
        ("issuer", put("issuer/id", to(OTHER)), SIGNED),
        ("validFrom", put("validFrom", to("2026-01-01T00:00:00Z")), SIGNED),
        ("validUntil", put("validUntil", to(LATER)), SIGNED),
        ("no validUntil", drop("validUntil"), SIGNED),
        ("day of the exam", put(f"{SUBJECT}/activityEndDate", to("2026-01-01T00:00:00Z")), SIGNED),
        ("records", put("evidence/0/id", to(another["evidence"][0]["id"])), SIGNED),
        ("no delivery", drop("evidence/3"), SIGNED),
        ("a result less", drop(f"{SUBJECT}/result/0"), SIGNED),
        ("no achievement", drop(f"{SUBJECT}/achievement"), SIGNED | {"schema"}),
        ("a status", put("credentialStatus", to({"id": "urn:x:y", "type": "Z"})), SIGNED),
        ("a member no context knows", put("grade", to("A")), SIGNED),
        ("a member inside", put(f"{SUBJECT}/role", to("teacher")), SIGNED),
        ("null", put("image", to(None)), SIGNED | {"schema"}),
        ("@id", put("issuer/@id", to(OTHER)), SIGNED),
        ("a list turned", turn(f"{SUBJECT}/result"), JCS_ONLY),
        ("types turned", turn("type"), JCS_ONLY),
        ("another context", put("@context/1", to("https://example.com/c")), SIGNED | {"schema"}),
        ("a context more", put("@context", lambda c: [*c, "https://example.com/c"]), SIGNED),
        # By the standards a context may follow those of the proof, and this one
        # gives a meaning to nothing that is there.
        (
            "a meaning more",
            put("@context", lambda c: [*c, {"@vocab": "urn:x:"}]),
            SIGNED - {"bazaar"},
        ),
        ("no context", drop("@context"), SIGNED | {"schema"}),
        ("no proof", drop("proof"), SIGNED),
        ("no proofs", put("proof", to([])), SIGNED),
        ("no rdfc proof", drop("proof/0"), OURS | {"openbadgeslib"}),
        ("no jcs proof", drop("proof/1"), OURS | {"jcs"}),
        ("proofs turned", turn("proof"), OURS),
        ("a proof twice", put("proof", lambda p: [*p, p[0]]), OURS | {"openbadgeslib"}),
        (
            "an unknown proof more",
            put("proof", lambda p: [*p, {**p[0], "cryptosuite": "ecdsa-rdfc-2019"}]),
            ANY | {"bazaar"},
        ),
        (
            "rdfc signature",
            put("proof/0/proofValue", other_signature),
            ANY | {"bazaar", "openbadgeslib"},
        ),
        ("jcs signature", put("proof/1/proofValue", other_signature), JCS_ONLY),
        ("signatures of another", put("proof", to(another["proof"])), SIGNED),
        (
            "signatures exchanged",
            lambda d: [
                p.update(proofValue=v)
                for p, v in zip(d["proof"], [p["proofValue"] for p in d["proof"]][::-1])
            ],
            SIGNED,
        ),
        (
            "proofs' date",
            both(put("proof/0/created", to(LATER)), put("proof/1/created", to(LATER))),
            SIGNED,
        ),
        (
            "proofs' purpose",
            both(
                put("proof/0/proofPurpose", to("authentication")),
                put("proof/1/proofPurpose", to("authentication")),
            ),
            SIGNED,
        ),
        (
            "suites exchanged",
            both(
                put("proof/0/cryptosuite", to("eddsa-jcs-2022")),
                put("proof/1/cryptosuite", to("eddsa-rdfc-2022")),
            ),
            SIGNED,
        ),
        (
            "unknown suites",
            both(
                put("proof/0/cryptosuite", to("eddsa-2022")),
                put("proof/1/cryptosuite", to("eddsa-2022")),
            ),
            SIGNED,
        ),
    ]


def altered(text, another):
    """Each alteration of a certificate: its name, the text, who sees it."""
    certificate = json.loads(text)
    for name, edit, seen_by in edits(json.loads(another)):
        document = copy.deepcopy(certificate)
        edit(document)
        assert document != certificate, f"{name} changed nothing"
        yield name, json.dumps(document, ensure_ascii=False, indent=2), seen_by
    # The last of the two is the one that was signed, and most parsers keep it.
    twice = text.replace("{", '{"name": "Another", ', 1)
    yield "a member twice", twice, ANY | {"jcs"}
    yield "cut short", text[: len(text) // 2], SIGNED | {"schema"}
