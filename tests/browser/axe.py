"""axe-core: the rules of accessibility that a program can check."""

from importlib import resources

from playwright.sync_api import Locator, Page

SCRIPT = resources.files("axe_playwright_python").joinpath("axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def begin(page: Page) -> None:
    """Bring axe-core into a page."""
    page.evaluate(SCRIPT.read_text("utf-8"))
    # JupyterLab's body is 0 high and hides what overflows it, so that axe-core takes no text to be visible.
    page.add_style_tag(content="body { height: 100vh }")


def violations(places: Locator) -> list[str]:
    """What axe-core objects to in these places, each with the element it is about."""
    found = places.evaluate_all(
        """async (places, rules) => {
            const moving = places.flatMap((place) => place.getAnimations({ subtree: true }));
            // What has begun on a step that is hidden by now goes on only when that is shown again.
            const seen = moving.filter((each) => each.effect.target.checkVisibility({ visibilityProperty: true }));
            await Promise.all(seen.map((each) => each.finished));
            return (await axe.run({ include: places }, { runOnly: rules, resultTypes: ["violations"] })).violations;
        }""",
        RULES,
    )
    return [f"{each['id']}: {each['help']}: {node['html'][:200]}" for each in found for node in each["nodes"]]
