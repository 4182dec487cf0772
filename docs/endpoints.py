"""The page of JSON endpoints, from the OpenAPI description that the server itself gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI

from causerie.views.web.api import ROUTERS
from causerie.views.web.app import ABOUT

Json = Mapping[str, Any]
_SHOWN = ("200", "201", "202")


def endpoints() -> str:
    """Every endpoint with what it takes and gives."""
    whole = FastAPI(title="Causerie", routes=[route for router in ROUTERS for route in router.routes]).openapi()
    parts = ["# JSON endpoints\n", f"{ABOUT} The description for programs (OpenAPI 3.1) is at `/api/openapi.json`.\n"]
    forms = whole.get("components", {}).get("schemas", {})
    by_tag: dict[str, list[str]] = {}
    for path, methods in whole["paths"].items():
        for method, told in methods.items():
            by_tag.setdefault(told["tags"][0], []).append("\n".join(_endpoint(method, path, told, forms)))
    for tag, lines in by_tag.items():
        parts.append(f"## {tag[0].upper()}{tag[1:]}\n\n" + "\n".join(lines))
    return "\n".join(parts)


def _endpoint(method: str, path: str, told: Json, forms: Json) -> Iterator[str]:
    yield f"### {method.upper()} {path}\n"
    yield f"{told['summary']}. {' '.join(told['description'].split())}\n"
    rows = [*_parameters(told), *_body(told, forms)]
    if rows:
        yield "| given | form | meaning |\n|---|---|---|"
        yield from rows
        yield ""
    form = _form(_content(told["responses"][next(code for code in _SHOWN if code in told["responses"])]))
    if form != "any":
        yield f"Gives `{form}`.\n"


def _parameters(told: Json) -> Iterator[str]:
    for one in told.get("parameters", ()):
        must = ", needed" if one.get("required") else ""
        yield f"| `{one['name']}` ({one['in']}{must}) | {_form(one['schema'])} | {_words(one.get('description', ''))} |"


def _body(told: Json, forms: Json) -> Iterator[str]:
    form = _content(told.get("requestBody", {}))
    if "$ref" in form:
        form = forms[form["$ref"].rpartition("/")[2]]
    for name, part in form.get("properties", {}).items():
        must = ", needed" if name in form.get("required", ()) else ""
        yield f"| `{name}` (body{must}) | {_form(part)} | {_words(part.get('description', ''))} |"


def _content(part: Json) -> Json:
    contents = part.get("content", {})
    found: Json = next(iter(contents.values()), {}).get("schema", {})
    return found


def _form(schema: Json) -> str:
    """A schema in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_form(one) for one in schema["anyOf"]))
    if "enum" in schema:
        return ", ".join(f"`{one}`" for one in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_form(schema.get('items', {}))}"
    return {"null": "none"}.get(schema.get("type", "any"), schema.get("type", "any"))


def _words(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
