#!/usr/bin/env python3
"""Writes the client library's public rows and methods from the OpenRPC document, one Swift file for each row, each part of
parameters and each method.

    generate_api.py OPENRPC FOLDER            writes the folder anew
    generate_api.py --check OPENRPC FOLDER    fails when the folder would change
"""
import json
import pathlib
import sys

RESERVED = {"deadline_ms", "request_id", "if_revision", "validate_only", "reason"}
KEYWORDS = {
    "case", "class", "default", "do", "else", "enum", "extension", "false", "for", "func", "guard", "if", "import",
    "in", "init", "internal", "is", "let", "nil", "operator", "private", "protocol", "public", "repeat", "return",
    "self", "static", "struct", "super", "switch", "throw", "true", "try", "var", "where", "while",
}
HEADER = "// Written by `make generate` from protocol/openrpc.json; changes here are lost.\n// swift-format-ignore-file\n\n"
LIST_MEMBERS = {"items", "next_cursor"}


def words(name):
    return name.replace(".", "_").replace("-", "_").split("_")


def upper(name):
    return "".join({"id": "ID", "url": "URL", "uuid": "UUID"}.get(w, w[:1].upper() + w[1:]) for w in words(name))


def lower(name):
    first, *rest = words(name)
    text = first + "".join(upper(w) for w in rest)
    return f"`{text}`" if text in KEYWORDS else text


def indent(text, by=4):
    return "".join(" " * by + line if line.strip() else line for line in text.splitlines(keepends=True))


PARAMS = "params."


def present(schema):
    """A schema without null, and whether it took null."""
    choices = [choice for choice in schema.get("oneOf", []) if choice.get("type") != "null"]
    if len(choices) == 1:
        return choices[0], len(schema["oneOf"]) == 2
    kinds = schema.get("type")
    if not isinstance(kinds, list):
        return schema, False
    kept = [kind for kind in kinds if kind != "null"]
    form = schema | {"type": kept[0] if len(kept) == 1 else kept}
    if "enum" in schema:
        form["enum"] = [word for word in schema["enum"] if word is not None]
    return form, "null" in kinds


class Generator:
    def __init__(self, document):
        self.document = document
        schemas = document["components"]["schemas"]
        # Rows are named like types; the data of errors is named after their kinds, `error.conflict`.
        self.rows = {name: schema for name, schema in schemas.items() if "." not in name}
        # What methods take besides their own parameters, each by the name of its type.
        self.parts = {name.removeprefix(PARAMS): schema for name, schema in schemas.items() if name.startswith(PARAMS)}
        self.enums = {}  # the values of an enumeration → its Swift name

    def named(self, reference):
        """The Swift name behind a reference: a row serves as a parameter wherever every row would be taken."""
        name = reference.rsplit("/", 1)[1]
        part = name.removeprefix(PARAMS)
        if part == name or part not in self.rows or self.serves(self.rows[part], self.parts[part]):
            return part
        return part + "Params"

    def serves(self, row, part):
        """Whether a row has the members of a part of parameters, and those that have to be there in any case."""
        members, wanted = row.get("properties", {}), part.get("properties", {})
        if members.keys() != wanted.keys() or any(present(members[name])[1] for name in part.get("required", [])):
            return False
        return all(self.form(members[name]) == self.form(wanted[name]) for name in members)

    def form(self, schema):
        """What a value is in Swift, without regard to the limits that hold for parameters only."""
        schema, _ = present(schema)
        if "$ref" in schema:
            return self.named(schema["$ref"])
        inner = schema.get("enum") or [self.form(choice) for choice in schema.get("oneOf", [])]
        members = {name: self.form(member) for name, member in schema.get("properties", {}).items()}
        return [schema.get("type"), inner, members, "items" in schema and self.form(schema["items"])]

    def type(self, schema, member, owner, nested):
        """The Swift type of a value that is there; what it needs besides is put into `nested`."""
        schema, _ = present(schema)
        if "$ref" in schema:
            return "API." + self.named(schema["$ref"])
        kind = schema.get("type")
        if "enum" in schema:
            return self.enumeration(schema["enum"], member, owner, nested)
        if kind == "array":
            return "[" + self.type(schema["items"], member, owner, nested) + "]"
        if kind == "object" and schema.get("properties"):
            name = upper(member)
            nested.append(self.struct(name, schema, f"{owner}.{name}", f"The member `{member}`."))
            return f"{owner}.{name}"
        kinds = {"integer": "Int64", "string": "String", "boolean": "Bool", "number": "Double"}
        return kinds.get(kind, "JSONText") if isinstance(kind, str) else "JSONText"

    def enumeration(self, values, member, owner, nested):
        key = tuple(values)
        if key not in self.enums:
            name = {"type": "Kind"}.get(member, upper(member))
            self.enums[key] = f"{owner}.{name}"
            text = f"/// The words of `{member}`; a newer daemon may know more.\n"
            text += f"public struct {name}: APIWord {{\n"
            text += "    /// The word as it travels.\n    public let rawValue: String\n\n"
            text += "    /// Takes a word.\n    public init(rawValue: String) { self.rawValue = rawValue }\n\n"
            for value in values:
                text += f"    /// `{value}`.\n    public static let {lower(value)} = Self(rawValue: {json.dumps(value)})\n"
            nested.append(text + "}\n")
        return self.enums[key]

    def members(self, schema, owner, nested, patch=False):
        required = set(schema.get("required", []))
        for name, value in schema.get("properties", {}).items():
            _, nullable = present(value)
            swift = self.type(value, name, owner, nested)
            if patch and nullable and name not in required:
                yield name, f"API.Patch<{swift}>", " = .unchanged"
            elif nullable or name not in required:
                yield name, swift + "?", " = nil"
            else:
                yield name, swift, ""

    def struct(self, name, schema, owner, summary, patch=False, conformance=""):
        nested = []
        members = list(self.members(schema, owner, nested, patch))
        text = f"/// {summary}\npublic struct {name}: Codable, Sendable, Hashable{conformance} {{\n"
        for member, swift, _ in members:
            words_for_people = schema["properties"][member].get("description")
            text += f"    /// `{member}`" + (f": {words_for_people}" if words_for_people else "") + ".\n"
            text += f"    public var {lower(member)}: {swift}\n"
        text += "\n    /// Makes the value from its members.\n    public init("
        text += ", ".join(f"{lower(m)}: {t}{d}" for m, t, d in members) + ") {\n"
        text += "".join(f"        self.{lower(m)} = {lower(m)}\n" for m, _, _ in members) + "    }\n"
        if members:
            text += "\n    private enum CodingKeys: String, CodingKey {\n"
            for m, _, _ in members:
                text += f"        case {lower(m)}\n" if lower(m).strip("`") == m else f"        case {lower(m)} = {json.dumps(m)}\n"
            text += "    }\n"
        for part in nested:
            text += "\n" + indent(part)
        return text + "}\n"

    def row(self, name, schema, verb="writes"):
        return "extension API {\n" + indent(
            self.struct(name, schema, f"API.{name}", f"What the daemon {verb} as `{name}`.")) + "}\n"

    def result(self, schema, owner, nested):
        forms = schema.get("oneOf", [])
        if forms and all(LIST_MEMBERS & set(form.get("properties", {})) for form in forms):
            row = self.type(forms[0]["properties"]["items"]["items"], "item", owner, nested)
            return f"API.Page<{row}>"
        if schema.get("type") == "object" and schema.get("properties"):
            name = "Result"
            nested.append(self.struct(name, schema, f"{owner}.{name}", "What it answers."))
            return None
        return self.type(schema, "result", owner, nested)

    def method(self, method, group):
        verb = upper(method["name"].split(".")[-1])
        owner = f"API.{group}.{verb}"
        own = [p for p in method["params"] if p["name"] not in RESERVED]
        nested = []
        text = f"    /// The name on the wire.\n    public static let name = {json.dumps(method['name'])}\n"
        result = self.result(method["result"]["schema"], owner, results := [])
        row = result and result.startswith("API.Page<") and result[len("API.Page<"):-1]
        conformance = "APIListMethod" if row else "APIMethod"
        text = f"/// {method['summary']}\npublic enum {verb}: {conformance} {{\n" + text
        if row:
            text += f"    /// What it lists.\n    public typealias Row = {row}\n"
        if own:
            schema = {
                "properties": {p["name"]: p["schema"] for p in own},
                "required": [p["name"] for p in own if p["required"]],
            }
            patch = method["name"].endswith(".update")
            conformance = ", APIListParams" if row else ""
            nested.append(self.struct("Params", schema, f"{owner}.Params", "What it takes.", patch, conformance))
        else:
            text += "    /// It takes no parameters.\n    public typealias Params = API.NoParams\n"
        if result and not row:
            text += f"    /// What it answers.\n    public typealias Result = {result}\n"
        for part in nested + results:
            text += "\n" + indent(part)
        return text + "}\n"

    def group(self, name):
        prefix, _, verb = name.partition(".")
        return ("System" if not verb or prefix == "rpc" else upper(prefix)) + "Methods"

    def files(self):
        # What several rows have in common is named after the first of them.
        rows = sorted(self.rows.items(), key=lambda item: (item[0] != "Event", item[0]))
        files = {f"API+{name}.swift": HEADER + self.row(name, schema) for name, schema in rows}
        for name, schema in sorted(self.parts.items()):
            swift = self.named(f"/{PARAMS}{name}")
            if swift not in self.rows:
                files[f"API+{swift}.swift"] = HEADER + self.row(swift, schema, "takes")
        groups = {}
        for method in self.document["methods"]:
            groups.setdefault(self.group(method["name"]), []).append(method)
        for group, methods in groups.items():
            prefix = methods[-1]["name"].split(".")[0]
            files[f"API+{group}.swift"] = HEADER + (
                f"extension API {{\n    /// Methods of `{prefix}`.\n    public enum {group} {{}}\n}}\n")
            for method in methods:
                text = f"extension API.{group} {{\n" + indent(self.method(method, group)) + "}\n"
                files[f"API+{group}+{upper(method['name'].split('.')[-1])}.swift"] = HEADER + text
        return files


def main(arguments):
    check = arguments[:1] == ["--check"]
    document, folder = arguments[1:] if check else arguments
    folder = pathlib.Path(folder)
    files = Generator(json.loads(pathlib.Path(document).read_text())).files()
    found = {path.name: path.read_text() for path in folder.iterdir()} if folder.is_dir() else {}
    if check:
        stale = sorted(name for name in files.keys() | found.keys() if files.get(name) != found.get(name))
        if stale:
            sys.exit(f"{folder} is stale ({', '.join(stale)}): make generate")
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name in found.keys() - files.keys():
        (folder / name).unlink()
    for name, text in files.items():
        if found.get(name) != text:
            (folder / name).write_text(text)


if __name__ == "__main__":
    main(sys.argv[1:])
