"""Checks of units, pieces, windows and alignment.

    python -m training.test_units --vocabulary model/vocab.txt [--write]

--write renews test/cases/units.json, which the TypeScript runtime must reproduce.
"""
import argparse
import json
from pathlib import Path

import numpy as np

from .corpora import Document, script
from .decode import bio, tree
from .evaluate import lemma
from .units import Pieces, casing, spacing, spelt, units, utf16, windows

CASES = Path(__file__).parent.parent / "test" / "cases" / "units.json"

EXPECTED = {
    "I don't know.": "I do n't know .",
    "CAN'T and can\u2019t": "CA N'T and ca n\u2019t",
    "n't": "n't",
    "Lee's envoy said they'd go; we\u2019ll see.": "Lee 's envoy said they 'd go ; we \u2019ll see .",
    "The 1990's and the envoys' plan": "The 1990 's and the envoys ' plan",
    "Mi'kmaw O'Brien said 'stop'": "Mi ' kmaw O ' Brien said ' stop '",
    "a 's b": "a ' s b",
    "I'd've gone": "I ' d 've gone",
    "She cannot, and Gonna GIMME wannabe": "She can not , and Gon na GIM ME wannabe",
    "U.S.-led, 2nd, $1.5bn": "U . S . - led , 2 nd , $ 1 . 5 bn",
    "a\u00a0b\u2028c\ufeffd": "a b c d",
    "x\u0301y \u0301": "x\u0301y \u0301",
    "\U0001f600ok \U0001d7d9\U0001d7da": "\U0001f600 ok \U0001d7d9\U0001d7da",
    "isn'ta": "isn ' ta",
    "Dont, im here; THATS alot, cant": "Do nt , i m here ; THAT S a lot , ca nt",
    "snake_case": "snake _ case",
}

TEXTS = [
    "The ambassador wasn't in Geneva; she'd flown to New York on 3 March 2021.",
    "Minister Jos\u00e9 \u00c1lvarez-N\u00fa\u00f1ez (Madrid) met \u201cthe envoys\u201d at 10:30 a.m.\n\nTalks resume Monday, officials said.",
    "TALKS STALL\nThe two sides couldn\u2019t agree.\r\n\r\nThey cannot sign.",
    "\u0130stanbul, Z\u00fcrich, \u0141\u00f3d\u017a, \u041c\u043e\u0441\u043a\u0432\u0430, \u5317\u4eac, \u0627\u0644\u0642\u0627\u0647\u0631\u0629 and S\u00e3o Tom\u00e9",
    "iPhone McDonald UN EU's e-mail: press@example.org https://example.org/a_b?c=1",
    "\u20ac1.2bn, 12,5 %, \u00bd of 5\u00b2; #G20 @envoy \U0001f1fa\U0001f1f3 \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "Rock 'n' roll; the '90s; y'all; 'tis; o'clock; the states' rights; it's 'd.",
    "D'Angelo's and O\u2019Neill\u2019s aides: \u201cWe won\u2019t.\u201d \u2014 \u2018Gotta go\u2019",
    "a" * 101 + " " + "b" * 100 + " zzxqj\u4e28",
    "\u017fecret \u1e9e STRASSE stra\u00dfe \ufb01ne \u01c5ungla \u03a3\u03a3\u03a3 \u0663\u0664 \u216b",
    "  \n\n Leading space.\n \nBlank line with a space.\tTab.",
]


def vector(text, pieces):
    spans, at = units(text), utf16(text)
    words = [text[a:b] for a, b in spans]
    return {"text": text, "units": [[at[a], at[b]] for a, b in spans], "pieces": [pieces(spelt(text, spans, k)) for k in range(len(spans))],
            "casing": [casing(w) for w in words], "spacing": spacing(text, spans)}


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--vocabulary", required=True)
    p.add_argument("--write", action="store_true")
    a = p.parse_args()
    pieces = Pieces(a.vocabulary)
    passed = 0
    for text, expected in EXPECTED.items():
        got = " ".join(text[x:y] for x, y in units(text))
        assert got == expected, (text, got, expected)
        passed += 1

    assert [casing(w) for w in ("he", "He", "A", "UN", "McA", "12", "12th", ",", "n't", "'S", "\u5317", "\u00c1l")] == \
        [1, 2, 3, 3, 4, 5, 5, 6, 1, 3, 1, 2]
    text = "One two.\nThree\n\nFour-five"
    assert spacing(text, units(text)) == [5, 3, 2, 4, 5, 2, 2]

    text = "First one here. \u201cSecond one.\u201d Third one.\n\nFourth."
    d = Document(text, pieces, "test", "t")
    assert windows(text, d.spans, [1] * len(d.spans), d.spacing, 64) == [(0, len(d.spans))]
    cut = windows(text, d.spans, [1] * len(d.spans), d.spacing, 8)
    assert [text[d.spans[x][0]:d.spans[y - 1][1]] for x, y in cut] == \
        ["First one here.", "\u201cSecond one.\u201d", "Third one.\n\nFourth."], cut
    assert list(d.covered(0, 5)) == [0] and list(d.covered(6, 14)) == [1, 2]
    labels = d.bio([(0, 9, 1), (6, 9, 0)])
    assert labels[:3].tolist() == [3, 4, 0]

    logits = np.full((4, 5), -5.0)
    for k, label in enumerate((1, 2, 4, 0)):
        logits[k, label] = 5
    logits[2, 3] = 4
    assert bio(logits) == [[0, 2, 0], [2, 3, 1]]
    heads = tree(np.array([[0., 9, 8, 0], [0, 9, 0, 8], [5, 0, 9, 0]])[:, :4])
    assert sorted(heads).count(-1) == 1
    for form, target, upos in (("Talks", "talk", "NOUN"), ("said", "say", "VERB"), ("went", "go", "VERB"), ("Iran", "Iran", "PROPN")):
        assert lemma(form, script(form, target, upos)) == target

    made = [vector(t, pieces) for t in [*EXPECTED, *TEXTS]]
    if a.write:
        CASES.parent.mkdir(parents=True, exist_ok=True)
        CASES.write_text("[\n" + ",\n".join(json.dumps(x, ensure_ascii=True) for x in made) + "\n]\n")
    assert json.loads(CASES.read_text()) == made, "test/cases/units.json is out of date"
    print(f"{passed + len(made)} passed, 0 failed")


if __name__ == "__main__":
    main()
