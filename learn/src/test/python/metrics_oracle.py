#!/usr/bin/env python3
"""Writes metrics-oracle.jsonl: seeded random videos with the metrics' values, a second implementation.

It follows the reference evaluation of Video2GIF (gyglim/video2gif_dataset, v2g_evaluation) sample by sample, with
scikit-learn's precision_recall_curve and NumPy's percentile as there. Needs numpy and scikit-learn:

    /usr/bin/python3 metrics_oracle.py > ../resources/io/reprise/learn/evaluate/metrics-oracle.jsonl
"""
import json

import numpy as np
from sklearn.metrics import precision_recall_curve


def average_precision(labels, scores):
    if labels.all():
        return 1.0
    precision, recall, _ = precision_recall_curve(labels, scores)
    precision = np.maximum.accumulate(precision)  # from the high-recall end
    return float(np.mean(precision[np.where(np.diff(recall.astype(np.float32)))]))


def summary_duration(gifs, scores, inclusion=0.5):
    values = []
    for first, end in gifs:
        length = end - first
        if length == len(scores):
            continue
        threshold = np.percentile(scores[first:end], 100 * (1 - inclusion))
        selected = np.sum(scores >= threshold)
        values.append((selected - inclusion * length) / (len(scores) - inclusion * length))
    return float(np.mean(values)) if values else None


def recall_at_5(labels, scores, size):
    order = sorted(range(len(scores)), key=lambda i: (-scores[i], i))[:5]
    return float(sum(labels[i * size:(i + 1) * size].sum() for i in order) / labels.sum())


def odd_scores(rng, kind, n):
    if kind == "constant":
        return np.full(n, 3.25)
    if kind == "few values":
        return rng.integers(0, 3, n).astype(float)
    if kind == "signed zeros":
        return np.where(rng.random(n) < 0.5, 0.0, -0.0)
    if kind == "neighbours":  # next to each other in floating point
        return np.array([np.nextafter(1.0, 2.0) if bit else 1.0 for bit in rng.random(n) < 0.5])
    if kind == "tiny":
        return rng.choice([5e-324, 1e-310, -1e-320, 0.0], n)
    if kind == "huge":
        return rng.normal(size=n) * 1e300
    return rng.normal(size=n)


def main():
    rng = np.random.default_rng(20261123)
    kinds = ["normal", "constant", "few values", "signed zeros", "neighbours", "tiny", "huge"]
    for case in range(140):
        kind = kinds[case % len(kinds)]
        samples = int(rng.integers(1, 2000)) if case % 5 else int(rng.integers(1, 60))
        size = [50, 50, 50, 20, 33][case % 5]
        segments = -(-samples // size)
        gifs = []
        for _ in range(int(rng.integers(1, 5))):
            first = int(rng.integers(0, samples))
            gifs.append((first, int(min(samples, first + rng.integers(1, 150)))))
        if case % 20 == 0:
            gifs.append((0, samples))
        scores = odd_scores(rng, kind, segments)
        labels = np.zeros(samples, int)
        for first, end in gifs:
            labels[first:end] = 1
        by_sample = np.repeat(scores, size)[:samples]
        print(json.dumps({
            "kind": kind, "samples": samples, "segment_samples": size, "gifs": gifs, "scores": scores.tolist(),
            "ap": average_precision(labels == 1, by_sample), "nmsd": summary_duration(gifs, by_sample),
            "recall_at_5": recall_at_5(labels, scores, size)}))


if __name__ == "__main__":
    main()
