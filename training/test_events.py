"""The words that join two actors, on the cases of the TypeScript runtime; and what becomes of a verb pattern.

    python -m training.test_events --vocabulary model/vocab.txt
"""
import argparse
import random
import re

from .corpora import read_conllu
from .events import ACTS, joining, marked, types, verb_patterns
from .units import Pieces

CASES = "test/cases/act-words.conllu"


def joined_words():
    with open(CASES, encoding="utf-8") as f:
        expected = re.findall(r"^# joined = (.*)$", f.read(), re.M)
    for (name, text, sentences), wanted in zip(read_conllu(CASES), expected, strict=True):
        words = []
        for s in sentences:
            words += [w | {"head": w["head"] - 1 + len(words) if w["head"] else -1} for w in s]
        ends = [next((k for k, w in enumerate(words) if f"Actor={role}" in w["misc"]), None) for role in ("source", "target")]
        found = " ".join(text[words[k]["start"]:words[k]["end"]] for k in joining(words, *ends))
        assert found == wanted, f"{name}: expected {wanted}, got {found}"


def patterns(pieces, folder):
    path = folder + "/patterns.txt"
    with open(path, "w", encoding="utf-8") as f:
        f.write("&TRUCE\n+CEASE-FIRE_\n\n--- DEMAND [100] ---\nDEMAND\nURGE {URGES URGED URGING }\n"
                "- * &TRUCE WITH + [107]  # DEMAND\n- WILL * + TO YIELD [105]  # URGE\n- * HEAD [---]  # URGE\n")
    found = list(verb_patterns(path, {"100": types("REQUEST"), "107": types("REQUEST"), "105": types("REQUEST")}, ["Peru"], pieces, random.Random(1)))
    lines = [(d.text, d.text[slice(*d.spans[d.acts[0][1][0]])], ACTS[d.acts[0][0][0]]) for d in found]
    assert lines == [("Peru demanded Peru.", "demanded", "REQUEST"), ("Peru urged Peru.", "urged", "REQUEST"),
                     ("Peru demanded cease-fire with Peru.", "demanded", "REQUEST"), ("Peru will urge Peru to yield.", "urge", "REQUEST"),
                     ("Peru urged head.", "urged", "none")], lines


def main():
    import tempfile
    p = argparse.ArgumentParser()
    p.add_argument("--vocabulary", required=True)
    a = p.parse_args()
    assert marked("So <s> Peru</s> met <t>Chad </t>.") == ("So  Peru met Chad .", {"s": (4, 8), "t": (13, 17)})
    joined_words()
    with tempfile.TemporaryDirectory() as folder:
        patterns(Pieces(a.vocabulary), folder)
    print("all right")


if __name__ == "__main__":
    main()
