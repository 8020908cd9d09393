#!/usr/bin/env python3
"""Several kustomizations in one command: kz build DIR DIR...

  usage: tests/many.py path/to/kz
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

KZ = os.path.realpath(sys.argv[1])
HERE = pathlib.Path(__file__).resolve().parent
FAILURES = []


def fail(text):
    FAILURES.append(text)
    print('FAIL: ' + text, file=sys.stderr)


def build(*arguments, cwd=None, env=None):
    """Exit code, output and messages of one run."""
    ran = subprocess.run([KZ, 'build', *map(str, arguments)], cwd=cwd, capture_output=True,
                         env=dict(os.environ, **(env or {})), timeout=100, check=False)
    return ran.returncode, ran.stdout, ran.stderr.decode()


def joined(outputs):
    return b'---\n'.join(text for text in outputs if text)


def expect(what, wanted, *arguments, cwd=None):
    code, out, said = build(*arguments, cwd=cwd)
    if code != 0 or out != wanted:
        fail(f'{what}: exit code {code}, {len(out)} bytes and not {len(wanted)}: {said[:2000]}')
    return said


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def config_map(name, value='1'):
    return f'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {name}\ndata:\n  key: "{value}"\n'


def goldens():
    """Every case that renders, all in one command, give what each gives alone."""
    cases = [case for case in sorted((HERE / 'golden').iterdir())
             if (case / 'expect.yaml').exists()
             and not (case / 'args').exists() and not (case / 'env').exists()]
    if len(cases) < 200:
        fail(f'there are {len(cases)} cases only')
    wanted = joined((case / 'expect.yaml').read_bytes() for case in cases)
    for jobs in (1, 2, 3, 8):
        expect(f'goldens with -j {jobs}', wanted, '-j', jobs, *cases)
    expect('goldens backwards', joined((c / 'expect.yaml').read_bytes() for c in cases[::-1]),
           *cases[::-1])


def overlays_of_goldens(work):
    """Two overlays of each case: what is kept of a base is what the base makes."""
    shutil.copytree(HERE / 'golden', work / 'golden')
    pairs = []
    for case in sorted((work / 'golden').iterdir()):
        if (case / 'args').exists() or (case / 'env').exists() or \
                not (case / 'expect.yaml').exists():
            continue
        for number in (1, 2):
            top = work / 'tops' / f'{case.name}-{number}'
            write(top / 'kustomization.yaml', f'namePrefix: p{number}-\nlabels:\n'
                  f'- pairs: {{over: "{number}"}}\n  includeSelectors: true\n'
                  f'resources: [../../golden/{case.name}]\n')
            pairs.append(top)
    alone = {top: build(top) for top in pairs}
    good = [top for top in pairs if alone[top][0] == 0]
    if len(good) < 300:
        fail(f'{len(good)} overlays of cases render only')
    wanted = joined(alone[top][1] for top in good)
    for jobs in (1, 2, 8):
        expect(f'overlays of cases with -j {jobs}', wanted, '-j', jobs, *good)
    bad = [top for top in pairs if alone[top][0] != 0]
    for first, second in zip(bad[::2], bad[1::2]):
        code, out, said = build(first, second)
        if code != 1 or out:
            fail(f'{first}: exit code {code}, {len(out)} bytes')
        for line in alone[first][2].splitlines():
            if line not in said:
                fail(f'{first}: {line!r} is not in {said}')


def tree(work):
    """A base, a component, and overlays that come to the base in several ways."""
    write(work / 'base/kustomization.yaml', 'commonLabels: {app: web}\nresources: [a.yaml]\n'
          'configMapGenerator:\n- name: made\n  literals: [x=1]\n')
    write(work / 'base/a.yaml', config_map('a'))
    write(work / 'one/kustomization.yaml', 'namePrefix: one-\nresources: [../base]\n')
    write(work / 'two/kustomization.yaml', 'namePrefix: two-\nresources: [../base]\n'
          'patches:\n- patch: |\n    - {op: replace, path: /data/key, value: "2"}\n'
          '  target: {kind: ConfigMap, name: a}\n')
    write(work / 'diamond/kustomization.yaml', 'resources: [../one, ../two]\n')


def order(work):
    tree(work)
    names = ['one', 'two', 'diamond', 'one', 'base']
    alone = {name: build(name, cwd=work) for name in set(names)}
    wanted = joined(alone[name][1] for name in names)
    for jobs in range(1, 9):
        said = expect(f'-j {jobs}', wanted, f'-j{jobs}', *names, cwd=work)
        if said.count('commonLabels') != 1:
            fail(f'one warning of one file, not: {said}')
    expect('a duplicate', joined([alone['one'][1]] * 3), 'one', 'one', 'one', cwd=work)
    expect('-o FILE', b'', '-o', 'out.yaml', *names, cwd=work)
    if (work / 'out.yaml').read_bytes() != wanted:
        fail('-o FILE: another output')
    (work / 'out').mkdir()
    code, _, said = build('-o', 'out', *names, cwd=work)
    if code != 1 or 'would both be written' not in said or list((work / 'out').iterdir()):
        fail(f'-o DIR: {said}')


def failing(work):
    tree(work)
    write(work / 'bad/kustomization.yaml', 'resources: [missing.yaml]\n')
    write(work / 'worse/kustomization.yaml', 'resources: [../base]\nnope: 1\n')
    for name in ('three', 'four'):
        write(work / name / 'kustomization.yaml', f'namePrefix: {name}-\nresources: [../bad]\n')
    code, out, said = build('one', 'worse', 'two', 'bad', cwd=work)
    if code != 1 or out:
        fail(f'a failing root: exit code {code}, {len(out)} bytes')
    if not 0 <= said.find('nope') < said.find('missing.yaml'):
        fail(f'errors in the order of the arguments: {said}')
    code, out, said = build('three', 'four', cwd=work)
    if code != 1 or out or said.count("no file or directory 'bad/missing.yaml'") + \
            said.count("no file 'bad/missing.yaml'") != 1:
        fail(f'what fails for two is said once: {said}')
    code, out, said = build('one', 'nowhere', cwd=work)
    if code != 1 or out or 'nowhere' not in said:
        fail(f'no such directory: {said}')
    for jobs in ('0', 'x', '-1', '1001'):
        code, _, said = build('-j', jobs, 'one', cwd=work)
        if code != 1 or '--jobs' not in said:
            fail(f'-j {jobs}: {said}')


def circles(work):
    """A base that leads back to one of the overlays fails there, and nowhere else."""
    write(work / 'app/kustomization.yaml', 'resources: [a.yaml]\n')
    write(work / 'app/a.yaml', config_map('a'))
    write(work / 'base/kustomization.yaml', 'resources: [../app]\n')
    for name in ('app/inner', 'x', 'y'):
        up = '../../base' if '/' in name else '../base'
        write(work / name / 'kustomization.yaml', f'namePrefix: p-\nresources: [{up}]\n')
    alone = [build(name, cwd=work) for name in ('x', 'y')]
    expect('two overlays', joined(out for _, out, _ in alone), 'x', 'y', cwd=work)
    code, out, said = build('x', 'app/inner', 'y', cwd=work)
    if code != 1 or out or said != build('app/inner', cwd=work)[2]:
        fail(f'a circle by way of a shared base: {said}')


def main():
    goldens()
    for test in (overlays_of_goldens, order, failing, circles):
        with tempfile.TemporaryDirectory() as work:
            test(pathlib.Path(os.path.realpath(work)))
    sys.exit(1 if FAILURES else 0)


main()
