"""At 1280 and 390 px no page scrolls sideways, and no text is clipped or lies over other text; `make screenshots` keeps the pictures."""

import os
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import drawn, guarded
from tests.browser.pages import PAGES, address_of

pytestmark = pytest.mark.browser

KEPT = os.environ.get("TIPGRAPH_SCREENSHOTS", "")
"""The folder for pictures; none are kept where it is empty."""

TEXTS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const shown = parent.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
    if (!node.data.trim() || !shown || parent.closest(".hidden-label, .skip, script, option")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      let clipped = false;
      for (let up = parent; up && up !== document.body; up = up.parentElement) {
        const style = getComputedStyle(up);
        if (style.overflowX === "hidden" || style.overflowX === "clip") {
          const frame = up.getBoundingClientRect();
          clipped ||= box.left < frame.left - 1 || box.right > frame.right + 1;
        }
      }
      const text = node.data.trim().slice(0, 60);
      found.push({ text, left: box.left, top: box.top + scrollY, right: box.right, bottom: box.bottom + scrollY, clipped });
    }
  }
  return found;
}"""

OVERLAPS = f"""() => {{
  const boxes = ({TEXTS})();
  const problems = boxes.filter((box) => box.clipped).map((box) => `clipped: ${{box.text}}`);
  boxes.sort((a, b) => a.top - b.top);
  for (let i = 0; i < boxes.length; i += 1) {{
    for (let j = i + 1; j < boxes.length && boxes[j].top < boxes[i].bottom - 3; j += 1) {{
      const wide = Math.min(boxes[i].right, boxes[j].right) - Math.max(boxes[i].left, boxes[j].left);
      const high = Math.min(boxes[i].bottom, boxes[j].bottom) - Math.max(boxes[i].top, boxes[j].top);
      if (wide > 2 && high > 4) problems.push(`over each other: ${{boxes[i].text}} | ${{boxes[j].text}}`);
    }}
  }}
  return problems;
}}"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_sideways_clipped_or_over_each_other(browser: Browser, site: httpx.Client, name: str, width: int) -> None:
    with guarded(browser, site, viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        page.goto(address_of(name, site))
        drawn(page)
        if KEPT:
            page.screenshot(path=Path(KEPT) / f"{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "it scrolls sideways"
        assert page.evaluate(OVERLAPS) == []
