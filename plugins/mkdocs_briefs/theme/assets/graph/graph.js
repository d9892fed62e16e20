/* The network of actors, countries and briefs, drawn with force-graph (beside this file) from the site's own data.
   The page has the same as a table; without this script, that is all it has. */

"use strict"

;(() => {
  const section = document.querySelector(".network:not([data-started])")
  if (!section || !window.ForceGraph) return
  section.dataset.started = ""

  const part = name => section.querySelector(`.network__${name}`)
  const [stage, controls, card, hint, status] = ["stage", "controls", "card", "hint", "status"].map(part)
  const { words, kind: kinds } = controls.elements
  const fallback = document.querySelector(".network__fallback")
  const root = new URL((section.dataset.root || ".").replace(/\/?$/, "/"), location)
  const still = matchMedia("(prefers-reduced-motion: reduce)")
  const pace = () => (still.matches || stage.getAttribute("aria-busy") === "true" ? 0 : 300)
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  const count = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`

  /* Kinds differ in shape as well as in colour. Each shape has a radius of 10. */

  const SHAPES = {
    person: "M10 0A10 10 0 1 1-10 0A10 10 0 1 1 10 0Z",
    organisation: "M-6.5-9H6.5Q9-9 9-6.5V6.5Q9 9 6.5 9H-6.5Q-9 9-9 6.5V-6.5Q-9-9-6.5-9Z",
    state: "M0-11.5L10-5.7V5.7L0 11.5-10 5.7V-5.7Z",
    system: "M0-12L12 0 0 12-12 0Z",
    other: "M9 0A9 9 0 1 1-9 0A9 9 0 1 1 9 0Z",
    brief: "M-7-9.5H7V9.5H-7Z",
  }
  const HOLLOW = new Set(["other", "brief"])
  const paths = Object.fromEntries(Object.entries(SHAPES).map(([kind, shape]) => [kind, new Path2D(shape)]))

  let colours, family
  const readColours = () => {
    const style = getComputedStyle(stage)
    const names = ["paper", "ink", "link", ...Object.keys(SHAPES)]
    colours = Object.fromEntries(names.map(name => [name, style.getPropertyValue(`--briefs-graph-${name}`).trim()]))
    colours.muted = style.getPropertyValue("--briefs-muted").trim()
    family = style.fontFamily
  }

  /* The data: who is named in which brief, and so who appears with whom */

  let nodes, ties, companions

  const read = data => {
    const byId = new Map(data.nodes.map(node => [node.id, { ...node, actors: [] }]))
    nodes = [...byId.values()].sort((a, b) => b.weight - a.weight)
    ties = data.edges.map(edge => ({ ...edge, source: byId.get(edge.source), target: byId.get(edge.target) }))
    for (const { source, target } of ties) source.actors.push(target)
    companions = shared()
  }

  const shared = () => {
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

  const other = (tie, node) => (tie.source === node ? tie.target : tie.source)

  const byNode = list => {
    const found = new Map()
    for (const tie of list)
      for (const node of [tie.source, tie.target]) {
        if (!found.has(node)) found.set(node, [])
        found.get(node).push(tie)
      }
    return found
  }

  /* Of many ties between actors, those that tell most: each actor keeps its closest few. A tie counts for less if both
     are named everywhere. */

  const closest = (list, many) => {
    const keep = many > 80 ? 2 : 4
    const nearness = tie => tie.weight / Math.sqrt(Math.sqrt(tie.source.weight * tie.target.weight))
    const kept = new Set()
    for (const own of byNode(list).values())
      own.sort((a, b) => nearness(b) - nearness(a) || b.weight - a.weight).slice(0, keep).forEach(tie => kept.add(tie))
    return [...kept]
  }

  /* What is shown now */

  let shown, view

  const see = () => {
    const visible = nodes.filter(node => shown.has(node.type))
    const all = (shown.has("brief") ? ties : companions).filter(
      tie => shown.has(tie.source.type) && shown.has(tie.target.type),
    )
    view = { nodes: visible, all, of: byNode(all), links: shown.has("brief") ? all : closest(all, visible.length) }
    view.bundles = bundles()
  }

  const degree = node => view.of.get(node)?.length || 0
  const renown = tie => Math.max(degree(tie.source), degree(tie.target))

  /* Lines of one width and strength are drawn in one go. Lines to those whom everybody names say least. */

  const bundles = () => {
    const found = new Map()
    for (const tie of view.links) {
      const width = Math.min(3, 0.6 + 0.4 * Math.floor(Math.sqrt(tie.weight)))
      const opacity = shown.has("brief") ? Math.max(1, Math.round(4 * Math.min(1, Math.sqrt(10 / renown(tie))))) / 4 : 1
      const key = `${width} ${opacity}`
      if (!found.has(key)) found.set(key, { width, opacity, ties: [] })
      found.get(key).ties.push(tie)
    }
    return [...found.values()]
  }

  /* What lights up with a node: its own ties and, if it is in few briefs, whom else those name */

  const around = node => {
    const own = view.of.get(node) || []
    const further = node.type !== "brief" && shown.has("brief") && own.length <= 12
    return further ? [...new Set(own.flatMap(tie => [tie, ...view.of.get(tie.source)]))] : own
  }

  /* Sizes follow the room there is: a drawing unit is about a pixel when everything is shown */

  const room = () => Math.sqrt((stage.clientWidth * stage.clientHeight) / Math.max(view.nodes.length, 12))

  const measure = () => {
    const side = room()
    const size = (share, least, most) => Math.max(least, Math.min(most, side * share))
    const [least, most] = [size(0.11, 1.8, 5), size(0.32, 8, 19)]
    const heaviest = Math.max(1, ...nodes.filter(node => node.type !== "brief").map(node => node.weight))
    for (const node of view.nodes) {
      const share = Math.sqrt(node.weight / heaviest)
      node.major = share > 0.6 && node.type !== "brief"
      node.radius = node.type === "brief" ? size(0.09, 1.5, 6.5) : least + (most - least) * share
    }
    return side
  }

  /* Where the layout begins: the weightiest in the middle, briefs among those whom they name. Always the same, so that
     the picture is. */

  const place = side => {
    const golden = Math.PI * (3 - Math.sqrt(5))
    view.nodes
      .filter(node => node.type !== "brief")
      .forEach((node, index) => {
        if (node.x !== undefined) return
        const [far, angle] = [side * 0.5 * Math.sqrt(index + 0.5), index * golden]
        Object.assign(node, { x: far * Math.cos(angle), y: far * Math.sin(angle) })
      })
    for (const brief of view.nodes.filter(node => node.type === "brief" && node.x === undefined)) {
      const placed = brief.actors.filter(actor => actor.x !== undefined)
      const mean = axis => placed.reduce((sum, actor) => sum + actor[axis], 0) / Math.max(placed.length, 1)
      Object.assign(brief, { x: mean("x") + Math.cos(brief.order), y: mean("y") + Math.sin(brief.order) })
    }
  }

  /* Forces beside those of the library: a pull towards the middle, weaker along the longer side, and no overlap */

  const force = act => {
    let all = []
    return Object.assign(alpha => act(all, alpha), { initialize: given => (all = given) })
  }

  const pull = force((all, alpha) => {
    const ratio = (stage.clientWidth / stage.clientHeight) ** 0.7
    for (const node of all) {
      const much = degree(node) ? 0.11 : 0.5 // what nothing holds would drift away
      node.vx -= (node.x * much * alpha) / ratio
      node.vy -= node.y * much * alpha * ratio
    }
  })

  const apart = force(all => {
    const gap = 3
    const cell = 2 * Math.max(...all.map(node => node.radius)) + gap
    const grid = new Map()
    const key = (x, y) => `${x} ${y}`
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
  })

  /* Drawing */

  let graph
  let whole = 1 // the scale at which everything is shown
  let moved = false // by the reader: then the picture stays where it is
  let settled = true // no layout is under way
  let given = false // the library has what is to be laid out
  const waiting = []
  const whenSettled = act => (settled ? act() : waiting.push(act))
  let chosen, pointed // by search or touch; by the pointer
  let centre // the one of both that counts, and what lights up with it: kept while the others come back to light
  let beams = []
  let lit = new Set()
  let dim = 0

  let sleep // the library looks for work at every frame: nobody needs that while nothing happens
  const wake = () => {
    graph.resumeAnimation()
    clearTimeout(sleep)
    sleep = setTimeout(() => (settled ? graph.pauseAnimation() : wake()), 1500)
  }

  const redraw = () => {
    graph.nodeCanvasObject(paintNode)
    wake()
  }

  const look = (k, x, y) => {
    wake()
    if (x !== undefined) graph.centerAt(x, y, pace())
    graph.zoom(k, pace())
  }

  const grown = k => (k > whole ? Math.sqrt(whole / k) : 1) // zooming in makes room rather than giants
  const strength = node => (dim && !lit.has(node) ? 1 - 0.88 * dim : 1)

  const paintNode = (node, ctx, k) => {
    const radius = node.radius * grown(k)
    const scale = radius / 10
    const hollow = HOLLOW.has(node.type) && radius * k > 3
    ctx.save()
    ctx.globalAlpha = strength(node)
    ctx.translate(node.x, node.y)
    ctx.scale(scale, scale)
    ctx.lineWidth = (hollow ? 1.4 : 1) / (k * scale)
    ctx.fillStyle = hollow ? colours.paper : colours[node.type]
    ctx.strokeStyle = hollow ? colours[node.type] : colours.paper
    ctx.fill(paths[node.type])
    ctx.stroke(paths[node.type])
    if (node === centre && dim) {
      ctx.globalAlpha = dim
      ctx.lineWidth = 2 / (k * scale)
      ctx.strokeStyle = colours.ink
      ctx.stroke(paths[node.type])
    }
    ctx.restore()
  }

  const stroke = (ctx, some) => {
    ctx.beginPath()
    for (const { source, target } of some) {
      ctx.moveTo(source.x, source.y)
      ctx.lineTo(target.x, target.y)
    }
    ctx.stroke()
  }

  const paintLines = (ctx, k) => {
    ctx.save()
    const closer = Math.sqrt(Math.max(1, k / whole))
    const dense = (shown.has("brief") ? 12 : 18) / Math.sqrt(view.links.length + 1)
    const faint = Math.max(0.24, Math.min(0.6, dense)) // the more lines, the fainter each
    ctx.strokeStyle = colours.link
    for (const bundle of view.bundles) {
      ctx.globalAlpha = Math.min(0.8, faint * bundle.opacity * closer) * (1 - 0.85 * dim)
      ctx.lineWidth = bundle.width / k
      stroke(ctx, bundle.ties)
    }
    if (dim) {
      ctx.strokeStyle = HOLLOW.has(centre.type) ? colours.muted : colours[centre.type]
      const many = Math.min(1, Math.sqrt(30 / beams.length))
      for (const tie of beams) {
        const own = tie.source === centre || tie.target === centre
        ctx.globalAlpha = (own ? 0.8 : 0.4) * Math.max(many, 0.5) * dim
        ctx.lineWidth = (Math.min(0.8 + Math.sqrt(tie.weight) * 0.4, 3.5) * many) / k
        stroke(ctx, [tie])
      }
    }
    ctx.restore()
  }

  /* Labels: the weightiest first, each where there is room. Sizes are pixels, whatever the zoom. */

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

  const fontOf = node => {
    if (node.type === "brief") return `italic 400 11.5px ${family}`
    return `${node.major ? "600 13.5px" : "400 12px"} ${family}`
  }

  const textOf = (node, ctx) => {
    const [font, most] = [fontOf(node), node === centre && dim ? 6 : 2]
    if (node.text?.font !== font || node.text.most !== most) {
      ctx.font = font
      const said = lines(node.label, most)
      node.text = { font, most, said, width: Math.max(...said.map(line => ctx.measureText(line).width)) }
    }
    return node.text
  }

  const edges = ({ offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight }) => {
    return { left, right: left + offsetWidth, top, bottom: top + offsetHeight }
  }

  const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

  const paintLabels = (ctx, k) => {
    const { e, f } = ctx.getTransform()
    const dpr = devicePixelRatio
    ctx.save()
    ctx.setTransform(dpr, 0, 0, dpr, 0, 0)
    ctx.globalAlpha = 1
    ctx.textAlign = "center"
    ctx.textBaseline = "middle"
    ctx.lineJoin = "round"
    const spots = []
    for (const node of view.nodes) {
      const [x, y, radius] = [node.x * k + e / dpr, node.y * k + f / dpr, node.radius * grown(k) * k]
      if (x < -40 || y < -20 || x > stage.clientWidth + 40 || y > stage.clientHeight + 20) continue
      spots.push({ node, x, y, radius, left: x - radius, right: x + radius, top: y - radius, bottom: y + radius })
    }
    const rank = ({ node }) => (node === centre ? 4 : dim && lit.has(node) ? 2 : 0) + (node.type === "brief" ? 0 : 1)
    spots.sort((a, b) => rank(b) - rank(a) || b.node.weight - a.node.weight || a.node.order - b.node.order)
    const discs = spots.filter(spot => (spot.radius > 4 || spots.length < 150) && strength(spot.node) > 0.5)
    const boxes = [part("zoom"), card].filter(element => !element.hidden).map(edges)
    const most = Math.max(12, (stage.clientWidth * stage.clientHeight) / 9000)
    for (const spot of spots) {
      if (boxes.length > most) break
      if (strength(spot.node) < 0.5) continue
      const label = textOf(spot.node, ctx)
      const box = boxFor(spot, label, boxes, discs)
      if (!box) continue
      boxes.push(box)
      ctx.font = label.font
      label.said.forEach((line, index) => {
        const y = box.top + 8 + index * 14
        ctx.lineWidth = 3.5
        ctx.strokeStyle = colours.paper
        ctx.fillStyle = spot.node.type === "brief" ? colours.muted : colours.ink
        ctx.strokeText(line, (box.left + box.right) / 2, y)
        ctx.fillText(line, (box.left + box.right) / 2, y)
      })
    }
    ctx.restore()
  }

  const boxFor = (spot, label, boxes, discs) => {
    const [half, height] = [label.width / 2 + 2, label.said.length * 14 + 2]
    const beside = spot.radius + 3
    const tries = [
      [spot.x, spot.y + beside + height / 2],
      [spot.x, spot.y - beside - height / 2],
      [spot.x + beside + half, spot.y],
      [spot.x - beside - half, spot.y],
    ].map(([x, y]) => ({ left: x - half, right: x + half, top: y - height / 2, bottom: y + height / 2 }))
    const free = box =>
      Math.min(box.left, box.top) >= 0 &&
      box.right <= stage.clientWidth &&
      box.bottom <= stage.clientHeight &&
      !boxes.some(taken => overlap(box, taken)) &&
      !discs.some(disc => disc !== spot && overlap(box, disc))
    return tries.find(free) || (spot.node === centre && tries[0])
  }

  /* Light on one node and its neighbours */

  let fading
  const light = () => {
    const node = pointed || chosen
    if (node && view.nodes.includes(node)) {
      centre = node
      beams = around(node)
      lit = new Set([node, ...beams.flatMap(tie => [tie.source, tie.target])])
    }
    const goal = node ? 1 : 0
    cancelAnimationFrame(fading)
    const step = () => {
      dim = still.matches || Math.abs(goal - dim) < 0.12 ? goal : dim + (goal - dim) * 0.3
      redraw()
      if (dim !== goal) fading = requestAnimationFrame(step)
    }
    step()
  }

  /* The pointer. Which node it is at is worked out from positions: browsers that guard privacy blur what the library
     reads back from its canvas. */

  const at = (event, slack) => {
    const box = part("canvas").getBoundingClientRect()
    const { x, y } = graph.screen2GraphCoords(event.clientX - box.left, event.clientY - box.top)
    const k = graph.zoom()
    const gap = node => Math.hypot(node.x - x, node.y - y) - node.radius * grown(k)
    const near = view.nodes.reduce((best, node) => (!best || gap(node) < gap(best) ? node : best), undefined)
    return near && gap(near) * k <= slack ? near : undefined
  }

  let aimed, resting // a pointer that only passes changes nothing
  const point = node => {
    if (node === aimed) return
    aimed = node
    stage.style.cursor = node ? "pointer" : ""
    clearTimeout(resting)
    resting = setTimeout(() => ((pointed = aimed), light()), 60)
  }

  const open = (node, event) => {
    const address = new URL(node.url, root).href
    if (event?.ctrlKey || event?.metaKey) window.open(address)
    else location.assign(address)
  }

  const press = event => {
    const touch = event.pointerType === "touch"
    const node = at(event, touch ? 14 : 3)
    if (!node) choose()
    else if (touch && node !== chosen) choose(node)
    else open(node, event)
  }

  /* Wheels scroll the page until the reader has pressed the picture: it must not be a trap */

  let engaged = false
  let hinting
  const mayZoom = event => {
    if (event.ctrlKey || event.metaKey || engaged) return (moved = true)
    hint.textContent = "To zoom with the wheel, click the picture first or hold Ctrl"
    hint.hidden = false
    clearTimeout(hinting)
    hinting = setTimeout(() => (hint.hidden = true), 1400)
    return false
  }

  /* What the reader has chosen, in words */

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties)
    element.append(...children)
    return element
  }

  const kindOf = node => (node.type === "other" ? "actor" : node.type)

  const describe = node => {
    const among = node.type === "brief" ? ties : companions
    const own = among.filter(tie => tie.source === node || tie.target === node).sort((a, b) => b.weight - a.weight)
    const said = node.type === "brief" ? count(node.weight, "actor") : count(node.weight, "brief")
    const chips = own.slice(0, 8).map(tie => {
      const near = other(tie, node)
      return make("li", {}, make("button", { type: "button", textContent: near.label, onclick: () => find(near) }))
    })
    const link = make("a", { href: new URL(node.url, root).href, textContent: node.label })
    const close = make("button", { type: "button", className: "network__close", onclick: () => choose() }, "×")
    close.setAttribute("aria-label", "Close")
    const heading = make("p", {}, node.type === "brief" ? "Names" : "Most often with")
    card.replaceChildren(
      make("p", { className: "network__name" }, link),
      make("p", { className: "network__kind" }, `${kindOf(node)} · ${said}`),
      ...(chips.length ? [heading, make("ul", {}, ...chips)] : []),
      close,
    )
  }

  const choose = node => {
    const focused = card.contains(document.activeElement) // and would lose the focus with what it held
    chosen = node
    card.hidden = !node
    if (node) describe(node)
    if (focused) (node ? card.querySelector("a") : words).focus()
    light()
  }

  /* Bring a node into view and choose it; a kind that is hidden is shown first */

  const find = node => {
    const box = [...kinds].find(input => input.value === node.type)
    if (!box.checked) {
      box.checked = true
      show()
    }
    aimed = pointed = undefined
    choose(node)
    moved = true
    whenSettled(() => {
      if (!view.nodes.includes(node)) return
      const near = around(node).flatMap(tie => [tie.source, tie.target])
      const reach = axis => near.map(each => Math.abs(each[axis] - node[axis])).sort((a, b) => a - b)
      const most = axis => reach(axis)[Math.floor(near.length * 0.8)] || 1
      const fits = Math.min(stage.clientWidth / 2 / most("x"), stage.clientHeight / 2 / most("y")) * 0.75
      const k = Math.max(whole, Math.min(fits, whole * 2.5))
      // The card covers a part of the picture: the middle is that of the rest.
      const [left, up] = stage.clientWidth < 600 ? [0, card.offsetHeight / 2] : [card.offsetWidth / 2, 0]
      look(k, node.x - left / k, node.y + up / k)
      stage.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" })
    })
  }

  /* Layout: warmed up before it is shown, so that nothing dances */

  const margin = () => (stage.clientWidth < 600 ? 30 : 46)

  const fit = () => {
    if (!view.nodes.length) return
    const { x, y } = graph.getGraphBbox()
    const across = (stage.clientWidth - 2 * margin()) / (x[1] - x[0])
    const down = (stage.clientHeight - 2 * margin()) / (y[1] - y[0])
    whole = Math.min(across, down, 2)
    graph.minZoom(whole * 0.5).maxZoom(whole * 16)
    if (!moved) look(whole, (x[0] + x[1]) / 2, (y[0] + y[1]) / 2)
  }

  /* Use the whole frame: what is left free on two sides is filled, within reason */

  const stretch = () => {
    const { x, y } = graph.getGraphBbox()
    const frame = (stage.clientWidth - 2 * margin()) / (stage.clientHeight - 2 * margin())
    const ratio = frame / ((x[1] - x[0]) / (y[1] - y[0]))
    const wider = Math.max(1, Math.min(1.6, ratio))
    const higher = Math.max(1, Math.min(1.6, 1 / ratio))
    for (const node of view.nodes) Object.assign(node, { x: node.x * wider, y: node.y * higher })
  }

  const settle = () => {
    if (settled || !given) return // the library also stops when it has been given nothing yet
    settled = true
    if (view.nodes.length) {
      stretch()
      fit()
    }
    stage.setAttribute("aria-busy", "false")
    status.textContent = summary()
    for (const act of waiting.splice(0)) act()
  }

  const summary = () => {
    const briefs = view.nodes.filter(node => node.type === "brief").length
    const actors = count(view.nodes.length - briefs, "actor")
    if (shown.has("brief")) return `${actors} and ${count(briefs, "brief")}. A line joins a brief to whom it names.`
    const some = view.links.length < view.all.length
    const rest = some ? ": the closest ties of each; point at one to see all of its own" : ""
    return `${actors}. A line joins those named in the same brief${rest}.`
  }

  const show = () => {
    shown = new Set([...kinds].filter(input => input.checked).map(input => input.value))
    see()
    if (chosen && !shown.has(chosen.type)) choose()
    aimed = pointed = undefined
    const side = measure()
    place(side)
    const briefs = shown.has("brief")
    graph
      .d3Force("charge")
      .strength(node => (node.type === "brief" ? -0.035 : -0.06) * side * side)
      .distanceMax(side * 14)
    const held = byNode(view.links)
    const drawn = node => held.get(node)?.length || 1 // asked at once of the links as they were, too
    const least = tie => Math.min(drawn(tie.source), drawn(tie.target))
    graph
      .d3Force("link")
      .distance(tie => side * (briefs ? 0.55 : 0.8) + tie.source.radius + tie.target.radius)
      .strength(tie => (briefs ? Math.min(1, Math.sqrt(12 / renown(tie))) : 1) / least(tie))
    const ticks = view.nodes.length > 600 ? 160 : 300
    graph.d3AlphaDecay(1 - 0.001 ** (1 / ticks)).warmupTicks(ticks)
    settled = false
    stage.setAttribute("aria-busy", "true")
    status.textContent = "Drawing …"
    given = false
    const mine = view
    const give = () => {
      if (view !== mine) return // the reader was faster
      given = true
      graph.graphData({ nodes: [...view.nodes].reverse(), links: view.links })
    }
    requestAnimationFrame(() => setTimeout(give)) // so that readers see "Drawing …" first
    light()
  }

  /* Controls */

  const offer = () => {
    const names = new Map()
    for (const node of [...nodes].sort((a, b) => (a.type === "brief") - (b.type === "brief")))
      names.set(names.has(node.label) ? `${node.label} (${kindOf(node)}, ${node.url})` : node.label, node)
    controls.querySelector("datalist").replaceChildren(...[...names.keys()].map(value => make("option", { value })))
    return names
  }

  const listen = () => {
    const names = offer()
    const folded = [...names].map(([name, node]) => [plain(name), node])
    const best = text => {
      const wanted = plain(text.trim())
      if (!wanted) return undefined
      const starts = folded.find(([name]) => name.startsWith(wanted))
      return (starts || folded.find(([name]) => name.includes(wanted)))?.[1]
    }
    words.addEventListener("input", () => names.has(words.value) && find(names.get(words.value)))
    controls.addEventListener("submit", event => {
      event.preventDefault()
      const node = names.get(words.value) || best(words.value)
      if (!node) status.textContent = `Nothing here is called “${words.value}”.`
      else if (node === chosen) open(node)
      else find(node)
    })
    for (const input of kinds)
      input.addEventListener("change", () => {
        moved = false
        show()
      })
    part("zoom").addEventListener("click", event => {
      const wanted = event.target.closest("button")?.value
      if (wanted === "fit") {
        moved = false
        fit()
      } else if (wanted) {
        moved = true
        look(graph.zoom() * (wanted === "in" ? 1.5 : 1 / 1.5))
      }
    })
    section.addEventListener("keydown", event => event.key === "Escape" && chosen && choose())
    stage.addEventListener("pointermove", event => {
      wake()
      if (event.pointerType !== "touch") point(over(event))
    })
    part("canvas").addEventListener("pointerdown", () => {
      wake()
      engaged = moved = true
    })
    stage.addEventListener("pointerleave", () => {
      engaged = false
      point()
    })
  }

  const over = event => (event.target.tagName === "CANVAS" && !event.buttons ? at(event, 3) : pointed)

  /* The legend is made of the switches: each shows its shape, its colour and how many there are */

  const legend = () => {
    for (const input of kinds) {
      const many = nodes.filter(node => node.type === input.value).length
      const label = input.closest("label")
      label.hidden = !many
      label.querySelector(".network__count").textContent = many
      const path = label.querySelector("path")
      path.setAttribute("d", SHAPES[input.value])
      const colour = `var(--briefs-graph-${input.value})`
      const outline = `fill: none; stroke: ${colour}; stroke-width: 2.5`
      path.style.cssText = HOLLOW.has(input.value) ? outline : `fill: ${colour}`
      // A thousand briefs hide what they tell: then the picture begins with the actors.
      if (input.value === "brief") input.checked = many <= 60
    }
  }

  const start = async () => {
    section.hidden = false
    fallback.hidden = true
    status.textContent = "Drawing …"
    const answer = await fetch(new URL(section.dataset.graph, location))
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`)
    read(await answer.json())
    readColours()
    legend()
    graph = new ForceGraph(part("canvas"))
      .width(stage.clientWidth)
      .height(stage.clientHeight)
      .nodeRelSize(1)
      .nodeVal(node => node.radius ** 2)
      .nodeLabel(() => "")
      .nodeCanvasObject(paintNode)
      .nodePointerAreaPaint((node, colour, ctx, k) => {
        ctx.fillStyle = colour
        ctx.beginPath()
        ctx.arc(node.x, node.y, node.radius * grown(k) + 3 / k, 0, 2 * Math.PI)
        ctx.fill()
      })
      .linkVisibility(false)
      .onRenderFramePre(paintLines)
      .onRenderFramePost(paintLabels)
      .cooldownTicks(0)
      .onEngineStop(settle)
      .onZoom(wake)
      .showPointerCursor(false)
      .enableZoomInteraction(mayZoom)
      .onNodeClick((node, event) => press(event))
      .onBackgroundClick(press)
      .d3Force("center", null)
      .d3Force("pull", pull)
      .d3Force("apart", apart)
    listen()
    show()
    const asked = nodes.find(node => node.id === decodeURIComponent(location.hash.slice(1)))
    if (asked) find(asked)

    new MutationObserver(() => {
      readColours()
      redraw()
    }).observe(document.body, { attributeFilter: ["data-md-color-scheme"] })
    document.fonts.addEventListener("loadingdone", () => {
      for (const node of nodes) delete node.text
      redraw()
    })
    new ResizeObserver(() => {
      if (!stage.isConnected) return graph.pauseAnimation()
      graph.width(stage.clientWidth).height(stage.clientHeight)
      if (settled) fit()
    }).observe(stage)
  }

  start().catch(error => {
    section.hidden = true
    fallback.hidden = false
    throw error
  })
})()
