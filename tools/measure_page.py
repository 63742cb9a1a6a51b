"""Measure how soon a page can be used in Chromium, and how long its views take to open.

    .venv/bin/python tools/measure_page.py PAGE [PAGE ...] [--times N]

Prints for each page its size, then medians in milliseconds: the first paint, the end of its script
(everything can be used from then on), and from a click on a view to its painted content.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
)
BEGINNING = """
const paint = performance.getEntriesByName("first-contentful-paint")[0];
const [page] = performance.getEntriesByType("navigation");
return {paint: paint.startTime, usable: page.domContentLoadedEventEnd};
"""
OPENING = """
const [address, content, done] = arguments;
const begun = performance.now();
location.hash = address;
const told = () => done(performance.now() - begun);
const painted = () => requestAnimationFrame(() => setTimeout(told));
const wait = () => (document.querySelector(content) ? painted() : setTimeout(wait, 1));
wait();
"""
# Each view by the address that opens it and by what shows that it stands there.
VIEWS = {
    "compare": ("#view-compare", "#view-compare:not([hidden]) .row"),
    "whole texts": ("#view-compare?layout=whole", "#view-compare .pane"),
    "original": ("#view-originals", "#originals-text .line"),
    "search": ("#view-search?query=发展", "#search-results .hit"),
}


def measure(driver: webdriver.Chrome, page: Path) -> dict[str, float]:
    """Return the times of one visit in milliseconds."""
    driver.get("about:blank")
    driver.get(page.resolve().as_uri())
    found: dict[str, float] = driver.execute_script(BEGINNING)
    for name, (address, content) in VIEWS.items():
        found[name] = driver.execute_async_script(OPENING, address, content)
    return found


def main() -> None:
    """Print a line for each page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--times", type=int, default=7)
    arguments = parser.parse_args()
    options = webdriver.ChromeOptions()
    for flag in FLAGS:
        options.add_argument(flag)
    driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
    driver.set_script_timeout(60)
    try:
        for page in arguments.pages:
            visits = [measure(driver, page) for _ in range(arguments.times)]
            medians = {name: statistics.median(v[name] for v in visits) for name in visits[0]}
            times = ", ".join(f"{name} {median:.0f}" for name, median in medians.items())
            print(f"{page}: {page.stat().st_size / 1e6:.1f} MB, {times}")
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
