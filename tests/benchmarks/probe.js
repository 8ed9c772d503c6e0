// How long from an input event until the page has painted what it brings: to the second animation
// frame after the content is there, since in the first it is only being drawn.

/** Begin to wait: for one event, and then for `shown()` to be true; `measured` is then a promise. */
function arm(eventType, shown) {
  let began = null;
  const listen = (event) => (began ??= event.timeStamp); // when it happened, not when the page got round to it
  addEventListener(eventType, listen, { capture: true, once: true });
  window.measured = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no paint: ${eventType} ${began === null ? "did not come" : "changed nothing"}`)), 20_000);
    const observer = new MutationObserver(async () => {
      if (began === null || !shown()) return;
      observer.disconnect();
      // What is decoded with the page is in its next frame; of other images the browser may paint the frame first.
      const late = document.querySelectorAll(".jp-OutputArea img:not([decoding=sync])");
      await Promise.all([...late].map((image) => image.decode()));
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)));
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

/** Our page is at a step: its step bar says so, and the step is the visible one. */
function atStep(page, index) {
  const steps = page.querySelector(":scope > .itm-steps").children;
  return () => page.dataset.at === String(index) && getComputedStyle(steps[index]).visibility === "visible";
}

/** The number that the slider stands at has come back from the kernel: it is in the page's line of x. */
function answered(page, slider) {
  const shown = page.querySelector('[data-value="x"]');
  return () => {
    const number = Number(shown.textContent.match(/\(([^,]+),/)[1]);
    return Math.abs(number - slider.value) <= 0.001 * Math.abs(slider.value);
  };
}

/** Another picture stands where the old one stood. */
function redrawn(cell) {
  const old = cell.querySelector("img").src;
  return () => (cell.querySelector("img")?.src ?? old) !== old;
}

/** Every layer's answer at a glance has been written anew. */
function renewed(glance) {
  const old = glance.firstElementChild;
  return () => glance.firstElementChild !== old;
}
