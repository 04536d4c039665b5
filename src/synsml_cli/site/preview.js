
// Ask for the newest version, and show it.
(() => {
  const shown = document.documentElement.dataset.version;
  const ask = async () => {
    let gone = false;
    try {
      const answer = await fetch("VERSION", { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== shown) {
        location.reload();
        return;
      }
    } catch {
      gone = true; // ended; if it is started again at this port, the page continues
    }
    for (const note of document.querySelectorAll("#synsml-bar .synsml-ended")) note.hidden = !gone;
    setTimeout(ask, 300);
  };
  setTimeout(ask, 300);
})();
