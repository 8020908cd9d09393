#!/usr/bin/env python3
"""What kz affected finds without building, beside what builds have read.

  usage: tests/graph/agreement.py path/to/kz path/to/inputs [--edits N] [--seed N]

Random repositories, and random changes of single files in them. An overlay must be found if its
build before the change or the one after it has read the file, or looked for it; no other may be.
"""
import argparse
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

FAILURES = []
NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization']


def fail(text):
    FAILURES.append(text)
    print('FAIL: ' + text, file=sys.stderr)


def config_map(name, namespace=None):
    where = f'\n  namespace: {namespace}' if namespace else ''
    return f'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {name}{where}\ndata:\n  a: "1"\n'


def plugin(kind, name, rest):
    return f'apiVersion: builtin\nkind: {kind}\nmetadata:\n  name: {name}\n{rest}'


def indented(text, by):
    return ''.join(' ' * by + line for line in text.splitlines(keepends=True))


class Folder:
    """A kustomization in the making: fields with their lines, and files beside it."""

    def __init__(self, top, name, chance):
        self.top, self.name, self.chance = top, name, chance
        self.path = top / name
        self.path.mkdir(parents=True)
        self.own = name.replace('/', '-')
        self.fields, self.count = {}, 0

    def file(self, name, text):
        """Write a file, here or in a directory below; maybe behind a link; returns how it is named."""
        self.count += 1
        stem, dot, ending = name.partition('.')
        name = f'{stem}-{self.count}{dot}{ending}'
        below = self.chance.choice(['', '', 'files/', 'files/deep/'])
        path = self.path / (below + name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        how = self.chance.randrange(8)
        if how == 0:
            (self.path / ('link-' + name)).symlink_to(below + name)
            return 'link-' + name
        if how == 1 and below:
            if not (self.path / 'by-link').exists():
                (self.path / 'by-link').symlink_to('files')
            return 'by-link/' + (below + name).partition('/')[2]
        if how == 2:
            return f'./{below}../{below.rstrip("/").rpartition("/")[2] or self.path.name}/{name}'
        if how == 3:
            return f'../{self.path.name}/{below}{name}'
        return below + name

    def add(self, field, line):
        self.fields.setdefault(field, []).append(line)

    def write(self, head=''):
        text = head
        for field, lines in self.fields.items():
            text += f'{field}:\n' + ''.join(lines) if lines[0] else f'{field}\n'
        (self.path / self.chance.choice(NAMES)).write_text(text)

    def resources(self):
        self.add('resources', f'- {self.file("own.yaml", config_map(self.own))}\n')
        for _ in range(self.chance.randrange(3)):
            self.add('resources', f'- {self.file("more.yaml", config_map(f"{self.own}-{self.count}"))}\n')

    def patches(self):
        target = '{kind: ConfigMap}'
        merge = config_map('any')
        operation = '[{"op": "add", "path": "/data/b", "value": "2"}]\n'
        kind = self.chance.randrange(6)
        if kind == 0:
            self.add('patches', f'- path: {self.file("patch.yaml", merge)}\n  target: {target}\n')
        elif kind == 1:
            self.add('patches', f'- path: {self.file("ops.json", operation)}\n  target: {target}\n')
        elif kind == 2:
            self.add('patches', f'- patch: |-\n{indented(merge, 4)}  target: {target}\n')
        elif kind == 3:
            self.add('patchesStrategicMerge', f'- {self.file("merge.yaml", config_map(self.own))}\n')
        elif kind == 4:
            self.add('patchesStrategicMerge', f'- |-\n{indented(config_map(self.own), 2)}')
        else:
            self.add('patchesJson6902', f'- path: {self.file("ops.json", operation)}\n  target:\n'
                     f'    version: v1\n    kind: ConfigMap\n    name: {self.own}\n')

    def replacement(self):
        return (f'source: {{kind: ConfigMap, name: {self.own}, fieldPath: data.a}}\n'
                'targets:\n- select: {kind: ConfigMap}\n  fieldPaths: [data.r]\n'
                '  options: {create: true}\n')

    def tables(self):
        kind = self.chance.randrange(4)
        if kind == 0:
            self.add('replacements', f'- path: {self.file("replace.yaml", self.replacement())}\n')
        elif kind == 1:
            self.add('configurations', '- ' + self.file('table.yaml', 'images:\n- path: spec/x\n  kind: Odd\n') + '\n')
        elif kind == 2:
            self.add('crds', '- ' + self.file('crd.json', '{}\n') + '\n')
        elif 'openapi' not in self.fields:
            self.add('openapi', f'  path: {self.file("schema.json", "{}")}\n')

    def generators(self):
        field = self.chance.choice(['configMapGenerator', 'secretGenerator'])
        self.count += 1
        lines = f'- name: {self.own}-made-{self.count}\n  literals: [a=1]\n'
        if self.chance.random() < 0.7:
            lines += (f'  files:\n  - {self.file("plain.txt", "text")}\n'
                      f'  - key={self.file("keyed.txt", "text")}\n')
        if self.chance.random() < 0.5:
            lines += f'  envs:\n  - {self.file("vars.env", "A=1")}\n'
        elif self.chance.random() < 0.5:
            lines += f'  env: {self.file("old.env", "B=1")}\n'
        self.add(field, lines)

    def plugin_text(self):
        """A configuration, and the field that it is for."""
        self.count += 1
        name = f'{self.own}-plugin-{self.count}'
        kind = self.chance.randrange(4)
        if kind == 0:
            path = self.file('by-plugin.yaml', config_map('any'))
            return 'transformers', plugin('PatchTransformer', name, f'path: {path}\ntarget: {{kind: ConfigMap}}\n')
        if kind == 1:
            path = self.file('by-plugin.yaml', self.replacement())
            return 'transformers', plugin('ReplacementTransformer', name, f'replacements:\n- path: {path}\n')
        if kind == 2:
            return 'generators', plugin('ConfigMapGenerator', name, 'files:\n- key='
                                        f'{self.file("by-plugin.txt", "text")}\nenvs:\n- {self.file("by.env", "A=1")}\n')
        path = self.file('by-plugin.yaml', config_map(self.own))
        return 'transformers', plugin('PatchStrategicMergeTransformer', name, f'paths:\n- {path}\n')

    def plugins(self):
        field, text = self.plugin_text()
        kind = self.chance.randrange(3)
        if kind == 0:
            self.add(field, f'- |-\n{indented(text, 2)}')
        elif kind == 1:
            self.add(field, f'- {self.file("plugin.yaml", text)}\n')
        else:
            self.count += 1
            below = Folder(self.top, f'{self.name}/plugins-{self.count}', self.chance)
            below.add('resources', f'- {below.file("plugin.yaml", text)}\n')
            below.write()
            self.add(field, f'- plugins-{self.count}\n')

    def fill(self):
        self.resources()
        for make in [self.patches, self.tables, self.generators, self.plugins]:
            for _ in range(self.chance.randrange(3)):
                make()


def make_repository(top, chance):
    """Three layers of bases, each naming some below it, with components, under twelve overlays."""
    components, layers = [], [[]]
    for i in range(3):
        folder = Folder(top, f'components/c{i}', chance)
        folder.resources()
        folder.patches()
        folder.plugins()
        folder.write('apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n')
        components.append(folder)
    for depth, count in enumerate([3, 3, 12]):
        layers.append([])
        for i in range(count):
            name = f'overlays/o{i}' if depth == 2 else f'bases/b{depth}{i}'
            folder = Folder(top, name, chance)
            for below in chance.sample(layers[depth], min(len(layers[depth]), chance.choice([1, 2]))):
                to = os.path.relpath(below.path, folder.path)
                if chance.random() < 0.2:
                    link = top / f'links/{folder.own}-{below.own}'
                    link.parent.mkdir(exist_ok=True)
                    link.symlink_to(os.path.relpath(below.path, link.parent))
                    to = os.path.relpath(link, folder.path)
                folder.add('resources', f'- {to}\n')
            # Never the same one twice in a build: its patches would not know which resource is meant.
            if depth > 0 and chance.random() < 0.4:
                component = components[chance.choice([1, 2]) if depth == 2 else 0]
                folder.add('components', f'- {os.path.relpath(component.path, folder.path)}\n')
            folder.fill()
            folder.write(f'namePrefix: p{depth}{i}-\n')
            layers[-1].append(folder)
    (top / 'README.md').write_text('Read by nobody.\n')
    (top / 'overlays/notes.yaml').write_text('kind: Nothing\n')


def run(words, cwd):
    return subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, timeout=60, check=False)


class Repository:
    def __init__(self, kz, tool, top):
        self.kz, self.tool, self.top = kz, tool, top

    def kustomizations(self):
        return sorted({folder for folder, _, files in os.walk(self.top)
                       if '.git' not in folder and set(files) & set(NAMES)})

    def truth(self):
        """Of each directory, whether it could be built and what that has read."""
        dirs = self.kustomizations()
        texts = os.fsdecode(run([self.tool, *dirs], self.top).stdout).split('\0')
        found, at = {}, 0
        for folder in dirs:
            end = texts.index('', at)
            found[folder] = (texts[at], set(texts[at + 1:end]))
            at = end + 1
        return found

    def lines(self, *words):
        ran = run([self.kz, *words], self.top)
        if ran.returncode != 0:
            fail(f'kz {words}: exit code {ran.returncode}: {ran.stderr.decode()[:1000]}')
        return {os.path.join(self.top, line) for line in ran.stdout.decode().splitlines()}


def reads(truth, overlay, path):
    """A link to a directory is read with what is behind it."""
    return any(read == path or read.startswith(path + '/') for read in truth.get(overlay, ('', set()))[1])


def all_files(top):
    found = []
    for folder, dirs, files in os.walk(top):
        found += [os.path.join(folder, name) for name in files]
        found += [path for name in dirs if os.path.islink(path := os.path.join(folder, name))]
        dirs[:] = [name for name in dirs if name != '.git']
    return sorted(path for path in found if '/.git/' not in path)


def change(path):
    """Other bytes, that mean the same."""
    if os.path.isfile(path) and not os.path.islink(path):
        with open(path, 'a', encoding='utf-8') as file:
            file.write('\n')


def replace_by_link(path):
    beside = os.path.join(os.path.dirname(path), 'moved-' + os.path.basename(path))
    os.rename(path, beside)
    os.symlink(os.path.basename(beside), path)
    return beside


def drop_last_line(path):
    """Of a kustomization: what it names may be another thing then."""
    if os.path.basename(path) in NAMES and not os.path.islink(path):
        lines = pathlib.Path(path).read_text(encoding='utf-8').splitlines(keepends=True)
        entries = [i for i, line in enumerate(lines) if line.startswith('- ') and line.endswith('.yaml\n')]
        del lines[entries[-1] if entries else -1]
        pathlib.Path(path).write_text(''.join(lines), encoding='utf-8')


def look_alike(path):
    """A file that nothing reads, or a second kustomization file."""
    name = os.path.basename(path)
    other = {'kustomization.yaml': 'kustomization.yml'}.get(name, name + '.orig')
    other = os.path.join(os.path.dirname(path), other)
    shutil.copy(path, other) if os.path.isfile(path) else pathlib.Path(other).write_text('a: 1\n')
    return other


def restore(top, pristine, paths):
    """Make PATHS of the repository what they were."""
    for path in paths:
        was = os.path.join(pristine, os.path.relpath(path, top))
        if os.path.lexists(path):
            os.unlink(path)
        if os.path.lexists(was):
            shutil.copy2(was, path, follow_symlinks=False)


def check(repository, what, path, before, after):
    """Compare what is affected by PATH with what two builds of each overlay have read."""
    overlays = repository.lines('list')
    wanted = {o for o in overlays if reads(before, o, path) or reads(after, o, path)}
    found = repository.lines('affected', path)
    if found != wanted:
        top = repository.top
        fail(f'{what} {os.path.relpath(path, top)}: too many {[os.path.relpath(o, top) for o in found - wanted]}, '
             f'missed {[os.path.relpath(o, top) for o in wanted - found]}')


def try_edit(repository, pristine, chance, sound):
    top = repository.top
    path = chance.choice(all_files(top))
    edit = chance.choice([change, os.unlink, os.unlink, replace_by_link, drop_last_line, look_alike])
    other = edit(path)
    after = repository.truth()
    check(repository, edit.__name__, other if edit is look_alike else path, sound, after)
    restore(top, pristine, [path, other] if other else [path])
    if edit is os.unlink:
        check(repository, 'create', path, after, sound)


def try_base(repository, pristine, chance, sound):
    """Several changes at once, by git."""
    top = repository.top
    git = ['git', '-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main']
    run([*git, 'init', '-q'], top)
    run([*git, 'add', '-A'], top)
    run([*git, 'commit', '-q', '-m', 'start'], top)
    plain = [path for path in all_files(top) if not os.path.islink(path)]
    edited = chance.sample(plain, 4)
    for path in edited[:2]:
        os.unlink(path)
    for path in edited[2:]:
        change(path)
    after = repository.truth()
    wanted = {o for o in repository.lines('list') for path in edited
              if reads(sound, o, path) or reads(after, o, path)}
    if (found := repository.lines('affected', '--base', 'HEAD')) != wanted:
        fail(f'--base: {found} and not {wanted} after {edited}')
    restore(top, pristine, edited)
    shutil.rmtree(top / '.git')


def main():
    options = argparse.ArgumentParser()
    options.add_argument('kz')
    options.add_argument('inputs')
    options.add_argument('--edits', type=int, default=500)
    options.add_argument('--seed', type=int, default=1)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as work:
        for i in range((given.edits + 49) // 50):
            chance = random.Random(given.seed * 1000 + i)
            top = pathlib.Path(os.path.realpath(work)) / f'r{i}'
            pristine = pathlib.Path(work) / 'pristine'
            shutil.rmtree(pristine, ignore_errors=True)
            make_repository(top, chance)
            shutil.copytree(top, pristine, symlinks=True)
            repository = Repository(os.path.realpath(given.kz), os.path.realpath(given.inputs), top)
            sound = repository.truth()
            for overlay in repository.lines('list'):
                if sound[overlay][0] != 'ok':
                    said = run([given.kz, 'build', overlay], None).stderr.decode()
                    fail(f'{overlay} cannot be built: {said[:1500]}')
            if FAILURES:
                return 1
            for _ in range(min(50, given.edits - 50 * i)):
                try_edit(repository, pristine, chance, sound)
            for _ in range(3):
                try_base(repository, pristine, chance, sound)
    return 1 if FAILURES else 0


if __name__ == '__main__':
    sys.exit(main())
