#!/usr/bin/env python3
"""Lets every verifier look at certificates, good ones and altered ones.

usage: run.py CERTAMEN TRAINING CERT.json CERT.json...   (scripts/independent runs it)

Every verifier accepts every certificate as it is. Of each alteration, exactly the
verifiers that tamper.py says refuse it; all of them are refused by Certamen.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from tamper import altered

SCHEMA = "tests/vectors/ob3-achievementcredential.schema.json"


def lines(*command):
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    found = {}
    for line in done.stdout.splitlines():
        row = json.loads(line)
        found[row.get("file") or row["path"]] = row
    if not found:
        sys.exit(f"{command[0]} {command[1]}: {done.stderr}")
    return found


def refusals(certamen, training, files):
    """For each file, why each verifier refuses it; null where it does not."""
    files = [str(file) for file in files]
    python = lines(
        sys.executable, "scripts/independent-verify.py", "--json", "--schema", SCHEMA, *files
    )
    bazaar = lines("node", "target/verifiers/verify.mjs", *files)
    verify = [certamen, "verify", "--training", training, "--format", "json", "--lang", "en", *files]
    ours = lines(*verify)
    any_badge = lines(*verify, "--any-open-badge")
    said = lambda row: None if row["verdict"] == "VALID" else row["reason"]  # noqa: E731
    return {
        file: {
            "bazaar": bazaar[file].get("error"),
            "openbadgeslib": python[file]["openbadgeslib"],
            "jcs": python[file]["jcs"],
            "schema": python[file]["schema"],
            "evidence": python[file]["evidence"],
            "certamen": said(ours[file]),
            "any-open-badge": said(any_badge[file]),
        }
        for file in files
    }


def main():
    certamen, training, *paths = sys.argv[1:]
    wrong = []
    for file, row in refusals(certamen, training, paths).items():
        wrong += [f"{file} is good, but {who} says: {why}" for who, why in row.items() if why]
    texts = [pathlib.Path(path).read_text(encoding="utf-8") for path in paths]
    with tempfile.TemporaryDirectory() as folder:
        expected = {}
        for i, text in enumerate(texts):
            for n, (name, new, seen_by) in enumerate(altered(text, texts[i - 1])):
                file = pathlib.Path(folder) / f"{i}-{n}.json"
                file.write_text(new, encoding="utf-8")
                expected[str(file)] = name, seen_by
        for file, row in refusals(certamen, training, expected).items():
            name, seen_by = expected[file]
            # What the evidence says is looked at beside the proofs.
            row.pop("evidence")
            for who, why in row.items():
                if bool(why) != (who in seen_by):
                    wrong.append(f"{name}: {who} says: {why or 'all is well'}")
    counts = ", ".join(
        f"{who} {sum(who in seen for _, seen in expected.values())}"
        for who in ["certamen", "any-open-badge", "bazaar", "openbadgeslib", "jcs", "schema"]
    )
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"{len(paths)} good certificates; of {len(expected)} altered ones refused: {counts}")
    return 1 if wrong or len(paths) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
