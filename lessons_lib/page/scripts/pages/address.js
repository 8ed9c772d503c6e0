// @ts-check
// Where a page stands is an address that one may send as a link: "#step-1:L4:30" is the page of the cell step-1, its layer L4, with number 30 open.
// A reload comes back to every page's step, to what was turned, drawn or guessed, and each page is as high as it was: so a browser finds the place on the screen.

/**
 * Give a page its address, and begin where that leads. Where the address is another's, as JupyterLab's and that of slides, it is left alone.
 * @param {HTMLElement} root @param {any} page what its drawer gave @param {HTMLElement} script with its data
 */
export function keepAddress(root, page, script) {
  const cell = root.closest("[id]");
  if (!cell || self !== top || root.closest(".reveal, .lm-Widget")) return;
  const nth = [...cell.querySelectorAll("script.itm-data")].indexOf(script);
  const key = cell.id + (nth ? `.${nth + 1}` : "");
  const { state, stands = () => null } = page;
  const names = page.trace?.().steps.map((/** @type {{ name: string }} */ { name }) => name) ?? [];
  const held = () => ({ ...state, stands: stands(), high: root.offsetHeight, of: script.textContent?.length });
  const address = () => [`#${key}`, names[state.at] ?? state.at + 1, state.opened?.[state.at] ?? []].flat().join(":");
  const saved = history.state?.[key];
  if (saved?.of === held().of) {
    if (JSON.stringify(saved.stands) !== JSON.stringify(stands())) page.begin(saved.stands);
    Object.assign(state.opened ?? {}, saved.opened);
    page.go(saved.at);
    root.style.containIntrinsicHeight = `auto calc(${saved.high}px - 1.1em - 2px)`; // out of sight it is as high as it was; its padding comes to it
  } else follow();
  let shown = address();

  /** Go where the address leads, if it leads into this page. */
  function follow() {
    const [id, step, unit] = location.hash.split(":");
    const leads = id === `#${key}` && step;
    if (leads) {
      const at = names.indexOf(step);
      page.go(at < 0 ? Number(step) - 1 || 0 : at);
      if (state.at === at && unit in (page.trace().steps[at].output.values ?? [])) page.open(Number(unit));
    }
    return leads;
  }

  for (const touched of ["click", "keyup"]) {
    root.addEventListener(touched, () => {
      if (shown !== address()) history.replaceState(history.state, "", (shown = address()));
    });
  }
  addEventListener("hashchange", () => follow() && root.scrollIntoView());
  addEventListener("beforeunload", () => history.replaceState({ ...history.state, [key]: held() }, ""));
  addEventListener("load", () => {
    if (!saved && location.hash === address()) root.scrollIntoView();
  });
}
