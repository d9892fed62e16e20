/* The controls: search, checkboxes of kinds, which are also the legend, and zoom buttons. */

import { make } from "./elements.js"
import { isBrief } from "./network.js"
import { notFound } from "./words.js"

/* Each checkbox shows the colour of its kind and the number of nodes */

const explain = (input, nodes, palette) => {
  const many = nodes.filter(node => node.type === input.value).length
  const label = input.closest("label")
  label.hidden = !many
  label.querySelector(".network__count").textContent = many
  const colour = `var(--briefs-graph-${input.value})`
  const outline = `fill: none; stroke: ${colour}; stroke-width: 2.5`
  label.querySelector("path").style.cssText = palette.isHollow({ type: input.value }) ? outline : `fill: ${colour}`
  // Many briefs hide the structure: then they are off at first.
  if (input.value === "brief" && many > 60) input.checked = false
}

/* Nodes by search text. Nodes with the same label get their kind and address appended. */

const namesOf = (nodes, palette) => {
  const names = new Map()
  for (const node of [...nodes].sort((a, b) => isBrief(a) - isBrief(b)))
    names.set(names.has(node.label) ? `${node.label} (${palette.noun(node)}, ${node.url})` : node.label, node)
  return names
}

const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

const search = (drawing, { controls, words, status }) => {
  let names, folded
  const read = () => {
    names = namesOf(drawing.network.nodes, drawing.palette)
    const options = [...names.keys()].map(value => make("option", { value }))
    controls.querySelector("datalist").replaceChildren(...options)
    folded = [...names].map(([name, node]) => [plain(name), node])
  }
  read()
  const best = text => {
    const wanted = plain(text.trim())
    if (!wanted) return undefined
    const starts = folded.find(([name]) => name.startsWith(wanted))
    return (starts || folded.find(([name]) => name.includes(wanted)))?.[1]
  }
  // Who is not in the core is found, too: the whole network is read when a reader is about to search.
  const whole = () => drawing.whole().then(read)
  words.addEventListener("focus", () => drawing.isWhole || whole(), { once: true })
  words.addEventListener("input", () => names.has(words.value) && drawing.find(names.get(words.value)))
  controls.addEventListener("submit", async event => {
    event.preventDefault()
    await whole()
    const node = names.get(words.value) || best(words.value)
    if (!node) status.textContent = notFound(words.value)
    else if (node === drawing.chosen) drawing.open(node)
    else drawing.find(node)
  })
}

export const control = (drawing, page) => {
  const { camera, graph } = drawing
  search(drawing, page)
  const explainAll = () => page.kinds.forEach(input => explain(input, drawing.network.nodes, drawing.palette))
  explainAll()
  if (page.all) {
    page.all.hidden = drawing.isWhole
    page.all.addEventListener("click", async () => {
      page.all.disabled = true
      await drawing.whole()
      explainAll()
      await drawing.showAll()
      page.all.hidden = true
    })
  }
  for (const input of page.kinds) {
    input.addEventListener("change", () => {
      camera.moved = false
      drawing.show()
    })
  }
  page.zoom.addEventListener("click", event => {
    const wanted = event.target.closest("button")?.value
    if (wanted === "fit") {
      camera.moved = false
      camera.fit(drawing.view)
    } else if (wanted) {
      camera.moved = true
      camera.look(graph.zoom() * (wanted === "in" ? 1.5 : 1 / 1.5))
    }
  })
  page.section.addEventListener("keydown", event => event.key === "Escape" && drawing.chosen && drawing.choose())
}
