"use strict";
(() => {
  const rows = Array.from(document.querySelectorAll("tr.row"), (row) => ({
    row,
    is: row.dataset.is.split(" "),
    words: row.cells[0].textContent.toLowerCase(),
  }));
  const bodies = Array.from(document.querySelectorAll(".results tbody"));
  const find = document.getElementById("find");
  const picks = Array.from(document.querySelectorAll("#picks button"));
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  let pick = "";

  const apply = () => {
    const wanted = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { row, is, words } of rows) {
      const fits = (pick === "" || is.includes(pick)) && wanted.every((word) => words.includes(word));
      row.hidden = !fits;
      count += fits ? 1 : 0;
    }
    let suite = null;
    for (const body of bodies) {
      body.hidden = !body.querySelector("tr.row:not([hidden])");
      if (body.className === "suite") {
        suite = body;
      } else if (suite && !body.hidden) {
        suite.hidden = false;
      }
    }
    none.hidden = count > 0;
    shown.textContent = count === rows.length ? "" : count + " of " + rows.length + " cases";
  };

  for (const button of picks) {
    const wanted = button.dataset.pick;
    const count = rows.filter(({ is }) => wanted === "" || is.includes(wanted)).length;
    button.hidden = count === 0 && wanted !== "";
    button.textContent += " " + count;
    button.addEventListener("click", () => {
      pick = wanted;
      for (const other of picks) {
        other.setAttribute("aria-pressed", String(other === button));
      }
      apply();
    });
  }
  find.addEventListener("input", apply);
  document.getElementById("tools").hidden = false;
})();
