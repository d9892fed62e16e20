/* The search. Of what is typed, names of pages come first (lists/names-*.json), then texts, by Pagefind
   (https://pagefind.app), whose index is read in small parts. search.js loads this when a reader opens the search. */

{% include "language.js" %}

const AT_FIRST = 5 // results, each a file
const MORE = 10
const NAMES = 6
const OPTIONS = 200 // choices of one facet
const PAUSE = 120 // milliseconds without a key, after which what is typed is looked for
const FACETS = { country: _("Country"), region: _("Region"), actor: _("Actor"), author: _("Author"), year: _("Year"), tag: _("Tag") }
const ORDERS = { "": _("best match"), desc: _("newest first"), asc: _("oldest first") }
const DAY = new Intl.DateTimeFormat(LANGUAGE.locale, { dateStyle: "long", timeZone: "UTC" })
const NARROW = matchMedia("(max-width: 59.9844em)") // Material's width, below which the search takes the whole window

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

/* Words as they are compared; exports/names.py does the same */

const fold = text =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ")
const words = text => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean)

/* A text of Pagefind's, in HTML, as text and marks: nothing else of it comes into the page */

const marked = html => {
  const { body } = new DOMParser().parseFromString(html, "text/html")
  // Pagefind parts the words at each element: "( Ash 2001 )."
  const joined = text => text.replace(/([([]) /g, "$1").replace(/ (?=[)\],.;])/g, "")
  return [...body.childNodes].map(node =>
    node.nodeName === "MARK" ? make("mark", {}, node.textContent) : joined(node.textContent),
  )
}

class Names {
  #root
  #lists = new Map()
  #beginnings

  constructor(root) {
    this.#root = root
  }

  /* The pages of which a name has words that begin with those typed: those with just that name first */

  async find(typed) {
    const wanted = words(typed)
    if (!wanted.length) return []
    const whole = wanted.join(" ")
    const found = []
    for (const [address, name, kind, briefs, ...others] of await this.#list([...wanted[0]].slice(0, 2).join(""))) {
      const fits = [name, ...others]
        .map(each => [each, words(each)])
        .filter(([, own]) => wanted.every(word => own.some(each => each.startsWith(word))))
        .map(([each, own]) => [each, own.join(" ") === whole ? 0 : own.join(" ").startsWith(whole) ? 1 : 2])
        .sort((one, other) => one[1] - other[1])
      if (fits.length) {
        const [by, rank] = fits[0]
        found.push({ href: new URL(address, this.#root).href, name, kind, briefs, by: by === name ? "" : by, rank })
      }
    }
    found.sort((one, other) => one.rank - other.rank || other.briefs - one.briefs || one.name.localeCompare(other.name))
    return found.slice(0, NAMES)
  }

  /* Read which beginnings of words have a list */

  load() {
    this.#beginnings ??= this.#read("names")
    return this.#beginnings
  }

  async #list(beginning) {
    if (!(await this.load()).includes(beginning)) return []
    if (!this.#lists.has(beginning)) {
      const codes = [...beginning].map(letter => letter.codePointAt(0).toString(16))
      this.#lists.set(beginning, this.#read(`names-${/^[\x00-\x7f]+$/.test(beginning) ? beginning : `u${codes.join("-")}`}`))
    }
    return this.#lists.get(beginning)
  }

  async #read(name) {
    const answer = await fetch(new URL(`assets/briefs/lists/${name}.json`, this.#root))
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`)
    return answer.json()
  }
}

export class Search {
  #box
  #root
  #names
  #engine
  #common
  #anyway = "" // typed, and asked for though common
  #turn = 0
  #pause
  #options = []
  #at = -1
  #before = document.body
  #rest = []
  #heading
  #form // of choices, once they have been opened

  constructor(box) {
    this.#box = box
    this.#root = new URL(box.dataset.root.replace(/\/?$/, "/"), location)
    this.#names = new Names(this.#root)
    this.toggle = document.getElementById("__search")
    this.input = box.querySelector("[role='combobox']")
    this.status = box.querySelector("[role='status']")
    this.list = box.querySelector("[role='listbox']")
    this.more = box.querySelector(".search-more")
    this.anyway = box.querySelector(".search-anyway")
    this.choices = box.querySelector(".search-choices")
    this.#say(_("Type to search: a name, or words of a text"))
    this.input.addEventListener("input", () => {
      this.#prepare()
      clearTimeout(this.#pause)
      this.#pause = setTimeout(() => this.#search(), PAUSE)
    })
    const form = this.input.form
    form.addEventListener("submit", event => event.preventDefault())
    form.addEventListener("reset", event => {
      event.preventDefault()
      this.input.value = ""
      this.input.focus()
      this.#search()
    })
    this.toggle.addEventListener("change", () => this.#followToggle())
    this.more.addEventListener("click", () => this.#show(MORE))
    this.anyway.addEventListener("click", () => {
      this.#anyway = this.input.value.trim()
      this.input.focus()
      this.#search()
    })
    this.choices.addEventListener("toggle", () => this.choices.open && this.#choose())
    box.addEventListener("keydown", event => this.#press(event))
    box.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !box.contains(relatedTarget)) this.close()
    })
    if (this.input.value) this.#search() // typed while this was loaded
  }

  /* The field has the focus, which was elsewhere before */

  enter(before) {
    if (document.activeElement !== this.input) return // no more: the reader went on while this was loaded
    if (!this.#box.contains(before)) this.#before = before ?? document.body
    this.open()
    this.#prepare()
  }

  /* What an address asks for: "?q=" */

  follow() {
    const asked = new URLSearchParams(location.search).get("q")
    if (!asked) return this.close()
    this.input.value = asked
    this.input.focus()
    this.#search()
  }

  open() {
    if (!this.toggle.checked) this.toggle.click()
  }

  close() {
    if (this.toggle.checked) this.toggle.click()
  }

  #followToggle() {
    const isOpen = this.toggle.checked
    this.input.setAttribute("aria-expanded", String(isOpen && this.#options.length > 0))
    if (isOpen) {
      if (document.activeElement !== this.input) this.input.focus()
    } else {
      this.input.blur()
      this.#note("")
    }
  }

  /* Keep what is looked for in the address, so that it can be sent */

  #note(typed) {
    const address = new URL(location)
    if (typed) address.searchParams.set("q", typed)
    else address.searchParams.delete("q")
    if (address.href !== location.href) history.replaceState(history.state, "", address)
  }

  #press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === "Escape") {
      event.preventDefault()
      this.close()
      ;(NARROW.matches ? document.querySelector(".search-button") : this.#before).focus?.()
    } else if (event.key === "Tab" && NARROW.matches) {
      const all = [...this.#box.querySelectorAll("input, button, select, summary")].filter(
        each => each.checkVisibility() && each.getClientRects().length,
      )
      const end = event.shiftKey ? all[0] : all.at(-1)
      if (document.activeElement !== end) return
      event.preventDefault()
      ;(event.shiftKey ? all.at(-1) : all[0]).focus()
    } else if (event.target !== this.input || event.isComposing) {
      return
    } else if (step && this.#options.length) {
      event.preventDefault()
      this.#select((this.#at + step + this.#options.length + (this.#at < 0 && step < 0)) % this.#options.length)
    } else if (event.key === "Enter") {
      event.preventDefault()
      this.#options[Math.max(0, this.#at)]?.click()
    }
  }

  #select(at) {
    this.#options[this.#at]?.setAttribute("aria-selected", "false")
    this.#at = at
    const option = this.#options[at]
    option?.setAttribute("aria-selected", "true")
    option?.scrollIntoView({ block: "nearest" })
    if (option) this.input.setAttribute("aria-activedescendant", option.id)
    else this.input.removeAttribute("aria-activedescendant")
  }

  #say(text) {
    this.status.textContent = text
  }

  /* Load what every search needs. Should it fail, the search itself says so */

  #prepare() {
    this.#names.load().catch(() => {})
    this.#load().catch(() => {})
  }

  #load() {
    const folder = new URL("assets/briefs/pagefind/", this.#root)
    this.#engine ??= import(new URL("pagefind.js", folder).href).then(async ({ createInstance }) => {
      const engine = createInstance({ baseUrl: this.#root.pathname, noWorker: true, excerptLength: 24 })
      const [answer] = await Promise.all([fetch(new URL("common.json", folder)), engine.init()])
      this.#common = new Set(await answer.json())
      return engine
    })
    return this.#engine
  }

  /* What is typed, without words of very many texts: their lists are long, and tell nothing apart. Not within quotes */

  #telling(typed) {
    if (typed.includes('"') || typed === this.#anyway) return typed
    return typed.split(/\s+/).filter(each => !words(each).every(word => this.#common.has(word))).join(" ")
  }

  async #search() {
    const turn = ++this.#turn
    const typed = this.input.value.trim()
    const filters = this.#chosen()
    const isFiltered = Object.keys(filters).length > 0
    this.#note(typed)
    this.#clear()
    if (!typed && !isFiltered && !this.choices.open) return this.#say(_("Type to search: a name, or words of a text"))
    this.#say(_("Searching …"))
    try {
      const [names, found] = await Promise.all([
        isFiltered ? [] : this.#names.find(typed).then(names => this.#showNames(names, turn)),
        this.#find(typed, filters),
      ])
      if (turn !== this.#turn) return
      if (this.choices.open) this.#count(found)
      const results = typed || isFiltered ? found.results : []
      this.#say(
        found.areCommon
          ? _("These words stand in very many texts. The newest are shown.")
          : this.#number(results.length, names.length, typed || isFiltered),
      )
      this.anyway.hidden = !found.areCommon
      this.#heading = found.areCommon ? _("Newest briefs") : _("Texts with these words")
      this.#rest = results
      await this.#show(AT_FIRST)
    } catch (error) {
      this.#engine = undefined // the next key tries again
      this.#names = new Names(this.#root)
      this.#say(_("The search cannot be read. It needs a connection, and a browser that runs WebAssembly."))
      throw error
    }
  }

  async #find(typed, filters) {
    const engine = await this.#load()
    const all = this.choices.open ? await engine.filters() : {}
    const telling = this.#telling(typed)
    const areCommon = typed !== "" && telling === ""
    const order = this.#form?.elements.order.value || (areCommon && "desc")
    const found = await engine.search(telling || null, { filters, sort: order ? { date: order } : {} })
    return { ...found, totalFilters: telling ? found.totalFilters : all, areCommon } // without a word, Pagefind counts none
  }

  #number(texts, names, isAsked) {
    if (!isAsked) return _("Type to search: a name, or words of a text")
    if (texts) return ngettext("%(num)s page with these words", "%(num)s pages with these words", texts)
    return names ? "" : _("Nothing is found. Try another word, or fewer filters.")
  }

  #clear() {
    this.#options = []
    this.#rest = []
    this.#select(-1)
    this.list.replaceChildren()
    this.more.hidden = true
    this.anyway.hidden = true
    this.input.setAttribute("aria-expanded", "false")
  }

  #add(heading, options) {
    if (!options.length) return
    const group = make("div", {}, ...(heading ? [make("p", { className: "search-found__heading" }, heading)] : []), ...options)
    group.setAttribute("role", "group")
    if (heading) group.setAttribute("aria-label", heading)
    this.list.append(group)
    this.#options.push(...options)
    this.input.setAttribute("aria-expanded", "true")
  }

  #option(href, ...children) {
    const option = make("a", { href, tabIndex: -1, id: `search-option-${this.#turn}-${href}` }, ...children)
    option.setAttribute("role", "option")
    option.setAttribute("aria-selected", "false")
    return option
  }

  #showNames(names, turn) {
    if (turn === this.#turn && names.length) {
      const options = names.map(({ href, name, kind, briefs, by }) => {
        const parts = [kind, by, ngettext("%(num)s brief", "%(num)s briefs", briefs)].filter(Boolean)
        const meta = parts.flatMap((part, index) => [...(index ? [" · "] : []), make("bdi", {}, part)])
        return this.#option(
          href,
          make("span", { className: "search-found__title" }, make("bdi", {}, name)),
          " ",
          make("span", { className: "search-found__meta" }, ...meta),
        )
      })
      this.#add(_("Pages of this name"), options)
    }
    return names
  }

  /* The next results, but for pages that stand among the names */

  async #show(many) {
    const turn = this.#turn
    const pages = await Promise.all(this.#rest.splice(0, many).map(result => result.data()))
    if (turn !== this.#turn) return
    const known = new Set(this.#options.map(option => option.href))
    const heading = this.list.querySelector(".search-found__texts") ? "" : this.#heading
    const fresh = pages.filter(page => !known.has(new URL(page.url, location).href))
    this.#add(heading, fresh.map(page => this.#result(page)))
    if (heading && fresh.length) this.list.lastElementChild.classList.add("search-found__texts")
    this.more.hidden = !this.#rest.length
  }

  #result({ url, meta, excerpt }) {
    const day = meta.date ? make("time", { dateTime: meta.date, dir: "auto" }, DAY.format(new Date(`${meta.date}T00:00:00Z`))) : meta.kind && make("bdi", {}, meta.kind)
    const line = (name, ...children) => make("div", { className: `search-found__${name}` }, ...children)
    const option = this.#option(
      new URL(url, location).href,
      line("title", meta.title),
      ...(day ? [line("meta", day)] : []),
      ...(meta.summary ? [line("summary", meta.summary)] : []),
      line("excerpt", ...marked(excerpt)),
    )
    option.dir = meta.dir ?? "" // where the page is not written in the direction of this one
    return option
  }

  /* Choices: made when they are opened, with the number of pages that each would leave */

  #choose() {
    this.#form ??= this.#offerChoices()
    this.#search()
  }

  #offerChoices() {
    const label = (text, select) => make("label", {}, text, select)
    const facets = Object.entries(FACETS).map(([name, text]) =>
      label(text, make("select", { name }, make("option", { value: "" }, _("any")))),
    )
    const orders = Object.entries(ORDERS).map(([value, text]) => make("option", { value }, text))
    const form = make("form", { className: "search-choices__form" }, ...facets, label(_("Order"), make("select", { name: "order" }, ...orders)))
    this.choices.querySelector("div").replaceWith(form)
    form.addEventListener("submit", event => event.preventDefault())
    form.addEventListener("change", () => this.#search())
    return form
  }

  #chosen() {
    if (!this.#form) return {}
    const { elements } = this.#form
    return Object.fromEntries(Object.keys(FACETS).map(name => [name, elements[name].value]).filter(([, value]) => value))
  }

  #count({ filters, totalFilters }) {
    const { elements } = this.#form
    for (const name of Object.keys(FACETS)) {
      const select = elements[name]
      const counts = Object.entries((select.value ? totalFilters : filters)[name] || {})
        .filter(([value, count]) => count || value === select.value)
        .sort((one, other) => (name === "year" ? other[0].localeCompare(one[0]) : other[1] - one[1] || one[0].localeCompare(other[0])))
      const { value } = select
      const options = counts.slice(0, OPTIONS).map(([each, count]) => make("option", { value: each }, `${each} (${count})`))
      if (value && !options.some(option => option.value === value)) options.unshift(make("option", { value }, value))
      select.replaceChildren(select.options[0], ...options)
      select.value = value
      select.parentElement.hidden = !options.length
    }
  }
}
