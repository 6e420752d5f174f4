"""The platform as people start it, and a browser to use it with."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from platform_home import prepared_home

os.environ.setdefault("RABTA_WORKERS", "1")
"""Tests start the platform beside each other: one process that answers is enough for each."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Platform:
    """Where it is, what it printed, and the password of its demonstration."""

    address: str
    said: str
    password: str


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def platform() -> Iterator[Platform]:
    port = free_port()
    with prepared_home():
        up = subprocess.Popen(
            [Path(sys.executable).parent / "rabta", "up", "--port", str(port)],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        said = ""
        for line in up.stdout:
            said += line
            if "Ctrl-C" in line:
                break
        password = re.search(r"password here is (\w+)", said)
        assert password, said
        yield Platform(f"http://127.0.0.1:{port}", said, password.group(1))
        up.send_signal(signal.SIGINT)
        assert up.wait(30) == 0
        up.stdout.close()
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no browser is installed")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def person(platform: Platform, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Somebody of the cast, signed in, each in a browser of their own."""
    contexts = []

    def sign_in(username: str, *, urdu: bool = False, width: int = 1280, scripts: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=scripts, locale="en-GB"
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(platform.address)
        if urdu:
            page.get_by_role("button", name="اردو").click()
        page.fill("[name=username]", username)
        page.fill("[name=password]", platform.password)
        page.locator("main button").click()
        page.locator(".who").wait_for()
        return page

    yield sign_in
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def officers(platform: Platform) -> None:
    """An officer for every office that files."""
    rabta = Path(sys.executable).parent / "rabta"
    subprocess.run([rabta, "demo", "--incidents", "0"], check=True, capture_output=True, env=os.environ)
