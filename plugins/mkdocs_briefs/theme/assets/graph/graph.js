/* The network of actors, countries and briefs, drawn with force-graph (in this folder) from graph.json. The page has
   the same data as a table, which is all that it shows without JavaScript. */

import { control } from "./controls.js"
import { Drawing } from "./drawing.js"
import { readNetwork } from "./network.js"
import { DRAWING } from "./words.js"

/* The parts of the page */

const pageOf = section => {
  const part = name => section.querySelector(`.network__${name}`)
  const names = ["stage", "canvas", "controls", "card", "hint", "status", "zoom", "all"]
  const parts = Object.fromEntries(names.map(name => [name, part(name)]))
  const { words, kind: kinds } = parts.controls.elements
  const root = new URL((section.dataset.root || ".").replace(/\/?$/, "/"), location)
  return { section, ...parts, words, kinds, root }
}

/* The id that the address names, as ?of=actors/jane-doe; none where its escapes are broken: "#%E0%A4%A" */

const asked = () => {
  const of = new URLSearchParams(location.search).get("of")
  if (of) return of
  try {
    return decodeURIComponent(location.hash.slice(1))
  } catch {
    return ""
  }
}

const read = async address => {
  const answer = await fetch(new URL(address, location))
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`)
  return readNetwork(await answer.json())
}

const draw = async section => {
  const page = pageOf(section)
  page.status.textContent = DRAWING
  const { graph, whole } = section.dataset
  const library = import("./force-graph.min.js") // sets ForceGraph
  const [network] = await Promise.all([read(graph), library])
  await new Promise(done => setTimeout(done)) // a task of its own: the browser answers its reader meanwhile
  const drawing = new Drawing(page, network, whole && (() => read(whole)))
  control(drawing, page)
  drawing.show()
  const id = asked()
  const find = () => drawing.network.nodes.find(node => node.id === id)
  if (id && !find()) await drawing.whole()
  const node = find()
  if (node) drawing.find(node)
  const schemes = { attributeFilter: ["data-md-color-scheme"] }
  new MutationObserver(() => drawing.recolour()).observe(document.body, schemes)
  document.fonts.addEventListener("loadingdone", () => drawing.remeasure())
  new ResizeObserver(() => drawing.resize()).observe(page.stage)
}

const start = async () => {
  const section = document.querySelector(".network:not([data-started])")
  if (!section) return
  section.dataset.started = ""
  const fallback = document.querySelector(".network__fallback")
  const show = drawn => {
    section.hidden = !drawn
    section.toggleAttribute("data-failed", !drawn)
    fallback.hidden = drawn
  }
  show(true)
  try {
    await draw(section)
  } catch (error) {
    show(false)
    throw error
  }
}

// A module runs once, but Material's instant navigation replaces the page: document$ emits after each replacement.
if (window.document$) window.document$.subscribe(start)
else start()
