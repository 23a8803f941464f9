import { Unreachable } from "./server.js";

const PAUSE_MILLIS = 500;

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** One run of chosen cases, several at once; tells `heard` what happens and shows nothing. */
export class Run {
  #server;
  #agent;
  #cases;
  #heard;
  #next = 0;
  #stopping = false;
  #cut = new AbortController();

  /** `heard` has `started(case)` and `finished(case, behavior)`, whose behavior may be null. */
  constructor(server, agent, cases, heard) {
    this.#server = server;
    this.#agent = agent;
    this.#cases = cases;
    this.#heard = heard;
  }

  /** Runs all and has the reports written. Throws Unreachable when the server is gone. */
  async perform(parallel) {
    await Promise.all(Array.from({ length: parallel }, () => this.#work()));
    await this.#server.updateReports(this.#agent);
  }

  /** Begins no further case; asked again, ends those that run. */
  stop() {
    if (this.#stopping) {
      this.#cut.abort();
    }
    this.#stopping = true;
  }

  async #work() {
    while (!this.#stopping && this.#next < this.#cases.length) {
      const testCase = this.#cases[this.#next++];
      this.#heard.started(testCase);
      try {
        await this.#server.run(testCase.number, this.#agent, this.#cut.signal);
        this.#heard.finished(testCase, await this.#status(testCase));
      } catch (lost) {
        this.#stopping = true;
        throw lost;
      }
    }
  }

  /** A server under load may refuse once; twice, it is gone. */
  async #status({ number }) {
    try {
      return await this.#server.status(number, this.#agent);
    } catch (e) {
      if (!(e instanceof Unreachable)) {
        throw e;
      }
      await pause(PAUSE_MILLIS);
      return this.#server.status(number, this.#agent);
    }
  }
}
