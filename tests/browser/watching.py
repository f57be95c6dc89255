"""What a page must never do while a test looks at it."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

LOCAL_SCHEMES = {"blob", "data"}


def watch(context: BrowserContext, address: str) -> list[str]:
    """Return a list to which each problem of the context's pages is added as it happens.

    Problems are errors and warnings on the console (a violated Content-Security-Policy and a
    missing file are among them), uncaught exceptions, and requests to any origin but that of
    `address`; workers' too, save that a request which the policy refuses a worker is only seen as
    the exception it throws there.
    """
    problems: list[str] = []
    origin = urlsplit(address)[:2]

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            problems.append(f"console {message.type}: {message.text} ({message.location['url']})")

    def on_error(error: WebError) -> None:
        problems.append(f"uncaught: {error.error}")

    def on_request(request: Request) -> None:
        target = urlsplit(request.url)
        if target[:2] != origin and target.scheme not in LOCAL_SCHEMES:
            problems.append(f"request to another host: {request.url}")

    context.on("console", on_console)
    context.on("weberror", on_error)
    context.on("request", on_request)
    return problems
