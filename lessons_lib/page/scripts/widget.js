// The live page: page.js inside an ipywidget, with knobs. The kernel computes, this shows.

const REST = 120; // milliseconds after the last new value, in which what moves comes to rest

/** Put the page into a cell's output; `fill` puts into the panel above the steps what can be moved. */
function render({ model, el }, fill) {
  el.innerHTML = model.get("page");
  const root = el.querySelector(".itm");
  const panel = make("div", { className: "itm-panel" });
  const problem = make("p", { className: "itm-problem" });
  problem.setAttribute("role", "alert");
  problem.dataset.part = "problem";
  root.querySelector(".itm-row").before(panel, problem); // above all that may grow and push what is being moved
  enhance(root);
  fill(model, panel);
  const receive = (message) => patch(root, message.parts);
  const rebuild = () => fill(model, panel);
  const part = () => {
    panel.inert = true;
    problem.textContent = "Python was stopped or started anew and answers here no more. Run this cell again.";
  };
  const view = unique("view"); // a notebook may show one widget in several
  const tell = (what) => {
    try {
      model.send({ view, ...what });
    } catch {
      part(); // there is no kernel any more
    }
  };
  tellOpened(tell, root);
  root.addEventListener("itm-step", ({ detail }) => tell({ at: detail }));
  model.on("msg:custom", receive);
  model.on("change:knobs", rebuild);
  model.on("comm_live_update", part);
  tell({ begins: true }); // the page is as it was at first; the model may have moved on
  return () => {
    clearTimeout(panel.resting);
    model.off("msg:custom", receive);
    model.off("change:knobs", rebuild);
    model.off("comm_live_update", part);
  };
}

/** The kernel writes the arithmetic only of what is opened, so it is told whenever that changes. */
function tellOpened(tell, root) {
  let told = "";
  root.addEventListener(
    "toggle",
    () => {
      const opened = [...root.querySelectorAll("details[open][data-key]")].filter((each) => each.closest(".itm") === root);
      const keys = opened.map((each) => each.dataset.key);
      if (keys.join() === told) return;
      told = keys.join();
      tell({ opened: keys });
    },
    true,
  );
}

/** A slider and a number box for each knob, Reset, and a way to add a knob. */
function showKnobs(model, panel) {
  panel.live?.abort();
  panel.live = new AbortController();
  const knobs = model.get("knobs");
  const send = mover(model, "values", panel);
  const rows = knobs.map((knob) => knobRow(knob, (value) => send({ ...model.get("values"), [knob.key]: value })));
  const reset = make("button", { type: "button", onclick: () => send(Object.fromEntries(knobs.map((knob) => [knob.key, knob.value]))) }, "Reset");
  const held = panel.contains(document.activeElement);
  const unfolded = panel.querySelector("details")?.open ?? false;
  const grid = make("div", { className: "itm-knobs" }, ...rows.flatMap((row) => row.elements));
  grid.setAttribute("role", "group");
  grid.setAttribute("aria-label", "Knobs");
  panel.replaceChildren(grid, make("div", { className: "itm-panel-end" }, ...(knobs.length ? [reset] : []), ...moreKnobs(model)));
  panel.querySelector("details")?.toggleAttribute("open", unfolded);
  if (held) rows.at(-1)?.slider.focus(); // a knob was added: on with it

  const follow = () => knobs.forEach((knob, index) => rows[index].show(model.get("values")[knob.key] ?? knob.value));
  model.on("change:values", follow);
  panel.live.signal.addEventListener("abort", () => model.off("change:values", follow));
  follow();
}

/** What gives the kernel one new value after the other: while they come it writes what is in sight, then the rest.
 * While it is busy ipywidgets keeps only the newest, and sends that one at last. */
function mover(model, name, panel) {
  const tell = (moving) => {
    model.set("moving", moving);
    model.save_changes();
  };
  return (value) => {
    model.set(name, value);
    tell(true);
    clearTimeout(panel.resting);
    panel.resting = setTimeout(tell, REST, false);
  };
}

function knobRow(knob, moved) {
  const name = make("label", {}, knob.label);
  const slider = make("input", { type: "range", min: knob.low, max: knob.high, step: knob.step });
  const box = numberBox({});
  name.htmlFor = slider.id = unique("knob");
  box.setAttribute("aria-label", `${knob.label}, exact`);
  slider.addEventListener("input", () => moved(Number(slider.value)));
  box.addEventListener("input", () => {
    if (Number.isFinite(box.valueAsNumber)) moved(box.valueAsNumber);
  });
  const write = (value) => (box.value = Number(value.toPrecision(6)));
  const show = (value) => {
    slider.value = value;
    if (document.activeElement !== box) write(value);
    box.onblur = box.onchange = () => write(value); // a box left with no number shows again what the page stands at
  };
  return { elements: [name, slider, box], slider, show };
}

/** Where all there is to turn has its knob already, there is nothing to add. */
function moreKnobs(model) {
  const all = model.get("settings").reduce((sum, { shape }) => sum + shape.reduce((size, length) => size * length, 1), 0);
  return model.get("knobs").length < all ? [addKnob(model)] : [];
}

/** Any number of x, any weight, any bias: which array, then which of its numbers, counted from 0 as in Python. */
function addKnob(model) {
  const settings = model.get("settings");
  const place = make("select", {}, ...settings.map((setting) => make("option", {}, setting.place)));
  const where = make("span", { className: "itm-where" });
  const boxes = () => [...where.querySelectorAll("input")];
  const ask = () => where.replaceChildren(...indexBoxes(settings[place.selectedIndex].shape));
  place.addEventListener("change", ask);
  place.selectedIndex = Math.min(1, settings.length - 1);
  ask();
  const form = make("form", { className: "itm-add" }, make("label", {}, "Turn ", place), where, make("button", { type: "submit" }, "Add knob"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const index = boxes().map((box) => box.value).join(", ");
    model.send({ add: index ? `${place.value}[${index}]` : place.value });
  });
  const summary = `More knobs: any number of ${settings.map((setting) => setting.place).join(", ")}`;
  return make("details", {}, make("summary", {}, summary), form);
}

/** A box for each index of a number in an array of this shape; an index that can only be 0 is not asked for. */
function indexBoxes(shape) {
  const axes = shape.length === 1 ? ["number"] : [...shape.slice(2).fill("block"), "row", "column"];
  return shape.map((size, axis) => {
    const box = make("input", { type: "number", min: 0, max: size - 1, value: 0, required: true, hidden: size === 1 });
    return make("label", {}, size === 1 ? "" : ` ${axes[axis]} `, box);
  });
}
