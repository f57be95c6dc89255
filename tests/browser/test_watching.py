from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.watching import watch

CLEAN = '<!doctype html><html lang="zh"><title>页</title><link rel="icon" href="data:,">'


@pytest.fixture
def problems_of(
    browser: Browser, serve: Callable[[Path, str], str], tmp_path: Path
) -> Callable[..., list[str]]:
    """Gives the problems of a page with the given markup, beside which lie the given scripts."""

    def problems_of(markup: str, **scripts: str) -> list[str]:
        (tmp_path / "index.html").write_text(CLEAN + markup, encoding="utf-8")
        for name, source in scripts.items():
            (tmp_path / f"{name}.js").write_text(source, encoding="utf-8")
        address = serve(tmp_path, "/")
        with browser.new_context() as context:
            found = watch(context, address)
            page = context.new_page()
            page.goto(address, wait_until="networkidle")
        return found

    return problems_of


def test_a_page_that_only_uses_its_own_host_has_no_problem(
    problems_of: Callable[..., list[str]],
) -> None:
    """A script and a request of the page's own host, and a data image, are in order."""
    script = "console.info('done'); await fetch('index.html');"
    markup = '<img alt="" src="data:,"><script type="module" src="own.js"></script>'
    assert problems_of(markup, own=script) == []


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("console.warn('wary');", "console warning: wary"),
        ("console.error('wrong');", "console error: wrong"),
        ("throw new Error('thrown');", "uncaught: thrown"),
        ("await fetch('missing.json');", "404"),
        ("fetch('https://www.example.org/').catch(() => {});", "Content Security Policy"),
        ("document.body.innerHTML = '<img src=http://127.0.0.1:9/x.png>';", "another host"),
        ("document.body.setAttribute('style', 'color: red');", "Content Security Policy"),
        ("eval('1');", "Content Security Policy"),
        ("new Worker('worker.js');", "uncaught: in the worker"),
        ("new Worker('worker.js');", "console warning: worried"),
    ],
)
def test_what_a_script_does_wrong_is_a_problem(
    problems_of: Callable[..., list[str]], script: str, complaint: str
) -> None:
    """Complaints, exceptions, missing files, other hosts and broken policy are all noticed."""
    worker = """
        console.warn("worried");
        setTimeout(() => { throw new Error("in the worker"); });
    """
    found = problems_of('<script type="module" src="it.js"></script>', it=script, worker=worker)
    assert any(complaint in problem for problem in found), found


@pytest.mark.parametrize("markup", ["<script>var x</script>", "<p style='color: red'>红</p>"])
def test_inline_script_and_style_are_problems(
    problems_of: Callable[..., list[str]], markup: str
) -> None:
    """What the policy forbids in a page's markup is noticed."""
    assert any("Content Security Policy" in problem for problem in problems_of(markup))
