"use strict";

// Loads the page anew when it is another one, and shows what was wrong with the last build.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const box = document.createElement("pre");
  box.setAttribute("role", "alert");
  box.style.cssText =
    "position: fixed; inset: auto 0 0; z-index: 1000; max-height: 50vh; overflow: auto; margin: 0;" +
    "padding: 1rem; font: 0.875rem/1.5 monospace; white-space: pre-wrap; overflow-wrap: anywhere;" +
    "color: #fff; background: #8b0000; border: 0";
  box.tabIndex = 0;

  /** @param {string[]} problems */
  const show = (problems) => {
    box.textContent = problems.join("\n");
    if (problems.length) document.body.append(box);
    else box.remove();
  };

  const ask = () => {
    const asked = new URLSearchParams({
      page: location.pathname,
      digest: script.dataset.digest || "",
    });
    const socket = new WebSocket(`${location.protocol.replace("http", "ws")}//${location.host}/_confarchive/changes?${asked}`);
    socket.onmessage = (message) => {
      const { changed, problems } = JSON.parse(message.data);
      if (changed) location.reload();
      else show(problems);
    };
    // The server may begin anew, and the page may be another then.
    socket.onclose = () => setTimeout(ask, 1000);
  };
  ask();
})();
