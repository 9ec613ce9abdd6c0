// Small comforts. Every decision works without this file.
"use strict";

(() => {
  // The start page of the terminal: its form is sent at once, so that no second click is needed.
  const door = document.querySelector("form[data-at-once]");
  if (door) door.submit();

  // One press, one decision: until the answer is there, a second press does nothing.
  for (const form of document.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "yes";
      form.setAttribute("aria-busy", "true");
    });
  }
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
    }
  });

  const decision = document.getElementById("decision");
  if (decision) {
    const boxes = [...decision.querySelectorAll("input[type=checkbox][name=approve]")];
    const count = decision.querySelector("[data-count]");
    const all = decision.querySelector("[data-all]");
    const tell = () => {
      const ticked = boxes.filter((box) => box.checked).length;
      if (boxes.length) count.textContent = `${ticked} of ${boxes.length} ticked.`;
      if (all) all.textContent = ticked === boxes.length ? "Tick none" : "Tick all";
      for (const box of boxes) box.closest(".field").classList.toggle("field-ticked", box.checked);
    };
    for (const box of boxes) box.addEventListener("change", tell);
    if (all) {
      all.hidden = false;
      all.addEventListener("click", () => {
        const on = boxes.some((box) => !box.checked);
        for (const box of boxes) box.checked = on;
        tell();
      });
    }
    // Whoever rewrites a text means it to be sent.
    for (const area of decision.querySelectorAll("textarea")) {
      area.addEventListener("input", () => {
        const box = area.closest(".field").querySelector("input[type=checkbox]");
        if (box && !box.checked) {
          box.checked = true;
          tell();
        }
      });
    }
    tell();
  }

  // While something is being sent: look again, unless somebody is in the middle of something.
  const waiting = document.querySelector("[data-look-again]");
  if (waiting) {
    setTimeout(() => {
      if (document.activeElement === document.body && !document.hidden) location.reload();
    }, Number(waiting.dataset.lookAgain) * 1000);
  }
})();
