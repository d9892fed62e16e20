/* Progressive enhancement: previews, copy buttons, filters of the bibliography. Without JavaScript, pages
   have the same text and working links. */

"use strict"

;(() => {
{% include "language.js" %}

{% include "previews.js" %}
  /* Copy the citation of a brief */

  const offerCopies = () => {
    for (const button of navigator.clipboard ? document.querySelectorAll("button[data-copies]") : []) {
      button.hidden = false
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).innerText.trim())
        const label = button.textContent
        button.textContent = _("Copied")
        setTimeout(() => (button.textContent = label), 2000)
      })
    }
  }

  /* Filter the bibliography by words, year and type, and judgements by country, likelihood and state */

  let showAll = () => {}

  const offerFilters = () => {
    showAll = () => {}
    const filters = document.querySelector("form.source-filters:not([data-files])") // others: filters.js
    if (!filters) return
    const items = [...document.querySelectorAll("li.source, li.judged")]
    const status = filters.querySelector("[role='status']")
    const choices = [...filters.querySelectorAll("select")]
    const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    const apply = () => {
      const wanted = plain(filters.words ? filters.words.value : "").split(/\s+/).filter(Boolean)
      let shown = 0
      for (const item of items) {
        const text = wanted.length ? plain(item.dataset.authors + " " + item.querySelector(".source__reference").textContent) : ""
        const fits =
          wanted.every(word => text.includes(word)) &&
          choices.every(({ name, value }) => !value || item.dataset[name] === value || item.dataset[name].split(" ").includes(value))
        item.hidden = !fits
        shown += fits
      }
      const all = items.length
      const found = filters.words
        ? ngettext("%(shown)s of %(num)s source", "%(shown)s of %(num)s sources", all, { shown })
        : ngettext("%(shown)s of %(num)s judgement", "%(shown)s of %(num)s judgements", all, { shown })
      status.textContent = shown === all ? "" : found
    }
    const fields = [...filters.elements].filter(field => field.name)
    const keep = () => {
      const address = new URL(location)
      for (const { name, value } of fields) {
        if (value) address.searchParams.set(name, value)
        else address.searchParams.delete(name)
      }
      history.replaceState(history.state, "", address)
    }
    const asked = new URLSearchParams(location.search)
    for (const field of fields) field.value = asked.get(field.name) || ""
    filters.hidden = false
    filters.addEventListener("input", () => keep() || apply())
    filters.addEventListener("submit", event => event.preventDefault())
    showAll = () => fields.forEach(field => (field.value = "")) || apply()
    apply()
  }
  addEventListener("hashchange", () => showAll())

  /* Where the network's script cannot be had, as from a disk, nothing keeps its room */

  addEventListener("load", () => document.querySelector(".network:not([data-started])")?.setAttribute("data-failed", ""))

  // A script runs once, but Material's instant navigation replaces the page: document$ emits after each replacement.
  const start = () => {
    hide()
    offerCopies()
    offerFilters()
  }
  if (window.document$) window.document$.subscribe(start)
  else start()
})()
