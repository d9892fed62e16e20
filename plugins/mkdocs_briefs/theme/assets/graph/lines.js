/* Painting of lines. */

const stroke = (ctx, some) => {
  ctx.beginPath()
  for (const { source, target } of some) {
    ctx.moveTo(source.x, source.y)
    ctx.lineTo(target.x, target.y)
  }
  ctx.stroke()
}

export const paintLines = (ctx, k, view, palette, light, camera) => {
  const { centre, beams, dim } = light
  ctx.save()
  const closer = Math.sqrt(Math.max(1, k / camera.whole))
  const dense = (view.briefs ? 12 : 18) / Math.sqrt(view.links.length + 1)
  const faint = Math.max(0.24, Math.min(0.6, dense)) // the more lines, the fainter each
  ctx.strokeStyle = palette.colours.link
  for (const bundle of view.bundles) {
    ctx.globalAlpha = Math.min(0.8, faint * bundle.opacity * closer) * (1 - 0.85 * dim)
    ctx.lineWidth = bundle.width / k
    stroke(ctx, bundle.ties)
  }
  if (dim) {
    ctx.strokeStyle = palette.isHollow(centre) ? palette.colours.muted : palette.colour(centre)
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
