// What the keyboard adds: "/" goes to the search, Escape closes the menu of languages.
"use strict";

document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input, select, textarea, [contenteditable]");
  if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.getElementById("search")?.focus();
  }
  const menu = document.querySelector(".languages[open]");
  if (event.key === "Escape" && menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  const menu = document.querySelector(".languages[open]");
  if (menu && !menu.contains(event.target)) menu.open = false;
});

// A part that was exchanged has changed the address: the languages lead to the same question.
function follow() {
  for (const link of document.querySelectorAll(".languages a")) link.search = location.search;
}
document.addEventListener("htmx:pushedIntoHistory", follow);
document.addEventListener("htmx:replacedInHistory", follow);
