#!/usr/bin/env python3
"""GIFs of Reprise and of gifski at equal structural similarity: ten moments of real videos, 480 wide, 12 a second.

    scripts/gifs-against-gifski.py [--videos ../shared/data/videos] [--work DIR] [--svg FILE] [--only NAME]

Needs ffmpeg, npm and python3, and the command ./reprise (REPRISE=... names another). The program gifski comes from npm's package of that name (AGPL; it is only run, for
comparison). Both encode the same scaled pictures: gifski as PNG files, Reprise as a lossless video, which it also has to
decode. Sizes and the similarity (FFmpeg's ssim filter, all planes of yuv444p, mean over the pictures, GIFs as they are
shown) go to DIR/results.jsonl; what is there is not measured again. Bytes at equal similarity are read off gifski's curve
(linear in similarity and in the logarithm of bytes); a similarity beyond gifski's last quality is compared with that
quality, which is a bound: "<". Times are of whole commands, the programs one right after the other, each with as many threads
as it takes by itself: seconds by the clock and of processors (user and system); gifski's at equal similarity are read off
its curve in the same way.
"""

import argparse
import json
import math
import os
import pathlib
import re
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
MOMENTS = [  # name, video, start, seconds
    ("film100", "big_buck_bunny/big_buck_bunny_full_360p30_h264_aac51.mp4", 100, 4),
    ("film245", "big_buck_bunny/big_buck_bunny_full_360p30_h264_aac51.mp4", 245, 4),
    ("film480", "big_buck_bunny/big_buck_bunny_full_360p30_h264_aac51.mp4", 480, 4),
    ("dog", "sam2/01_dog.mp4", 2, 4),
    ("juggle", "sam2/05_default_juggle.mp4", 2, 4),
    ("coffee", "sam2/04_coffee.mp4", 2, 4),
    ("bedroom", "sam2/bedroom.mp4", 1, 4),
    ("car", "intel/car-detection.mp4", 14.24, 4),
    ("person", "intel/one-by-one-person-detection.mp4", 23, 3.8),
    ("elf", "mdn/elf.mp4", 2, 4),
]
REPRISE = os.environ.get("REPRISE", ROOT / "reprise")
QUALITIES = {"gifski": [20, 40, 60, 75, 90, 100], "reprise": [30, 50, 75, 90]}
TIMED = 75
GIFSKI_DEFAULT = 90
SCALE = "fps=12,scale=480:-2:flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp"


def run(command, **more):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, **more)


def timed(command):
    """Seconds that a command takes by the clock, and user and system seconds of it and its children."""
    before, begun = os.times(), time.monotonic()
    run(command)
    after, ended = os.times(), time.monotonic()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return {"seconds": ended - begun, "processor": processor}


def prepare(work, videos, name, video, start, seconds):
    folder = work / name
    if not (folder / "clip.mkv").exists():
        folder.mkdir(parents=True, exist_ok=True)
        run(["ffmpeg", "-nostdin", "-y", "-ss", start, "-t", seconds, "-i", videos / video, "-vf", SCALE,
             "-pix_fmt", "rgb24", folder / "%03d.png"])
        run(["ffmpeg", "-nostdin", "-y", "-framerate", 12, "-i", folder / "%03d.png", "-c:v", "ffv1",
             "-pix_fmt", "bgr0", folder / "clip.mkv"])
        timeline = {"video": {"path": str(folder / "clip.mkv")}, "suggestions": [{"start": 0, "end": seconds + 1}]}
        (folder / "timeline.json").write_text(json.dumps(timeline))
    return folder


def gifski(work):
    if not (work / "node_modules").exists():
        work.mkdir(parents=True, exist_ok=True)
        (work / "package.json").write_text("{}")
        run(["npm", "install", "--silent", "gifski@1.7.1"], cwd=work)
    return work / "node_modules/gifski/bin/debian/gifski"


def command(program, work, folder, quality, out):
    if program == "gifski":
        pictures = sorted(folder.glob("*.png"))
        return [gifski(work), "-q", "--no-sort", "--fps", 12, "-Q", quality, "-o", out, *pictures]
    return [REPRISE, "make", "--timeline", folder / "timeline.json", "--out", out.parent, "--no-history",
            "--quality", quality, "--crop", "none", "--quiet"]


def encode(program, work, folder, quality):
    """Makes a GIF; says its bytes, similarity and how long it took."""
    place = folder / f"{program}-{quality}"
    place.mkdir(exist_ok=True)
    took = timed(command(program, work, folder, quality, place / "made.gif"))
    gif = next(place.glob("*.gif"))
    said = run(["ffmpeg", "-nostdin", "-r", 12, "-i", folder / "%03d.png", "-i", gif, "-lavfi",
                "[0]setpts=N,format=yuv444p[r];[1]fps=12:round=near,setpts=N,format=yuv444p[g];[g][r]ssim",
                "-f", "null", "-"]).stderr.decode()
    return {"bytes": gif.stat().st_size, "ssim": float(re.search(r"All:([0-9.]+)", said).group(1)), **took}


def measure(work, videos, only):
    file = work / "results.jsonl"
    known = [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []
    have = {(row["clip"], row["program"], row["quality"]) for row in known}
    moments = [moment for moment in MOMENTS if not only or moment[0] == only]
    steps = sorted({q for qualities in QUALITIES.values() for q in qualities}, key=lambda q: (q < TIMED, q))
    for moment in moments:
        folder = prepare(work, videos, *moment)
        for quality in steps:  # one moment after the other: times are compared within a minute
            for program, qualities in QUALITIES.items():
                row = {"clip": moment[0], "program": program, "quality": quality}
                if quality in qualities and tuple(row.values()) not in have:
                    row.update(encode(program, work, folder, quality))
                    known.append(row)
                    with file.open("a") as out:
                        out.write(json.dumps(row) + "\n")
    return known


def curve(rows, clip, program, what="bytes"):
    chosen = [row for row in rows if row["clip"] == clip and row["program"] == program and what in row]
    return sorted((row["ssim"], row[what]) for row in chosen)


def value_at(points, ssim):
    """Bytes or seconds at a similarity, those of the last point beyond it; None below the first."""
    if points and ssim > points[-1][0]:
        return points[-1][1]
    for (low, low_bytes), (high, high_bytes) in zip(points, points[1:]):
        if low <= ssim <= high and high > low:
            part = (ssim - low) / (high - low)
            return math.exp(math.log(low_bytes) * (1 - part) + math.log(high_bytes) * part)
    return None


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def table(rows):
    clips = [name for name, *_ in MOMENTS if curve(rows, name, "reprise") and curve(rows, name, "gifski")]
    header = ["moment"] + [f"quality {q}: kB, SSIM, ratio" for q in QUALITIES["reprise"]]
    print("| " + " | ".join(header) + " |\n|" + "---|" * len(header))
    ratios = {q: [] for q in QUALITIES["reprise"]}
    for clip in clips:
        theirs = curve(rows, clip, "gifski")
        ours = [(q, find(rows, clip, "reprise", q)) for q in QUALITIES["reprise"]]
        print("| " + " | ".join([clip] + [cell(row, theirs, ratios[q]) if row else "" for q, row in ours]) + " |")
    print("| median, most | " + " | ".join(summary(found) for found in ratios.values()) + " |\n")
    print("all:", summary([ratio for found in ratios.values() for ratio in found]), "\n")


def times(rows, what, of):
    """Reprise's time at its usual quality over gifski's: at equal similarity, its usual quality, the same number."""
    print(f"| moment | Reprise, {of} | gifski at equal SSIM | at 90, its default | at 75 |\n|---|---|---|---|---|")
    ratios = [[], [], []]
    for clip, *_ in MOMENTS:
        ours = find(rows, clip, "reprise", TIMED)
        theirs = [find(rows, clip, "gifski", quality) for quality in (GIFSKI_DEFAULT, TIMED)]
        if not ours or not all(row and what in row for row in [ours, *theirs]):
            continue
        values = [value_at(curve(rows, clip, "gifski", what), ours["ssim"])] + [row[what] for row in theirs]
        cells = [clip, f"{ours[what]:.1f}"]
        for value, found in zip(values, ratios):
            found.append(ours[what] / value)
            cells.append(f"{value:.1f} ({found[-1]:.2f})")
        print("| " + " | ".join(cells) + " |")
    print("| median, most of the ratios | | " + " | ".join(summary(found) for found in ratios) + " |\n")


def summary(ratios):
    return f"{median(ratios):.2f}, {max(ratios):.2f}" if ratios else ""


def find(rows, clip, program, quality):
    wanted = (clip, program, quality)
    return next((row for row in rows if (row["clip"], row["program"], row["quality"]) == wanted), None)


def cell(row, theirs, ratios):
    size = f"{row['bytes'] / 1000:.0f}, {row['ssim']:.3f}, "
    equal = value_at(theirs, row["ssim"])
    if equal is None:
        return size + "below"
    ratios.append(row["bytes"] / equal)
    return size + ("< " if row["ssim"] > theirs[-1][0] else "") + f"{ratios[-1]:.2f}"


def chart(rows, clips, file):
    """Bytes over similarity, one panel a clip."""
    width, height, margin = 280, 220, 40
    parts = []
    for index, clip in enumerate(clips):
        lines = {program: curve(rows, clip, program) for program in QUALITIES}
        points = [point for line in lines.values() for point in line]
        if not points:
            continue
        low, high = min(p[0] for p in points), max(p[0] for p in points)
        most = max(p[1] for p in points)

        def place(point, left=index * width):
            x = left + margin + (point[0] - low) / (high - low) * (width - margin - 15)
            return x, height - margin - point[1] / most * (height - margin - 30)

        left = index * width
        parts.append(f'<text x="{left + margin}" y="18" font-weight="bold">{clip}</text>'
                     f'<path d="M{left + margin} 25V{height - margin}H{left + width - 15}" fill="none" stroke="#888"/>'
                     f'<text x="{left + margin}" y="{height - 22}">SSIM {low:.3f}</text>'
                     f'<text x="{left + width - 15}" y="{height - 22}" text-anchor="end">{high:.3f}</text>'
                     f'<text x="{left + margin + 4}" y="36">{most / 1e6:.1f} MB</text>')
        for (program, line), colour in zip(lines.items(), ("#d95f02", "#1b9e77")):
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(place, line))
            dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in map(place, line))
            parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
                         f'<g fill="{colour}">{dots}</g>')
    legend = (f'<text x="{margin}" y="{height - 4}" fill="#d95f02">gifski</text>'
              f'<text x="{margin + 60}" y="{height - 4}" fill="#1b9e77">Reprise</text>')
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(clips) * width} {height}" '
                    'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="white"/>'
                    + "".join(parts) + legend + "</svg>\n")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--videos", type=pathlib.Path, default=ROOT.parent / "shared/data/videos")
    options.add_argument("--work", type=pathlib.Path, default=pathlib.Path("/tmp/gifs-against-gifski"))
    options.add_argument("--svg", type=pathlib.Path)
    options.add_argument("--only")
    chosen = options.parse_args()
    work = chosen.work.resolve()
    gifski(work)
    rows = measure(work, chosen.videos.resolve(), chosen.only)
    table(rows)
    times(rows, "seconds", "seconds")
    times(rows, "processor", "processor seconds")
    if chosen.svg:
        chart(rows, ["film100", "dog", "car", "elf"], chosen.svg)


if __name__ == "__main__":
    main()
