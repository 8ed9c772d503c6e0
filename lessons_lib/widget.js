// The live page: page.js inside an ipywidget, with a knob for each input. The kernel computes, this shows.

function render({ model, el }) {
  el.innerHTML = model.get("page");
  const root = el.querySelector(".itm");
  const panel = knobPanel(model);
  root.querySelector(".itm-row").after(panel.element);
  enhance(root);
  model.on("msg:custom", (changed) => patch(root, changed));
  model.on("change:x", panel.show);
}

/** A slider and a number box for each input, and Reset. */
function knobPanel(model) {
  const knobs = model.get("knobs");
  const send = newestOnly(model);
  const boxes = knobs.map((knob, index) => knobPair(knob, (value) => change(index, value)));
  const reset = make("button", { type: "button", onclick: () => send(knobs.map((knob) => knob.value)) }, "Reset x");
  const element = make("div", { className: "itm-knobs" }, ...boxes.flatMap((box) => box.elements), reset);
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", "Change x");

  function change(index, value) {
    const x = [...model.get("x")];
    x[index] = value;
    send(x);
  }

  function show() {
    model.get("x").forEach((value, index) => boxes[index].show(value));
  }

  show();
  return { element, show };
}

/** Knobs move faster than a kernel answers: of what waits, only the newest x is sent, and the last one always is. */
function newestOnly(model) {
  let waiting = false;
  return (x) => {
    model.set("x", x);
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      model.save_changes();
    });
  };
}

function knobPair(knob, moved) {
  const name = make("label", {}, knob.name);
  const slider = make("input", { type: "range", min: knob.min, max: knob.max, step: knob.step });
  const box = make("input", { type: "number", step: "any" });
  name.htmlFor = slider.id = `itm-knob-${(knobPair.count = (knobPair.count ?? 0) + 1)}`;
  box.setAttribute("aria-label", `${knob.name}, exact`);
  slider.addEventListener("input", () => moved(Number(slider.value)));
  box.addEventListener("input", () => {
    if (Number.isFinite(box.valueAsNumber)) moved(box.valueAsNumber);
  });
  const show = (value) => {
    slider.value = value;
    if (document.activeElement !== box) box.value = Number(value.toPrecision(6));
  };
  return { elements: [name, slider, box], show };
}

export default { render };
