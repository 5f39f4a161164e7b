"""Runs a peer written in Python over texts, one JSON object a line in and out; what comes out is the peer's own format.

    python texts.py spacy|udpipe|citron [MODEL] < texts > answers
"""
import json
import os
import sys


def spacy(_):
    """spaCy's Doc.to_json, by the one English model that is installed."""
    import spacy
    from spacy.util import get_installed_models
    models = [m for m in get_installed_models() if m.startswith("en_core_web")]
    if len(models) != 1:
        raise SystemExit(f"expected one English model of spaCy, got {models}")
    nlp = spacy.load(models[0])
    return f"{spacy.__version__} {nlp.meta['name']} {nlp.meta['version']}", lambda text: nlp(text).to_json()


def udpipe(path):
    """UDPipe 1: CoNLL-U with the range of each token."""
    from importlib.metadata import version
    from ufal.udpipe import Model, Pipeline, ProcessingError
    model = Model.load(path)
    if model is None:
        raise SystemExit(f"expected a model of UDPipe 1 at {path}, got something else")
    pipeline = Pipeline(model, "tokenizer=ranges", Pipeline.DEFAULT, Pipeline.DEFAULT, "conllu")

    def run(text):
        error = ProcessingError()
        out = pipeline.process(text, error)
        if error.occurred():
            raise SystemExit(error.message)
        return out
    return f"{version('ufal.udpipe')} {os.path.basename(path)}", run


def citron(path):
    """Citron's quotes, with the sources as they stand in the text and not whom they stand for."""
    from citron.citron import Citron
    reader = Citron(path)
    return os.path.basename(path), lambda text: reader.extract(text, resolve_coreferences=False)


def main():
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a peer prints of its own is no answer
    tool = {"spacy": spacy, "udpipe": udpipe, "citron": citron}[sys.argv[1]]
    version, run = tool(sys.argv[2] if len(sys.argv) > 2 else None)
    print(json.dumps({"version": version}), file=out, flush=True)
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), file=out, flush=True)


if __name__ == "__main__":
    main()
