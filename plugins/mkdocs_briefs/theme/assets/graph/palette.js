/* The look of nodes: shapes are read from the legend, colours from the style sheet. */

export class Palette {
  colours
  family
  #stage
  #kinds

  constructor(stage, switches) {
    this.#stage = stage
    this.#kinds = new Map([...switches].map(input => [input.value, lookOf(input)]))
    this.read()
  }

  /* Called again when the colour scheme changes */

  read() {
    const style = getComputedStyle(this.#stage)
    const names = ["paper", "ink", "link", "muted", ...this.#kinds.keys()]
    const colour = name => style.getPropertyValue(name).trim()
    this.colours = Object.fromEntries(names.map(name => [name, colour(`--briefs-graph-${name}`)]))
    this.family = style.fontFamily
  }

  colour(node) {
    return this.colours[node.type]
  }

  shape(node) {
    return this.#kinds.get(node.type).shape
  }

  isHollow(node) {
    return this.#kinds.get(node.type).hollow
  }

  /* The label of its kind */

  noun(node) {
    return this.#kinds.get(node.type).noun
  }
}

const lookOf = input => {
  const path = input.closest("label").querySelector("path")
  const hollow = path.getAttribute("fill") === "none"
  return { shape: new Path2D(path.getAttribute("d")), hollow, noun: input.dataset.noun }
}
