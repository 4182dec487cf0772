"""The group of commands, and the one place where errors become a line on standard error.

The commands are named in a table and their modules imported when one is run: reading needs a parser
whose import takes a second, and `causerie --help` must not. The table is checked against the
commands by a test.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import importlib
import os
import sys
import traceback
from collections.abc import Mapping
from typing import Any, NoReturn

import click

from causerie.errors import CauserieError
from causerie.views.render.safe import safe

FAILED = 2
"""Exit status when nothing could be done."""
INTERRUPTED = 130
SELDOM = (50_000, 20, 50)
"""When Python looks for objects that hold each other. By default it does so often enough to go through
all that a parser is made of several times over while it is loaded."""

COMMANDS: Mapping[str, tuple[str, str]] = {
    "read": ("reading", "Read documents and keep what they say."),
    "documents": ("listing", "List the documents of the workspace."),
    "claims": ("listing", "List who says that what leads to what."),
    "forecasts": ("ledger", "List who says what will happen."),
    "ledger": ("telling", "Tell what was forecast and what came of it."),
    "due": ("ledger", "List the forecasts that fall due."),
    "candidates": ("candidates", "List what later documents may tell of forecasts."),
    "attributions": ("listing", "List whose words and thoughts are reported."),
    "relations": ("listing", "List who relates to whom."),
    "actors": ("actors", "List who is spoken of, under all their names."),
    "questions": ("listing", "List the questions put, and their answers."),
    "events": ("listing", "List dated and ordered events in order of time."),
    "map": ("mapping", "Show or draw what drives what."),
    "compare": ("mapping", "Set two speakers or documents side by side."),
    "linchpins": ("linchpins", "Tell which links everything hangs on."),
    "paths": ("linchpins", "Tell how one factor leads to another."),
    "whatif": ("whatif", "Play out what follows if a factor goes up or down."),
    "scenarios": ("scenarios", "List kept what-if questions, or set them side by side."),
    "ask": ("asking", "Answer a question with quotes from the documents."),
    "search": ("searching", "Find words in all texts, codings and memos."),
    "explain": ("showing", "Say why an item was found: rule, cue, words."),
    "cite": ("showing", "Print a quote with speaker, date and link."),
    "export": ("exchanging", "Write map and claims for other programs."),
    "import": ("exchanging", "Bring in documents coded in other programs."),
    "serve": ("serving", "Open the workspace in a browser."),
    "report": ("reporting", "Write one self-contained HTML page."),
    "queue": ("checking", "List what waits to be reviewed, what matters most first."),
    "accept": ("deciding", "Say that the coding of items is right."),
    "reject": ("deciding", "Say that items are coded wrongly."),
    "withhold": ("deciding", "Keep items out of what is shared."),
    "edit": ("deciding", "Correct the coding of an item."),
    "code": ("coding", "Code by hand what no reader found."),
    "memo": ("memos", "Write a memo on an item, a document or a factor."),
    "memos": ("memos", "List all memos."),
    "codes": ("codes", "Keep a codebook of your own."),
    "tag": ("codes", "Give a code of your own to items."),
    "untag": ("codes", "Take a code from items."),
    "recheck": ("checking", "Judge some of your own verdicts once more, blind."),
    "agreement": ("checking", "Say how far two persons agree."),
    "suggestions": ("merging", "List which factors may be one, and why."),
    "merge": ("merging", "Take several factors of the map as one."),
    "opposite": ("merging", "Take a factor as another turned round."),
    "refuse": ("merging", "Say that a suggested merge is wrong."),
    "split": ("merging", "Take mentions or a label out of a factor."),
    "rename": ("merging", "Call a factor of the map something else."),
    "type": ("merging", "Say that a factor is a policy or a goal."),
    "date": ("dating", "Say when a document was spoken or published."),
    "resolve": ("resolving", "Record what came of a forecast, with sources."),
    "sharpen": ("resolving", "Say in words that can be judged what a forecast means."),
    "dispute": ("resolving", "Object to the outcome of a forecast."),
    "reply": ("resolving", "Keep what the speaker says to a forecast's outcome."),
    "outcomes": ("resolving", "Write outcomes as CSV, or take them in."),
    "undo": ("deciding", "Undo a decision."),
    "redo": ("deciding", "Take the last undo back."),
    "log": ("journal", "List all decisions and what was forgotten."),
    "forget": ("forgetting", "Really delete a document or a speaker."),
    "pseudonyms": ("pseudonyms", "Start a file of pseudonyms for all speakers."),
    "bench": ("benching", "Score a reader on documents coded by hand."),
}


class _PipeClosed(Exception):
    """The reader of the pipe has gone (as with `head`). No OSError, of which click makes status 1."""


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Commands(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"causerie.views.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise _PipeClosed from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run, and exit with 0 or, after one line on standard error, with 2."""
        gc.set_threshold(*SELDOM)
        # A name in a script that the terminal's encoding lacks must not stop the output.
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(AttributeError, ValueError):
                stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        sys.exit(_guarded(lambda: super(Commands, self).main(*args, **{**kwargs, "standalone_mode": False})))


def _guarded(run: Any) -> int:
    try:
        status = run()
        sys.stdout.flush()
    except CauserieError as error:
        return _fail(str(error))
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        return _fail(_usage(error))
    except (click.Abort, KeyboardInterrupt):
        return _fail("stopped; what was read until now is kept", INTERRUPTED)
    except (_PipeClosed, BrokenPipeError):
        # Python must not complain at its exit that the rest could not be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        # Files are written by functions that name them; what is left to run full is the output.
        place = error.filename or ("standard output" if error.errno in _FULL else "file")
        return _fail(f"{place}: {(error.strerror or str(error)).lower()}")
    except Exception as error:  # noqa: BLE001 - the outermost edge: a user gets a line, not a traceback
        if os.environ.get("CAUSERIE_DEBUG"):
            traceback.print_exc()
        kind = f"{type(error).__name__}: {error}"
        return _fail(f"internal error ({kind}); please report it; CAUSERIE_DEBUG=1 shows where it happened")
    return status if isinstance(status, int) else 0


def _usage(error: click.ClickException) -> str:
    message = error.format_message().strip().replace("\n", " ")
    path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "causerie"
    return f"{message} See: {path} --help" if message.endswith(".") else f"{message}; see: {path} --help"


def _fail(message: str, status: int = FAILED) -> int:
    click.echo(f"causerie: {safe(message)}", err=True)
    return status


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=None)
@click.version_option(package_name="causerie", prog_name="causerie")
def main() -> None:
    """Read what people say about a situation, and see the system that they describe.

    Every part is tied to the exact words it rests on. Nothing leaves this computer.

    \b
    Examples:
      causerie read interview.txt --date 2021-08-16
      causerie claims --speaker "Ilse Varga" --certainty likely
      causerie ask "why did the dam break?"
      causerie report -o report.html
    """
