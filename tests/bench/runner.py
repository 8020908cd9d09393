"""Running programs, in turns, and what they cost.

What comes out is plain data, for JSON: a run of the benchmark is a dictionary with a list of records,

    {"work": "namePrefix", "n": 1000, "bytes": 1167498, "same": true, "costs": {"kz": COST, ...}}

and a COST is {"wall": seconds, "cpu": seconds, "memory": bytes, "runs": 5}: medians of wall time and
processor time, and the highest peak. "killed" is there if it took too long: it then cost at least that much.
"""

import filecmp
import os
import pathlib
import statistics
import subprocess


FOREVER = 3600  # seconds


class Failure(Exception):
    """A program that must work does not."""


class Runner:
    def __init__(self, programs, runs, patience, scratch):
        """PATIENCE: seconds that may be spent on one work with a program that is not kz's. SCRATCH: a
        directory for outputs.
        """
        self.programs = programs
        self.runs = runs
        self.patience = patience
        self.given_up = {}
        self.scratch = scratch

    def once(self, command, seconds, output=os.devnull):
        """Wall time and processor time in seconds, peak memory in bytes, and exit code (-1: killed)."""
        said = subprocess.run([self.programs["measure"], str(seconds), output] + command, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if said.returncode != 0:
            raise Failure(said.stderr.strip())
        wall, cpu, memory, code = map(int, said.stdout.split())
        return wall / 1e9, cpu / 1e9, memory, code

    def file(self, name):
        return os.path.join(self.scratch, name)

    def in_turns(self, commands, patient=()):
        """The cost of each of COMMANDS, by name: one run of each, again and again.

        Those that are not PATIENT are stopped when patience is over, and left out if they fail. The first
        output of each is in self.file(NAME).
        """
        samples = {name: [] for name in commands}
        ended = {}
        for turn in range(self.runs):
            for name, command in commands.items():
                if name in ended:
                    continue
                spent = sum(sample[0] for sample in samples[name])
                if turn > 0 and name not in patient and spent + samples[name][-1][0] > self.patience:
                    continue
                # Writing the first output to a file is nothing where one run is all there is.
                output = self.file(name) if turn == 0 and name not in patient else os.devnull
                sample = self.once(command, FOREVER if name in patient else self.patience, output)
                if sample[3] not in (0, -1):
                    if name in patient:
                        raise Failure(f"{' '.join(command)} fails with exit code {sample[3]}")
                    ended[name] = "failed"
                    continue
                samples[name].append(sample)
                if sample[3] == -1:
                    ended[name] = "killed"
        return {name: cost(samples[name], ended.get(name)) for name in commands if samples[name]}

    def work(self, name, n, directory, files, more=()):
        """A record of building DIRECTORY with every program there is, and of the floor for FILES.

        MORE: the names of further programs that belong to kz.
        """
        record = {"work": name, "n": n, "bytes": input_bytes(directory, files), "same": None}
        directory = str(directory)
        commands = {"kz": [self.programs["kz"], "build", directory]}
        if files:
            commands["floor"] = [self.programs["floor"]] + files
        for program in more:
            commands[program] = [self.programs[program], "build", directory]
        for other in ("reference", "rust"):
            if other in self.programs and (name, other) not in self.given_up:
                commands[other] = [self.programs[other], "build", directory]
        record["costs"] = self.in_turns(commands, ("kz", "floor", *more))
        for other in ("reference", "rust"):
            if record["costs"].get(other, {}).get("killed"):
                self.given_up[(name, other)] = n
        if "reference" in record["costs"] and not record["costs"]["reference"].get("killed"):
            record["same"] = self.same(commands["kz"])
        return record

    def same(self, command):
        """Is what COMMAND prints what the reference has printed?"""
        self.once(command, FOREVER, self.file("kz"))
        return filecmp.cmp(self.file("kz"), self.file("reference"), shallow=False)


def input_bytes(directory, files):
    """Of all that a build of DIRECTORY reads: what was made there (patches and the like), and where FILES
    were made. 0 for what was not made here, of which nobody knows which files are read.
    """
    made = {pathlib.Path(directory), *(pathlib.Path(path).parent for path in files)} if files else ()
    return sum(path.stat().st_size for where in made for path in where.rglob("*") if path.is_file())


def cost(samples, ended):
    out = {"wall": statistics.median(s[0] for s in samples), "cpu": statistics.median(s[1] for s in samples),
           "memory": max(s[2] for s in samples), "runs": len(samples)}
    if ended == "killed":
        out.update(wall=samples[-1][0], cpu=samples[-1][1], killed=True)
    return out
