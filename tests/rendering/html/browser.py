"""Drive a real Chromium through the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

PATIENCE = 10


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
