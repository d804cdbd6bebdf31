// What the pages gain with JavaScript: suggestions, tables that sort, filter and copy, panels that close. All works without.
"use strict";
document.documentElement.classList.add("js");

const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

function sortable(table) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  table.tHead.querySelectorAll("th[data-sort]").forEach((head) => {
    const place = head.cellIndex;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      table.tHead.querySelectorAll("th[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const numeric = head.dataset.sort === "number";
      const key = (row) => row.cells[place].dataset.value ?? row.cells[place].textContent.trim();
      const compare = numeric
        ? (a, b) => Number(a) - Number(b)
        : (a, b) => a.localeCompare(b, undefined, { numeric: true, sensitivity: "base" });
      rows.sort((a, b) => {
        const [x, y] = [key(a), key(b)];
        if (x === "" || y === "") return (x === "") - (y === ""); // what is not stated stands last either way
        return down ? compare(y, x) : compare(x, y);
      });
      body.append(...rows);
    });
  });
}

function filterable(table) {
  const tools = document.querySelector(`[data-tools="${table.id}"]`);
  if (!tools) return;
  const rows = [...table.tBodies[0].rows];
  const field = tools.querySelector("input");
  const count = tools.querySelector("[role=status]");
  const texts = rows.map((row) => fold(row.textContent));
  field.addEventListener("input", () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, at) => {
      row.hidden = !words.every((word) => texts[at].includes(word));
      shown += !row.hidden;
    });
    count.textContent = words.length ? `${shown} of ${rows.length} rows on this page` : "";
  });
  tools.querySelector("[data-copy]").addEventListener("click", async () => {
    const heads = [...table.tHead.rows[0].cells].filter((cell) => !cell.matches(".evidence"));
    const line = (cells) => cells.map((cell) => cell.innerText.replace(/\s+/g, " ").trim()).join("\t");
    const shown = [...table.tBodies[0].rows].filter((row) => !row.hidden);
    const text = [line(heads), ...shown.map((row) => line([...row.cells].filter((cell) => !cell.matches(".evidence"))))].join("\n");
    try {
      await navigator.clipboard.writeText(text);
      count.textContent = `${shown.length} rows copied`;
    } catch {
      count.textContent = "The browser did not allow copying; take the CSV.";
    }
  });
}

function suggesting(box) {
  const field = box.querySelector("input");
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = `${field.id}-suggestions`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  box.append(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-autocomplete", "list");
  field.autocomplete = "off";
  let at = -1;
  let asked = 0;
  let timer = 0;
  const close = () => { list.hidden = true; at = -1; field.setAttribute("aria-expanded", "false"); field.removeAttribute("aria-activedescendant"); };
  const choose = (item) => { if (item.dataset.href) { location.href = item.dataset.href; } else { field.value = item.dataset.text; close(); box.submit(); } };
  const point = (to) => {
    const items = [...list.children];
    at = (to + items.length) % items.length;
    items.forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
    field.setAttribute("aria-activedescendant", items[at].id);
    items[at].scrollIntoView({ block: "nearest" });
  };
  const fill = (found) => {
    list.replaceChildren(...found.map((each, place) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${place}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.text = each.text;
      if (each.href) item.dataset.href = each.href;
      const kind = document.createElement("small");
      kind.textContent = each.kind;
      item.append(each.text, kind);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(item); });
      return item;
    }));
    at = -1;
    list.hidden = found.length === 0;
    field.setAttribute("aria-expanded", String(found.length > 0));
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    const text = field.value.trim();
    if (text.length < 2) { close(); return; }
    timer = setTimeout(async () => {
      const turn = ++asked;
      const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(text)}`).catch(() => null);
      if (answer?.ok && turn === asked && document.activeElement === field) fill((await answer.json()).suggestions);
    }, 120);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") { event.preventDefault(); point(at + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); point(at < 0 ? -1 : at - 1); }
    else if (event.key === "Enter" && at >= 0) { event.preventDefault(); choose(list.children[at]); }
    else if (event.key === "Escape") { close(); }
  });
  field.addEventListener("blur", close);
}

document.querySelectorAll("table[data-enhance]").forEach((table) => { sortable(table); filterable(table); });
document.querySelectorAll("form[data-suggest]").forEach(suggesting);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector(".evidence details[open]");
  if (open) { open.open = false; open.querySelector("summary").focus(); }
});
document.addEventListener("click", (event) => {
  const close = event.target.closest("[data-close]");
  if (close) { const details = close.closest("details"); details.open = false; details.querySelector("summary").focus(); }
});
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));
document.querySelectorAll("form[data-tidy]").forEach((form) => form.addEventListener("submit", () => {
  form.querySelectorAll("input, select").forEach((field) => { if (field.value === "" || field.value === field.dataset.default) field.disabled = true; });
}));
