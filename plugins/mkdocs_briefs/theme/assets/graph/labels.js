/* The labels: by weight, where there is room. Their sizes are in pixels of the screen, at any zoom. */

import { isBrief } from "./network.js"

const lines = (label, most) => {
  const made = [""]
  for (const word of label.split(/\s+/)) {
    const longer = `${made.at(-1)} ${word}`.trim()
    if (longer.length <= 26 || !made.at(-1)) made[made.length - 1] = longer
    else if (made.length < most) made.push(word)
    else return [...made.slice(0, -1), `${made.at(-1)} …`]
  }
  return made
}

const edges = ({ offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight }) => {
  return { left, right: left + offsetWidth, top, bottom: top + offsetHeight }
}

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

export class Labels {
  #stage
  #covers
  #palette
  #light
  #camera
  #texts = new Map()

  /* `covers` are the elements over the canvas, which labels avoid */

  constructor(stage, covers, palette, light, camera) {
    this.#stage = stage
    this.#covers = covers
    this.#palette = palette
    this.#light = light
    this.#camera = camera
  }

  /* Discard measured texts, after a font has loaded */

  forget() {
    this.#texts.clear()
  }

  paint(ctx, k, view) {
    ctx.save()
    const spots = this.#spots(ctx, k, view)
    ctx.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
    ctx.globalAlpha = 1
    ctx.textAlign = "center"
    ctx.textBaseline = "middle"
    ctx.lineJoin = "round"
    const faded = spot => this.#light.strength(spot.node) < 0.5
    const discs = spots.filter(
      spot => (spot.radius > 4 || spots.length < 150) && this.#light.strength(spot.node) > 0.5,
    )
    const boxes = this.#covers.filter(element => !element.hidden).map(edges)
    const most = Math.max(12, (this.#stage.clientWidth * this.#stage.clientHeight) / 9000)
    for (const spot of spots) {
      if (boxes.length > most) break
      if (faded(spot)) continue
      const text = this.#textOf(spot.node, ctx)
      const box = this.#boxFor(spot, text, boxes, discs)
      if (!box) continue
      boxes.push(box)
      this.#write(ctx, text, box, isBrief(spot.node))
    }
    ctx.restore()
  }

  /* The nodes on the screen with their boxes, by priority of their labels */

  #spots(ctx, k, view) {
    const { e, f } = ctx.getTransform()
    const spots = []
    for (const node of view.nodes) {
      const [x, y] = [node.x * k + e / devicePixelRatio, node.y * k + f / devicePixelRatio]
      const radius = node.radius * this.#camera.grown(k) * k
      if (x < -40 || y < -20 || x > this.#stage.clientWidth + 40 || y > this.#stage.clientHeight + 20) continue
      spots.push({ node, x, y, radius, left: x - radius, right: x + radius, top: y - radius, bottom: y + radius })
    }
    const { centre, dim } = this.#light
    const lit = node => dim && this.#light.isLit(node)
    const rank = ({ node }) => (node === centre ? 4 : lit(node) ? 2 : 0) + (isBrief(node) ? 0 : 1)
    return spots.sort((a, b) => rank(b) - rank(a) || b.node.weight - a.node.weight || a.node.order - b.node.order)
  }

  #fontOf(node) {
    if (isBrief(node)) return `italic 400 11.5px ${this.#palette.family}`
    return `${node.major ? "600 13.5px" : "400 12px"} ${this.#palette.family}`
  }

  #textOf(node, ctx) {
    const [font, most] = [this.#fontOf(node), node === this.#light.centre && this.#light.dim ? 6 : 2]
    const known = this.#texts.get(node)
    if (known?.font === font && known.most === most) return known
    ctx.font = font
    const rows = lines(node.label, most)
    const text = { font, most, rows, width: Math.max(...rows.map(line => ctx.measureText(line).width)) }
    this.#texts.set(node, text)
    return text
  }

  #boxFor(spot, text, boxes, discs) {
    const [half, height] = [text.width / 2 + 2, text.rows.length * 14 + 2]
    const beside = spot.radius + 3
    const tries = [
      [spot.x, spot.y + beside + height / 2],
      [spot.x, spot.y - beside - height / 2],
      [spot.x + beside + half, spot.y],
      [spot.x - beside - half, spot.y],
    ].map(([x, y]) => ({ left: x - half, right: x + half, top: y - height / 2, bottom: y + height / 2 }))
    const free = box =>
      Math.min(box.left, box.top) >= 0 &&
      box.right <= this.#stage.clientWidth &&
      box.bottom <= this.#stage.clientHeight &&
      !boxes.some(taken => overlap(box, taken)) &&
      !discs.some(disc => disc !== spot && overlap(box, disc))
    return tries.find(free) || (spot.node === this.#light.centre && tries[0])
  }

  #write(ctx, text, box, muted) {
    ctx.font = text.font
    text.rows.forEach((line, index) => {
      const y = box.top + 8 + index * 14
      ctx.lineWidth = 3.5
      ctx.strokeStyle = this.#palette.colours.paper
      ctx.fillStyle = muted ? this.#palette.colours.muted : this.#palette.colours.ink
      ctx.strokeText(line, (box.left + box.right) / 2, y)
      ctx.fillText(line, (box.left + box.right) / 2, y)
    })
  }
}
