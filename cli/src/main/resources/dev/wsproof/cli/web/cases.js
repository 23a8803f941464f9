/** How behaviours are called and coloured, as in the reports; worst last. */
export const MARKS = [
  { behavior: "OK", word: "Pass", chip: "case_ok", text: "t_pass" },
  { behavior: "NON-STRICT", word: "Non-Strict", chip: "case_non_strict", text: "t_non_strict" },
  { behavior: "INFORMATIONAL", word: "Info", chip: "case_info", text: "t_info" },
  { behavior: "UNIMPLEMENTED", word: "Unimplemented", chip: "case_unimplemented", text: "t_unimplemented" },
  { behavior: "FAILED", word: "Fail", chip: "case_failed", text: "t_fail" },
  { behavior: null, word: "No verdict", chip: "case_none", text: "t_none" },
];

const NO_VERDICT = MARKS[MARKS.length - 1];

/** How a behaviour is shown; whatever is not known is no verdict. */
export const markOf = (behavior) => MARKS.find((mark) => mark.behavior === behavior) ?? NO_VERDICT;

/** What a list can be narrowed to. */
const PICKS = [
  { word: "All", fits: () => true },
  { word: "Chosen", fits: (row) => row.box.checked },
  ...[...MARKS].reverse().map((mark) => ({ word: mark.word, fits: (row) => row.mark === mark })),
  { word: "Closed badly", fits: (row) => row.closing !== "" },
];

/** Makes an element; children are elements or text, never markup. */
export const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/** A row: one case, whether it is chosen, and what came of it. */
class Row {
  mark = null;
  closing = "";

  constructor(testCase) {
    this.testCase = testCase;
    this.box = element("input", { type: "checkbox", checked: true });
    this.verdict = element("span", { className: "chip" });
    this.verdict.hidden = true;
    this.more = element("small", { className: "soft" }, `${testCase.level} · ${testCase.clause}`);
    const label = element("label", {}, this.box, element("b", {}, testCase.id), element("i", { title: testCase.about }, testCase.about));
    this.line = element("li", { className: "case" }, label, this.more, this.verdict);
    this.cell = element("i", { title: testCase.id });
    this.words = `${testCase.id} ${testCase.about} ${testCase.level} ${testCase.clause}`.toLowerCase();
  }

  show(mark, word, style) {
    this.mark = mark;
    if (this.closing !== "") {
      this.#tell("", `${this.testCase.level} · ${this.testCase.clause}`, "soft");
    }
    const chip = element("span", { className: `chip ${style}` }, word);
    chip.hidden = word === "";
    this.verdict.replaceWith(chip);
    this.verdict = chip;
    this.cell.className = style;
  }

  link(href, closing) {
    const chip = element("a", { className: this.verdict.className, href }, this.verdict.textContent);
    this.verdict.replaceWith(chip);
    this.verdict = chip;
    if (closing !== "") {
      this.#tell(closing, `closed badly: ${closing}`, "t_fail");
    }
  }

  #tell(closing, text, className) {
    this.closing = closing;
    Object.assign(this.more, { className, textContent: text });
  }

  fits(pick, wanted) {
    return PICKS.find(({ word }) => word === pick).fits(this) && wanted.every((word) => this.words.includes(word));
  }
}

/** A chapter: its rows, a box for all of them, and a square for each, to be seen at a glance. */
class Chapter {
  open = false;

  constructor(number, title, key, rows) {
    this.rows = rows;
    this.box = element("input", { type: "checkbox", checked: true });
    this.counts = element("span", { className: "counts" });
    this.button = element("button", { type: "button" }, "Show");
    this.button.setAttribute("aria-controls", `chapter-${key}`);
    this.number = number;
    this.cells = element("div", { className: "cells" }, ...rows.map((row) => row.cell));
    this.cells.setAttribute("aria-hidden", "true");
    this.lines = element("ul", { id: `chapter-${key}` }, ...rows.map((row) => row.line));
    const label = element("label", {}, this.box, element("b", {}, String(number)), element("span", {}, title));
    const head = element("div", { className: "head" }, label, this.counts, this.button);
    this.section = element("section", { className: "chap" }, head, this.cells, this.lines);
    this.section.setAttribute("aria-label", title);
  }

  refresh(filtering) {
    const chosen = this.rows.filter((row) => row.box.checked).length;
    this.box.checked = chosen > 0;
    this.box.indeterminate = chosen > 0 && chosen < this.rows.length;
    const tallies = MARKS.map((mark) => ({ mark, count: this.rows.filter((row) => row.mark === mark).length }));
    this.counts.replaceChildren(
      element("span", { className: "soft" }, chosen === this.rows.length ? `${chosen} cases` : `${chosen} of ${this.rows.length} chosen`),
      ...tallies.filter(({ count }) => count > 0).map(({ mark, count }) => element("span", { className: mark.text }, element("b", {}, String(count)), ` ${mark.word}`)),
    );
    for (const row of this.rows) {
      row.cell.classList.toggle("off", !row.box.checked);
    }
    const shown = this.rows.some((row) => !row.line.hidden);
    this.section.hidden = filtering && !shown;
    this.lines.hidden = !(filtering || this.open);
    this.button.hidden = filtering;
    this.button.textContent = this.open ? "Hide" : "Show";
    this.button.setAttribute("aria-label", `${this.button.textContent} cases of chapter ${this.number}`);
    this.button.setAttribute("aria-expanded", String(this.open));
  }
}

/** The cases as a list: to choose from before a run, to see verdicts in afterwards. */
export class CaseList {
  #rows = [];
  #chapters = [];
  #picks = [];
  #pick = "All";
  #find = document.getElementById("find");

  constructor(cases, titles) {
    const byChapter = new Map();
    for (const testCase of cases) {
      const row = new Row(testCase);
      this.#rows.push(row);
      const key = `${testCase.suite === "classic" ? "" : testCase.suite} ${testCase.chapter}`.trim();
      byChapter.set(key, [...(byChapter.get(key) ?? []), row]);
    }
    for (const [key, rows] of byChapter) {
      const { chapter, suite } = rows[0].testCase;
      const title = titles[chapter] ?? `Chapter ${chapter}`;
      this.#add(new Chapter(chapter, suite === "classic" ? title : `${title} (${suite})`, key.replace(" ", "-"), rows));
    }
    for (const { word } of PICKS) {
      const button = element("button", { type: "button" });
      button.addEventListener("click", () => {
        this.#pick = word;
        this.refresh();
      });
      this.#picks.push({ word, button });
    }
    document.getElementById("picks").append(...this.#picks.map(({ button }) => button));
    document.getElementById("list").replaceChildren(...this.#chapters.map(({ section }) => section));
    document.getElementById("all").addEventListener("click", () => this.#chooseShown(true));
    document.getElementById("none").addEventListener("click", () => this.#chooseShown(false));
    this.#find.addEventListener("input", () => this.refresh());
    this.refresh();
  }

  /** The chosen cases, in order. */
  get chosen() {
    return this.#rows.filter((row) => row.box.checked).map((row) => row.testCase);
  }

  /** Chooses the cases that fit patterns such as `6.*` or `1.1.1`, as spec files have them. */
  choose(patterns) {
    const tests = patterns.map((pattern) => {
      const fits = pattern.includes("*") && new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}`);
      return (id) => id === pattern || (fits && fits.test(id));
    });
    for (const row of this.#rows) {
      row.box.checked = tests.some((test) => test(row.testCase.id));
    }
    this.refresh();
  }

  /** Whether the choice may be changed. */
  set locked(locked) {
    for (const { box } of [...this.#rows, ...this.#chapters]) {
      box.disabled = locked;
    }
    document.getElementById("all").disabled = locked;
    document.getElementById("none").disabled = locked;
  }

  clear() {
    this.#rows.forEach((row) => row.show(null, "", ""));
    this.#pick = "All";
    this.refresh();
  }

  started(testCase) {
    this.#row(testCase).show(null, "running", "now");
  }

  finished(testCase, mark) {
    const row = this.#row(testCase);
    row.show(mark, mark.word, mark.chip);
    this.refresh();
  }

  /**
   * Makes verdicts links to their pages; `report` tells, for an id, href and what was wrong with
   * the closing, or null. Tells how many closed badly.
   */
  link(report) {
    for (const row of this.#rows.filter(({ mark }) => mark !== null)) {
      const found = report(row.testCase.id);
      if (found) {
        row.link(found.href, found.closing);
      }
    }
    this.refresh();
    return this.#rows.filter(({ closing }) => closing !== "").length;
  }

  refresh() {
    const wanted = this.#find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const filtering = this.#pick !== "All" || wanted.length > 0;
    let shown = 0;
    for (const row of this.#rows) {
      row.line.hidden = !row.fits(this.#pick, wanted);
      shown += row.line.hidden ? 0 : 1;
    }
    this.#chapters.forEach((chapter) => chapter.refresh(filtering));
    for (const { word, button } of this.#picks) {
      const count = this.#rows.filter((row) => row.fits(word, [])).length;
      button.hidden = count === 0 && word !== "All" && word !== this.#pick;
      button.textContent = `${word} ${count}`;
      button.setAttribute("aria-pressed", String(word === this.#pick));
    }
    document.getElementById("nothing").hidden = shown > 0;
    document.getElementById("shown").textContent = wanted.length === 0 ? "" : `${shown} of ${this.#rows.length} cases`;
    const which = filtering ? "these" : "all";
    document.getElementById("all").textContent = `Choose ${which}`;
    document.getElementById("none").textContent = filtering ? "Leave these out" : "Choose none";
  }

  #row(testCase) {
    return this.#rows[testCase.number - 1];
  }

  #add(chapter) {
    this.#chapters.push(chapter);
    chapter.box.addEventListener("change", () => {
      chapter.rows.filter((row) => !row.line.hidden).forEach((row) => (row.box.checked = chapter.box.checked));
      this.refresh();
    });
    chapter.lines.addEventListener("change", () => this.refresh());
    chapter.button.addEventListener("click", () => {
      chapter.open = !chapter.open;
      this.refresh();
    });
    chapter.cells.addEventListener("click", ({ target }) => {
      const row = chapter.rows.find(({ cell }) => cell === target);
      if (row) {
        chapter.open = true;
        this.refresh();
        row.line.scrollIntoView({ block: "center" });
        row.box.focus({ preventScroll: true });
      }
    });
  }

  #chooseShown(checked) {
    this.#rows.filter((row) => !row.line.hidden).forEach((row) => (row.box.checked = checked));
    this.refresh();
  }
}
