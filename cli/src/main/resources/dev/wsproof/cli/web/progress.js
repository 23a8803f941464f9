import { MARKS, element } from "./cases.js";

const SVG = "http://www.w3.org/2000/svg";
const SAID_PERCENT = 10;

const clock = (millis) => {
  const seconds = Math.floor(millis / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

const byId = (id) => document.getElementById(id);

/** Shows how far a run is: bar, figures, clock, and now and then a word for screen readers. */
export class Progress {
  #total = 0;
  #done = 0;
  #counts = new Map();
  #began = 0;
  #ticker = 0;
  #said = 0;

  begin(total) {
    this.#total = total;
    this.#done = 0;
    this.#counts.clear();
    this.#began = performance.now();
    this.#said = 0;
    byId("progress").hidden = false;
    byId("links").hidden = true;
    byId("bar").setAttribute("aria-valuemax", String(total));
    clearInterval(this.#ticker);
    this.#ticker = setInterval(() => this.#tick(), 250);
    this.#show();
    this.say(`Testing: ${total} cases.`);
  }

  add(mark) {
    this.#done++;
    this.#counts.set(mark, (this.#counts.get(mark) ?? 0) + 1);
    this.#show();
    const percent = Math.floor((this.#done * 100) / this.#total);
    if (percent >= this.#said + SAID_PERCENT && this.#done < this.#total) {
      this.#said = percent - (percent % SAID_PERCENT);
      this.say(`${this.#done} of ${this.#total} cases done.`);
    }
  }

  /** Tells how many connections ended badly, which only the reports know. */
  addClosedBadly(count) {
    if (count > 0) {
      byId("parts").append(element("li", { className: "t_fail" }, element("b", {}, String(count)), " closed badly"));
    }
  }

  /** Stops the clock and tells, in a line, what came of it. */
  end() {
    clearInterval(this.#ticker);
    this.#tick();
    const words = MARKS.filter((mark) => this.#counts.has(mark)).map((mark) => `${this.#counts.get(mark)} ${mark.word}`);
    return `${this.#done} of ${this.#total} cases in ${clock(performance.now() - this.#began)}: ${words.join(", ") || "no verdict"}`;
  }

  say(sentence) {
    byId("said").textContent = sentence;
  }

  #tick() {
    byId("elapsed").textContent = `${clock(performance.now() - this.#began)} elapsed`;
  }

  #show() {
    const percent = `${Math.floor((this.#done * 100) / this.#total)} %`;
    byId("percent").textContent = percent;
    byId("count").textContent = `${this.#done} of ${this.#total} cases`;
    document.title = `${percent} · Test this browser`;
    byId("bar").setAttribute("aria-valuenow", String(this.#done));
    byId("bar").replaceChildren(this.#bar());
    byId("parts").replaceChildren(
      ...MARKS.filter((mark) => this.#counts.has(mark)).map((mark) =>
        element("li", { className: mark.text }, element("b", {}, String(this.#counts.get(mark))), ` ${mark.word}`),
      ),
    );
    this.#tick();
  }

  #bar() {
    const svg = document.createElementNS(SVG, "svg");
    const attributes = { class: "bar", viewBox: `0 0 ${this.#total} 1`, preserveAspectRatio: "none", "aria-hidden": "true" };
    Object.entries(attributes).forEach(([name, value]) => svg.setAttribute(name, value));
    let x = 0;
    for (const mark of MARKS) {
      const width = this.#counts.get(mark) ?? 0;
      const part = document.createElementNS(SVG, "rect");
      Object.entries({ class: mark.text, x, y: 0, width, height: 1 }).forEach(([name, value]) => part.setAttribute(name, String(value)));
      svg.append(part);
      x += width;
    }
    return svg;
  }
}
