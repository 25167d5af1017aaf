import { t } from "../js/words.js";
// @ts-check
// Questions and changes sent to the server, and its refusals in words.

const LARGE = 1_000_000; // characters from which on a body is compressed
const KEPT = 10_000; // characters below which a body arrives even if its page is gone: a browser's limit is 64 KB for all

export class Server {
  /** @param {string} base path that all others are under, with `/` @param {string} token against forged requests */
  constructor(base, token) {
    this.base = base;
    this.token = token;
  }

  /** @param {string} path @returns {Promise<any>} */
  get(path) {
    return this.#ask(path, {});
  }

  /** @param {string} path @param {object} body @returns {Promise<any>} */
  async post(path, body) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token }, text = JSON.stringify(body);
    const keepalive = text.length < KEPT;
    if (text.length < LARGE) return this.#ask(path, { method: "POST", headers, body: text, keepalive });
    return this.#ask(path, { method: "POST", headers: { ...headers, "Content-Encoding": "gzip" }, body: await packed(text) });
  }

  /** @param {string} path @param {RequestInit} options */
  async #ask(path, options) {
    const response = await fetch(this.base + path, { ...options, headers: { Accept: "application/json", ...options.headers } });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new Refusal(answer.detail ?? t`The server did not answer. Try again in a moment.`);
    return answer;
  }
}

/** @param {string} text */
function packed(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Response(stream).blob();
}

/** @param {unknown} error */
export const words = (error) =>
  error instanceof Refusal ? error.message : t`No connection to the server. Nothing was saved; try again.`;

class Refusal extends Error {}
