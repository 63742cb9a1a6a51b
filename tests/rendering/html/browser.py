"""Drive a real Chromium through the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

PATIENCE = 10
# Texts and signs of a view with a contrast below 4.5, as WCAG 2 counts it.
FAINT = """
const parts = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
const channel = (value) => value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const ground = (node) => {
  for (let each = node; each; each = each.parentElement) {
    const colour = parts(getComputedStyle(each).backgroundColor);
    if (colour[3] !== 0) return colour;
  }
  return [255, 255, 255];
};
const contrast = (node, pseudo) => {
  const [a, b] = [light(parts(getComputedStyle(node, pseudo).color)), light(ground(node))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};
const view = document.getElementById(arguments[0]);
const texts = [...view.querySelectorAll("*")].filter((each) => each.offsetParent && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
const faint = texts.filter((each) => contrast(each) < 4.5).map((each) => each.className || each.tagName);
const signs = [...view.querySelectorAll("[data-sign]")].filter((each) => contrast(each, "::before") < 4.5).map((each) => each.className);
return [...new Set([...faint, ...signs])];
"""


@dataclass(frozen=True)
class Browser:
    driver: Chrome
    address: str

    def open(self, fragment: str = "", width: int = 1280) -> None:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        self.driver.get("about:blank")
        self.driver.get(self.address + fragment)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def run(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def texts(self, selector: str) -> list[str]:
        return [element.get_attribute("textContent") or "" for element in self.all(selector)]

    def until(self, condition: str) -> None:
        WebDriverWait(self.driver, PATIENCE).until(
            lambda _: self.run(f"return {condition}"), condition
        )

    def view(self) -> list[str]:
        return [each.get_attribute("id") for each in self.all(".view") if each.is_displayed()]

    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]
