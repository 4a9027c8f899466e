// Hover or focus on a cell: which rules look at it. Without this script the page is complete;
// the cells that matter are links to their findings.
(function () {
  "use strict";
  document.querySelectorAll("table.sheet").forEach(function (table) {
    var names = JSON.parse(document.getElementById("rules").textContent);
    var prefix = table.dataset.prefix;
    var notes = JSON.parse(document.getElementById(prefix + "cells").textContent);
    var panel = document.getElementById(table.dataset.panel);
    var cells = Array.prototype.slice.call(table.querySelectorAll("td"));
    if (!panel || !cells.length) { return; }
    panel.hidden = false;
    function tell(cell) {
      var note = notes[cell.id.slice(prefix.length)] || [cell.id];
      var figure = (cell.querySelector(".figure") || cell).textContent;
      var lines = [note[0] + " = " + figure];
      note.slice(1).forEach(function (id) {
        var failed = (" " + cell.dataset.failed + " ").indexOf(" " + id + " ") >= 0;
        lines.push((failed ? "× " : "√ ") + id + " " + (names[id] || ""));
      });
      panel.textContent = lines.join("　·　");
    }
    cells.forEach(function (cell, index) {
      cell.tabIndex = index ? -1 : 0;
      cell.addEventListener("mouseenter", function () { tell(cell); });
      cell.addEventListener("focusin", function () { tell(cell); });
    });
    table.addEventListener("keydown", function (event) {
      var moves = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
      var move = moves[event.key];
      var cell = event.target.closest("td");
      if (!move || !cell) { return; }
      var row = cell.parentElement;
      var own = Array.prototype.slice.call(row.querySelectorAll("td"));
      var place = own.indexOf(cell);
      var next = own[place + move[1]];
      while (move[0]) {
        row = move[0] > 0 ? row.nextElementSibling : row.previousElementSibling;
        if (!row) { return; }
        var others = row.querySelectorAll("td");
        if (others.length) { next = others[Math.min(place, others.length - 1)]; break; }
      }
      if (!next) { return; }
      event.preventDefault();
      cells.forEach(function (other) { other.tabIndex = -1; });
      next.tabIndex = 0;
      next.focus();
    });
  });
})();
