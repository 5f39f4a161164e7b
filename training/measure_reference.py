"""Reference numbers for test/measure: cross-correlations and vector autoregressions of made-up series, by statsmodels.

    venv/bin/pip install numpy statsmodels==0.15.0
    venv/bin/python training/measure_reference.py > test/measure/reference.json

The series are drawn from the processes below with fixed seeds and rounded before anything is computed from them, so that
the numbers rest on what stands in the file.
"""

import json

import numpy as np
import statsmodels
from scipy import stats
from statsmodels.tsa.api import VAR
from statsmodels.tsa.stattools import ccf


def simulate(seed, length, lags, mix, digits):
    """`length` periods of a VAR with lag matrices `lags` and shocks `mix @ normal`, after 50 that are thrown away."""
    rng = np.random.default_rng(seed)
    width = len(mix)
    y = np.zeros((length + 50, width))
    for t in range(len(lags), length + 50):
        y[t] = sum(np.asarray(a) @ y[t - 1 - l] for l, a in enumerate(lags)) + np.asarray(mix) @ rng.normal(size=width)
    return np.round(y[50:], digits)


def counts(seed, length):
    """Whole numbers, many of them zero, as sums over quiet months are; the second answers the first a period later."""
    rng = np.random.default_rng(seed)
    x = rng.poisson(0.8, size=length) * rng.choice([1, 2, -2], size=length)
    y = np.concatenate([[0], x[:-1]]) + rng.poisson(0.5, size=length)
    return np.stack([x, y], axis=1).astype(float)


CASES = {
    "two series, one answers the other": simulate(
        1990, 180, [[[0.4, 0.0], [0.5, 0.2]], [[0.1, 0.0], [-0.2, 0.1]]], [[1.0, 0.0], [0.3, 0.8]], 3),
    "two unrelated series": simulate(1992, 60, [[[0.3, 0.0], [0.0, 0.3]]], [[1.0, 0.0], [0.0, 1.0]], 2),
    "three series, a triangle": simulate(
        1997, 240,
        [[[0.3, 0.0, 0.3], [0.2, 0.3, 0.0], [0.0, 0.0, 0.5]], [[0.0, 0.1, 0.0], [0.0, 0.0, -0.3], [0.1, 0.0, 0.0]]],
        [[1.0, 0.0, 0.0], [0.2, 0.9, 0.0], [0.1, -0.3, 1.1]], 3),
    "four series": simulate(
        2004, 150,
        [[[0.3, 0.1, 0, 0.1], [0.2, 0.3, 0, 0], [0, 0, 0.4, 0.2], [0.1, 0, 0, 0.3]]], np.eye(4).tolist(), 3),
    "small whole numbers": counts(2021, 72),
}


def correlation(x, y, most):
    """r at lag k is the correlation of x now with y k periods later."""
    later = ccf(y, x, adjusted=False)[: most + 1]
    earlier = ccf(x, y, adjusted=False)[: most + 1]
    return list(earlier[:0:-1]) + list(later)


def case(title, y):
    most = 8 if y.shape[1] < 4 else 5
    model = VAR(y)
    tried = model.select_order(most)
    order = max(1, int(tried.selected_orders["aic"]))
    fitted = model.fit(order)
    width = y.shape[1]
    irf = fitted.irf(10)
    white = fitted.test_whiteness(nlags=12, adjusted=True)
    return {
        "title": title,
        "series": y.T.tolist(),
        "correlation": correlation(y[:, 0], y[:, 1], 6),
        "orders": [{"order": p, "aic": float(tried.ics["aic"][p]), "bic": float(tried.ics["bic"][p])} for p in range(most + 1)],
        "chosen": {"aic": int(tried.selected_orders["aic"]), "bic": int(tried.selected_orders["bic"])},
        "order": order,
        "coefficients": fitted.params.tolist(),
        "sigma": fitted.sigma_u.tolist(),
        "largestRoot": float(1 / np.min(np.abs(fitted.roots))),
        "whiteness": {"statistic": float(white.test_statistic), "freedom": int(white.df), "p": float(white.pvalue)},
        "granger": [
            {"cause": i, "effect": j, "f": float(t.test_statistic), "freedom": [int(d) for d in t.df], "p": float(t.pvalue)}
            for i in range(width) for j in range(width) if i != j
            for t in [fitted.test_causality(j, i, kind="f")]
        ],
        "responses": irf.orth_irfs.tolist(),
        "errors": irf.stderr(orth=True).tolist(),
    }


TAILS = {
    "f": [[f, a, b, float(stats.f.sf(f, a, b))] for f in (0.05, 0.9, 2.5, 14.0) for a, b in ((1, 5), (3, 40), (12, 700))],
    "chiSquared": [[x, k, float(stats.chi2.sf(x, k))] for x in (0.1, 3.0, 25.0, 90.0) for k in (1, 6, 40, 120)],
}

print(json.dumps({
    "made by": f"training/measure_reference.py with statsmodels {statsmodels.__version__}",
    "tails": TAILS,
    "cases": [case(title, y) for title, y in CASES.items()],
}))
