// @ts-check
// When the colours around a drawing change: what is painted on a canvas does not follow a style sheet by itself.

/**
 * Call `repaint` when JupyterLab's theme or the system's changes, and once more when the next frame is drawn:
 * JupyterLab hides everything while it changes, and what has no width then cannot be drawn.
 * @param {() => void} repaint
 */
export function watchTheme(repaint) {
  const twice = () => (repaint(), requestAnimationFrame(() => setTimeout(repaint)));
  new MutationObserver(twice).observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", twice);
}
