// Everything works without this file. It helps in three places, and only there.
(() => {
  // After a form came back with errors: go to the list of what to put right, as a screen reader needs.
  const summary = document.querySelector(".govuk-error-summary");
  if (summary) {
    summary.setAttribute("tabindex", "-1");
    summary.focus();
    summary.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!field) return;
      event.preventDefault();
      // Show the question, not only its box: the words above say what is asked.
      (field.closest("fieldset, .govuk-form-group") || field).scrollIntoView();
      field.focus({ preventScroll: true });
    });
  }
  // Choosing an answer closes the questions of the one before. Where the page moves by that, the choice stays in sight.
  document.addEventListener("change", (event) => {
    const choice = event.target.closest(".cp-kinds .govuk-radios__item");
    if (choice) choice.scrollIntoView({ block: "nearest" });
  });
  // A shaking hand presses twice: the second press within a second is not sent. The server checks too.
  let last = 0;
  document.addEventListener("submit", (event) => {
    if (event.timeStamp - last < 1000 && last) event.preventDefault();
    else last = event.timeStamp;
  });
})();
