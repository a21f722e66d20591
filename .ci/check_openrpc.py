"""Verifies an OpenRPC document: its structure against the model of the openrpc package, its schemas with jsonschema."""

import json
import sys

from jsonschema import Draft7Validator
from openrpc import OpenRPC


def without_extensions(value):
    """The document as the specification knows it: members that begin with x- are ours."""
    if isinstance(value, dict):
        return {key: without_extensions(member) for key, member in value.items() if not key.startswith("x-")}
    if isinstance(value, list):
        return [without_extensions(element) for element in value]
    return value


def differences(ours, theirs, pointer=""):
    """Where the model did not keep what the document says: it ignores members that it does not know."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in ours.keys() | theirs.keys():
            if key not in theirs:
                yield f"{pointer}/{key} is no member that OpenRPC knows"
            elif key not in ours:
                yield f"{pointer}/{key} was added by the model"
            else:
                yield from differences(ours[key], theirs[key], f"{pointer}/{key}")
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for index, (one, other) in enumerate(zip(ours, theirs)):
            yield from differences(one, other, f"{pointer}/{index}")
    elif ours != theirs:
        yield f"{pointer} reads as {theirs!r}"


def schemas(document):
    """Every schema of the document with the place where it stands."""
    for name, schema in document["components"]["schemas"].items():
        yield f"components/{name}", schema
    for method in document["methods"]:
        for parameter in method["params"]:
            yield f"{method['name']}/params/{parameter['name']}", parameter["schema"]
        yield f"{method['name']}/result", method["result"]["schema"]
    for error in document["x-errors"]:
        yield f"x-errors/{error['kind']}", error["data"]


def schema_problems(document):
    """What is wrong with the schemas: their own form, references that lead nowhere, examples that do not fit."""
    components = document["components"]["schemas"]
    pending = list(schemas(document))
    for place, schema in pending:
        Draft7Validator.check_schema(schema)
    while pending:
        place, schema = pending.pop()
        if isinstance(schema, dict):
            reference = schema.get("$ref")
            prefix = "#/components/schemas/"
            if isinstance(reference, str) and reference.removeprefix(prefix) not in components:
                yield f"{place}: {reference} leads nowhere"
            if "type" in schema:
                for example in schema.get("examples", []):
                    for error in Draft7Validator(schema).iter_errors(example):
                        yield f"{place}: the example {error.message}"
            pending += [(f"{place}/{key}", member) for key, member in schema.items()]
        elif isinstance(schema, list):
            pending += [(f"{place}/{index}", element) for index, element in enumerate(schema)]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        document = json.load(file)
    plain = without_extensions(document)
    model = OpenRPC.model_validate(plain)
    kept = model.model_dump(mode="json", by_alias=True, exclude_unset=True)
    problems = sorted(differences(plain, kept)) + sorted(schema_problems(document))
    for problem in problems:
        print(f"check-openrpc: {problem}", file=sys.stderr)
    if problems:
        sys.exit(1)
    print(f"{sys.argv[1]}: {len(model.methods)} methods, {len(list(schemas(document)))} schemas are well-formed")


main()
