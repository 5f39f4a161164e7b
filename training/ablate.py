"""The same short budget for readers that differ in one thing each, and their scores on the dev splits.

    python -m training.ablate --documents documents.pickle --encoder FOLDER --out FOLDER [--positions 500000] [--arms "base,3 layers"]

An arm that is cut off goes on from its last checkpoint; one that has its scores is not run again.
"""
import argparse
import json
import pickle
import subprocess
import sys
from pathlib import Path

from .decode import Session
from .evaluate import score
from .export import to_onnx
from .model import restore

ACTS = {"plover": 0, "cameo": 0}  # learnt afterwards, by a branch of their own
EVEN = {"join": 1, "sentence": 1, "upos": 1, "xpos": 1, "lemma": 1, "rel": 1, "source": 1, "cue": 1, "content": 1, "crossner": 1}
ARMS = {
    "base": [],
    "casing not told": ["--blind"],
    "3 layers": ["--layers", "3"],
    "another seed": ["--seed", "2"],
    "all losses alike": ["--weight", json.dumps(EVEN)],
    "12 layers": ["--layers", "12"],
    "trees twice": ["--share", json.dumps(ACTS | {"ewt": 3, "gum": 3.5})],
    "each corpus once": ["--share", json.dumps(ACTS | {"ewt": 1, "gum": 1, "worldwide": 1, "crossner": 1, "polnear": 1, "time": 1})],
}
DEV = {"ewt": 120, "worldwide": 40, "polnear": 30, "crossner": 0}  # documents scored, where not all of a corpus
COLUMNS = {  # of what is scored strictly and leniently, which of the two
    "EWT UPOS": ("ewt", "upos"), "EWT LAS": ("ewt", "las"), "GUM LAS": ("gum", "las"), "names": ("worldwide", "f1"),
    "time strict": ("time", "strict"), "time relaxed": ("time", "relaxed"), "source overlap": ("polnear", "source", 1),
    "cue overlap": ("polnear", "cue", 1), "content overlap": ("polnear", "content", 1),
}


def figure(scores, column):
    """One figure of a run's scores."""
    corpus, measure, *which = COLUMNS[column]
    value = scores[corpus][measure]
    return value[which[0]] if which else value


def table(runs):
    """runs: {arm: scores} -> Markdown, the first arm's figures and the others' distance from them."""
    rows = [["arm", *COLUMNS], ["---"] * (1 + len(COLUMNS))]
    first = next(iter(runs.values()))
    for k, (arm, scores) in enumerate(runs.items()):
        rows.append([arm, *(f"{figure(scores, c):.1f}" if k == 0 else f"{figure(scores, c) - figure(first, c):+.1f}" for c in COLUMNS)])
    return "\n".join("| " + " | ".join(r) + " |" for r in rows)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--documents", required=True)
    p.add_argument("--encoder", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--positions", type=int, default=500_000)
    p.add_argument("--arms", default=",".join(ARMS))
    a = p.parse_args()
    runs = {}
    for arm in a.arms.split(","):
        if arm not in ARMS:
            raise SystemExit(f"expected arms out of {', '.join(ARMS)}, got {arm}")
        folder = Path(a.out) / arm.replace(" ", "-")
        folder.mkdir(parents=True, exist_ok=True)
        done = folder / "scores.json"
        if not done.exists():
            if not (folder / "final.pt").exists():
                subprocess.run([sys.executable, "-m", "training.train", "--documents", a.documents, "--encoder", a.encoder, "--out", str(folder),
                                "--positions", str(a.positions), "--pieces", "1024", "--share", json.dumps(ACTS), "--resume", *ARMS[arm]], check=True)
            with open(a.documents, "rb") as f:
                _, dev, maps = pickle.load(f)
            maps = {k: list(v) for k, v in maps.items()}
            dev = {k: docs[:DEV.get(k)] for k, docs in dev.items()}
            graph = folder / "reader-fp32.onnx"
            to_onnx(restore(folder / "final.pt")[0], graph)
            scores = score(Session(graph), dev, maps, ["parse", "names", "time", "attribution"], None)
            done.write_text(json.dumps(scores) + "\n", encoding="utf-8")
        runs[arm] = json.loads(done.read_text(encoding="utf-8"))
        print(table(runs), flush=True)


if __name__ == "__main__":
    main()
