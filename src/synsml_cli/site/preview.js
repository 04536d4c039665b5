
// Asks which version is the newest, and shows that one.
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
      gone = true; // ended; should it be started again at this port, the page goes on
    }
    for (const note of document.querySelectorAll("#synsml-bar .synsml-ended")) note.hidden = !gone;
    setTimeout(ask, 300);
  };
  setTimeout(ask, 300);
})();
