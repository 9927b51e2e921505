// Beside a letter: a button puts the words where the cursor stands. Without this they can be read and selected.
(function () {
  document.querySelectorAll("[data-insert-into]").forEach(function (place) {
    var box = document.getElementById(place.dataset.insertInto);
    if (!box) return;
    var said = document.createElement("p");
    said.className = "visually-hidden";
    said.setAttribute("role", "status");
    place.append(said);
    place.querySelectorAll("[data-words]").forEach(function (words) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "btn plain small-btn";
      button.textContent = "Put into the letter";
      var name = document.createElement("span");
      name.className = "visually-hidden";
      name.textContent = ": " + words.textContent;
      button.append(name);
      button.addEventListener("click", function () {
        box.setRangeText(words.textContent, box.selectionStart, box.selectionEnd, "end");
        box.dispatchEvent(new Event("input", { bubbles: true }));
        said.textContent = "";
        setTimeout(function () { said.textContent = "Put into the letter."; }, 50);
      });
      words.after(document.createElement("br"), button);
    });
  });
})();
