// A pad to draw on, in the place of knobs: what is drawn goes to the kernel, and every layer answers.

const SIDE = 32; // points across, and down
const AROUND = [-1, 0, 1]; // the pen is 3 points wide

/** Fill the panel with the pad, and beside it what the layers answer at a glance. */
function showPad(model, panel) {
  const move = mover(model, "sheet", panel);
  const canvas = make("canvas", { className: "itm-pad", width: SIDE, height: SIDE, tabIndex: 0 });
  const cursor = make("span", { className: "itm-pad-cursor" });
  const spoken = make("p", { className: "itm-pad-line" }, "The pad is empty.");
  const rubber = make("button", { type: "button", onclick: () => take(!erasing()) }, "Rubber");
  const clear = make("button", { type: "button", onclick: wipe }, "Clear");
  const help = make("p", {}, make("small", {}, "Draw with the mouse or a finger. With keys: arrows move the pen, Space inks, Shift and an arrow draws a line, R takes the rubber, C clears."));
  const glance = make("div", { className: "itm-glance", innerHTML: model.get("glance") });
  let at = { row: SIDE / 2, column: SIDE / 2 };

  help.id = unique("help");
  canvas.setAttribute("role", "application"); // so that a screen reader leaves the arrow keys to the pad
  canvas.setAttribute("aria-label", `Drawing pad, ${SIDE} rows of ${SIDE} points`);
  canvas.setAttribute("aria-describedby", help.id);
  spoken.setAttribute("role", "status");
  glance.dataset.part = "glance";

  const erasing = () => rubber.getAttribute("aria-pressed") === "true";
  const take = (it) => rubber.setAttribute("aria-pressed", String(it));
  const say = (text) => (spoken.textContent = text);

  function put(points) {
    if (points !== model.get("sheet")) move(points);
  }

  function wipe() {
    put("0".repeat(SIDE * SIDE));
    take(false);
  }

  /** Move the pen along some places, with ink (or the rubber) all the way. */
  function stroke(places) {
    const points = [...model.get("sheet")];
    for (const next of places) {
      for (const { row, column } of line(at, next)) dab(points, row, column, erasing() ? "0" : "1");
      at = next;
    }
    put(points.join(""));
  }

  function paint() {
    const context = canvas.getContext("2d");
    context.clearRect(0, 0, SIDE, SIDE);
    context.fillStyle = getComputedStyle(canvas).color;
    [...model.get("sheet")].forEach((point, index) => {
      if (point === "1") context.fillRect(index % SIDE, Math.floor(index / SIDE), 1, 1);
    });
  }

  function showCursor() {
    cursor.style.left = `${(100 * at.column) / SIDE}%`;
    cursor.style.top = `${(100 * at.row) / SIDE}%`;
  }

  function tellPlace() {
    showCursor();
    const ink = model.get("sheet")[at.row * SIDE + at.column] === "1" ? "ink" : "paper";
    say(`Row ${at.row + 1}, column ${at.column + 1}: ${ink}.`);
  }

  /** When the pen has come to rest and the layers have answered, say what came of it. */
  function tellAnswer() {
    if (model.get("moving")) return;
    const ink = model.get("sheet").replaceAll("0", "").length;
    const answer = panel.closest(".itm").querySelector(".itm-verdict").textContent;
    say(`${ink || "No"} points of ink. The model's answer: ${answer}.`);
  }

  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    const along = (share) => Math.max(0, Math.min(SIDE - 1, Math.floor(share * SIDE)));
    return { row: along((event.clientY - box.top) / box.height), column: along((event.clientX - box.left) / box.width) };
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault(); // no selection begins here; so the focus has to be asked for
    canvas.focus({ preventScroll: true, focusVisible: false });
    canvas.setPointerCapture(event.pointerId);
    at = place(event);
    stroke([at]);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    const between = event.getCoalescedEvents?.() ?? [];
    stroke((between.length ? between : [event]).map(place));
    showCursor();
  });

  const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const acts = { " ": () => stroke([at]), c: wipe, r: () => take(!erasing()) };
  canvas.addEventListener("keydown", (event) => {
    const [move, act] = [moves[event.key], acts[event.key.toLowerCase()]];
    if (!(move || act) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); // the page itself would take a step
    if (move) {
      const [row, column] = [at.row + move[0], at.column + move[1]].map((each) => Math.max(0, Math.min(SIDE - 1, each)));
      if (event.shiftKey) stroke([at, { row, column }]);
      at = { row, column };
    } else act();
    tellPlace();
  });

  model.on("change:sheet", paint);
  model.on("msg:custom", () => requestAnimationFrame(tellAnswer)); // the page puts the answer into itself first
  take(false);
  showCursor();
  const sheet = make("div", { className: "itm-sheet" }, canvas, cursor);
  const tools = make("div", { className: "itm-panel-end" }, clear, rubber, spoken);
  panel.replaceChildren(make("div", { className: "itm-drawing" }, make("div", {}, sheet, tools), glance, help));
  requestAnimationFrame(paint); // by then it is on the page, and its colour is known
}

/** The points of a straight line from one to another, both with it. */
function line(from, to) {
  const [down, across] = [to.row - from.row, to.column - from.column];
  const steps = Math.max(Math.abs(down), Math.abs(across), 1);
  return Array.from({ length: steps + 1 }, (_, step) => ({
    row: from.row + Math.round((down * step) / steps),
    column: from.column + Math.round((across * step) / steps),
  }));
}

/** One touch of the pen: the point itself and those around it. */
function dab(points, row, column, ink) {
  for (const down of AROUND) {
    for (const across of AROUND) {
      const [y, x] = [row + down, column + across];
      if (y >= 0 && y < SIDE && x >= 0 && x < SIDE) points[y * SIDE + x] = ink;
    }
  }
}
