"""The page's script in an empty page, so that what it computes is compared with what Python computes."""

from typing import Any

from playwright.sync_api import Page

from lessons_lib.page.assets import bundle, every_layer

OFFERED = (
    *(
        "LAYERS",
        "OPERATIONS",
        "QUESTIONS",
        "arithmeticOf",
        "cellNumber",
        "codeNumber",
        "countPoints",
        "curveOf",
        "explained",
        "fixed",
        "formulaOf",
        "inputsOf",
    ),
    *(
        "knobOf",
        "knobsOf",
        "letsOf",
        "linesOf",
        "litThrough",
        "number",
        "numbers",
        "numbersIn",
        "readTraces",
        "samplesOf",
        "termsOf",
        "traceOfX",
        "turnedTrace",
    ),
)

# Beside the functions under test, a few lines that run a case and tell what came of it.
AROUND = """
const doubles = (values) => values && Array.from(values, (value) => Number.isFinite(value) && !Object.is(value, -0) ? value : String(Object.is(value, -0) ? "-0" : value));
const told = (trace) => ({
  title: trace.title, answer: trace.answer, verdict: trace.verdict,
  steps: trace.steps.map((step, position) => ({
    shape: step.output.shape, values: doubles(step.output.values), names: step.output.names, said: step.said, problem: step.problem,
    drawn: step.drawn, formula: step.formula, code: step.code, inside: step.inside && told(step.inside),
    units: step.inside || !step.output.values ? [] : Array.from(step.output.values, (_, unit) => {
      const expression = itm.arithmeticOf(trace, position, unit);
      return expression && { lines: itm.linesOf(expression), formula: itm.formulaOf(expression), value: doubles([expression.value])[0],
        inputs: [...itm.inputsOf(expression)].sort((a, b) => a - b), terms: doubles(itm.termsOf(expression).map((term) => term.value)), asked: expression.questions,
        lets: itm.letsOf(expression).map(({ name, formula }) => [name, formula]), why: itm.explained(trace.words, expression, step.output.names[unit]) };
    }),
  })),
});
"""


def load(page: Page) -> None:
    """Give a page the script's functions, under the name `itm`."""
    text = bundle(
        *every_layer(),
        "page/scripts/trace/trace.js",
        "page/scripts/trace/turning.js",
        "page/scripts/trace/lit.js",
        "data/pad.js",
        "data/quantity.js",
    )
    content = f"const itm = (() => {{\n{text}\nreturn {{ {', '.join(OFFERED)} }};\n}})();\n{AROUND}"
    page.goto("about:blank")
    page.add_script_tag(content=content)


def told(page: Page, data: dict[str, Any], turned: dict[str, float] | None = None) -> list[dict[str, Any]]:
    """All that the script says of the traces of some data, or of them with some numbers turned."""
    return page.evaluate(
        "([data, turned]) => itm.readTraces(data).map((trace) => told(turned ? itm.turnedTrace(trace, turned) : trace))",
        [data, turned],
    )
