/* The view: the visible part of the network, nodes of the checked kinds and the lines between them. */

import { byNode, isBrief } from "./network.js"

/* The strongest edges between actors: a few for each. Weights are normalized by the weights of both nodes, so that
   frequent actors do not dominate. */

const closest = (list, many) => {
  const keep = many > 80 ? 2 : 4
  const nearness = tie => tie.weight / Math.sqrt(Math.sqrt(tie.source.weight * tie.target.weight))
  const kept = new Set()
  for (const own of byNode(list).values())
    own.sort((a, b) => nearness(b) - nearness(a) || b.weight - a.weight).slice(0, keep).forEach(tie => kept.add(tie))
  return [...kept]
}

export class View {
  #byNode

  /* ``among`` are the only nodes that may be seen; without it, all */

  constructor(network, kinds, among) {
    const seen = node => kinds.has(node.type) && (!among || among.has(node))
    this.nodes = network.nodes.filter(seen)
    this.briefs = this.nodes.some(isBrief)
    this.all = (this.briefs ? network.ties : network.companions).filter(tie => seen(tie.source) && seen(tie.target))
    this.#byNode = byNode(this.all)
    this.links = this.briefs ? this.all : closest(this.all, this.nodes.length)
    this.bundles = this.#bundles()
  }

  has(node) {
    return this.nodes.includes(node)
  }

  ties(node) {
    return this.#byNode.get(node) || []
  }

  degree(node) {
    return this.ties(node).length
  }

  maxDegree(tie) {
    return Math.max(this.degree(tie.source), this.degree(tie.target))
  }

  /* The highlighted edges of a node: its own and, if it is in few briefs, the other edges of these */

  around(node) {
    const own = this.ties(node)
    const further = !isBrief(node) && this.briefs && own.length <= 12
    return further ? [...new Set(own.flatMap(tie => [tie, ...this.ties(tie.source)]))] : own
  }

  /* Lines of the same width and opacity are drawn in one path. Lines to nodes of high degree are fainter. */

  #bundles() {
    const found = new Map()
    for (const tie of this.links) {
      const width = Math.min(3, 0.6 + 0.4 * Math.floor(Math.sqrt(tie.weight)))
      const share = Math.min(1, Math.sqrt(10 / this.maxDegree(tie)))
      const opacity = this.briefs ? Math.max(1, Math.round(4 * share)) / 4 : 1
      const key = `${width} ${opacity}`
      if (!found.has(key)) found.set(key, { width, opacity, ties: [] })
      found.get(key).ties.push(tie)
    }
    return [...found.values()]
  }
}
