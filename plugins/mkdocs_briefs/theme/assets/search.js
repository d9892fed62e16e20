/* The search waits here until a reader opens it: by the pointer, the focus, the key "/", or an address with "?q=". Only then its
   script is read (search-box.js). What is typed meanwhile stands in the field. */

{% include "language.js" %}

const box = document.querySelector("search.md-search")
const button = document.querySelector(".search-button")
const input = box.querySelector("[role='combobox']")
let search

const load = () => {
  search ??= import("./search-box.js").then(({ Search }) => new Search(box))
  search.catch(() => {
    search = undefined // the next key tries again
    box.querySelector("[role='status']").textContent = _("The search cannot be read. It needs a connection, and a browser that runs WebAssembly.")
    document.getElementById("__search").checked = true
  })
  return search
}

const follow = async () => {
  if (search || new URLSearchParams(location.search).get("q")) (await load()).follow()
}

for (const each of [box, button]) each.addEventListener("pointerenter", () => load(), { once: true })
button.addEventListener("click", () => input.focus())
input.addEventListener("focus", async ({ relatedTarget }) => (await load()).enter(relatedTarget))
document.addEventListener("keydown", event => {
  const isTyping = event.target instanceof Element && event.target.closest("input, select, textarea, [contenteditable]")
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return
  event.preventDefault()
  input.focus()
})

// A module runs once, but Material's instant navigation replaces the page: document$ emits after each replacement.
if (window.document$) window.document$.subscribe(follow)
else follow()
