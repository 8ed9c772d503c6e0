// Predict, then reveal: what page.js asks where a page is made with predict=True.

/** Covers every output until a guess at it is committed or the learner asks to see it. */
function predictions(root, steps, names, refresh) {
  let revealed = 0; // steps 0 … revealed are known; x is known from the start
  const asked = new Map();
  const row = [...root.querySelectorAll(":scope > .itm-row [data-shows]")].map((place) => ({
    place,
    name: place.dataset.shows,
    text: place.dataset.covered,
    hidden: place.textContent,
  }));

  function ask() {
    for (const { place } of row) place.removeAttribute("data-covered");
    steps.forEach((step, index) => {
      if (index === 0) return;
      const question = JSON.parse(step.dataset.asking);
      const called = question.called ?? names[index]; // a price is called "o2 (price)"
      step.removeAttribute("data-asking");
      for (const details of step.querySelectorAll(":scope .itm-held, :scope .itm-cover")) details.open = true;
      const covered = step.querySelector(".itm-cover");
      const form = guessForm(question, called, (result) => reveal(index, result));
      covered.before(form);
      const result = outcome(question, called, null); // keeps the room for what the guess will come to
      covered.querySelector("summary").after(result);
      asked.set(index, { covered, form, result, release: () => {} });
    });
  }

  /** Take away what is not known yet: the next output, and after it whole steps, whose inputs would tell it. */
  function cover() {
    for (const each of row) if (names.indexOf(each.name) > revealed) blank(each);
    for (const [index, each] of asked) {
      if (index <= revealed) continue;
      const releases = [hold(each.covered), index > revealed + 1 ? hold(steps[index]) : () => {}];
      each.covered.hidden = true;
      each.release = () => releases.forEach((release) => release());
    }
  }

  /** Let `look` see the page with nothing covered; nobody else does, as nothing is drawn in between. */
  function uncovered(look) {
    for (const each of row) write(each);
    for (const [index, { covered, release }] of asked) {
      if (index <= revealed) continue;
      release();
      covered.hidden = false;
    }
    look();
    for (const each of row) {
      const { width, height } = getComputedStyle(each.place);
      each.room = { width, height };
    }
    cover();
  }

  function reveal(index, result) {
    const { form, result: room } = asked.get(index);
    uncovered(() => (revealed = index));
    room.replaceWith(result);
    form.remove();
    refresh();
    result.focus();
  }

  return { ask, uncovered, reach: () => Math.min(revealed + 1, steps.length - 1) };
}

function write({ place, text }) {
  place.textContent = text;
  place.style.minWidth = place.style.minHeight = "";
}

/** A row of numbers leaves its room, so that nothing moves when it is told; of one number the room would tell. */
function blank({ place, text, hidden, room }) {
  place.textContent = hidden;
  if (!text.startsWith("(")) return;
  place.style.minWidth = room.width;
  place.style.minHeight = room.height;
}

/** Take an element's content off the page; what comes back puts it on again. */
function hold(element) {
  const kept = [...element.childNodes];
  element.replaceChildren();
  return () => element.replaceChildren(...kept);
}

/** The question that suits the output, with a way to commit a guess and a way to give up. */
function guessForm(question, name, done) {
  const asks = { number: askNumber, sign: askSign, largest: askLargest }[question.ask](question, name);
  const commit = make("button", { type: "submit" }, "Check my guess");
  const giveUp = make("button", { type: "button", onclick: () => done(outcome(question, name, null)) }, `Show me ${name}`);
  const form = make("form", { className: "itm-ask" }, asks.field, make("p", {}, commit, " ", giveUp));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    done(outcome(question, name, asks.guess()));
  });
  return form;
}

function fieldset(legend, ...children) {
  return make("fieldset", {}, make("legend", {}, legend), ...children);
}

function askNumber(question, name) {
  const input = numberBox({ required: true });
  const truth = question.values[0];
  const allowed = Math.max(0.01, Math.abs(truth) / 100) * (1 + 1e-9); // a guess at the very end of it is right
  const field = fieldset(
    `What will ${name} be?`,
    make("label", {}, `${name} = `, input),
    make("p", {}, "Right is what is within 1 % of the truth, or within 0.01."),
  );
  const guess = () => ({ said: input.value, right: Math.abs(Number(input.value) - truth) <= allowed });
  return { field, guess };
}

function choices(name, options) {
  return options.map(([value, text]) =>
    make("label", { className: "itm-choice" }, make("input", { type: "radio", name, value, required: true }), ` ${text}`),
  );
}

function askSign(question, name) {
  const signs = { "-1": "below 0", 0: "0", 1: "above 0" };
  const group = unique(name);
  const field = fieldset(`Will ${name} be above or below 0?`, ...choices(group, ["-1", "0", "1"].map((sign) => [sign, signs[sign]])));
  const guess = () => {
    const value = field.querySelector(":checked").value;
    return { said: signs[value], right: Number(value) === Math.sign(question.values[0]) };
  };
  return { field, guess };
}

function askLargest(question, name) {
  const largest = Math.max(...question.values);
  const options = question.names.map((unit, index) => [String(index), unit]);
  const few = options.length <= 6;
  const select = make("select", { required: true }, make("option", { value: "" }, "choose …"), ...options.map(([value, text]) => make("option", { value }, text)));
  const field = fieldset(
    `Which number of ${name} will be the largest?`,
    ...(few ? choices(unique(name), options) : [make("label", {}, "The largest is ", select)]),
  );
  const guess = () => {
    const index = Number(few ? field.querySelector(":checked").value : select.value);
    return { said: question.names[index], right: question.values[index] === largest };
  };
  return { field, guess };
}

/** Which number is the largest, or which share the first place. */
function theLargest({ names, values }) {
  const largest = names.filter((_, index) => values[index] === Math.max(...values));
  return largest.length === 1 ? `${largest[0]} is the largest` : `${largest.join(" and ")} are equally large`;
}

/** Guess and truth side by side. */
function outcome(question, name, guess) {
  const truth = question.ask === "largest" ? theLargest(question) : `${name} is ${question.shown}`;
  const verdict = guess === null ? "Shown" : guess.right ? "Right" : "Not quite";
  const said = guess === null ? "no guess" : guess.said;
  const result = make("p", { className: "itm-outcome", tabIndex: -1 });
  result.dataset.verdict = verdict;
  result.append(make("strong", {}, verdict), ` · your guess: ${said} · the truth: ${truth}.`);
  return result;
}
