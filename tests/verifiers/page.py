"""Cases for the web verifier: files of a rooted training, whole and altered, each
with the verdict of the command.

usage: page.py CERTAMEN CERTIFICATES ROOT REVOKED CASES STRANGER...

CERTIFICATES holds, of each certificate, the JSON, and where it has a page the PDF,
a scan (.png) and the text of its code (.txt). Into CASES go all the files,
cases.json, the page as the command writes it (verify.html) and what it goes by
(data.json).
"""

import json
import re
import subprocess
import sys
import zlib
from collections import Counter
from pathlib import Path

import tamper

certamen, certificates, root, revoked, cases = (Path(arg).resolve() for arg in sys.argv[1:6])
originals = sorted(certificates.glob("*.json"))
register, status = root / "register.json", root / "status-list.json"
did = json.loads(register.read_text())["issuer"]["id"]
goes_by = ["--trust", did, "--register", register, "--status", status]
for original in originals:
    goes_by += ["--template", original]

# The name of each file, and what the verdict must be where that is beyond doubt.
files: dict[str, str | None] = {}
NOT = "anything but VALID"


def case(name, content, verdict=None):
    name = re.sub(r"[^\w.]+", "-", name)
    assert name not in files, name
    (cases / name).write_bytes(content.encode() if isinstance(content, str) else content)
    files[name] = verdict


def flipped(data, at):
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def streams(pdf):
    """Number, start and end of each stream, and its dictionary."""
    for found in re.finditer(rb"(?m)^(\d+) 0 obj\r?\n(<<.*?>>)\s*stream\r?\n", pdf, re.S):
        yield int(found[1]), found.end(), pdf.index(b"endstream", found.end()), found[2]


def attached(pdf, certificate):
    """A later version of the file, well formed, with another attachment."""
    (number,) = {n for n, _, _, about in streams(pdf) if b"/EmbeddedFile" in about}
    body = zlib.compress(certificate)
    head = f"{number} 0 obj\n<</Type/EmbeddedFile/Subtype/application#2Fvc/Filter/FlateDecode/Length {len(body)}>>stream\n"
    new = pdf + b"\n" + head.encode() + body + b"\nendstream\nendobj\n"
    trailer = pdf[pdf.rindex(b"trailer") : pdf.rindex(b"startxref")]
    trailer = re.sub(rb"/Prev \d+", b"", trailer)
    before = re.search(rb"startxref\s+(\d+)", pdf[pdf.rindex(b"startxref") :])[1]
    trailer = trailer.replace(b">>\n", b"/Prev " + before + b">>\n")
    xref = f"xref\n{number} 1\n{len(pdf) + 1:010} 00000 n \n".encode()
    return new + xref + trailer + f"startxref\n{len(new)}\n%%EOF\n".encode()


def of_json(code, text, other, verdict):
    for name, altered, _ in tamper.altered(text, other):
        case(f"{code}-{name}.json", altered, NOT)
    case(f"{code}.json", text, verdict)
    case(f"{code}-spaces.json", "\n \t" + text + "\n", verdict)
    case(f"{code}-one-line.json", json.dumps(json.loads(text)), verdict)
    case(f"{code}-crlf.json", text.replace("\n", "\r\n"))
    case(f"{code}-bom.json", "\ufeff" + text)
    case(f"{code}-no-break-space.json", "\u00a0" + text)
    case(f"{code}-utf-16.json", text.encode("utf-16"))
    case(f"{code}-latin-1.json", text.encode("latin-1", "replace"))
    case(f"{code}-more.json", text + "{}", NOT)
    case(f"{code}-comma.json", text.rstrip().removesuffix("}") + ",}", NOT)
    case(f"{code}-pdf-in-it.json", text.replace("{", '{"a": "%PDF-1.7",', 1), NOT)
    case(f"{code}-code-in-it.json", text.replace("{", '{"a": "CERTAMEN1:",', 1), NOT)
    case(f"{code}-surrogate.json", text.replace("{", '{"a": "\\ud800",', 1), NOT)
    case(f"{code}-large-number.json", text.replace("{", '{"a": 1e999,', 1), NOT)
    case(f"{code}-deep.json", text.replace("{", '{"a": ' + "[" * 999 + "]" * 999 + ",", 1), NOT)
    for at in range(1, 12):
        case(f"{code}-bit-{at}.json", flipped(text.encode(), len(text) * at // 12))


def of_pdf(code, pdf, text, others, verdict):
    case(f"{code}.pdf", pdf, verdict)
    (number,) = {int(n) for n in re.findall(rb"/Contents (\d+) 0 R", pdf)}
    (at,) = {(start + end) // 2 for n, start, end, _ in streams(pdf) if n == number}
    case(f"{code}-content.pdf", flipped(pdf, at), "ALTERED")
    # Not between them: of a PDF that is no longer well formed two readers may
    # say UNREADABLE and ALTERED, and both are right.
    for n, start, end, _ in streams(pdf):
        for part in (1, 3, 7):
            case(f"{code}-bit-{n}-{part}.pdf", flipped(pdf, start + (end - start) * part // 8), NOT)
    for name, more in {"line": b"\n", "comment": b"%x", "zero": b"\0", "pdf": pdf, "json": text}.items():
        case(f"{code}-and-{name}.pdf", pdf + more, NOT)
    for name, before in {"line": b"\n", "x": b"x", "bom": b"\xef\xbb\xbf", "json": text}.items():
        case(f"{code}-after-{name}.pdf", before + pdf, NOT)
    for name, end in {
        "half": len(pdf) // 2, "last": -1, "ten": -10, "thousand": -1000,
        "unsigned": pdf.index(b"%%EOF") + 6, "head": 9,
    }.items():
        case(f"{code}-cut-{name}.pdf", pdf[:end], NOT)
    case(f"{code}-same-attachment.pdf", attached(pdf, text), "ALTERED")
    for name, other in others.items():
        case(f"{code}-attachment-{name}.pdf", attached(pdf, other), NOT)


def of_code(code, text, other, verdict):
    case(f"{code}.txt", text, verdict)
    case(f"{code}-line.txt", text + "\r\n", verdict)
    for name, changed in {
        "before": " \n" + text, "after": text + " ", "tab": text + "\t", "lower": text.lower(),
        "2": text.replace("1:", "2:", 1), "prefix": text[:10], "name": text[:8], "bom": "\ufeff" + text,
        "broken": text[:100] + "\n" + text[100:], "twice": text + text, "lines": text + "\n" + text,
        "spliced": text[:300] + other[300:], "more": text + "00", "é": text + "é", "space": "\u00a0" + text,
    }.items():
        case(f"{code}-{name}.txt", changed)
    for at in range(10, len(text), 23):
        case(f"{code}-sign-{at}.txt", text[:at] + ("1" if text[at] == "0" else "0") + text[at + 1 :], NOT)
        case(f"{code}-cut-{at}.txt", text[:at], NOT)


texts = [path.read_text() for path in originals]
for i, path in enumerate(originals):
    text, other = texts[i], texts[i - 1]
    code = path.stem
    verdict = "REVOKED" if path == revoked else "VALID"
    of_json(code, text, other, verdict)
    if path.with_suffix(".pdf").exists():
        altered = {name: changed.encode() for name, changed, _ in tamper.altered(text, other)}
        others = {"other": other.encode(), "none": b"{}", "score": altered["score"], "short": altered["cut short"]}
        of_pdf(code, path.with_suffix(".pdf").read_bytes(), text.encode(), others, verdict)
        scan = path.with_suffix(".png").read_bytes()
        case(f"{code}.png", scan, verdict)
        case(f"{code}-after-line.png", b"\n" + scan, NOT)
        case(f"{code}-half.png", scan[: len(scan) // 8], NOT)
        codes = [one.read_text().rstrip("\n") for one in (path.with_suffix(".txt"), *certificates.glob("*.txt"))]
        of_code(code, codes[0], next(one for one in codes if one != codes[0]), verdict)
for stranger in sys.argv[6:]:
    case(Path(stranger).name, Path(stranger).read_bytes(), "UNTRUSTED ISSUER")
case("empty.json", b"")
case("blank.txt", b" \n")

subprocess.run([certamen, "verifier-page", *goes_by, "-o", cases / "verify.html"], cwd=cases, check=True,
               stdout=subprocess.DEVNULL)
html = (cases / "verify.html").read_text()
data = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)[1]
(cases / "data.json").write_text(json.dumps(json.loads(data), ensure_ascii=False))

said = subprocess.run([certamen, "verify", *goes_by, "--format", "json", "--", *files], cwd=cases,
                      stdout=subprocess.PIPE, text=True)
assert said.returncode == 1, said.returncode
rows = [json.loads(line) for line in said.stdout.splitlines()]
assert [row["path"] for row in rows] == list(files)
for row in rows:
    verdict, wanted = row["verdict"], files[row["path"]]
    right = verdict != "VALID" if wanted == NOT else wanted in (None, verdict)
    assert right, f"certamen says {verdict} of {row['path']}, not {wanted}: {row['reason']}"
(cases / "cases.json").write_text(json.dumps([{"file": r["path"], "verdict": r["verdict"]} for r in rows]))
print(f"{len(rows)} files:", ", ".join(f"{n} {verdict}" for verdict, n in Counter(r["verdict"] for r in rows).items()))
