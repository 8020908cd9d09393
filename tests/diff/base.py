#!/usr/bin/env python3
"""kz diff --base: overlays beside what they were at another commit.

  usage: tests/diff/base.py path/to/kz
"""
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

KZ = os.path.realpath(sys.argv[1])
WORK = pathlib.Path(os.path.realpath(tempfile.mkdtemp()))
TEMPORARY = WORK / 'temporary'
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith('GIT_')}
ENVIRONMENT.update(HOME=str(WORK), TMPDIR=str(TEMPORARY), GIT_CONFIG_NOSYSTEM='1', GIT_AUTHOR_NAME='a',
                   GIT_AUTHOR_EMAIL='a@example.com', GIT_COMMITTER_NAME='a', GIT_COMMITTER_EMAIL='a@example.com')
FAILURES = []

CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\ndata: {k: %s}\n'
SECRET = 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {password: %s}\n'
FILES = {
    'base/kustomization.yaml': 'resources: [a.yaml, s.yaml]\n',
    'base/a.yaml': CONFIG_MAP % ('a', 'one'),
    'base/s.yaml': SECRET % 'hunter1',
    'overlays/dev/kustomization.yaml': 'resources: [../../base]\nnamePrefix: dev-\n',
    'overlays/prod/kustomization.yaml': 'resources: [../../base]\nnamePrefix: prod-\npatches: [{path: patch.yaml}]\n',
    'overlays/prod/patch.yaml': CONFIG_MAP % ('a', 'prod'),
    'overlays/lone/kustomization.yaml': 'resources: [own.yaml]\n',
    'overlays/lone/own.yaml': CONFIG_MAP % ('lone', 'one'),
}


def check(holds, what):
    if not holds:
        FAILURES.append(what)
        print('FAIL: ' + what, file=sys.stderr)


def git(top, *words):
    ran = subprocess.run(['git', *words], cwd=top, env=ENVIRONMENT, check=True, capture_output=True, text=True)
    return ran.stdout


def write(top, files):
    for name, text in files.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text)


def commit(top):
    git(top, 'add', '-A')
    git(top, 'commit', '-q', '--allow-empty', '-m', 'more')


def repository(name, files=None):
    """What is on main; the branch "work" begins there and is checked out."""
    top = WORK / name
    top.mkdir()
    git(top, 'init', '-q', '-b', 'main')
    write(top, files or FILES)
    commit(top)
    git(top, 'switch', '-q', '-c', 'work')
    return top


def state(top):
    """All that must stay as it is."""
    index = (top / '.git/index').read_bytes()
    files = {path: path.read_bytes() for path in sorted(top.rglob('*')) if path.is_file() and '.git' not in path.parts}
    return index, files, git(top, 'worktree', 'list'), git(top, 'for-each-ref'), git(top, 'stash', 'list')


def diff(top, *words, base='main'):
    before = state(top)
    ran = subprocess.run([KZ, 'diff', '--base', base, *words], cwd=top, env=ENVIRONMENT, capture_output=True,
                         text=True, timeout=60, check=False)
    check(state(top) == before, f'{words}: the repository is not what it was')
    check(os.listdir(TEMPORARY) == [], f'{words}: left behind {os.listdir(TEMPORARY)}')
    check('hunter' not in ran.stdout + ran.stderr, f'{words}: a secret is told: {ran.stdout}')
    return ran


def shows(top, code, parts, *words, absent=(), base='main'):
    ran = diff(top, '-o', 'path', *words, base=base)
    check(ran.returncode == code, f'{top.name} {words}: exit code {ran.returncode}: {ran.stdout}{ran.stderr}')
    for part in parts:
        check(part in ran.stdout, f'{top.name} {words}: {part!r} is not in: {ran.stdout}{ran.stderr}')
    for part in absent:
        check(part not in ran.stdout, f'{top.name} {words}: {part!r} is in: {ran.stdout}')
    return ran


def refused(top, parts, *words, base='main'):
    ran = diff(top, *words, base=base)
    check(ran.returncode == 2 and ran.stdout == '', f'{top.name} {words}: {ran}')
    for part in parts:
        check(part in ran.stderr, f'{top.name} {words}: {part!r} is not in: {ran.stderr}')


def try_changes():
    top = repository('changes')
    for words in (['--all'], ['--all', '--affected'], ['overlays/dev', 'overlays/prod']):
        ran = diff(top, *words)
        check((ran.returncode, ran.stdout, ran.stderr) == (0, '', ''), f'nothing changed, {words}: {ran}')
    write(top, {'base/a.yaml': CONFIG_MAP % ('a', 'two'), 'base/s.yaml': SECRET % 'hunter2'})
    changed = ['ConfigMap/dev-a data.k: one → two', 'Secret/dev-s']
    shows(top, 1, changed, 'overlays/dev')
    shows(top, 0, [], 'overlays/lone')
    shows(top, 1, changed + ['Secret/prod-s'], '--all', absent=['lone', 'ConfigMap/prod-a'])
    shows(top, 1, changed, '--all', '--affected', absent=['lone'])
    commit(top)
    shows(top, 1, changed, '--all')
    shows(top, 0, [], '--all', base='HEAD')
    ran = diff(top, '--all', '--exit-zero')
    check(ran.returncode == 0 and ran.stdout != '', '--exit-zero')
    write(top, {'fresh/kustomization.yaml': 'resources: [own.yaml]\n', 'fresh/own.yaml': CONFIG_MAP % ('new', 'x')})
    shows(top, 1, ['ConfigMap/new'], '--all', '--affected')
    shows(top, 1, ['ConfigMap/new'], 'fresh')
    git(top, 'rm', '-q', '-r', 'overlays/lone')
    git(top, 'mv', 'overlays/dev', 'overlays/development')
    for words in (['--all'], ['--all', '--affected']):
        shows(top, 1, ['ConfigMap/lone', 'ConfigMap/dev-a', 'ConfigMap/new'], *words)
    shows(top, 1, ['ConfigMap/lone'], 'overlays/lone')


def try_base_elsewhere():
    """The old overlay names a base that is gone."""
    top = repository('elsewhere')
    git(top, 'mv', 'base', 'foundation')
    for name in ('dev', 'prod'):
        path = top / f'overlays/{name}/kustomization.yaml'
        path.write_text(path.read_text().replace('../../base', '../../foundation'))
    for words in (['--all'], ['--all', '--affected'], ['overlays/dev'], ['overlays/prod', 'overlays/dev']):
        shows(top, 0, [], *words)
    write(top, {'foundation/a.yaml': CONFIG_MAP % ('a', 'three')})
    commit(top)
    shows(top, 1, ['ConfigMap/dev-a data.k: one → three'], 'overlays/dev')


def try_outside():
    """A file outside of the directory of the kustomization that names it."""
    files = dict(FILES)
    files['overlays/lone/kustomization.yaml'] = 'resources: [../../shared.yaml]\n'
    files['shared.yaml'] = CONFIG_MAP % ('shared', 'one')
    top = repository('outside', files)
    write(top, {'shared.yaml': CONFIG_MAP % ('shared', 'two')})
    for words in (['--all'], ['--all', '--affected'], ['overlays/lone']):
        shows(top, 1, ['ConfigMap/shared data.k: one → two'], *words, '--load-restrictor', 'LoadRestrictionsNone')
    refused(top, ['security'], 'overlays/lone')


def try_refusals():
    top = repository('refusals')
    refused(top, ['nowhere'], '--all', base='nowhere')
    refused(top, ['neither now nor at main'], 'overlays/none')
    alone = WORK / 'alone'
    write(alone, {'kustomization.yaml': 'resources: []\n'})
    ran = subprocess.run([KZ, 'diff', '--base', 'main', '--all'], cwd=alone, env=ENVIRONMENT, capture_output=True,
                         text=True, timeout=60, check=False)
    check(ran.returncode == 2 and ran.stdout == '' and 'repository' in ran.stderr, f'no repository: {ran}')
    broken = dict(FILES)
    broken['overlays/lone/kustomization.yaml'] = 'resources:\n- own.yaml\nnamePrefx: x\n'
    top = repository('broken', broken)
    write(top, FILES)
    refused(top, ['main:overlays/lone/kustomization.yaml:3:1'], '--all')
    refused(top, ['main:overlays/lone/kustomization.yaml:3:1'], 'overlays/lone')
    shows(top, 0, [], 'overlays/dev')


def try_formats():
    top = repository('formats')
    write(top, {'base/a.yaml': CONFIG_MAP % ('a', 'two'), 'base/s.yaml': SECRET % 'hunter2'})
    for form in ('human', 'json', 'markdown'):
        ran = diff(top, '--all', '-o', form)
        check(ran.returncode == 1 and 'dev-a' in ran.stdout, f'{form}: {ran}')
        if form == 'json':
            json.loads(ran.stdout)
        if form == 'human':
            for part in ('dev-a', 'k: one', 'k: two'):
                check(part in ran.stdout, f'human: {part} is not in {ran.stdout}')


def try_interrupt():
    """Nothing is left behind, whenever it comes."""
    top = repository('interrupt')
    write(top, {'base/a.yaml': CONFIG_MAP % ('a', 'two')})
    for delay in (0.002, 0.005, 0.01, 0.02, 0.03, 0.05):
        child = subprocess.Popen([KZ, 'diff', '--base', 'main', '--all'], cwd=top, env=ENVIRONMENT,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(delay)
        child.send_signal(signal.SIGINT)
        child.communicate(timeout=30)
        check(child.returncode in (1, 2, -signal.SIGINT), f'SIGINT: exit code {child.returncode}')
        check(os.listdir(TEMPORARY) == [], f'SIGINT: left behind {os.listdir(TEMPORARY)}')


def changes(ran):
    """Without the headings, which a single overlay does not have."""
    return [line for line in ran.stdout.splitlines() if line and not line.startswith('# ')]


def try_affected_is_all():
    """--affected shows the differences that are there without it, whatever the change."""
    top = repository('random')
    chance = random.Random(7)
    names = sorted(FILES)
    for i in range(20):
        for name in chance.sample(names, 2):
            text = FILES[name]
            if name.endswith('kustomization.yaml'):
                text += f'commonAnnotations: {{note: "{i}"}}\n' if chance.random() < 0.7 else '# a comment\n'
            else:
                text = text.replace('{k: ', f'{{note: "{i}", k: ') if chance.random() < 0.7 else text + '# a comment\n'
            write(top, {name: text})
        whole, part = diff(top, '--all', '-o', 'path'), diff(top, '--all', '--affected', '-o', 'path')
        check(whole.returncode in (0, 1) and whole.returncode == part.returncode and changes(whole) == changes(part),
              f'edit {i}: {part.stdout}{part.stderr} is not {whole.stdout}{whole.stderr}')
        write(top, FILES)


def main():
    TEMPORARY.mkdir()
    for attempt in [try_changes, try_base_elsewhere, try_outside, try_refusals, try_formats, try_interrupt,
                    try_affected_is_all]:
        attempt()
    return 1 if FAILURES else 0


if __name__ == '__main__':
    try:
        sys.exit(main())
    finally:
        subprocess.run(['rm', '-rf', str(WORK)], check=False)
