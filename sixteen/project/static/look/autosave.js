// A form with data-autosave is sent by itself while somebody types. Without this its button saves.
// "Saved" is said only when the server has said so; what it did not take stays and is tried again.
(function () {
  var WAIT = 8000, AGAIN = 4000;

  function keep(form) {
    var says = form.querySelector("[data-says]"), door = form.querySelector("[data-signed-out]");
    var unsaved = form.hasAttribute("data-unsaved"), timer = null, sending = false, done = false;
    var since = 0;  // When the first thing was typed that is not sent.

    function say(words, bad) {
      door.hidden = true;
      if (says.textContent !== words) says.textContent = words;
      says.classList.toggle("warn", Boolean(bad));
    }
    function time() {
      return new Date().toTimeString().slice(0, 5);
    }
    function later(pause) {
      if (!timer && !done) timer = setTimeout(function () { timer = null; send(false); }, pause);
    }
    function typed() {
      if (!unsaved) since = performance.now();
      unsaved = true;
      if (!sending) later(WAIT);
    }
    // Where the page counts them, a saving whose answer was lost is known again.
    function next() {
      if (form.elements.turn) form.elements.turn.value = Number(form.elements.turn.value) + 1;
    }
    function failed(words) {
      unsaved = true;
      say(words, true);
      later(AGAIN);
    }

    function send(secondTry) {
      if (done || sending || !unsaved) return;
      clearTimeout(timer);
      timer = null;
      sending = true;
      unsaved = false;
      next();
      var sent = new URLSearchParams(new FormData(form));
      sent.set("action", "autosave");
      fetch(form.getAttribute("action"), {
        method: "POST", body: sent, redirect: "manual", keepalive: sent.toString().length < 60000,
        headers: { Accept: "application/json" }, signal: AbortSignal.timeout(30000)
      }).then(function (answer) {
        sending = false;
        var isOurs = (answer.headers.get("Content-Type") || "").indexOf("application/json") === 0;
        if (isOurs) return answer.json().then(function (told) { took(answer, told); });
        if (answer.status === 403) return answer.text().then(function (page) { shut(page, secondTry); });
        if (answer.type === "opaqueredirect" || answer.status === 404) return shut("", true);
        failed("Not saved (" + time() + "): something went wrong. Your words are still here. Trying again.");
      }).catch(function () {
        sending = false;
        failed("Not saved (" + time() + "): the service does not answer. Your words are still here. Trying again.");
      });
    }

    function took(answer, told) {
      if (answer.ok) {
        form.elements.revision.value = told.revision;
        say(told.saved, false);
        if (unsaved) later(Math.max(0, WAIT - (performance.now() - since)));
        return;
      }
      unsaved = true;
      say(told.words, true);
      // Another window was first: this one never writes over it. Words it cannot take: once changed.
      if (answer.status === 409) done = true;
    }

    // The page that keeps what was typed has a fresh token; if that does not help, nobody is signed in.
    function shut(page, secondTry) {
      var fresh = new DOMParser().parseFromString(page, "text/html").querySelector("[name=csrfmiddlewaretoken]");
      if (fresh) form.elements.csrfmiddlewaretoken.value = fresh.value;
      unsaved = true;
      if (!secondTry && fresh) return send(true);
      say("Not saved: you are signed out. Your words are still here; sign in, and they are saved.", true);
      door.hidden = false;
      later(AGAIN);
    }

    form.addEventListener("input", typed);
    form.addEventListener("change", typed);
    form.addEventListener("submit", function () { done = true; clearTimeout(timer); next(); });
    document.addEventListener("visibilitychange", function () { if (document.hidden) send(false); });
    window.addEventListener("pagehide", function () { send(false); });
    window.addEventListener("pageshow", function (event) { if (event.persisted) { done = false; typed(); } });
    if (unsaved) later(WAIT);
  }

  document.querySelectorAll("form[data-autosave]").forEach(keep);
})();
