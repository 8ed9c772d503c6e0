// How long from an input event until the page has painted what it brings: to the second animation
// frame after the content is there, since in the first it is only being drawn.

/**
 * Begin to wait: for one event, and then for an element to be as `shown` says; `measured` is then a promise. Nothing
 * outside its output is looked at: a search of a whole notebook takes the longer the more there is in it, before the
 * frame is drawn that is waited for.
 */
function arm(eventType, element, shown) {
  let began = null;
  const listen = (event) => (began ??= event.timeStamp); // when it happened, not when the page got round to it
  addEventListener(eventType, listen, { capture: true, once: true });
  const output = element.closest(".jp-OutputArea");
  const isShown = shown(element);
  window.measured = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no paint: ${eventType} ${began === null ? "did not come" : "changed nothing"}`)), 20_000);
    const observer = new MutationObserver(async () => {
      if (began === null || !isShown()) return;
      observer.disconnect();
      // What is decoded with the page is in its next frame; of other images the browser may paint the frame first.
      const late = output.querySelectorAll("img:not([decoding=sync])");
      await Promise.all([...late].map((image) => image.decode()));
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)));
    });
    observer.observe(output, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

/** A line says something else than before. */
function saidAnew(line) {
  const before = line.textContent;
  return () => line.textContent !== before;
}

/** Another picture stands where the old one stood. */
function redrawn(output) {
  const old = output.querySelector("img").src;
  return () => (output.querySelector("img")?.src ?? old) !== old;
}

/** The milliseconds that the script takes with something, all that it asks of the browser on the way among them. */
function took(act) {
  const began = performance.now();
  act();
  return performance.now() - began;
}

/** The milliseconds until what something brings is painted; `shown()` says when it is there. */
function painted(act, shown = () => true) {
  const began = performance.now();
  act();
  return new Promise((resolve) => {
    const wait = () => (shown() ? requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began))) : setTimeout(wait));
    wait();
  });
}

/** Turn a slider by a notch, there and back. */
function turned(slider) {
  const [value, step] = [Number(slider.value), Number(slider.step)];
  slider.value = value + step <= Number(slider.max) ? value + step : value - 3 * step;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Draw a line with the pen by a key, to the right or to the left. */
function stroked(pad, key) {
  pad.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey: true, bubbles: true }));
}

/** Draw a page that is drawn already anew from its data, as when it is opened: its script in milliseconds, and until it is painted. */
async function drawnAnew() {
  const data = document.querySelector("script.itm-data");
  const script = data.parentElement.querySelector("script:not([type])").textContent;
  data.nextElementSibling.remove(); // the live page
  delete data.dataset.drawn;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const began = performance.now();
  const milliseconds = took(() => new Function(script)());
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return [milliseconds, performance.now() - began];
}
