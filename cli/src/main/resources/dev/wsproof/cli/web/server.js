/** The fuzzing server as the driver of a client under test sees it; judges nothing. */

const OPENING_MILLIS = 10_000;
const STATUS_MILLIS = 15_000;
const CASE_MILLIS = 300_000;
const REPORTS_MILLIS = 120_000;

/** The server could not be reached, or refused. */
export class Unreachable extends Error {}

/** Opens a connection and waits for its end; tells the first message, or null for none in time. */
const ask = (url, millis) =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    let opened = false;
    let answer = null;
    const timer = setTimeout(() => {
      resolve(answer);
      socket.close();
    }, millis);
    socket.onopen = () => {
      opened = true;
    };
    socket.onmessage = ({ data }) => {
      answer ??= data;
    };
    socket.onclose = () => {
      clearTimeout(timer);
      if (opened) {
        resolve(answer);
      } else {
        reject(new Unreachable(url));
      }
    };
  });

export class FuzzingServer {
  #base;

  /** @throws TypeError when `address` is no WebSocket URL */
  constructor(address) {
    const url = new URL(address);
    if (url.protocol !== "ws:" && url.protocol !== "wss:") {
      throw new TypeError(`${address} does not begin with ws:// or wss://`);
    }
    this.#base = `${url.protocol}//${url.host}`;
  }

  /** Where a person can look at it, and accept its certificate. */
  get page() {
    return `${this.#base.replace(/^ws/, "http")}/`;
  }

  #at(path, query = {}) {
    const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
    return `${this.#base}${path}?${pairs.join("&")}`;
  }

  /** How many cases it offers; null when it does not say. */
  async caseCount() {
    const text = await ask(this.#at("/getCaseCount"), OPENING_MILLIS);
    return /^\d+$/.test(text ?? "") ? Number(text) : null;
  }

  /** Runs a case with this browser as the client that echoes; ends with the connection. */
  run(number, agent, signal) {
    return new Promise((resolve) => {
      const socket = new WebSocket(this.#at("/runCase", { case: number, agent }));
      socket.binaryType = "arraybuffer";
      const cut = () => socket.close();
      const timer = setTimeout(cut, CASE_MILLIS);
      signal.addEventListener("abort", cut);
      socket.onmessage = ({ data }) => socket.send(data);
      socket.onclose = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", cut);
        resolve();
      };
    });
  }

  /** What it says of a case; null when it says nothing. */
  async status(number, agent) {
    const text = await ask(this.#at("/getCaseStatus", { case: number, agent }), STATUS_MILLIS);
    try {
      const { behavior } = JSON.parse(text);
      return typeof behavior === "string" ? behavior : null;
    } catch {
      return null;
    }
  }

  /** Has the reports written; they are when this ends. */
  async updateReports(agent) {
    await ask(this.#at("/updateReports", { agent }), REPORTS_MILLIS);
  }
}
