// What the page of a trace does when it is touched. The page says everything without this script;
// with it, it steps, asks for predictions, links numbers to what they were made from. No network, no kernel.

/** Twenty pages need their style once; in the document's head it also outlives the output that brought it. */
function shareStyle() {
  const styles = [...document.querySelectorAll("style.itm-style")];
  const newest = styles.pop();
  if (newest && newest.parentElement !== document.head) document.head.append(newest);
  styles.forEach((style) => style.remove());
}

/** Add the behaviour to every page inside `place` that has none yet. */
function enhanceAll(place) {
  for (const root of place.querySelectorAll(".itm:not(.itm-live, .itm-still)")) enhance(root);
}

const ASLEEP = "data-lm-suppress-shortcuts";
const MOST_DOTS = 12; // a longer row of layers gets a list to choose from in place of a button for each

/** Make an element: make("button", { className: "x" }, "text", child, …). */
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** A name that nothing else in the document has, whichever page or widget asks. */
function unique(name) {
  return `itm-${name}-${Math.random().toString(36).slice(2)}`;
}

/** A box for a number. Half the world writes 0,5: of that a box of its own accord would make 5, or 05. */
function numberBox(properties) {
  const box = make("input", { type: "number", step: "any", lang: "en", ...properties });
  box.addEventListener("beforeinput", (event) => {
    if (event.data !== ",") return;
    event.preventDefault();
    document.execCommand("insertText", false, ".");
  });
  return box;
}

/** Turn one static page into a stepping one. */
function enhance(root) {
  root.classList.add("itm-live");
  root.tabIndex = -1; // a click anywhere on the page gives it the keys
  const steps = [...root.querySelectorAll(":scope > .itm-steps > .itm-step")];
  const names = steps.map((step) => step.dataset.step);
  const prediction = root.hasAttribute("data-predict") ? predictions(root, steps, names, () => show(at)) : null;
  let at = 0;

  const back = make("button", { type: "button", className: "itm-back", onclick: () => go(at - 1) });
  const next = make("button", { type: "button", className: "itm-next", onclick: () => go(at + 1) });
  const bar = steps.length > MOST_DOTS ? null : make("ol", { className: "itm-bar-of-steps" });
  const spoken = make("p", { className: "itm-spoken" });
  spoken.setAttribute("role", "status");
  const dots = names.map((name, index) => make("button", { type: "button", onclick: () => go(index) }, layerOf(name)));
  const far = make("select", { onchange: () => go(far.selectedIndex) }, ...names.map((name) => make("option", {}, layerOf(name))));
  bar?.append(...dots.map((dot) => make("li", {}, dot)));
  const middle = bar ?? make("label", { className: "itm-far" }, "Go to ", far);
  const controls = make("div", { className: "itm-controls" }, back, middle, next);
  root.querySelector(":scope > .itm-steps").before(controls, spoken);

  function go(target) {
    const wanted = Math.max(0, Math.min(target, steps.length - 1));
    const reached = prediction ? Math.min(wanted, prediction.reach()) : wanted;
    if (steps[at].contains(document.activeElement) && reached !== at) next.focus(); // what it was on goes out of sight
    if (reached !== at) show(reached);
    if (reached < wanted) say(`Predict ${names[reached]} first, or ask to see it.`);
  }

  function show(index) {
    at = index;
    steps.forEach((step, position) => {
      step.classList.toggle("itm-active", position === at);
      step.classList.remove("itm-arrived");
    });
    // First the new step is there, at once; then the eye is led to it. To move both together would make it late.
    setTimeout(() => steps[index].classList.toggle("itm-arrived", index === at), 50);
    dots.forEach((dot, position) => {
      mark(dot, "aria-current", position === at && "step");
      mark(dot, "aria-disabled", prediction && position > prediction.reach() && "true");
    });
    far.selectedIndex = at;
    root.dataset.at = at;
    root.dispatchEvent(new CustomEvent("itm-step", { detail: names[at] }));
    label(back, at > 0, at > 0 ? `Back: ${layerOf(names[at - 1])}` : "Back");
    const more = at < steps.length - 1;
    label(next, more && !(prediction?.reach() <= at), more ? `Next: ${layerOf(names[at + 1])}` : "Next: end");
    brighten(root, names, at);
    say(sentence(steps[at]));
  }

  function say(text) {
    if (spoken.textContent !== text) spoken.textContent = text;
  }

  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey) wake(event); // already when Ctrl goes down: Ctrl+S saves wherever one is
    else event.stopPropagation(); // a page around this one, or slides, would go on too
    if (event.key === "Escape") root.closest(".jp-Cell")?.focus(); // the way out for who came in by Tab
    const moves = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: steps.length - 1 };
    const typing = event.target.closest("input, select, textarea");
    const ours = event.target.closest(".itm") === root; // a page inside a page has its own keys
    if (!(event.key in moves) || typing || !ours || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(moves[event.key]);
  });

  // Jupyter's shortcuts sleep where the focused element itself says so; Notebook 7 asks before any key arrives here.
  const sleep = ({ target }) => target.setAttribute(ASLEEP, "true");
  const wake = ({ target }) => target.removeAttribute(ASLEEP);
  root.addEventListener("focusin", sleep);
  root.addEventListener("focusout", wake);
  root.addEventListener("keyup", sleep);
  root.addEventListener("toggle", (event) => linkNumbers(event.target), true);
  for (const cloud of root.querySelectorAll(":scope > .itm-row .itm-cloud")) {
    cloud.addEventListener("click", () => go(names.indexOf(cloud.dataset.at)));
  }
  const choices = root.querySelector(":scope > .itm-samples");
  if (choices) choices.before(sampleChoice(root, JSON.parse(choices.textContent)));
  root.querySelector(":scope > .itm-steps").after(viewOptions(root));
  linkInputs(root);
  prediction?.ask();
  keepHeight(root, prediction?.uncovered ?? ((measure) => measure()));
  root.goTo = go;
  root.refresh = () => say(sentence(steps[at]));
  show(0);
  spoken.setAttribute("aria-live", "polite"); // only now, so that opening a lesson does not talk
}

/** The layer that makes an output: L2 for o2; x for x itself. */
function layerOf(name) {
  return name.replace(/^o/, "L");
}

function mark(element, attribute, value) {
  if (value) element.setAttribute(attribute, value);
  else element.removeAttribute(attribute);
}

/** A button that cannot act keeps its place and the focus; it is only said to be disabled. */
function label(button, enabled, text) {
  button.textContent = text;
  mark(button, "aria-disabled", !enabled && "true");
}

/** What a step says of itself, for the live line. */
function sentence(step) {
  const said = step.querySelector(".itm-said, .itm-ask legend");
  return said ? said.textContent : step.querySelector("caption").textContent;
}

/** In the row of layers the step's own cloud and numbers are bright, the rest is dimmed. */
function brighten(root, names, at) {
  for (const piece of root.querySelectorAll(":scope > .itm-row :is([data-at], [data-value])")) {
    const place = names.indexOf(piece.dataset.at ?? piece.dataset.value);
    piece.classList.toggle("itm-bright", piece.dataset.at ? place === at : place === at || place === at - 1);
  }
}

/** A step never changes the height: the page is as tall as its tallest step, in whatever width and type it stands.
 * `uncovered` has it measured while all is there, also what is to be predicted. */
function keepHeight(root, uncovered) {
  const kept = root.querySelectorAll(":scope > :is(.itm-row, .itm-steps)");
  let measured = "";
  let waiting = 0;
  const measure = () => {
    const look = `${root.offsetWidth} ${getComputedStyle(root).fontSize}`;
    if (!root.offsetWidth || look === measured) return;
    measured = look;
    root.classList.remove("itm-measured"); // with it only what is seen is laid out
    for (const part of kept) part.style.minHeight = "";
    uncovered(() => {
      // The computed height, as it is before slides scale it.
      for (const part of kept) part.style.minHeight = `${Math.ceil(parseFloat(getComputedStyle(part).height))}px`;
    });
    root.style.containIntrinsicHeight = `auto ${root.offsetHeight}px`;
    root.classList.add("itm-measured");
  };
  measure();
  new ResizeObserver(() => {
    clearTimeout(waiting);
    const inView = root.checkVisibility({ contentVisibilityAuto: true });
    if (measured) waiting = setTimeout(measure, inView ? 0 : 200); // the others can wait until a window has its new size
    else measure(); // it was out of sight, as on a slide that is not shown yet, and is about to be drawn
  }).observe(root);
}

/** When a number is opened, the inputs it was made from light up. */
function linkNumbers(unit) {
  if (!unit.classList?.contains("itm-unit")) return;
  const step = unit.closest(".itm-step");
  const open = [...step.querySelectorAll(".itm-unit[open]")];
  for (const row of step.querySelectorAll(".itm-given tr[data-unit]")) {
    row.classList.toggle("itm-used", open.some((each) => isMadeFrom(each, row.dataset.unit)));
  }
}

/** Whether the input at a position is among those that a number was made from. */
function isMadeFrom(unit, position) {
  return unit.dataset.uses === "all" || unit.dataset.uses.split(" ").includes(position);
}

/** Each number that came in can be pressed: the outputs it feeds light up, and the rest of them do not. */
function linkInputs(place) {
  for (const head of place.querySelectorAll(".itm-given tr[data-unit] > th:not(:has(button))")) {
    const unit = head.closest("tr").dataset.unit;
    const button = make("button", { type: "button", className: "itm-input" }, ...head.childNodes);
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => pressInput(button, unit));
    head.replaceChildren(button);
  }
}

function pressInput(button, unit) {
  const pressed = button.getAttribute("aria-pressed") !== "true";
  const names = lightFed(button, unit, pressed);
  const spoken = button.closest(".itm").querySelector(":scope > .itm-spoken");
  if (pressed) spoken.textContent = `${button.textContent} feeds ${names.join(", ") || "none of the numbers shown"}.`;
}

/** Press or release an input and light up what it feeds; return the names of that. */
function lightFed(button, unit, pressed) {
  const step = button.closest(".itm-step");
  for (const each of step.querySelectorAll(".itm-input")) each.setAttribute("aria-pressed", String(pressed && each === button));
  const fed = [...step.querySelectorAll(".itm-unit")].filter((each) => {
    const uses = pressed && isMadeFrom(each, unit);
    each.classList.toggle("itm-used", uses);
    return uses;
  });
  return fed.map((each) => each.querySelector("summary span").textContent);
}

/** How the page is looked at: one scale for all bars, large type. Kept at the end, where it is in nobody's way. */
function viewOptions(root) {
  const option = (text, className) => {
    const box = make("input", { type: "checkbox", onchange: () => root.classList.toggle(className, box.checked) });
    return make("label", { className: "itm-choice" }, box, ` ${text}`);
  };
  return make(
    "details",
    { className: "itm-view" },
    make("summary", {}, "View"),
    option("one scale for the bars of all layers", "itm-one-scale"),
    option("large type, for a projector", "itm-projector"),
  );
}

/** A batch shows one sample at a time; the others wait in the page. */
function sampleChoice(root, samples) {
  const select = make("select", {}, ...samples.map((sample) => make("option", {}, sample.name)));
  select.addEventListener("change", () => {
    const { name, parts } = samples[select.selectedIndex];
    root.setAttribute("aria-label", `${name}, step by step`);
    patch(root, parts);
  });
  return make("label", { className: "itm-far" }, "Sample ", select);
}

/** Put new numbers into a page: the parts that changed, leaving open what is open and focused what has the focus. */
function patch(root, parts) {
  const open = new Set([...root.querySelectorAll("details[open][data-key]")].map(keyPath));
  const holder = root.contains(document.activeElement) && document.activeElement.closest("details[data-key]");
  const focused = holder && document.activeElement.matches("summary") && keyPath(holder);
  const pressed = [...root.querySelectorAll('.itm-input[aria-pressed="true"]')].map((button) => [
    button.closest(".itm-step"),
    button.closest("tr").dataset.unit,
  ]);
  for (const part of [...root.querySelectorAll("[data-part]")].filter((each) => each.closest(".itm") === root)) {
    if (part.dataset.part in parts) renew(part, parts[part.dataset.part], open, focused);
  }
  linkInputs(root);
  for (const [step, unit] of pressed) {
    const button = step.querySelector(`.itm-given tr[data-unit="${unit}"] .itm-input`);
    if (button) lightFed(button, unit, true);
  }
  root.refresh();
}

/** Give one part its new HTML, and what was open, focused or stepped inside it its state back. */
function renew(part, html, open, focused) {
  const inner = [...part.querySelectorAll(".itm")].map((page) => page.dataset.at);
  part.innerHTML = html;
  enhanceAll(part);
  part.querySelectorAll(".itm").forEach((page, index) => page.goTo(Number(inner[index] ?? 0)));
  for (const each of part.querySelectorAll("details[data-key]")) {
    each.open = open.has(keyPath(each));
    if (keyPath(each) === focused) each.querySelector("summary").focus();
  }
}

/** A page inside a page may use the same keys, so a key counts with those around it. */
function keyPath(details) {
  const outer = details.parentElement.closest("details[data-key]");
  return (outer ? `${keyPath(outer)} ` : "") + details.dataset.key;
}
