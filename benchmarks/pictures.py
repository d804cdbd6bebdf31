"""How long Chromium takes to draw a large network, and to move and enlarge it.

    python -m benchmarks.pictures http://127.0.0.1:8000 [--nodes 2000]

A server must run at the address (`tipgraph serve`). Drawing is from the page's being there to its picture's being drawn; a frame of
moving is from one pointer move to the next frame that the browser shows, so that what blocks the page counts.
"""

import argparse
import shutil
from statistics import median

from playwright.sync_api import Page, sync_playwright

MOVES = 40
LISTEN = """() => {
  window.frames_ = [];
  let last = performance.now();
  const tick = (now) => { window.frames_.push(now - last); last = now; window.ticking_ = requestAnimationFrame(tick); };
  window.ticking_ = requestAnimationFrame(tick);
}"""
HEARD = "() => { cancelAnimationFrame(window.ticking_); return window.frames_; }"


def drawing(page: Page, address: str) -> float:
    """Milliseconds from the page's text being there to its picture being drawn."""
    page.goto(address)
    page.wait_for_selector("figure[data-drawn]", state="attached")
    found: float = page.evaluate(
        """() => {
          const [entry] = performance.getEntriesByType('navigation');
          return performance.getEntriesByName('drawn')[0].startTime - entry.domInteractive;
        }"""
    )
    return found


def moving(page: Page) -> list[float]:
    """Milliseconds of each frame while the picture is dragged."""
    box = page.locator("figure .picture").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(LISTEN)
    for step in range(MOVES):
        page.mouse.move(x + step * 4, y + step * 2)
    frames: list[float] = page.evaluate(HEARD)
    page.mouse.up()
    return frames


def enlarging(page: Page) -> list[float]:
    """Milliseconds of each frame while the wheel turns."""
    page.evaluate(LISTEN)
    for _ in range(MOVES // 4):
        page.mouse.wheel(0, -120)
    page.wait_for_timeout(500)
    frames: list[float] = page.evaluate(HEARD)
    return frames


def _shown(name: str, frames: list[float]) -> str:
    ordered = sorted(frames)
    late = ordered[int(len(ordered) * 0.95)]
    return f"{name}: {len(ordered)} frames, median {median(ordered):.0f} ms, p95 {late:.0f} ms, longest {ordered[-1]:.0f} ms"


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("server")
    parser.add_argument("--nodes", type=int, default=2_000)
    given = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        address = f"{given.server}/network?nodes={given.nodes}"
        page.goto(address)  # the layout is worked out once and kept
        print(f"drawn in {median(drawing(page, address) for _ in range(3)):.0f} ms")
        page.locator("figure .picture").scroll_into_view_if_needed()
        print(_shown("moving", moving(page)))
        print(_shown("enlarging", enlarging(page)))
        browser.close()


if __name__ == "__main__":
    main()
