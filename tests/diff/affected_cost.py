#!/usr/bin/env python3
"""What kz diff --all --affected costs where 300 overlays stand on one base and two have changed.

  usage: tests/diff/affected_cost.py path/to/kz [--most TIMES]

Finding the two must not cost as much as comparing them: the whole takes less than TIMES of what
the two take that are named.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

OVERLAYS, RESOURCES, RUNS = 300, 10, 7


def make(top):
    (top / 'base').mkdir()
    names = [f'r{i}.yaml' for i in range(RESOURCES)]
    (top / 'base/kustomization.yaml').write_text(f'resources: [{", ".join(names)}]\n')
    for i, name in enumerate(names):
        (top / 'base' / name).write_text(
            f'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: d{i}\nspec:\n  replicas: 1\n  template:\n'
            f'    spec:\n      containers:\n      - name: main\n        image: example.com/image-{i}:1\n')
    for i in range(OVERLAYS):
        overlay = top / f'overlays/o{i:03}'
        overlay.mkdir(parents=True)
        (overlay / 'kustomization.yaml').write_text(f'resources: [../../base]\nnamePrefix: o{i}-\npatches: [{{path: p.yaml}}]\n')
        (overlay / 'p.yaml').write_text('apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d0}\nspec: {replicas: 2}\n')


def main():
    options = argparse.ArgumentParser()
    options.add_argument('kz')
    options.add_argument('--most', type=float, default=2)
    given = options.parse_args()
    kz = os.path.realpath(given.kz)
    with tempfile.TemporaryDirectory() as work:
        top = pathlib.Path(work)
        make(top)
        git = ['git', '-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main']
        for words in (['init', '-q'], ['add', '-A'], ['commit', '-q', '-m', 'start']):
            subprocess.run([*git, *words], cwd=top, check=True)
        changed = ['overlays/o007', 'overlays/o250']
        for name in changed:
            patch = top / name / 'p.yaml'
            patch.write_text(patch.read_text().replace('replicas: 2', 'replicas: 3'))
        ways = {'found': ['--all', '--affected'], 'named': changed}
        times, outputs = {way: [] for way in ways}, {}
        for _ in range(RUNS):
            for way, words in ways.items():
                begun = time.monotonic()
                ran = subprocess.run([kz, 'diff', '-o', 'path', '--base', 'main', *words], cwd=top,
                                     capture_output=True, text=True, check=False)
                times[way].append(time.monotonic() - begun)
                outputs[way] = ran.stdout
                if ran.returncode != 1:
                    sys.exit(f'{words}: exit code {ran.returncode}: {ran.stderr}')
    if outputs['found'] != outputs['named'] or 'replicas: 2 → 3' not in outputs['found']:
        sys.exit(f'found:\n{outputs["found"]}named:\n{outputs["named"]}')
    found, named = (statistics.median(times[way]) for way in ('found', 'named'))
    print(f'found: {found * 1000:.1f} ms, named: {named * 1000:.1f} ms, {found / named:.2f} times')
    return 0 if found < given.most * named else 1


if __name__ == '__main__':
    sys.exit(main())
