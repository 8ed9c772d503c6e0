// @ts-check
// How names and numbers are put into a sentence: "{output} is {numbers}".

/** What has no name among those given stays as it is. @param {string} template @param {Record<string, string | number>} given */
export function fill(template, given) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => /** @type {any} */ (given[name] ?? whole));
}
