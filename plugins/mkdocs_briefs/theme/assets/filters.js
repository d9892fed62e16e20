/* Filters of long lists, with what is chosen in the address: of briefs by year, place, actor and author, with counts; of
   sources by words, year and type; of judgements by country, likelihood and state. The data comes from lists/. Without JavaScript a list is whole, on pages of fifty. */

{% include "language.js" %}

const FACETS = { place: "places", actor: "actors", author: "authors" }
const SHOWN = 50 // briefs at once
const OPTIONS = 200 // choices of one facet

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

/* The last part of an address, by which a link names a choice: "russia" of "countries/russia/" */

const slug = address => decodeURI(address.replace(/(\/|\.html)$/, "").split("/").pop())

class Filters {
  #form
  #list
  #results
  #years
  #loaded = new Map()
  #loading
  #many = SHOWN

  constructor(form) {
    this.#form = form
    this.#results = form.parentElement.querySelector(".brief-results")
    this.#list = form.parentElement.querySelector(".filtered")
    this.#years = form.dataset.years.trim().split(/\s+/)
    this.root = new URL(form.dataset.root.replace(/\/?$/, "/"), location)
    this.within = new Set((form.dataset.within || "").split(/\s+/).filter(Boolean).map(page => new URL(page, location).href))
    const { year } = form.elements
    for (const each of this.#years) year.append(make("option", { value: each }, each === "undated" ? _("Without a date") : each))
    form.hidden = false
    form.addEventListener("focusin", () => this.#load())
    form.addEventListener("pointerenter", () => this.#load())
    form.addEventListener("submit", event => event.preventDefault())
    form.addEventListener("change", () => this.#choose())
    form.addEventListener("reset", event => {
      event.preventDefault()
      for (const select of form.querySelectorAll("select")) select.value = ""
      this.#choose()
    })
    addEventListener("popstate", () => this.#follow())
    this.#follow()
  }

  /* What the address asks for */

  async #follow() {
    const asked = new URLSearchParams(location.search)
    const names = ["year", ...Object.keys(FACETS)].filter(name => asked.get(name))
    if (!names.length && this.#list.hidden === false) return
    if (names.length) await this.#load(asked.get("year"))
    for (const name of ["year", ...Object.keys(FACETS)]) {
      const value = asked.get(name) || ""
      const select = this.#form.elements[name]
      if (value && ![...select.options].some(option => option.value === value)) select.append(make("option", { value }, value))
      select.value = value
    }
    this.#show()
  }

  #choose() {
    const address = new URL(location)
    for (const select of this.#form.querySelectorAll("select")) {
      if (select.value) address.searchParams.set(select.name, select.value)
      else address.searchParams.delete(select.name)
    }
    history.pushState(history.state, "", address)
    this.#many = SHOWN
    this.#show()
    this.#load()
  }

  /* Read the lists, newest first; with a year, return once that is there */

  async #load(first) {
    if (first && this.#years.includes(first)) await this.#read(first)
    this.#loading ??= this.#readAll()
    if (!first) await this.#loading
  }

  async #readAll() {
    for (const year of this.#years) {
      await this.#read(year)
      this.#show()
    }
  }

  async #read(year) {
    if (this.#loaded.has(year)) return
    const status = this.#form.querySelector("[role='status']")
    try {
      const answer = await fetch(new URL(`${this.#form.dataset.lists.replace(/\/?$/, "/")}${year}.json`, location))
      if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`)
      const { names, briefs } = await answer.json()
      const named = names.map(([address, name]) => ({ address, name, slug: slug(address), href: new URL(address, this.root).href }))
      const pages = brief => [...brief.places, ...brief.actors].map(page => page.href)
      for (const brief of briefs) {
        for (const kind of ["authors", "places", "actors", "tags"]) brief[kind] = brief[kind].map(index => named[index])
        brief.named = pages(brief)
        brief.year = year
      }
      this.#loaded.set(year, briefs.filter(brief => this.#belongs(brief)))
    } catch (error) {
      status.textContent = _("The lists cannot be read.")
      throw error
    }
  }

  /* Whether a brief is one of this page's list */

  #belongs(brief) {
    const { kind } = this.#form.dataset
    if (!kind) return true
    const pages = kind === "named" ? brief.named : brief[kind].map(page => page.href)
    return pages.some(page => this.within.has(page))
  }

  #fits(brief, but) {
    const value = name => (name === but ? "" : this.#form.elements[name].value)
    if (value("year") && brief.year !== value("year")) return false
    return Object.entries(FACETS).every(
      ([name, kind]) => !value(name) || brief[kind].some(page => page.slug === value(name)),
    )
  }

  #show() {
    const chosen = [...this.#form.querySelectorAll("select")].some(select => select.value)
    const briefs = [...this.#years].flatMap(year => this.#loaded.get(year) || [])
    this.#offer(briefs)
    const found = briefs.filter(brief => this.#fits(brief))
    const whole = this.#years.every(year => this.#loaded.has(year)) || this.#loaded.has(this.#form.elements.year.value)
    this.#list.hidden = chosen
    this.#results.hidden = !chosen
    this.#form.querySelector("[type='reset']").hidden = !chosen
    const many = ngettext("%(num)s brief", "%(num)s briefs", found.length)
    this.#form.querySelector("[role='status']").textContent = !chosen ? "" : whole ? many : _("Reading …")
    if (!chosen) return this.#results.replaceChildren()
    const list = make("ol", { className: "entries" }, ...found.slice(0, this.#many).map(brief => this.#entry(brief)))
    const more = make("button", { type: "button", className: "brief-results__more" }, _("Show more"))
    more.addEventListener("click", () => {
      this.#many += SHOWN
      this.#show()
    })
    this.#results.replaceChildren(list, ...(found.length > this.#many ? [more] : []))
  }

  /* The choices, each with the number of briefs that it would leave */

  #offer(briefs) {
    const { year } = this.#form.elements
    const left = briefs.filter(brief => this.#fits(brief, "year"))
    for (const option of [...year.options].slice(1)) {
      const own = left.filter(brief => brief.year === option.value).length
      const name = option.value === "undated" ? _("Without a date") : option.value
      option.textContent = this.#loaded.has(option.value) ? `${name} (${own})` : name
    }
    for (const [name, kind] of Object.entries(FACETS)) {
      const counts = new Map()
      for (const brief of briefs.filter(each => this.#fits(each, name)))
        for (const page of brief[kind]) {
          const entry = counts.get(page.slug) || { ...page, count: 0 }
          entry.count += 1
          counts.set(page.slug, entry)
        }
      const select = this.#form.elements[name]
      const { value } = select
      const most = [...counts.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
      const options = most
        .slice(0, OPTIONS)
        .map(({ slug: value, name: text, count }) => make("option", { value }, `${text} (${count})`))
      const others = most.length - options.length
      if (others) {
        const text = ngettext("and %(num)s other, on its own page", "and %(num)s others, on their own pages", others)
        options.push(make("option", { disabled: true }, text))
      }
      if (value && !options.some(option => option.value === value)) options.unshift(make("option", { value }, value))
      select.replaceChildren(select.options[0], ...options)
      select.value = value
    }
  }

  #entry(brief) {
    const link = page => make("a", { href: page.href }, make("bdi", {}, page.name))
    const listed = pages => pages.flatMap((page, index) => (index ? [LANGUAGE.comma, link(page)] : [link(page)]))
    const day = brief.date
      ? [make("time", { dateTime: brief.date }, DAY.format(new Date(`${brief.date}T00:00:00Z`)))]
      : []
    const meta = [day, listed(brief.authors), listed(brief.places)].filter(part => part.length)
    const title = make("a", { href: new URL(brief.address, this.root).href }, brief.title)
    return make(
      "li",
      { className: "entry" },
      make("h3", { className: "entry__title" }, ...(STATES[brief.status] ? [make("span", { className: "draft-mark" }, STATES[brief.status]), " "] : []), title),
      ...(brief.summary ? [make("p", { className: "entry__summary" }, brief.summary)] : []),
      make("p", { className: "entry__meta" }, ...meta.flatMap((part, index) => (index ? [" · ", ...part] : part))),
    )
  }
}

/* Sources and judgements. They come in lists of a thousand. */

const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

const day = date => (date ? DAY.format(new Date(`${date}T00:00:00Z`)) : "")

const KINDS = {
  sources: {
    fits: (source, { words, year, type }) =>
      (!year || source.year === year) &&
      (!type || source.type === type) &&
      plain(words).split(/\s+/).filter(Boolean).every(word => plain(`${source.authors} ${source.text}`).includes(word)),
    found: (shown, all) => ngettext("%(shown)s of %(num)s source", "%(shown)s of %(num)s sources", all, { shown }),
    list: items => make("ul", { className: "sources" }, ...items),
    item: ({ text, cited }, href) => {
      const pages = make("small", {}, ngettext("on %(num)s page", "on %(num)s pages", cited))
      const reference = make("p", { className: "source__reference" }, make("a", { href }, text), " ", pages)
      return make("li", { className: "source" }, reference)
    },
  },
  judgements: {
    fits: (judgement, { countries, likelihood, state }) =>
      (!countries || judgement.countries.includes(countries)) &&
      (!likelihood || String(judgement.likelihood) === likelihood) &&
      (!state || judgement.state === state),
    found: (shown, all) => ngettext("%(shown)s of %(num)s judgement", "%(shown)s of %(num)s judgements", all, { shown }),
    list: items => make("ol", { className: "judged-list" }, ...items),
    item: ({ text, term, outcome, brief, made }, href) =>
      make(
        "li",
        { className: "judged" },
        make("p", { className: "judgement__text" }, text),
        make("p", { className: "judgement__terms" }, make("strong", {}, term)),
        ...(outcome ? [make("p", { className: "judgement__outcome" }, make("strong", {}, outcome))] : []),
        make("p", { className: "judged__brief" }, make("a", { href }, brief), ...(made ? [" · ", day(made)] : [])),
      ),
  },
}

class ListFilters {
  #form
  #list
  #results
  #kind
  #rows
  #fields
  #many = SHOWN

  constructor(form) {
    this.#form = form
    this.#kind = KINDS[form.dataset.kind]
    this.#results = form.parentElement.querySelector(".brief-results")
    this.#list = form.parentElement.querySelector(".filtered")
    this.#fields = [...form.elements].filter(field => field.name)
    this.root = new URL(form.dataset.root.replace(/\/?$/, "/"), location)
    form.hidden = false
    form.addEventListener("focusin", () => this.#load())
    form.addEventListener("submit", event => event.preventDefault())
    form.addEventListener("input", () => this.#choose())
    const asked = new URLSearchParams(location.search)
    for (const field of this.#fields) field.value = asked.get(field.name) || ""
    this.#show()
  }

  #choose() {
    const address = new URL(location)
    for (const { name, value } of this.#fields) {
      if (value) address.searchParams.set(name, value)
      else address.searchParams.delete(name)
    }
    history.replaceState(history.state, "", address)
    this.#many = SHOWN
    this.#show()
  }

  #load() {
    const { lists, files, kind } = this.#form.dataset
    const read = async number => {
      const answer = await fetch(new URL(`${lists.replace(/\/?$/, "/")}${kind}-${number}.json`, location))
      if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`)
      return (await answer.json())[kind]
    }
    const numbers = Array.from({ length: Number(files) }, (_, index) => index + 1)
    this.#rows ??= Promise.all(numbers.map(read)).then(lists => lists.flat())
    return this.#rows
  }

  async #show() {
    const status = this.#form.querySelector("[role='status']")
    const chosen = this.#fields.some(field => field.value)
    this.#list.hidden = chosen
    this.#results.hidden = !chosen
    if (!chosen) {
      status.textContent = ""
      return
    }
    status.textContent = _("Reading …")
    let rows
    try {
      rows = await this.#load()
    } catch (error) {
      status.textContent = _("The lists cannot be read.")
      throw error
    }
    const wanted = Object.fromEntries(this.#fields.map(({ name, value }) => [name, value]))
    const found = rows.filter(row => this.#kind.fits(row, wanted))
    status.textContent = this.#kind.found(found.length, rows.length)
    const items = found.slice(0, this.#many).map(row => this.#kind.item(row, new URL(row.address, this.root).href))
    const more = make("button", { type: "button", className: "brief-results__more" }, _("Show more"))
    more.addEventListener("click", () => {
      this.#many += SHOWN
      this.#show()
    })
    this.#results.replaceChildren(this.#kind.list(items), ...(found.length > this.#many ? [more] : []))
  }
}

const DAY = new Intl.DateTimeFormat(LANGUAGE.locale, { dateStyle: "long", timeZone: "UTC" })
const STATES = { draft: _("Draft"), scheduled: _("Scheduled"), superseded: _("Superseded") }

const start = () => {
  if (location.protocol === "file:") return // a browser reads no other files there
  const form = document.querySelector("form.brief-filters[hidden]")
  if (form) new Filters(form)
  const list = document.querySelector("form.source-filters[data-files][hidden]")
  if (list) new ListFilters(list)
}

// A module runs once, but Material's instant navigation replaces the page: document$ emits after each replacement.
if (window.document$) window.document$.subscribe(start)
else start()
