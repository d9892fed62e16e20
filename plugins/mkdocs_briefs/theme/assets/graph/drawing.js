/* The drawing of the network: its state, and the coordination of layout, camera, labels, pointer and card. */

import { Camera } from "./camera.js"
import { Card } from "./card.js"
import { Labels } from "./labels.js"
import { Layout } from "./layout.js"
import { Light } from "./light.js"
import { paintLines } from "./lines.js"
import { near } from "./network.js"
import { areaPainter, nodePainter } from "./nodes.js"
import { Palette } from "./palette.js"
import { Pointer } from "./pointer.js"
import { isNarrow, still } from "./stage.js"
import { View } from "./view.js"
import { DRAWING, summary } from "./words.js"

const NEAR = 40 // nodes around one that is asked for

export class Drawing {
  view
  chosen // the selected node, by search or touch
  pointed // the node under the pointer
  #page
  #layout
  #labels
  #pointer
  #card
  #paintNode
  #settled = true // whether the layout has ended
  #given // the nodes that the library is to take in
  #waiting = []
  #sleep
  #among // the only nodes that are shown; without it, all
  #readWhole
  #whole

  /* In a large publication ``network`` is its core. ``readWhole`` reads the rest, when it is asked for. */

  constructor(page, network, readWhole) {
    this.#readWhole = readWhole
    if (readWhole) this.#among = new Set(network.nodes)
    const { stage, canvas, card, zoom } = page
    this.#page = page
    this.network = network
    this.palette = new Palette(stage, page.kinds)
    this.graph = new ForceGraph(canvas).width(stage.clientWidth).height(stage.clientHeight)
    this.camera = new Camera(this.graph, stage, () => this.wake())
    this.light = new Light(() => this.redraw())
    this.#layout = new Layout(this.graph, stage, nodes => this.#arrange(nodes))
    this.#labels = new Labels(stage, [zoom, card], this.palette, this.light, this.camera)
    this.#paintNode = nodePainter(this.palette, this.light, this.camera)
    this.graph
      .nodeRelSize(1)
      .nodeVal(node => node.radius ** 2)
      .nodeLabel(() => "")
      .nodeCanvasObject(this.#paintNode)
      .nodePointerAreaPaint(areaPainter(this.camera))
      .linkVisibility(false)
      .onRenderFramePre((ctx, k) => paintLines(ctx, k, this.view, this.palette, this.light, this.camera))
      .onRenderFramePost((ctx, k) => this.#labels.paint(ctx, k, this.view))
      .cooldownTicks(0)
      .onZoom(() => this.wake())
      .showPointerCursor(false)
    this.#pointer = new Pointer(this, page)
    this.#card = new Card(card, this)
  }

  /* Show the nodes of the checked kinds */

  show() {
    const { stage, status, kinds } = this.#page
    const shown = new Set([...kinds].filter(input => input.checked).map(input => input.value))
    const view = (this.view = new View(this.network, shown, this.#among))
    if (this.chosen && !shown.has(this.chosen.type)) this.choose()
    this.#clearPointer()
    this.#layout.prepare(this.network.nodes, view)
    this.#settled = false
    stage.setAttribute("aria-busy", "true")
    status.textContent = DRAWING
    this.graph.pauseAnimation() // nodes do not move on screen
    this.#given = undefined
    const give = () => {
      if (this.view !== view) return // superseded by a later call
      this.#given = [...view.nodes].reverse()
      this.graph.graphData({ nodes: this.#given, links: view.links })
    }
    requestAnimationFrame(() => setTimeout(give)) // after the status has been painted
    this.#shine()
  }

  get isWhole() {
    return !this.#among
  }

  /* Read the whole network, once; what is shown stays */

  whole() {
    this.#whole ??= this.#readWhole ? this.#exchange() : Promise.resolve()
    return this.#whole
  }

  async #exchange() {
    const network = await this.#readWhole()
    const before = new Map(this.network.nodes.map(node => [node.id, node]))
    const kept = network.nodes.filter(node => before.has(node.id))
    for (const node of kept) {
      const { x, y } = before.get(node.id)
      Object.assign(node, { x, y })
    }
    this.choose()
    this.network = network
    this.#among = new Set(kept)
    this.show()
  }

  async showAll() {
    await this.whole()
    this.#among = undefined
    this.camera.moved = false
    this.show()
  }

  async #arrange(nodes) {
    if (nodes !== this.#given) return
    this.#given = undefined
    const { view } = this
    if (!(await this.#layout.settle())) return
    this.#settled = true
    if (view.nodes.length) {
      this.#layout.stretch()
      this.camera.fit(view)
    }
    this.redraw()
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))) // it is on the screen then
    if (this.view !== view) return
    this.#page.stage.setAttribute("aria-busy", "false")
    this.#page.status.textContent = summary(view)
    for (const act of this.#waiting.splice(0)) act()
  }

  #whenSettled(act) {
    if (this.#settled) act()
    else this.#waiting.push(act)
  }

  point(node) {
    this.pointed = node
    this.#shine()
  }

  #clearPointer() {
    this.#pointer.forget()
    this.pointed = undefined
  }

  choose(node) {
    this.chosen = node
    this.#card.show(node, this.#page.words)
    this.#shine()
  }

  #shine() {
    this.light.shine(this.pointed || this.chosen, this.view)
  }

  /* Select a node and bring it into view; its kind is shown first, if it is hidden */

  find(node) {
    const box = [...this.#page.kinds].find(input => input.value === node.type)
    const isOutside = this.#among && !this.#among.has(node)
    if (isOutside) this.#among = near(this.network, node, NEAR)
    if (!box.checked || isOutside) {
      box.checked = true
      this.show()
    }
    this.#clearPointer()
    this.choose(node)
    this.camera.moved = true
    this.#whenSettled(() => this.view.has(node) && this.#approach(node))
  }

  #approach(node) {
    const { stage, card } = this.#page
    const near = this.view.around(node).flatMap(tie => [tie.source, tie.target])
    const reach = axis => near.map(each => Math.abs(each[axis] - node[axis])).sort((a, b) => a - b)
    const most = axis => reach(axis)[Math.floor(near.length * 0.8)] || 1
    const fits = Math.min(stage.clientWidth / 2 / most("x"), stage.clientHeight / 2 / most("y")) * 0.75
    const k = Math.max(this.camera.whole, Math.min(fits, this.camera.whole * 2.5))
    // The card covers a part of the canvas: the node is centred in the rest.
    const [left, up] = isNarrow(stage) ? [0, card.offsetHeight / 2] : [card.offsetWidth / 2, 0]
    this.camera.look(k, node.x - left / k, node.y + up / k)
    stage.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" })
  }

  addressOf(node) {
    return new URL(node.url, this.#page.root).href
  }

  open(node, event) {
    const address = this.addressOf(node)
    if (event?.ctrlKey || event?.metaKey) window.open(address)
    else location.assign(address)
  }

  redraw() {
    this.graph.nodeCanvasObject(this.#paintNode)
    this.wake()
  }

  /* The library redraws at every frame. It is paused when idle, to save power. */

  wake() {
    if (!this.#settled) return
    this.graph.resumeAnimation()
    clearTimeout(this.#sleep)
    this.#sleep = setTimeout(() => this.graph.pauseAnimation(), 1500)
  }

  /* Changes of the colour scheme, of fonts and of size */

  recolour() {
    this.palette.read()
    this.redraw()
  }

  remeasure() {
    this.#labels.forget()
    this.redraw()
  }

  resize() {
    const { stage } = this.#page
    if (!stage.isConnected) {
      this.graph.pauseAnimation()
      return
    }
    this.graph.width(stage.clientWidth).height(stage.clientHeight)
    if (this.#settled) this.camera.fit(this.view)
  }
}
