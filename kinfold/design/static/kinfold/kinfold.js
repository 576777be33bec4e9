/* Kinfold's own script. Every page works without it. No evaluated code, no styles written from here. */
(function () {
  "use strict";
  var script = document.currentScript;
  document.body.classList.add("js-enabled");
  if ("noModule" in HTMLScriptElement.prototype) {
    document.body.classList.add("govuk-frontend-supported");
    import(script.dataset.govuk).then(function (govuk) { govuk.initAll(); });
  }

  /* Drafts: kept on the server while somebody writes, at most 8 seconds after the last pause began to matter. */
  var PAUSE = 2000, LONGEST = 8000;

  function autosave(form) {
    var says = form.querySelector(".kf-saved");
    var timer = null, oldest = 0, sending = false, last = "";

    function body() {
      var data = new URLSearchParams();
      new FormData(form).forEach(function (value, key) {
        if (typeof value === "string") { data.append(key, value); }
      });
      return data;
    }

    function save() {
      timer = null;
      var data = body();
      if (sending || String(data) === last) { return; }
      sending = true;
      oldest = 0;
      fetch(form.dataset.autosave, {
        method: "POST", body: data, credentials: "same-origin", redirect: "error",
        headers: { "X-Requested-With": "draft" }
      }).then(function (answer) {
        return answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)));
      }).then(function (words) {
        last = String(data);
        says.textContent = words;
        says.classList.remove("kf-saved--not");
      }).catch(function () {
        says.textContent = "Not saved just now. Keep this page open: we will try again as you write.";
        says.classList.add("kf-saved--not");
      }).then(function () { sending = false; if (oldest) { later(); } });
    }

    function later() {
      var now = Date.now();
      oldest = oldest || now;
      clearTimeout(timer);
      timer = setTimeout(save, Math.max(0, Math.min(PAUSE, oldest + LONGEST - now)));
    }

    form.addEventListener("input", later);
    form.addEventListener("change", later);
    form.addEventListener("submit", function () { clearTimeout(timer); oldest = 0; sending = true; });
    /* Back from the browser's memory after a send: start saving again. */
    window.addEventListener("pageshow", function () { sending = false; });
    /* Leaving or a screen going dark: keep what is there. */
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState === "hidden" && timer && navigator.sendBeacon) {
        clearTimeout(timer); timer = null;
        navigator.sendBeacon(form.dataset.autosave, body());
      }
    });
  }

  document.querySelectorAll("form[data-autosave]").forEach(autosave);

  /* Choosing a filter again is easier when a phone keeps it folded: open it on a wide screen only. */
  document.querySelectorAll(".kf-notice[tabindex], .kf-clash[tabindex]").forEach(function (box) { box.focus(); });
})();
