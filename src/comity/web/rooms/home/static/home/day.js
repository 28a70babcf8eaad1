// The slider moves the field of the day; without script the field alone asks the same.
"use strict";

const DAY = 86400000;
const number = (text) => Math.round(Date.parse(`${text}T00:00:00Z`) / DAY);
const text = (value) => new Date(value * DAY).toISOString().slice(0, 10);
const lang = document.documentElement.lang;
const first = lang === "fr" ? /^1 / : /^$/;
const words = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long", timeZone: "UTC" });

for (const box of document.querySelectorAll("[data-days]")) {
  const slider = box.querySelector("input"), said = box.querySelector("output");
  const field = box.closest("form").elements.namedItem("on");

  const show = () => {
    // The first of a month is an ordinal in French.
    const day = words.format(new Date(slider.valueAsNumber * DAY)).replace(first, "1er ");
    said.value = day;
    slider.setAttribute("aria-valuetext", day);
  };
  const follow = () => {
    if (!field.value || !field.checkValidity()) return;
    slider.value = number(field.value);
    show();
  };

  slider.min = number(box.dataset.first);
  slider.max = number(box.dataset.last);
  slider.addEventListener("input", () => {
    field.value = text(slider.valueAsNumber);
    show();
  });
  // A day is a small step on so long a line: page keys move by a year.
  slider.addEventListener("keydown", (event) => {
    const years = { PageUp: 1, PageDown: -1 }[event.key];
    if (!years) return;
    event.preventDefault();
    const day = new Date(slider.valueAsNumber * DAY);
    day.setUTCFullYear(day.getUTCFullYear() + years);
    slider.value = Math.round(day / DAY);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    slider.dispatchEvent(new Event("change", { bubbles: true }));
  });
  field.addEventListener("change", follow);
  box.hidden = false;
  follow();
}
