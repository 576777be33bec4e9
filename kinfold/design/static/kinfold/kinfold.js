/* Kinfold's own script. Every page works without it. No evaluated code, no styles written from here. */
(function () {
  "use strict";
  var script = document.currentScript;
  document.body.classList.add("js-enabled");
  if ("noModule" in HTMLScriptElement.prototype) {
    document.body.classList.add("govuk-frontend-supported");
    import(script.dataset.govuk).then(function (govuk) { govuk.initAll(); });
  }

  /* Drafts: kept on the server two seconds after a pause, and at least every eight seconds while somebody writes. */
  var PAUSE = 2000, LONGEST = 8000;
  var SIGNED_OUT = "You have been signed out. What you wrote is still here: press the button, sign in, and carry on.";
  var NOT_SAVED = "Not saved just now. Keep this page open: we will try again as you write.";

  function typed(form) {
    var data = new URLSearchParams();
    new FormData(form).forEach(function (value, key) {
      if (typeof value === "string") { data.append(key, value); }
    });
    return data;
  }

  function autosave(form) {
    var says = form.querySelector(".kf-saved");
    var timer = null, since = 0, sent = false, saving = null;
    var last = String(typed(form));

    function say(words, failed) {
      says.textContent = words;
      says.classList.toggle("kf-saved--not", failed);
    }

    function save() {
      var data = typed(form);
      timer = null;
      if (sent || saving || String(data) === last) { return; }
      since = 0;
      saving = new AbortController();
      fetch(form.dataset.autosave, {
        method: "POST", body: data, credentials: "same-origin", redirect: "manual", signal: saving.signal
      }).then(function (answer) {
        if (answer.type === "opaqueredirect") { say(SIGNED_OUT, true); return null; }
        return answer.text().then(function (words) {
          if (answer.ok) { last = String(data); }
          say(answer.ok || answer.status === 413 ? words : NOT_SAVED, !answer.ok);
        });
      }).catch(function () {
        if (!sent) { say(NOT_SAVED, true); }
      }).then(function () {
        saving = null;
        if (since) { later(); }
      });
    }

    function later() {
      var now = Date.now();
      since = since || now;
      clearTimeout(timer);
      timer = setTimeout(save, Math.max(0, Math.min(PAUSE, since + LONGEST - now)));
    }

    form.addEventListener("input", later);
    form.addEventListener("change", later);
    form.addEventListener("submit", function () {
      sent = true;
      clearTimeout(timer);
      timer = null;
      if (saving) { saving.abort(); }
    });
    /* Back from the browser's memory after sending: start saving again. */
    window.addEventListener("pageshow", function () { sent = false; });
    /* Leaving, or a screen going dark: keep what is there. */
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState === "hidden" && timer && navigator.sendBeacon) {
        clearTimeout(timer);
        timer = null;
        navigator.sendBeacon(form.dataset.autosave, typed(form));
      }
    });
  }

  document.querySelectorAll("form[data-autosave]").forEach(autosave);

  /* Two people wrote at once: say so first. */
  document.querySelectorAll(".kf-clash").forEach(function (box) { box.focus(); });
})();
