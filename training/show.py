"""Print what the model reads in a text.

    python -m training.show --model model --text report.txt
"""
import argparse
import json
from pathlib import Path

from .corpora import Document
from .decode import Session, attributions, bio, run, sentences
from .evaluate import lemma
from .units import Pieces


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--model", required=True)
    p.add_argument("--text", required=True)
    a = p.parse_args()
    manifest = json.loads((Path(a.model) / "model.json").read_text())
    scripts = [(s["case"], s.get("cut"), s.get("add", s.get("whole"))) for s in manifest["lemma"]]
    session = Session(Path(a.model) / manifest["file"])
    d = Document(Path(a.text).read_text(encoding="utf-8"), Pieces(Path(a.model) / manifest["vocabulary"]), "text", a.text)

    def piece(units):
        out, last = [], None
        for k in units:
            if last is not None and k != last + 1:
                out.append(" ... ")
            elif last is not None and d.spacing[k] > 2:
                out.append(" ")
            out.append(d.text[slice(*d.spans[k])])
            last = k
        return "".join(out)

    for first, last, y in run(session, d):
        for words in sentences(d, first, last, y):
            print("#", d.text[words[0]["start"]:words[-1]["end"]].replace("\n", " "))
            for n, w in enumerate(words):
                form = d.text[w["start"]:w["end"]]
                rel = "root" if w["head"] < 0 else manifest["rel"][w["rel"]]
                print(n + 1, form, lemma(form, scripts[w["lemma"]]), manifest["upos"][w["upos"]], manifest["xpos"][w["xpos"]],
                      w["head"] + 1, rel, sep="\t")
        for layer in ("names", "times"):
            print(layer + ":", "; ".join(f"{piece(range(first + s, first + e))} [{manifest[layer][k]}]" for s, e, k in bio(y[layer])))
        for cue, source, content in attributions(y):
            print("cue:", " | ".join(piece([first + k for k in x]) or "-" for x in (cue, source, content)))
        print()


if __name__ == "__main__":
    main()
