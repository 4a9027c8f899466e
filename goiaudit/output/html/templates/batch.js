// Filter and search of the list of reports. Without this script all rows are shown.
(function () {
  "use strict";
  var form = document.getElementById("filter");
  if (!form) { return; }
  form.hidden = false;
  var rows = Array.prototype.slice.call(document.querySelectorAll("#reports tbody tr"));
  var told = document.getElementById("shown");
  function apply() {
    var words = form.elements.words.value.trim().toLowerCase();
    var status = form.elements.status.value;
    var rule = form.elements.rule.value;
    var shown = 0;
    rows.forEach(function (row) {
      var fits = (!status || row.dataset.status === status) &&
        (!rule || (" " + row.dataset.rules + " ").indexOf(" " + rule + " ") >= 0) &&
        (!words || row.textContent.toLowerCase().indexOf(words) >= 0);
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    told.textContent = shown + " / " + rows.length;
  }
  form.addEventListener("input", apply);
  form.addEventListener("change", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(apply, 0); });
  apply();
})();
