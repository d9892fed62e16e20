/* The layout: radii, initial positions and forces. */

import { byNode, isBrief } from "./network.js"
import { frame } from "./stage.js"

const PIECE = 8 // ms of work at a time

/* Radii depend on the space per node: a unit is about a pixel when all nodes fit */

const measure = (nodes, view, stage) => {
  const side = Math.sqrt((stage.clientWidth * stage.clientHeight) / Math.max(view.nodes.length, 12))
  const size = (share, least, most) => Math.max(least, Math.min(most, side * share))
  const [least, most] = [size(0.11, 1.8, 5), size(0.32, 8, 19)]
  const heaviest = Math.max(1, ...nodes.filter(node => !isBrief(node)).map(node => node.weight))
  for (const node of view.nodes) {
    const share = Math.sqrt(node.weight / heaviest)
    node.major = share > 0.6 && !isBrief(node)
    node.radius = isBrief(node) ? size(0.09, 1.5, 6.5) : least + (most - least) * share
  }
  return side
}

/* Initial positions: heavy nodes in the centre, briefs at the mean of their actors. Deterministic, so that the result
   is the same every time. */

const place = (view, side) => {
  const golden = Math.PI * (3 - Math.sqrt(5))
  view.nodes
    .filter(node => !isBrief(node))
    .forEach((node, index) => {
      if (node.x !== undefined) return
      const [far, angle] = [side * 0.5 * Math.sqrt(index + 0.5), index * golden]
      Object.assign(node, { x: far * Math.cos(angle), y: far * Math.sin(angle) })
    })
  for (const brief of view.nodes.filter(node => isBrief(node) && node.x === undefined)) {
    const placed = brief.actors.filter(actor => actor.x !== undefined)
    const mean = axis => placed.reduce((sum, actor) => sum + actor[axis], 0) / Math.max(placed.length, 1)
    Object.assign(brief, { x: mean("x") + Math.cos(brief.order), y: mean("y") + Math.sin(brief.order) })
  }
}

/* Further forces: towards the centre, weaker along the longer side, and against overlap */

const force = (act, begun = () => {}) => {
  let all = []
  const initialize = given => {
    all = given
    begun(given)
  }
  return Object.assign(alpha => act(all, alpha), { initialize })
}

const apart = all => {
  const gap = 3
  const cell = 2 * Math.max(...all.map(node => node.radius)) + gap
  const grid = new Map()
  const key = (column, row) => column * 65536 + row // a string a cell and tick would be much to clear away
  for (const node of all) {
    const [column, row] = [Math.floor(node.x / cell), Math.floor(node.y / cell)]
    for (let x = column - 1; x <= column + 1; x++)
      for (let y = row - 1; y <= row + 1; y++)
        for (const near of grid.get(key(x, y)) || []) {
          const [dx, dy] = [node.x - near.x, node.y - near.y]
          const [far, least] = [Math.hypot(dx, dy) || 0.01, node.radius + near.radius + gap]
          if (far >= least) continue
          const push = ((least - far) / far) * 0.35
          node.vx += dx * push
          node.vy += dy * push
          near.vx -= dx * push
          near.vy -= dy * push
        }
    const home = key(column, row)
    if (grid.has(home)) grid.get(home).push(node)
    else grid.set(home, [node])
  }
}

export class Layout {
  #graph
  #stage
  #view

  /* ``begun`` is called with the nodes that the library has taken in, when its forces can act on them */

  constructor(graph, stage, begun) {
    this.#graph = graph
    this.#stage = stage
    let soon
    const tell = nodes => {
      clearTimeout(soon)
      soon = setTimeout(() => begun(nodes)) // the library initializes forces several times before it is ready
    }
    const pull = force((all, alpha) => this.#pull(all, alpha), tell)
    graph.d3Force("center", null).d3Force("pull", pull).d3Force("apart", force(apart))
  }

  /* Set positions and forces, before the library gets the data */

  prepare(nodes, view) {
    this.#view = view
    const side = measure(nodes, view, this.#stage)
    place(view, side)
    this.#graph
      .d3Force("charge")
      .strength(node => (isBrief(node) ? -0.035 : -0.06) * side * side)
      .distanceMax(side * 14)
    const held = byNode(view.links)
    const drawn = node => held.get(node)?.length || 1 // d3 also calls this for the previous links
    const least = tie => Math.min(drawn(tie.source), drawn(tie.target))
    this.#graph
      .d3Force("link")
      .distance(tie => side * (view.briefs ? 0.55 : 0.8) + tie.source.radius + tie.target.radius)
      .strength(tie => (view.briefs ? Math.min(1, Math.sqrt(12 / view.maxDegree(tie))) : 1) / least(tie))
  }

  /* Move the nodes as d3-force does, until they rest; false if another view has come meanwhile. The library would do it at
     a stroke, and a telephone would answer nobody for that long. */

  async settle() {
    const view = this.#view
    const forces = ["link", "charge", "pull", "apart"].map(name => this.#graph.d3Force(name))
    const ticks = view.nodes.length > 600 ? 160 : 300
    let since = performance.now()
    for (let tick = 1; tick <= ticks; tick++) {
      const alpha = 0.001 ** (tick / ticks)
      for (const act of forces) act(alpha)
      for (const node of view.nodes) {
        node.x += node.vx *= 0.6
        node.y += node.vy *= 0.6
      }
      if (performance.now() - since < PIECE) continue
      await new Promise(done => setTimeout(done))
      if (view !== this.#view) return false
      since = performance.now()
    }
    return true
  }

  #pull(all, alpha) {
    const ratio = (this.#stage.clientWidth / this.#stage.clientHeight) ** 0.7
    for (const node of all) {
      const much = this.#view.degree(node) ? 0.11 : 0.5 // nodes without links would drift away
      node.vx -= (node.x * much * alpha) / ratio
      node.vy -= node.y * much * alpha * ratio
    }
  }

  /* Stretch the layout to the aspect ratio of the stage, by a factor of at most 1.6 */

  stretch() {
    const { x, y } = this.#graph.getGraphBbox()
    const { width, height } = frame(this.#stage)
    const ratio = width / height / ((x[1] - x[0]) / (y[1] - y[0]))
    const wider = Math.max(1, Math.min(1.6, ratio))
    const higher = Math.max(1, Math.min(1.6, 1 / ratio))
    for (const node of this.#view.nodes) Object.assign(node, { x: node.x * wider, y: node.y * higher })
  }
}
