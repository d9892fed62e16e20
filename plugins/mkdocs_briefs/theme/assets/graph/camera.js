/* The camera: pan and zoom. */

import { frame, still } from "./stage.js"

export class Camera {
  whole = 1 // the scale at which all nodes fit
  moved = false // whether the reader has panned or zoomed: then the view is not fitted again
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

  /* The factor on the radius of nodes: zooming in enlarges distances more than nodes */

  grown(k) {
    return k > this.whole ? Math.sqrt(this.whole / k) : 1
  }
}
