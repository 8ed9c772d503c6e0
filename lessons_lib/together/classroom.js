// @ts-check
// The room of a class on the server, by the browser of its teacher: one for a whole lesson, whichever cell asks in it.

const PLACE = "class"; // together/extension.py
const KEPT = "inside-class"; // the room's address and key, until it is closed

/** @typedef {{ address: string, learners: string, key: string }} Room */
/** What the server tells. @typedef {{ id: string, phase: string, counts: number[], guesses: (number[] | string)[][] }} Standing */

/** The room, if a server is there; null where this page comes from none. */
export function classroom() {
  const base = baseUrl();
  if (base === null) return null;
  const kept = `${KEPT} ${base}`;
  const room = () => /** @type {Room | null} */ (JSON.parse(localStorage.getItem(kept) ?? "null"));

  /** @param {object} more @returns {Promise<Standing>} */
  async function send(more) {
    const open = room();
    if (!open) throw new Error("no room is open");
    return postTo(`${open.address}/teacher`, { key: open.key, ...more });
  }

  /** Ask in the room that is open; where it is there no more, or none was, open one. @param {object} question */
  async function ask(question) {
    try {
      return await send({ question });
    } catch {
      const made = await postTo(`${base}${PLACE}/rooms`, question);
      const address = `${base}${PLACE}/${made.room}`;
      const learners = made.learners || new URL(address, location.href).href;
      localStorage.setItem(kept, JSON.stringify({ address, learners, key: made.key }));
      return send({});
    }
  }

  async function close() {
    await send({ phase: "closed" });
    localStorage.removeItem(kept);
  }

  return { ask, close, send, room };
}

/** Where the Jupyter server is that this page comes from; null where it comes from none. */
function baseUrl() {
  const settings = document.getElementById("jupyter-config-data");
  return settings ? JSON.parse(settings.textContent ?? "{}").baseUrl ?? null : null;
}

/** @param {string} address @param {object} content @returns {Promise<any>} */
async function postTo(address, content) {
  const xsrf = /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "";
  const answer = await fetch(address, { method: "POST", headers: { "X-XSRFToken": xsrf }, body: JSON.stringify(content) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
