/* The camera: which part of the drawing is seen, and how large. */

import { frame, still } from "./stage.js"

export class Camera {
  whole = 1 // the scale at which everything is shown
  moved = false // by the reader: then the picture stays where it is
  #graph
  #stage
  #wake

  constructor(graph, stage, wake) {
    this.#graph = graph
    this.#stage = stage
    this.#wake = wake
  }

  look(k, x, y) {
    const pace = still.matches || this.#stage.getAttribute("aria-busy") === "true" ? 0 : 300
    this.#wake()
    if (x !== undefined) this.#graph.centerAt(x, y, pace)
    this.#graph.zoom(k, pace)
  }

  fit(view) {
    if (!view.nodes.length) return
    const { x, y } = this.#graph.getGraphBbox()
    const { width, height } = frame(this.#stage)
    this.whole = Math.min(width / (x[1] - x[0]), height / (y[1] - y[0]), 2)
    this.#graph.minZoom(this.whole * 0.5).maxZoom(this.whole * 16)
    if (!this.moved) this.look(this.whole, (x[0] + x[1]) / 2, (y[0] + y[1]) / 2)
  }

  /* How much of its size a node keeps: zooming in makes room rather than giants */

  grown(k) {
    return k > this.whole ? Math.sqrt(this.whole / k) : 1
  }
}
