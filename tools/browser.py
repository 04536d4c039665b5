"""Drives Debian's Chromium with Selenium: for the tests of the preview, and for the pictures of it in the README."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PATIENCE = 240
"""Seconds after which a browser that hangs is given up."""
_ARGUMENTS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--lang=en",
)


class NoBrowser(Exception):
    """What is missing to drive one, and how to install it."""


@contextmanager
def chromium(*, width: int = 1000, height: int = 800) -> Iterator["Browser"]:
    """Give a browser with a profile of its own, away from the network; raises NoBrowser if none is installed."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not browser or not driver:
        raise NoBrowser("chromium and its driver: `apt-get install chromium chromium-driver` installs them")
    try:
        from selenium import webdriver
    except ImportError as error:
        raise NoBrowser("selenium: `pip install -r requirements/dev.txt` installs it") from error
    with TemporaryDirectory() as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = browser
        for argument in (*_ARGUMENTS, f"--user-data-dir={profile}"):
            options.add_argument(argument)
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        surroundings = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
        service = webdriver.ChromeService(driver, env={**surroundings, "HOME": profile})
        started = webdriver.Chrome(options, service)
        try:
            started.set_page_load_timeout(PATIENCE)
            shown = Browser(started)
            shown.resize(width, height)
            yield shown
        finally:
            started.quit()


class Browser:
    """One window."""

    def __init__(self, driver: Any) -> None:
        self._driver = driver

    def open(self, url: str) -> None:
        """Show an address."""
        self._driver.get(url)

    def run(self, script: str) -> Any:
        """Return the value of an expression of the page."""
        return self._driver.execute_script(f"return {script}")

    def text(self, selector: str = "body") -> str:
        """Return the text of an element; empty if it does not exist or while the page reloads."""
        return str(self.run(f"document.querySelector({selector!r})?.innerText ?? ''"))

    def resize(self, width: int, height: int, *, mobile: bool = False, scale: float = 1) -> None:
        """Give the window a size in CSS pixels; a mobile one lays pages out as telephones do."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": mobile}
        self._driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def prefer(self, scheme: str = "light", *, media: str = "screen") -> None:
        """Look as somebody who prefers light or dark, or as a printer (media: print)."""
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self._driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": [feature]})

    def picture(self, path: Path) -> None:
        """Write what the window shows as PNG."""
        self._driver.save_screenshot(str(path))

    def complaints(self) -> list[str]:
        """Return what the browser has said on its console since it was asked last."""
        return [entry["message"] for entry in self._driver.get_log("browser")]
