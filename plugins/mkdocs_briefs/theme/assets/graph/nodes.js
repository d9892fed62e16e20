/* Painting of nodes. Shapes have a radius of 10. */

export const nodePainter = (palette, light, camera) => (node, ctx, k) => {
  const radius = node.radius * camera.grown(k)
  const scale = radius / 10
  const hollow = palette.isHollow(node) && radius * k > 3
  ctx.save()
  ctx.globalAlpha = light.strength(node)
  ctx.translate(node.x, node.y)
  ctx.scale(scale, scale)
  ctx.lineWidth = (hollow ? 1.4 : 1) / (k * scale)
  ctx.fillStyle = hollow ? palette.colours.paper : palette.colour(node)
  ctx.strokeStyle = hollow ? palette.colour(node) : palette.colours.paper
  ctx.fill(palette.shape(node))
  ctx.stroke(palette.shape(node))
  if (node === light.centre && light.dim) {
    ctx.globalAlpha = light.dim
    ctx.lineWidth = 2 / (k * scale)
    ctx.strokeStyle = palette.colours.ink
    ctx.stroke(palette.shape(node))
  }
  ctx.restore()
}

/* The area in which the library reports a node as hit */

export const areaPainter = camera => (node, colour, ctx, k) => {
  ctx.fillStyle = colour
  ctx.beginPath()
  ctx.arc(node.x, node.y, node.radius * camera.grown(k) + 3 / k, 0, 2 * Math.PI)
  ctx.fill()
}
