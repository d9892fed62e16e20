/* The data: edges from briefs to actors, and the co-occurrence of actors that follows from them. */

export const isBrief = node => node.type === "brief"

export const other = (tie, node) => (tie.source === node ? tie.target : tie.source)

/* The edges of each node */

export const byNode = list => {
  const found = new Map()
  for (const tie of list)
    for (const node of [tie.source, tie.target]) {
      if (!found.has(node)) found.set(node, [])
      found.get(node).push(tie)
    }
  return found
}

/* The whole network has edges from briefs, its core has none, and says who is with whom */

export const readNetwork = data => {
  const byId = new Map(data.nodes.map(node => [node.id, { ...node, actors: [] }]))
  const nodes = [...byId.values()].sort((a, b) => b.weight - a.weight)
  if (data.companions) {
    nodes.forEach((node, index) => (node.order = index))
    const known = tie => ({ ...tie, source: byId.get(tie.source), target: byId.get(tie.target) })
    return { nodes, ties: [], companions: data.companions.map(known) }
  }
  const ties = data.edges.map(edge => ({ ...edge, source: byId.get(edge.source), target: byId.get(edge.target) }))
  for (const { source, target } of ties) source.actors.push(target)
  return { nodes, ties, companions: companions(nodes) }
}

/* A node and those most often with it: of a brief, those whom it names */

export const near = (network, node, most) => {
  const own = (isBrief(node) ? network.ties : network.companions).filter(tie => tie.source === node || tie.target === node)
  return new Set([node, ...own.sort((a, b) => b.weight - a.weight).slice(0, most - 1).map(tie => other(tie, node))])
}

const companions = nodes => {
  const pairs = new Map()
  nodes.forEach((node, index) => (node.order = index))
  for (const brief of nodes)
    for (const source of brief.actors)
      for (const target of brief.actors) {
        if (source.order >= target.order) continue
        const key = source.order * nodes.length + target.order
        const pair = pairs.get(key)
        if (pair) pair.weight += 1
        else pairs.set(key, { source, target, weight: 1 })
      }
  return [...pairs.values()]
}
