/* The pointer: hover, clicks and the wheel. */

import { HOW_TO_ZOOM } from "./words.js"

export class Pointer {
  #drawing
  #stage
  #canvas
  #hint
  #aimed
  #resting // a timer: nodes that the pointer only crosses are ignored
  #hinting
  #engaged = false

  constructor(drawing, { stage, canvas, hint }) {
    this.#drawing = drawing
    this.#stage = stage
    this.#canvas = canvas
    this.#hint = hint
    drawing.graph
      .enableZoomInteraction(event => this.#mayZoom(event))
      .onNodeClick((node, event) => this.#press(event))
      .onBackgroundClick(event => this.#press(event))
    stage.addEventListener("pointermove", event => {
      drawing.wake()
      if (event.pointerType !== "touch") this.#point(this.#over(event))
    })
    canvas.addEventListener("pointerdown", () => {
      drawing.wake()
      this.#engaged = drawing.camera.moved = true
    })
    stage.addEventListener("pointerleave", () => {
      this.#engaged = false
      this.#point()
    })
  }

  /* Forget the node under the pointer */

  forget() {
    this.#aimed = undefined
  }

  /* The node within this many pixels, computed from positions: the library reads pixels of a canvas, which browsers
     falsify against fingerprinting. */

  #at(event, slack) {
    const { graph, view, camera } = this.#drawing
    const box = this.#canvas.getBoundingClientRect()
    const { x, y } = graph.screen2GraphCoords(event.clientX - box.left, event.clientY - box.top)
    const k = graph.zoom()
    const gap = node => Math.hypot(node.x - x, node.y - y) - node.radius * camera.grown(k)
    const near = view.nodes.reduce((best, node) => (!best || gap(node) < gap(best) ? node : best), undefined)
    return near && gap(near) * k <= slack ? near : undefined
  }

  #over(event) {
    return event.target.tagName === "CANVAS" && !event.buttons ? this.#at(event, 3) : this.#drawing.pointed
  }

  #point(node) {
    if (node === this.#aimed) return
    this.#aimed = node
    this.#stage.style.cursor = node ? "pointer" : ""
    clearTimeout(this.#resting)
    this.#resting = setTimeout(() => this.#drawing.point(this.#aimed), 60)
  }

  #press(event) {
    const touch = event.pointerType === "touch"
    const node = this.#at(event, touch ? 14 : 3)
    if (!node) this.#drawing.choose()
    else if (touch && node !== this.#drawing.chosen) this.#drawing.choose(node)
    else this.#drawing.open(node, event)
  }

  /* The wheel scrolls the page until the reader has clicked the canvas */

  #mayZoom(event) {
    if (event.ctrlKey || event.metaKey || this.#engaged) return (this.#drawing.camera.moved = true)
    this.#hint.textContent = HOW_TO_ZOOM
    this.#hint.hidden = false
    clearTimeout(this.#hinting)
    this.#hinting = setTimeout(() => (this.#hint.hidden = true), 1400)
    return false
  }
}
