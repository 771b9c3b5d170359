(() => {
const summary = document.querySelector(".govuk-error-summary");
if (summary) {
summary.setAttribute("tabindex", "-1");
summary.focus();
summary.addEventListener("click", (event) => {
const link = event.target.closest("a[href^='#']");
const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
if (!field) return;
event.preventDefault();
(field.closest("fieldset, .govuk-form-group") || field).scrollIntoView();
field.focus({ preventScroll: true });
});
}
document.addEventListener("change", (event) => {
const choice = event.target.closest(".cp-kinds .govuk-radios__item");
if (choice) choice.scrollIntoView({ block: "nearest" });
});
let last = 0;
document.addEventListener("submit", (event) => {
if (event.timeStamp - last < 1000 && last) event.preventDefault();
else last = event.timeStamp;
});
})();
