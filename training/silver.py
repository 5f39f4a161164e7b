"""Labels of an earlier reader for documents that have only acts: more sentences of the kind that reports are made of.

    python -m training.silver --documents documents.pickle --model model/reader.onnx --out documents.pickle
"""
import argparse
import pickle

from .corpora import IGNORE
from .decode import Session, bio, run, sentences

CORPORA = ("plover", "cameo")
SPANS = ("names", "times", "source", "cue", "content")


def label(d, session):
    """Adds words, trees and spans as the reader sees them; acts stay as they are."""
    layers = {k: d.blank() for k in ("join", "sentence", "upos", "xpos", "lemma", "rel", "head")}
    layers |= {k: d.blank(0) for k in SPANS}
    for first, last, y in run(session, d):
        for words in sentences(d, first, last, y):
            for n, w in enumerate(words):
                k = w["unit"]
                layers["join"][k], layers["sentence"][k] = 0, int(n == 0)
                for key in ("upos", "xpos", "lemma", "rel"):
                    layers[key][k] = w[key]
                layers["head"][k] = -1 if w["head"] < 0 else words[w["head"]]["unit"]
                for j in d.covered(w["start"], w["end"]):
                    if j > k:
                        layers["join"][j], layers["sentence"][j] = 1, 0
        for key in SPANS:
            for start, end, kind in bio(y[key]):
                layers[key][first + start] = 1 + 2 * kind
                layers[key][first + start + 1:first + end] = 2 + 2 * kind
    d.layers = layers
    assert (layers["join"] != IGNORE).all()


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--documents", required=True)
    p.add_argument("--model", required=True)
    p.add_argument("--out", required=True)
    a = p.parse_args()
    with open(a.documents, "rb") as f:
        train, dev, maps = pickle.load(f)
    session = Session(a.model, 2)
    for corpus in CORPORA:
        for d in train[corpus]:
            label(d, session)
        print(corpus, len(train[corpus]), "documents", flush=True)
    with open(a.out, "wb") as f:
        pickle.dump((train, dev, maps), f)


if __name__ == "__main__":
    main()
